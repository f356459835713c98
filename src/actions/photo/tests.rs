//! Tests of photographs: upright, small, silent, judged; bombs refused before memory grows.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::document::Media;
use image::{DynamicImage, GenericImageView, GrayImage, ImageFormat, Luma, RgbImage, RgbaImage};
use proptest::prelude::*;

use super::pose::Pose;
use super::{BUDGET, Crop, ENOUGH, Edit, MOST, Photo, Turn, glimpse, treat};
use crate::actions::paper::{Concern, Refusal};

use crate::actions::pictures::{
    CANARY, as_taken, corners, jpeg, marks, photographed, png, print, quarters, says, stored, webp,
};

const PLAIN: Edit = Edit { turn: Turn::None, crop: None, grey: false };

fn seen(photo: &Photo) -> DynamicImage {
    let format = if photo.media == Media::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    image::load_from_memory_with_format(&photo.bytes, format).unwrap()
}

#[test]
fn every_way_a_phone_is_held_comes_out_upright_from_every_format() {
    let upright = quarters(60, 40);
    for orientation in 1..=8 {
        let stored = stored(&upright, orientation);
        for (media, bytes) in [
            (Media::Jpeg, as_taken(&jpeg(&stored, 95), orientation)),
            (Media::Png, png(&stored, orientation)),
            (Media::Webp, webp(&stored, orientation)),
        ] {
            let photo = treat(media, &bytes, PLAIN, BUDGET).unwrap();
            let image = seen(&photo);
            assert_eq!(
                (corners(&image).as_str(), image.dimensions()),
                ("rgbk", (60, 40)),
                "{media:?} {orientation}"
            );
        }
    }
}

#[test]
fn nothing_that_the_camera_wrote_beside_the_points_is_left() {
    let page = print(400, 300);
    for (media, bytes) in [
        (Media::Jpeg, as_taken(&jpeg(&page, 90), 6)),
        (Media::Png, png(&page, 6)),
        (Media::Webp, webp(&page, 6)),
    ] {
        assert!(says(&bytes, CANARY), "the fixture has it");
        let photo = treat(media, &bytes, PLAIN, BUDGET).unwrap();
        for word in [CANARY, "Exif", "GPS", "xmp", "eXIf", "8BIM"] {
            assert!(!says(&photo.bytes, word), "{media:?}: {word}");
        }
        if photo.media == Media::Jpeg {
            let tells = |mark: &u8| matches!(mark, 0xe1..=0xef | 0xfe);
            assert!(!marks(&photo.bytes).iter().any(tells), "{:x?}", marks(&photo.bytes));
        }
    }
    // A page of print stays a PNG, which is truer; a WebP becomes what every service reads.
    assert_eq!(treat(Media::Png, &png(&page, 1), PLAIN, BUDGET).unwrap().media, Media::Png);
    assert_eq!(treat(Media::Webp, &webp(&page, 1), PLAIN, BUDGET).unwrap().media, Media::Jpeg);
}

#[test]
fn a_photograph_of_12_million_points_is_sent_small_and_still_readable() {
    let bytes = as_taken(&jpeg(&photographed(4_000, 3_000), 92), 6);
    assert!(bytes.len() > 2 * BUDGET, "{} bytes: the fixture is a heavy one", bytes.len());
    let photo = treat(Media::Jpeg, &bytes, PLAIN, BUDGET).unwrap();
    assert!(photo.bytes.len() <= BUDGET, "{} bytes", photo.bytes.len());
    // It was stored lying on its side.
    assert!(photo.height >= ENOUGH && photo.height <= MOST && photo.width < photo.height, "{photo:?}");
    assert_eq!(photo.concerns, []);
    let small = glimpse(photo.media, &photo.bytes).unwrap();
    assert!(small.len() < 120_000, "{} bytes", small.len());
}

#[test]
fn even_pure_noise_comes_under_the_limit() {
    let mut state = 1_u32;
    let noise = RgbImage::from_fn(2_400, 1_800, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8])
    });
    let photo = treat(Media::Jpeg, &jpeg(&noise.into(), 90), PLAIN, BUDGET).unwrap();
    assert!(photo.bytes.len() <= BUDGET && photo.width >= ENOUGH, "{} bytes", photo.bytes.len());
}

#[test]
fn a_small_picture_is_never_made_larger() {
    let photo = treat(Media::Jpeg, &jpeg(&print(300, 200), 90), PLAIN, BUDGET).unwrap();
    assert_eq!((photo.width, photo.height), (300, 200));
}

