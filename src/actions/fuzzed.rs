//! What only the fuzzer enters by (`--cfg fuzzing`, tests/fuzz): parsers that no other crate names.

use std::fs::File;

use domain::document::Media;

use super::LARGEST;
use super::baggage::Unpacking;
use super::paper;
use super::photo::Edit;
use crate::store;

/// A document that was picked, by the kind that its first bytes say.
pub fn paper(bytes: &[u8]) {
    if let Some(media) = Media::of(bytes) {
        let _ = paper::treat(media, bytes, Edit::default());
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

/// An archive of map tiles: its metadata, and the tiles of its first levels.
pub fn tiles(bytes: &[u8]) {
    store::fuzzed_map(bytes);
}
