//! Domain type ↔ column, once.

use chrono::{DateTime, Utc};

/// Unix milliseconds → instant; the epoch for what no calendar holds.
pub fn instant(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// A list of closed-list words ↔ one column, separated by spaces.
pub fn words(text: &str) -> Vec<String> {
    text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A list of free texts ↔ one column, separated by the unit separator.
pub fn texts(text: &str) -> Vec<String> {
    text.split('\u{1f}').filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// The other way of `texts`.
pub fn joined(texts: &[String]) -> String {
    texts.join("\u{1f}")
}