#[test]
fn it_is_turned_cut_and_grey_as_wished() {
    let bytes = as_taken(&jpeg(&stored(&quarters(60, 40), 6), 95), 6);
    for (degrees, expected) in [(90, "brkg"), (180, "kbgr"), (270, "gkrb")] {
        let edit = Edit { turn: Turn::by(degrees).unwrap(), ..PLAIN };
        assert_eq!(corners(&seen(&treat(Media::Jpeg, &bytes, edit, BUDGET).unwrap())), expected, "{degrees}");
    }
    // The right half, as it is seen.
    let edit = Edit { crop: Crop::new(50, 0, 50, 100), ..PLAIN };
    let photo = treat(Media::Jpeg, &bytes, edit, BUDGET).unwrap();
    assert_eq!((corners(&seen(&photo)).as_str(), photo.width, photo.height), ("ggkk", 30, 40));
    // Turned first, then cut: the upper half of what is seen then.
    let edit = Edit { turn: Turn::Right, crop: Crop::new(0, 0, 100, 50), grey: true };
    let photo = treat(Media::Jpeg, &bytes, edit, BUDGET).unwrap();
    assert!(photo.is_grey && !seen(&photo).color().has_color());
    assert_eq!((photo.width, photo.height), (40, 30));
}

#[test]
fn what_is_see_through_lies_on_white_paper_and_deep_colours_are_read() {
    let clear = RgbaImage::from_pixel(50, 50, image::Rgba([0, 0, 0, 0]));
    let photo = treat(Media::Png, &png(&clear.into(), 1), PLAIN, BUDGET).unwrap();
    assert_eq!(seen(&photo).to_rgb8().get_pixel(20, 20).0, [255; 3]);
    let deep = DynamicImage::ImageRgb16(quarters(60, 40).to_rgb16());
    assert_eq!(corners(&seen(&treat(Media::Png, &png(&deep, 1), PLAIN, BUDGET).unwrap())), "rgbk");
}

fn concerns(image: &DynamicImage) -> Vec<Concern> {
    treat(Media::Jpeg, &jpeg(image, 90), PLAIN, BUDGET).unwrap().concerns
}

#[test]
fn a_blurred_or_dark_page_is_said_and_a_sharp_one_is_not() {
    let page = photographed(1_600, 1_200);
    assert_eq!(concerns(&page), []);
    assert_eq!(concerns(&page.grayscale()), []);
    // Few words on a large sheet are sharp too.
    let mut sheet = DynamicImage::ImageRgb8(RgbImage::from_pixel(1_600, 1_200, image::Rgb([250, 250, 250])));
    image::imageops::overlay(&mut sheet, &print(420, 200), 300, 300);
    assert_eq!(concerns(&sheet), []);
    assert_eq!(concerns(&page.fast_blur(4.0)), [Concern::Blurred]);
    assert_eq!(concerns(&page.fast_blur(9.0)), [Concern::Blurred]);
    assert_eq!(concerns(&page.brighten(-200)), [Concern::Dark]);
}

#[test]
fn a_blurred_page_with_the_grain_of_the_sensor_is_still_blurred() {
    let mut page = print(1_600, 1_200).fast_blur(5.0).into_rgb8();
    let mut state = 3_u32;
    for point in page.as_flat_samples_mut().samples.iter_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *point = point.saturating_sub(((state >> 27) % 9) as u8);
    }
    assert_eq!(concerns(&page.into()), [Concern::Blurred]);
}

/// A JPEG whose head says another size than its points have.
fn claiming(bytes: &[u8], width: u16, height: u16) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let head = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    bytes[head + 5..head + 7].copy_from_slice(&height.to_be_bytes());
    bytes[head + 7..head + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A PNG whose head says another size, with the sum that goes with it.
fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(&quarters(60, 40), 1);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    bytes
}

#[test]
fn bombs_are_refused_by_what_their_head_says() {
    let small = jpeg(&quarters(60, 40), 90);
    let refused = |media, bytes: &[u8]| treat(media, bytes, PLAIN, BUDGET).unwrap_err();
    assert_eq!(refused(Media::Jpeg, &claiming(&small, 65_500, 65_500)), Refusal::PictureTooLarge);
    assert_eq!(refused(Media::Png, &png_claiming(30_000, 30_000)), Refusal::PictureTooLarge);
    assert_eq!(refused(Media::Png, &png_claiming(1_000_000_000, 1)), Refusal::PictureTooLarge);
    assert_eq!(refused(Media::Png, &png_claiming(6_000, 7_000)), Refusal::PictureTooLarge);
    // As many passes as one likes over few points: each costs as much as the first.
    let start = small.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    let passes =
        [&small[..start], &small[start..small.len() - 2].repeat(70), &small[small.len() - 2..]].concat();
    assert_eq!(refused(Media::Jpeg, &passes), Refusal::PictureTooLarge);
}

