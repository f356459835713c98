//! Tests of papers: PDFs cleaned or kept to the byte, bombs and locks refused, pages bound.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::document::Media;
use lopdf::{Document, Object, Stream, dictionary};

use super::{Concern, Refusal, bind, clean, marks, named, treat};
use crate::actions::photo::Edit;

use crate::actions::pictures::{CANARY, as_taken, corners, jpeg, photographed, print, quarters, says};

/// A PDF of so many pages, each with a photograph as a camera wrote it.
fn pdf(pages: usize) -> Document {
    let mut pdf = Document::with_version("1.5");
    let tree = pdf.new_object_id();
    let photo = as_taken(&jpeg(&quarters(60, 40), 90), 1);
    let picture = pdf.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 60, "Height" => 40,
        "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8, "Filter" => "DCTDecode" },
        photo,
    ));
    let kids = (0..pages).map(|_| {
        let drawn = pdf.add_object(Stream::new(dictionary! {}, b"q 60 0 0 40 0 0 cm /P Do Q".to_vec()));
        let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => drawn,
        "MediaBox" => vec![0.into(), 0.into(), 60.into(), 40.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "P" => picture } } };
        Object::Reference(pdf.add_object(page))
    });
    let kids: Vec<Object> = kids.collect();
    pdf.objects
        .insert(tree, dictionary! { "Type" => "Pages", "Count" => pages as i64, "Kids" => kids }.into());
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    pdf.trailer.set("Root", catalog);
    pdf
}

fn saved(mut pdf: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

/// The same, with everything that programs write into a PDF about people and places.
fn talkative(pages: usize) -> Document {
    let mut pdf = pdf(pages);
    let author = || Object::string_literal(CANARY);
    let info = pdf.add_object(dictionary! { "Author" => author(), "Creator" => author() });
    pdf.trailer.set("Info", info);
    let packet = format!("<x:xmpmeta><exif:GPSLatitude>47,14N</exif:GPSLatitude>{CANARY}</x:xmpmeta>");
    let xmp = pdf.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        packet.into_bytes(),
    ));
    let note = dictionary! { "Editor" => dictionary! { "Private" => author() } };
    pdf.catalog_mut().unwrap().set("Metadata", xmp);
    pdf.catalog_mut().unwrap().set("PieceInfo", note);
    let page = pdf.page_iter().next().unwrap();
    pdf.get_dictionary_mut(page).unwrap().set("LastModified", author());
    // Left over by an earlier version: nothing leads to it any more.
    pdf.add_object(dictionary! { "Author" => author() });
    pdf
}

#[test]
fn a_pdf_forgets_its_author_its_place_and_what_its_photographs_tell() {
    let bytes = saved(talkative(3));
    assert!(says(&bytes, CANARY) && says(&bytes, "GPSLatitude"), "the fixture has it");
    let treated = treat(Media::Pdf, &bytes, Edit::default()).unwrap();
    for word in [CANARY, "GPS", "xmp", "Exif", "8BIM", "PieceInfo", "Info"] {
        assert!(!says(&treated.bytes, word), "{word}");
    }
    let read = Document::load_mem(&treated.bytes).unwrap();
    assert_eq!(read.page_iter().count(), 3);
    let page = read.page_iter().next().unwrap();
    let images = read.get_page_images(page).unwrap();
    assert_eq!(
        corners(&image::load_from_memory(images[0].content).unwrap()),
        "rgbk",
        "its points are as they were"
    );
    // What is clean is kept to the byte.
    let again = treat(Media::Pdf, &treated.bytes, Edit::default()).unwrap();
    assert_eq!(again.bytes, treated.bytes);
    assert!(matches!(again.bytes, std::borrow::Cow::Borrowed(_)) && again.concerns.is_empty());
}

