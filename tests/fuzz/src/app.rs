//! What a citizen picks: a photograph, a PDF, the file in which a desk moved; and the file of a base map.

use std::io::{Seek, Write};

use domain::slip::{MOST, Reading, read, written};
use ma_region::actions::fuzzed;

/// A document, by the kind that its first bytes say.
pub fn paper(bytes: &[u8]) {
    fuzzed::paper(bytes);
}

/// The text of a code that somebody shows: what is read is read again the same, after it was written again.
pub fn slip(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Reading::Slip(slip) = read(text) else { return };
    let again = written(&slip, "To bring:");
    assert!(again.chars().count() <= MOST, "it fits");
    let Reading::Slip(had) = read(&again) else { panic!("what was written is read") };
    assert_eq!(had.made_on, slip.made_on);
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
