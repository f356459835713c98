//! Pictures made for the tests: a page of print, four quarters of colour, and what a camera writes beside them.
#![allow(dead_code, reason = "shared with the unit tests, each of which uses a part")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, GrayImage, ImageEncoder, Luma, Rgb, RgbImage};

/// Words of the camera that must never leave the phone.
pub const CANARY: &str = "Zebre-des-neiges";

/// A page of print, black on white: strokes as wide and as high as the letters of a letter photographed whole.
pub fn print(width: u32, height: u32) -> DynamicImage {
    let mut page = RgbImage::from_pixel(width, height, Rgb([246, 244, 240]));
    let letter = (width.min(height) / 100).max(6);
    let mut state = 7_u32;
    for line in (letter * 4..height.saturating_sub(letter * 4)).step_by(letter as usize * 3) {
        let mut x = letter * 5;
        while x + letter * 6 < width {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (stroke, gap) = ((letter / 5).max(2), letter / 2 + (state >> 24) % letter);
            let (high, low) = ((state >> 16) % (letter / 2 + 1), letter + (state >> 8) % (letter / 2 + 1));
            for y in line + high..(line + low).min(height) {
                for x in x..x + stroke {
                    page.put_pixel(x, y, Rgb([24, 26, 34]));
                }
            }
            x += stroke + gap;
        }
    }
    DynamicImage::ImageRgb8(page)
}

/// A code of that side and these dark runs, each module that many points wide.
pub fn drawn(side: usize, runs: &[(usize, usize, usize)], module: u32) -> GrayImage {
    let side = side as u32 * module;
    let mut picture = GrayImage::from_pixel(side, side, Luma([255]));
    for (row, column, length) in runs {
        let (top, left) = (*row as u32 * module, *column as u32 * module);
        for (x, y) in (0..*length as u32 * module).flat_map(|x| (0..module).map(move |y| (x, y))) {
            picture.put_pixel(left + x, top + y, Luma([0]));
        }
    }
    picture
}

/// The same page as a sensor sees it: with grain, so that it packs no better than a photograph.
pub fn photographed(width: u32, height: u32) -> DynamicImage {
    let mut page = print(width, height).into_rgb8();
    let mut state = 99_u32;
    for point in page.as_flat_samples_mut().samples.iter_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *point = point.saturating_sub(((state >> 27) % 13) as u8);
    }
    DynamicImage::ImageRgb8(page)
}

/// Red, green, blue and black, from the upper left corner, line by line; not square, so that a turn shows.
pub fn quarters(width: u32, height: u32) -> DynamicImage {
    let colour = |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([250, 0, 0]),
        (false, true) => Rgb([0, 250, 0]),
        (true, false) => Rgb([0, 0, 250]),
        (false, false) => Rgb([0, 0, 0]),
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour))
}

/// Which of the colours of `quarters` stands in each corner: `r`, `g`, `b`, `k`, or `?`.
pub fn corners(image: &DynamicImage) -> String {
    let image = image.to_rgb8();
    let (right, bottom) = (image.width() - 3, image.height() - 3);
    let name = |(x, y): (u32, u32)| match image.get_pixel(x, y).0 {
        [red, green, blue] if red > 180 && green < 70 && blue < 70 => 'r',
        [red, green, blue] if green > 180 && red < 70 && blue < 70 => 'g',
        [red, green, blue] if blue > 180 && red < 70 && green < 70 => 'b',
        [red, green, blue] if red < 70 && green < 70 && blue < 70 => 'k',
        _ => '?',
    };
    [(2, 2), (right, 2), (2, bottom), (right, bottom)].map(name).iter().collect()
}

/// A JPEG without a word beside its points.
pub fn jpeg(image: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality)).unwrap();
    bytes
}

/// What a camera writes down (Exif 2.3, TIFF 6.0): how it was held, who made it, where and when it was.
pub fn exif(orientation: u8) -> Vec<u8> {
    let word = |value: u16| value.to_le_bytes();
    let long = |value: u32| value.to_le_bytes();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [word(tag).as_slice(), &word(kind), &long(count), &value].concat()
    };
    let maker = format!("{CANARY}\0");
    // Head of 8 bytes, a directory of 3 entries (2 + 3 x 12 + 4), the maker's name, the directory of the place.
    let name_at = 8 + 2 + 36 + 4;
    let place_at = name_at + maker.len() as u32;
    let degrees_at = place_at + 2 + 48 + 4;
    let degrees = |values: [u32; 3]| {
        values.iter().flat_map(|value| [long(*value), long(1)].concat()).collect::<Vec<u8>>()
    };
    [
        b"II*\0".as_slice(),
        &long(8),
        &word(3),
        &entry(0x010f, 2, maker.len() as u32, long(name_at)),
        &entry(0x0112, 3, 1, [orientation, 0, 0, 0]),
        &entry(0x8825, 4, 1, long(place_at)),
        &long(0),
        maker.as_bytes(),
        &word(4),
        &entry(1, 2, 2, *b"N\0\0\0"),
        &entry(2, 5, 3, long(degrees_at)),
        &entry(3, 2, 2, *b"E\0\0\0"),
        &entry(4, 5, 3, long(degrees_at + 24)),
        &long(0),
        &degrees([47, 14, 27]),
        &degrees([6, 1, 30]),
    ]
    .concat()
}

/// A piece of a JPEG beside its points.
pub fn segment(mark: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, mark], length.as_slice(), body].concat()
}

/// The same JPEG as a camera would write it: Exif with a place, XMP with a name, a comment.
pub fn as_taken(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let exif = segment(0xe1, &[b"Exif\0\0".as_slice(), &exif(orientation)].concat());
    let packet = format!("<x:xmpmeta><exif:GPSLatitude>47,14N</exif:GPSLatitude>{CANARY}</x:xmpmeta>");
    let xmp = segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0".as_slice(), packet.as_bytes()].concat());
    let notes = segment(0xed, &[b"Photoshop 3.0\08BIM".as_slice(), CANARY.as_bytes()].concat());
    [&jpeg[..2], &exif, &xmp, &notes, &segment(0xfe, CANARY.as_bytes()), &jpeg[2..]].concat()
}

/// A PNG with what a camera writes down.
pub fn png(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into()).unwrap();
    bytes.into_inner()
}

/// A WebP with what a camera writes down.
pub fn webp(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into()).unwrap();
    bytes
}

/// The picture that a camera held so stores, for the one that is seen.
pub fn stored(seen: &DynamicImage, orientation: u8) -> DynamicImage {
    match orientation {
        2 => seen.fliph(),
        3 => seen.rotate180(),
        4 => seen.flipv(),
        5 => seen.rotate90().fliph(),
        6 => seen.rotate270(),
        7 => seen.rotate270().fliph(),
        8 => seen.rotate90(),
        _ => seen.clone(),
    }
}

/// The marks of a JPEG's pieces, up to its points.
pub fn marks(jpeg: &[u8]) -> Vec<u8> {
    let (mut found, mut at) = (Vec::new(), 2);
    while jpeg[at + 1] != 0xda {
        assert_eq!(jpeg[at], 0xff);
        found.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    found
}

/// Whether a text stands somewhere in these bytes.
pub fn says(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