#[test]
fn what_is_packed_in_streams_of_objects_is_forgotten_too() {
    let mut packed = Vec::new();
    talkative(2).save_modern(&mut packed).unwrap();
    assert!(says(&packed, "ObjStm"), "the fixture is packed");
    let cleaned = clean::clean(&packed).unwrap().0.unwrap();
    let read = Document::load_mem(&cleaned).unwrap();
    assert!(!format!("{:?}", read.objects).contains(CANARY) && !says(&cleaned, "GPSLatitude"));
    assert_eq!(read.page_iter().count(), 2);
}

#[test]
fn a_signed_pdf_is_kept_to_the_byte_and_said() {
    let mut pdf = talkative(1);
    let signature = dictionary! { "Type" => "Sig", "ByteRange" => vec![0.into(), 1.into(), 2.into(), 3.into()],
    "Contents" => Object::string_literal("signed") };
    let field = pdf.add_object(dictionary! { "FT" => "Sig", "V" => signature });
    pdf.catalog_mut().unwrap().set("AcroForm", dictionary! { "Fields" => vec![Object::Reference(field)] });
    let bytes = saved(pdf);
    assert_eq!(clean::clean(&bytes).unwrap(), (None, vec![Concern::Signed]));
}

/// Locked with these passwords (ISO 32000-1, 7.6), the empty one being anybody's.
fn locked(user: &str) -> Vec<u8> {
    let mut pdf = talkative(1);
    let id = || Object::String(vec![7; 16], lopdf::StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id(), id()]);
    let version = lopdf::EncryptionVersion::V2 {
        document: &pdf,
        owner_password: "owner",
        user_password: user,
        key_length: 128,
        permissions: lopdf::Permissions::PRINTABLE,
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    pdf.encrypt(&state).unwrap();
    saved(pdf)
}

#[test]
fn a_pdf_that_asks_for_a_password_is_refused_and_one_that_anybody_may_read_is_kept() {
    assert_eq!(clean::clean(&locked("secret")).unwrap_err(), Refusal::PdfLocked);
    assert_eq!(clean::clean(&locked("")).unwrap(), (None, vec![Concern::Protected]));
}

