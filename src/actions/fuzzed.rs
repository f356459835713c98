//! What only the fuzzer enters by (`--cfg fuzzing`, tests/fuzz): parsers that no other crate names.

use std::fs::File;

use domain::document::Media;

use super::LARGEST;
use super::baggage::Unpacking;
use super::codes;
use super::paper;
use super::photo::Edit;
use crate::store;

/// A document that was picked, by the kind that its first bytes say.
pub fn paper(bytes: &[u8]) {
    if let Some(media) = Media::of(bytes) {
        let _ = paper::treat(media, bytes, Edit::default());
    }
}

/// A picture in which a code is looked for: the first two bytes are how wide and how high it is, then its points.
pub fn code(bytes: &[u8]) {
    let [width, height, points @ ..] = bytes else { return };
    // Small, so that many are tried.
    let (width, height) = (u32::from(width % 100), u32::from(height % 100));
    let mut points = points.to_vec();
    points.resize((width * height) as usize, u8::MAX);
    if let Some(picture) = image::GrayImage::from_raw(width, height, points) {
        let _ = codes::read(&picture);
    }
}

/// An export in that file, its tables taken into a desk in memory, and its first documents.
pub fn export(file: File) {
    let Ok(mut unpacking) = Unpacking::of(file, None) else { return };
    for place in 0..unpacking.count().min(8) {
        let _ = unpacking.document(place, LARGEST);
    }
    if let Ok(desk) = unpacking.desk()
        && let Ok(whole) = serde_json::from_slice::<serde_json::Value>(&desk)
    {
        store::fuzzed_desk(&whole["desk"]);
    }
}