#[test]
fn what_is_not_whole_is_refused_without_a_panic() {
    let whole = jpeg(&print(200, 150), 90);
    let refused = |media, bytes: &[u8]| treat(media, bytes, PLAIN, BUDGET).unwrap_err();
    assert_eq!(refused(Media::Jpeg, &whole[..whole.len() / 2]), Refusal::PictureBroken);
    assert_eq!(refused(Media::Jpeg, &[0xff, 0xd8, 0xff, 0xe0, 0, 16]), Refusal::PictureBroken);
    let page = png(&print(200, 150), 1);
    assert_eq!(refused(Media::Png, &page[..page.len() / 2]), Refusal::PictureBroken);
    assert_eq!(refused(Media::Webp, &webp(&print(90, 90), 1)[..200]), Refusal::PictureBroken);
    assert_eq!(refused(Media::Heic, b"\0\0\0\x18ftypheic"), Refusal::Heic);
}

/// A picture no two points of which are alike.
fn counted(width: u32, height: u32) -> DynamicImage {
    let mut next = 0_u32;
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |_, _| {
        next += 1;
        image::Rgb([next as u8, (next >> 8) as u8, (next >> 16) as u8])
    }))
}

proptest! {
    #[test]
    fn to_cut_and_then_lay_is_to_lay_and_then_cut(
        orientation in 1_u8..=8, quarters in 0_u16..4, left in 0_u8..90, top in 0_u8..90, width in 5_u8..=100, height in 5_u8..=100,
    ) {
        let (width, height) = (width.min(100 - left), height.min(100 - top));
        prop_assume!(width >= Crop::LEAST && height >= Crop::LEAST);
        let crop = Crop::new(left, top, width, height).unwrap();
        let image = counted(100, 200);
        let orientation = image::metadata::Orientation::from_exif(orientation).unwrap();
        let turn = Turn::by(quarters * 90).unwrap();
        let pose = Pose::of(orientation).turned(turn);
        let mut laid = image.clone();
        laid.apply_orientation(orientation);
        let laid = match quarters { 1 => laid.rotate90(), 2 => laid.rotate180(), 3 => laid.rotate270(), _ => laid };
        let across = |hundredths: u8| u32::from(hundredths) * laid.width() / 100;
        let down = |hundredths: u8| u32::from(hundredths) * laid.height() / 100;
        let expected = laid.crop_imm(across(left), down(top), across(width), down(height));
        let (x, y, w, h) = pose.source_of(crop, image.width(), image.height());
        prop_assert_eq!(pose.applied(image.crop_imm(x, y, w, h)), expected);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..300), media in 0_usize..3) {
        let (media, start): (Media, &[u8]) = [
            (Media::Jpeg, b"\xff\xd8\xff".as_slice()), (Media::Png, b"\x89PNG\r\n\x1a\n"), (Media::Webp, b"RIFF\0\x01\0\0WEBPVP8 "),
        ][media];
        bytes.splice(0..0, start.iter().copied());
        prop_assert!(treat(media, &bytes, PLAIN, BUDGET).is_err());
    }

    #[test]
    fn a_flipped_byte_breaks_a_picture_and_nothing_else(at in 0_usize..1_500, to in any::<u8>()) {
        let mut bytes = jpeg(&quarters(60, 40), 80);
        let at = at % bytes.len();
        bytes[at] = to;
        // Read or refused: both are answers.
        let _ = treat(Media::Jpeg, &bytes, PLAIN, BUDGET);
    }
}

#[test]
fn a_part_that_is_not_inside_is_no_part() {
    for (left, top, width, height) in [(60, 0, 50, 100), (0, 90, 100, 20), (0, 0, 4, 100), (255, 0, 255, 100)]
    {
        assert_eq!(Crop::new(left, top, width, height), None);
    }
    assert_eq!(Crop::without(10, 20, 30, 40), Crop::new(10, 20, 60, 40));
    assert_eq!(Crop::without(60, 0, 60, 0), None);
    assert_eq!(Turn::by(45), None);
    assert_eq!(Turn::Left.then(Turn::Right), Turn::None);
}

#[test]
fn a_grey_scan_stays_grey() {
    let grey =
        DynamicImage::ImageLuma8(GrayImage::from_fn(3_000, 2_000, |x, y| Luma([((x ^ y) & 0xff) as u8])));
    let photo = treat(Media::Jpeg, &jpeg(&grey, 90), PLAIN, BUDGET).unwrap();
    assert!(photo.is_grey && photo.width == MOST, "{} points across", photo.width);
}