#[test]
fn what_is_not_a_pdf_or_has_too_many_pages_is_refused() {
    let refused = |bytes: &[u8]| clean::clean(bytes).unwrap_err();
    assert_eq!(refused(b"%PDF-1.7\nnothing of the kind"), Refusal::PdfBroken);
    assert_eq!(refused(&saved(pdf(0))), Refusal::PdfBroken);
    let whole = saved(talkative(1));
    assert_eq!(refused(&whole[..60]), Refusal::PdfBroken);
    assert!(clean::clean(&saved(pdf(clean::MOST_PAGES))).is_ok());
    assert_eq!(refused(&saved(pdf(clean::MOST_PAGES + 1))), Refusal::PdfTooLong);
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A small file with streams of objects that unpack to that.
fn packed(inside: &[u8], streams: usize, filter: &str) -> Vec<u8> {
    let data = deflated(inside);
    let mut bytes = b"%PDF-1.5\n".to_vec();
    for number in 0..streams {
        let head = format!(
            "{} 0 obj<</Type/ObjStm/N 1/First 4/Filter/{filter}/Length {}>>stream\n",
            number + 9,
            data.len()
        );
        bytes.extend([head.as_bytes(), &data, b"\nendstream endobj\n"].concat());
    }
    bytes
}

#[test]
fn bombs_are_refused_before_they_are_read() {
    let refused = |bytes: &[u8]| clean::clean(bytes).unwrap_err();
    let spaces = vec![b' '; 6 << 20];
    let one = packed(&spaces, 1, "FlateDecode");
    assert_ne!(refused(&one), Refusal::PdfPacked, "six megabytes are no bomb; a file without pages is none");
    let bomb = packed(&spaces, 3, "FlateDecode");
    assert!(bomb.len() < 30_000, "{} bytes", bomb.len());
    assert_eq!(refused(&bomb), Refusal::PdfPacked);
    // Each piece takes a hundred bytes once it is read.
    assert_eq!(refused(&packed(&b"0 ".repeat(2 << 20), 1, "FlateDecode")), Refusal::PdfPacked);
    assert_eq!(
        refused(&[b"%PDF-1.5\n1 0 obj".as_slice(), &b"[".repeat(2 << 20)].concat()),
        Refusal::PdfPacked
    );
    assert_eq!(refused(&packed(b"1 0 null", 1, "LZWDecode")), Refusal::PdfPacked);
    assert_eq!(refused(&packed(&spaces, 3, "Fl#61teDecode")), Refusal::PdfPacked);
    // Deep rather than long.
    let deep = [b"%PDF-1.5\n1 0 obj".as_slice(), &b"[".repeat(100_000), b"\nendobj\ntrailer<</Root 1 0 R>>"]
        .concat();
    assert_eq!(refused(&deep), Refusal::PdfBroken);
}

#[test]
fn five_photographs_become_one_pdf_of_five_pages() {
    let photo = as_taken(&jpeg(&photographed(1_200, 900), 90), 6);
    let blurred = jpeg(&print(900, 1_200).fast_blur(9.0), 90);
    let pages: Vec<&[u8]> = vec![&photo, &photo, &blurred, &photo, &photo];
    let (bytes, concerns) = bind(pages.iter().map(|page| (*page, Edit::default()))).unwrap();
    assert_eq!(concerns, [vec![], vec![], vec![Concern::Blurred], vec![], vec![]]);
    let read = Document::load_mem(&bytes).unwrap();
    assert_eq!(read.page_iter().count(), 5);
    for word in [CANARY, "Exif", "GPS", "Producer", "Date"] {
        assert!(!says(&bytes, word), "{word}");
    }
    for page in read.page_iter() {
        let images = read.get_page_images(page).unwrap();
        let seen = image::load_from_memory(images[0].content).unwrap();
        assert!(seen.height() > seen.width(), "it stands upright");
    }
    // It is like any other PDF, and there is nothing to take out of it.
    assert_eq!(clean::clean(&bytes).unwrap(), (None, vec![]));
    let again = bind(pages.iter().map(|page| (*page, Edit::default()))).unwrap().0;
    assert_eq!(bytes, again, "the same pages are the same document");
}

#[test]
fn pages_are_pictures_and_not_without_number() {
    let none: Vec<(&[u8], Edit)> = Vec::new();
    assert_eq!(bind(none.into_iter()).unwrap_err(), Refusal::TooManyPages);
    let photo = jpeg(&quarters(60, 40), 90);
    let many = vec![(photo.as_slice(), Edit::default()); 31];
    assert_eq!(bind(many.into_iter()).unwrap_err(), Refusal::TooManyPages);
    let paper = saved(pdf(1));
    for (page, refusal) in [(paper.as_slice(), Refusal::NotAPicture), (b"<html>", Refusal::NotAPicture)] {
        assert_eq!(bind([(page, Edit::default())].into_iter()).unwrap_err(), refusal);
    }
}

#[test]
fn marks_are_taken_out_of_a_jpeg_without_touching_its_points() {
    let bare = jpeg(&print(90, 60), 90);
    assert_eq!(marks::removed(&as_taken(&bare, 3)), Some(bare.clone()));
    assert_eq!(marks::removed(&bare), None);
    assert_eq!(marks::removed(b"\xff\xd8\xff\xe1\0\x20Exif"), None);
    assert_eq!(marks::removed(b"not one"), None);
}

#[test]
fn a_name_ends_as_its_kind_of_file_does() {
    for (given, media, expected) in [
        ("rib.pdf", Media::Pdf, "rib.pdf"),
        ("photo.webp", Media::Jpeg, "photo.jpg"),
        ("IMG_1.JPEG", Media::Jpeg, "IMG_1.JPEG"),
        ("Avis n. 3", Media::Pdf, "Avis n. 3.pdf"),
        ("scan.png", Media::Jpeg, "scan.jpg"),
    ] {
        assert_eq!(named(given, media), expected);
    }
}
