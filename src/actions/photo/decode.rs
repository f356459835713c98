//! From bytes to points. The size is asked first; a JPEG is shrunk while it is read, by eighths.

use std::io::Cursor;

use domain::document::Media;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use jpeg_decoder::{CodingProcess, Decoder, PixelFormat};

use super::pose::{Crop, Edit};
use crate::actions::paper::Refusal;

/// Points of a picture that is decoded as it is (WIRE.md §14).
const MOST_POINTS: u64 = 40_000_000;
/// Bytes that decoding may take (WIRE.md §14).
const MOST_BYTES: u64 = 128_000_000;
/// Points of a JPEG that is shrunk while it is read: the largest cameras of phones have 200 million.
const MOST_SHRUNK: u64 = 210_000_000;
/// Passes over a JPEG: cameras make one, software up to about ten; each costs as much as the first.
const MOST_SCANS: usize = 64;

/// A picture as its file holds it, perhaps smaller, and how it lies.
pub struct Decoded {
    pub image: DynamicImage,
    pub orientation: Orientation,
}

/// Decodes a picture so that, once it is cut as wished, its longer side has `enough` points if it ever had.
pub fn picture(media: Media, bytes: &[u8], edit: &Edit, enough: u32) -> Result<Decoded, Refusal> {
    match media {
        Media::Jpeg => jpeg(bytes, edit, enough),
        Media::Png => whole(bytes, ImageFormat::Png),
        Media::Webp => whole(bytes, ImageFormat::WebP),
        Media::Heic => Err(Refusal::Heic),
        Media::Pdf => Err(Refusal::NotAPicture),
    }
}

/// Any picture, decoded as it is.
fn whole(bytes: &[u8], format: ImageFormat) -> Result<Decoded, Refusal> {
    let broken = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => Refusal::PictureTooLarge,
        _ => Refusal::PictureBroken,
    };
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    // Only the head is read here.
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS || decoder.total_bytes() > MOST_BYTES {
        return Err(Refusal::PictureTooLarge);
    }
    // A mark that cannot be read lays nothing on its side.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    Ok(Decoded { image, orientation })
}

fn jpeg(bytes: &[u8], edit: &Edit, enough: u32) -> Result<Decoded, Refusal> {
    // 0xFF before anything but 0 is a mark, in the packed points too: these are the beginnings of passes.
    if bytes.windows(2).filter(|pair| *pair == [0xff, 0xda]).count() > MOST_SCANS {
        return Err(Refusal::PictureTooLarge);
    }
    let broken = |_: jpeg_decoder::Error| Refusal::PictureBroken;
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.read_info().map_err(broken)?;
    let info = decoder.info().ok_or(Refusal::PictureBroken)?;
    let channels = match info.pixel_format {
        PixelFormat::L8 => 1,
        PixelFormat::RGB24 => 3,
        // Inks of a printer, or a scanner's 16 bits: rare, and read by the other decoder.
        PixelFormat::CMYK32 | PixelFormat::L16 => return whole(bytes, ImageFormat::Jpeg),
    };
    let size = (u64::from(info.width), u64::from(info.height));
    let points = size.0 * size.1;
    if points > MOST_SHRUNK {
        return Err(Refusal::PictureTooLarge);
    }
    // A picture that comes in passes is kept as coefficients of two bytes until the last one.
    let waiting =
        if info.coding_process == CodingProcess::DctProgressive { points * channels * 2 } else { 0 };
    let eighths = eighths(size, edit.crop.unwrap_or(Crop::WHOLE), enough, |(width, height)| {
        // Each colour by itself, then all of them side by side.
        waiting + width * height * channels * 2 <= MOST_BYTES && width * height <= MOST_POINTS
    });
    let (width, height) = shrunk(size, eighths.ok_or(Refusal::PictureTooLarge)?);
    let side = |points: u64| u16::try_from(points).unwrap_or(u16::MAX);
    decoder.scale(side(width), side(height)).map_err(broken)?;
    let points = decoder.decode().map_err(broken)?;
    let info = decoder.info().ok_or(Refusal::PictureBroken)?;
    let orientation = decoder.exif_data().and_then(Orientation::from_exif_chunk);
    let (width, height) = (info.width.into(), info.height.into());
    let image = if channels == 1 {
        GrayImage::from_raw(width, height, points).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(width, height, points).map(DynamicImage::ImageRgb8)
    };
    let image = image.ok_or(Refusal::PictureBroken)?;
    Ok(Decoded { image, orientation: orientation.unwrap_or(Orientation::NoTransforms) })
}

fn shrunk((width, height): (u64, u64), eighths: u64) -> (u64, u64) {
    ((width * eighths).div_ceil(8), (height * eighths).div_ceil(8))
}

/// The smallest size, in eighths, whose part still has enough points; a smaller one where that does not fit.
fn eighths(size: (u64, u64), crop: Crop, enough: u32, fits: impl Fn((u64, u64)) -> bool) -> Option<u64> {
    // The part is given as it is seen; which side of the file it is cut from, the smaller share tells safely.
    let share = u64::from(crop.share().0.min(crop.share().1));
    let has_enough = |eighths: u64| {
        let (width, height) = shrunk(size, eighths);
        width.max(height) * share / 100 >= u64::from(enough)
    };
    let wished = [1, 2, 4, 8].into_iter().find(|eighths| has_enough(*eighths)).unwrap_or(8);
    [8, 4, 2, 1].into_iter().filter(|eighths| *eighths <= wished).find(|eighths| fits(shrunk(size, *eighths)))
}
