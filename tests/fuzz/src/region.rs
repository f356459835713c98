//! What the gateway reads of anybody: heads, queries, tokens of a provider, feeds.

use gateway::fuzzed;
use gateway::sources::{self, File};

/// The heads of an upload and of a download: lines `name: value`.
pub fn heads(bytes: &[u8]) {
    fuzzed::heads_of(bytes);
}

/// The query of a sign-in, a form of its pages, an address to wait at.
pub fn query(bytes: &[u8]) {
    fuzzed::query(bytes, &["https://maregion.example/signed-in".to_owned()]);
}

/// A provider's keys, an empty line, one of its tokens.
pub fn token(bytes: &[u8]) {
    fuzzed::token(bytes, "https://provider.example");
}

/// A file of a feed: which feed, its name, an empty line, its bytes.
pub fn feed(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let at = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap_or(0);
    let (path, bytes) = bytes.split_at(at);
    let path = String::from_utf8_lossy(path).into_owned();
    let files = [File { path, bytes: bytes.get(2..).unwrap_or_default().to_vec() }];
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day");
    let source = sources::all()[usize::from(*which) % sources::all().len()];
    if let Ok(reading) = source.read(&files, today) {
        let _ = reading.settled();
    }
}
