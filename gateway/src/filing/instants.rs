//! Unix milliseconds of the store ↔ instants, and how they are written.

use api_client::translate;
use chrono::{DateTime, Utc};

/// An instant of the store.
pub fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::UNIX_EPOCH)
}

/// An instant of the store, as it travels.
pub fn written(ms: i64) -> String {
    translate::written(instant(ms))
}
