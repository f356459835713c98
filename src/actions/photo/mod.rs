//! A photograph, as it is sent: upright, cut and grey as wished, small, without the place, the day or the name of
//! whoever took it. Pure: bytes in, bytes out.
//!
//! Nothing is decoded before its size was asked (WIRE.md §14), and a photograph is shrunk while it is read: what
//! stands in memory is a few times the small picture, never the large one.

mod decode;
mod encode;
mod judge;
mod pose;
mod shrink;

use domain::document::Media;
use image::DynamicImage;

pub use pose::{Crop, Edit, Turn};

use super::paper::{Concern, Refusal};

/// Bytes that a picture may have once it is ready (PRODUCT.md, story 7).
pub const BUDGET: usize = 1_500_000;
/// Points along the longer side that are always kept, where the picture had them.
const ENOUGH: u32 = 1_600;
/// Points along the longer side that are kept at most: beyond, a page of print is no easier to read.
const MOST: u32 = 2_400;
/// Points along the longer side of what a code is looked for in: more is grain, and time.
const LOOKED_AT: u32 = 1_600;
/// Points along the longer side of what is shown before it is kept.
const GLIMPSE: u32 = 640;

/// A picture that is ready to be kept.
#[derive(Debug)]
pub struct Photo {
    /// JPEG, or PNG where that is the smaller and truer.
    pub media: Media,
    /// The file.
    pub bytes: Vec<u8>,
    /// Points across.
    pub width: u32,
    /// Points down.
    pub height: u32,
    /// Without colours.
    pub is_grey: bool,
    /// What the citizen should look at again.
    pub concerns: Vec<Concern>,
}

/// Whether these bytes are a picture of a kind that is read here.
pub fn is_read(media: Media) -> bool {
    matches!(media, Media::Jpeg | Media::Png | Media::Webp)
}

/// Makes a picture ready, in at most about `budget` bytes.
pub fn treat(media: Media, bytes: &[u8], edit: Edit, budget: usize) -> Result<Photo, Refusal> {
    ready(drawn(media, bytes, edit, ENOUGH, MOST)?, media == Media::Png, budget)
}

/// The same, as a JPEG whatever it was: a page of a PDF.
pub fn page(media: Media, bytes: &[u8], edit: Edit, budget: usize) -> Result<Photo, Refusal> {
    ready(drawn(media, bytes, edit, ENOUGH, MOST)?, false, budget)
}

fn ready(image: DynamicImage, as_png: bool, budget: usize) -> Result<Photo, Refusal> {
    let concerns = judge::concerns(&image);
    let file = encode::within(image, as_png, budget)?;
    let (width, height) = (file.image.width(), file.image.height());
    let is_grey = !file.image.color().has_color();
    Ok(Photo { media: file.media, bytes: file.bytes, width, height, is_grey, concerns })
}

/// A small picture of a picture, as a JPEG, to be shown before it is kept.
pub fn glimpse(media: Media, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let image = drawn(media, bytes, Edit::default(), GLIMPSE, GLIMPSE)?;
    encode::jpeg(&image, 70)
}

/// A picture as a code is looked for in it.
pub fn for_codes(media: Media, bytes: &[u8]) -> Result<DynamicImage, Refusal> {
    drawn(media, bytes, Edit::default(), LOOKED_AT, LOOKED_AT)
}

/// Whether nothing in a picture is sharp.
pub fn is_blurred(image: &DynamicImage) -> bool {
    judge::concerns(image).contains(&Concern::Blurred)
}

/// Decoded, shrunk, upright, turned, cut and grey. The longer side is of `enough` points at least, where there
/// were so many, and of `most` at most.
fn drawn(media: Media, bytes: &[u8], edit: Edit, enough: u32, most: u32) -> Result<DynamicImage, Refusal> {
    let decoded = decode::picture(media, bytes, &edit, enough)?;
    let pose = pose::Pose::of(decoded.orientation).turned(edit.turn);
    let part =
        pose.source_of(edit.crop.unwrap_or(Crop::WHOLE), decoded.image.width(), decoded.image.height());
    let small = shrink::cut(decoded.image, part, most)?;
    let upright = pose.applied(small);
    Ok(if edit.grey { DynamicImage::ImageLuma8(upright.into_luma8()) } else { upright })
}

#[cfg(test)]
mod tests;
