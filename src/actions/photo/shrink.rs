//! Cuts a part out of a decoded picture and brings it down to size, without a copy of the whole.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};

use super::pose::Part;
use crate::actions::paper::Refusal;

/// The part, its longer side of `most` points at most; eight bits a colour, on white where it was see-through.
pub fn cut(image: DynamicImage, part: Part, most: u32) -> Result<DynamicImage, Refusal> {
    let image = plain(image);
    let (left, top, width, height) = part;
    if width.max(height) <= most {
        return Ok(opaque(image.crop_imm(left, top, width, height)));
    }
    let (pixel, bytes) = match &image {
        DynamicImage::ImageLuma8(grey) => (PixelType::U8, grey.as_raw()),
        DynamicImage::ImageRgba8(colours) => (PixelType::U8x4, colours.as_raw()),
        DynamicImage::ImageRgb8(colours) => (PixelType::U8x3, colours.as_raw()),
        _ => return Err(Refusal::PictureBroken),
    };
    let source = ImageRef::new(image.width(), image.height(), bytes, pixel);
    let source = source.map_err(|_| Refusal::PictureBroken)?;
    let side = |length: u32| {
        let scaled = (u64::from(length) * u64::from(most)).div_ceil(u64::from(width.max(height)));
        u32::try_from(scaled).unwrap_or(most).max(1)
    };
    let mut small = Image::new(side(width), side(height), pixel);
    let options = ResizeOptions::new()
        .crop(left.into(), top.into(), width.into(), height.into())
        .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
        .use_alpha(false);
    Resizer::new().resize(&source, &mut small, &options).map_err(|_| Refusal::PictureBroken)?;
    let (width, height, bytes) = (small.width(), small.height(), small.into_vec());
    let small = match pixel {
        PixelType::U8 => GrayImage::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8),
        PixelType::U8x4 => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8),
        _ => RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
    };
    small.map(opaque).ok_or(Refusal::PictureBroken)
}

/// Eight bits a colour; what was see-through lies on white paper, its fourth channel meaning nothing any more.
fn plain(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => image,
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(image.into_luma8()),
        image if image.has_alpha() => {
            let mut points = image.into_rgba8();
            for point in points.chunks_exact_mut(4) {
                let cover = u32::from(point[3]);
                for colour in &mut point[..3] {
                    let mixed = (u32::from(*colour) * cover + 255 * (255 - cover)) / 255;
                    *colour = u8::try_from(mixed).unwrap_or(u8::MAX);
                }
                point[3] = u8::MAX;
            }
            DynamicImage::ImageRgba8(points)
        }
        image => DynamicImage::ImageRgb8(image.into_rgb8()),
    }
}

/// Without the fourth channel.
fn opaque(image: DynamicImage) -> DynamicImage {
    if image.has_alpha() { DynamicImage::ImageRgb8(image.into_rgb8()) } else { image }
}
