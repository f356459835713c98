//! From points to a file of a given size: the quality gives way first, the points after, the page stays readable.

use std::io::Cursor;

use domain::document::Media;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder};

use super::{ENOUGH, shrink};
use crate::actions::paper::Refusal;

/// Bytes up to which a PNG stays one: a page of print is truer so, and no larger.
const SMALL_PNG: usize = 500_000;
/// Qualities that are tried at the size the picture has, the best first.
const FINE: [u8; 4] = [82, 74, 66, 56];
/// Qualities that are tried at the smallest size that is still promised.
const COARSE: [u8; 4] = [66, 50, 36, 24];

/// A file, and what was written into it.
pub struct Written {
    pub media: Media,
    pub bytes: Vec<u8>,
    pub image: DynamicImage,
}

/// The picture in at most about `budget` bytes; as a PNG only where that is asked and small.
pub fn within(image: DynamicImage, as_png: bool, budget: usize) -> Result<Written, Refusal> {
    if as_png {
        let bytes = png(&image)?;
        if bytes.len() <= SMALL_PNG.min(budget) {
            return Ok(Written { media: Media::Png, bytes, image });
        }
    }
    let media = Media::Jpeg;
    for quality in FINE {
        let bytes = jpeg(&image, quality)?;
        if bytes.len() <= budget {
            return Ok(Written { media, bytes, image });
        }
    }
    let whole = (0, 0, image.width(), image.height());
    let image = shrink::cut(image, whole, ENOUGH)?;
    let mut bytes = Vec::new();
    for quality in COARSE {
        bytes = jpeg(&image, quality)?;
        if bytes.len() <= budget {
            break;
        }
    }
    Ok(Written { media, bytes, image })
}

/// A JPEG that says nothing but its points.
pub fn jpeg(image: &DynamicImage, quality: u8) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    image.write_with_encoder(encoder).map_err(|_| Refusal::PictureBroken)?;
    Ok(bytes)
}

fn png(image: &DynamicImage) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Cursor::new(Vec::new());
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    let written = encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into());
    written.map_err(|_| Refusal::PictureBroken)?;
    Ok(bytes.into_inner())
}
