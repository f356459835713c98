//! What a citizen picks: a photograph, a PDF, the file in which a desk moved; and the file of a base map.

use std::io::{Seek, Write};

use ma_region::actions::fuzzed;

/// A document, by the kind that its first bytes say.
pub fn paper(bytes: &[u8]) {
    fuzzed::paper(bytes);
}

/// An export, and the tables in it.
pub fn export(bytes: &[u8]) {
    let Ok(mut file) = tempfile::tempfile_in("/dev/shm") else { return };
    if file.write_all(bytes).and_then(|()| file.rewind()).is_ok() {
        fuzzed::export(file);
    }
}

/// An archive of map tiles.
pub fn tiles(bytes: &[u8]) {
    fuzzed::tiles(bytes);
}
