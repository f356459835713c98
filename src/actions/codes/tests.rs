//! Codes as a camera may have taken them: turned, small, several, blurred, cut off, and pictures that mean ill.

use image::imageops::{FilterType, overlay, resize};
use image::{DynamicImage, GrayImage, Luma};

use super::{Unread, read};
use crate::actions::pictures::{drawn, jpeg, photographed};
use crate::actions::sheet::code;

const TEXT: &str = "Aide au permis de conduire\nFrance Services de Vesoul\nma-region/1 tp 2026-11-24 0000";

fn page(text: &str, module: u32) -> GrayImage {
    let code = code(text).unwrap();
    drawn(code.side, &code.runs, module)
}

/// A sheet of that size, with codes where they are told to lie.
fn sheet(width: u32, height: u32, codes: &[(&GrayImage, i64, i64)]) -> GrayImage {
    let mut sheet = GrayImage::from_pixel(width, height, Luma([235]));
    for (code, x, y) in codes {
        overlay(&mut sheet, *code, *x, *y);
    }
    sheet
}

#[test]
fn a_code_is_read_in_any_size_turned_and_in_a_large_picture() {
    let long = "\u{e9}t\u{e9} \u{2013} ".repeat(42);
    for text in [TEXT, &long] {
        for module in [2, 3, 4, 5, 7, 9] {
            assert_eq!(read(&page(text, module)).as_deref(), Ok(text), "{module}");
            let packed = jpeg(&DynamicImage::ImageLuma8(page(text, module)), 60);
            let packed = image::load_from_memory(&packed).unwrap().into_luma8();
            assert_eq!(read(&packed).as_deref(), Ok(text), "{module}, packed");
        }
        let upright = DynamicImage::ImageLuma8(page(text, 5));
        for turned in [upright.rotate90(), upright.rotate180(), upright.rotate270()] {
            assert_eq!(read(&turned.into_luma8()).as_deref(), Ok(text));
        }
        let code = page(text, 4);
        assert_eq!(read(&sheet(1_600, 2_000, &[(&code, 700, 900)])).as_deref(), Ok(text));
    }
}

#[test]
fn a_soft_and_grainy_photograph_of_a_code_is_read() {
    let code = page(TEXT, 8);
    let mut photo = photographed(1_500, 1_100).into_luma8();
    overlay(&mut photo, &code, 500, 200);
    let soft = DynamicImage::ImageLuma8(photo).fast_blur(1.5).into_luma8();
    let smaller = resize(&soft, 1_111, 815, FilterType::Triangle);
    assert_eq!(read(&smaller).as_deref(), Ok(TEXT));
}

#[test]
fn none_several_and_what_cannot_be_read_are_told_apart() {
    assert_eq!(read(&GrayImage::from_pixel(300, 300, Luma([255]))), Err(Unread::None));
    assert_eq!(read(&GrayImage::from_pixel(3, 900, Luma([0]))), Err(Unread::None));
    assert_eq!(read(&photographed(900, 1_200).into_luma8()), Err(Unread::None));
    let (one, other) = (page(TEXT, 4), page("WIFI:S:maison;;", 6));
    let both = sheet(1_200, 700, &[(&one, 50, 50), (&other, 700, 100)]);
    assert_eq!(read(&both), Err(Unread::Several));
    let twice = sheet(1_200, 700, &[(&one, 50, 50), (&one, 650, 200)]);
    assert_eq!(read(&twice).as_deref(), Ok(TEXT), "twice the same is one");
    // A finger over the middle: the corners are seen, and no more.
    let mut hidden = one.clone();
    let side = hidden.width();
    overlay(
        &mut hidden,
        &GrayImage::from_pixel(side / 2, side / 2, Luma([90])),
        i64::from(side / 3),
        i64::from(side / 3),
    );
    assert_eq!(read(&hidden), Err(Unread::Blurred));
}

#[test]
fn a_picture_full_of_corners_of_codes_ends_like_any_other() {
    // 40 000 corners: each with each other one would be a thousand million pairs.
    let corner = |x: u32, y: u32| {
        let ring = x.abs_diff(3).max(y.abs_diff(3));
        ring == 3 || ring <= 1
    };
    let dark = |x: u32, y: u32| x % 8 < 7 && y % 8 < 7 && corner(x % 8, y % 8);
    let full = GrayImage::from_fn(1_600, 1_600, |x, y| Luma([if dark(x, y) { 0 } else { 255 }]));
    assert!(read(&full).is_err());
    let stripes = GrayImage::from_fn(1_600, 1_600, |x, y| Luma([if (x ^ y) & 1 == 0 { 0 } else { 255 }]));
    assert!(read(&stripes).is_err());
}

#[test]
fn a_code_in_latin_letters_is_read_too() {
    assert_eq!(super::text(b"Mairie de Besan\xe7on".to_vec()), "Mairie de Besan\u{e7}on");
}
