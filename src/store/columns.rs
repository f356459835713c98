//! Domain type ↔ column, once.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::Sha256;
use rusqlite::Row;
use uuid::Uuid;

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

/// A name of 16 bytes.
pub fn uuid(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    row.get(column).map(Uuid::from_bytes)
}

/// A name of 16 bytes, where there is one.
pub fn maybe_uuid(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Uuid>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(Uuid::from_bytes))
}

/// A digest of 32 bytes.
pub fn digest(row: &Row<'_>, column: usize) -> rusqlite::Result<Sha256> {
    row.get(column).map(Sha256)
}

/// An instant in Unix milliseconds, where there is one.
pub fn maybe_instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<DateTime<Utc>>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(instant))
}

/// A count; what no counter holds is 0.
pub fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

/// A count as a column holds it.
pub fn integer(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A day as `YYYY-MM-DD`, where there is one and it is one.
pub fn maybe_day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|day| day.parse().ok()))
}
