//! How an address that answers page by page is asked: pure; somebody else sends the questions.

use chrono::{DateTime, NaiveDate, Utc};
use reqwest::Url;
use serde_json::Value;

use super::Code;

/// What one answer says of the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The next question; none after the last.
    pub next: Option<Url>,
    /// How many records it holds, tombstones included.
    pub records: usize,
    /// When the youngest of its records changed, where they say so.
    pub changed_at: Option<DateTime<Utc>>,
}

/// An API of pages.
pub trait Pages: Sync {
    /// Header in which the key of the source goes, where one is configured.
    fn key_header(&self) -> &'static str;

    /// Whether it can be asked for what changed alone, tombstones included.
    fn tells_changes(&self) -> bool;

    /// The first question that an address is asked: for all that is ahead, or for what changed since that
    /// instant. None where the address is a file like any other.
    fn first(&self, address: &Url, since: Option<&str>, today: NaiveDate) -> Option<Url>;

    /// What an answer says of the next; a code of SOURCES.md §10 if it is no answer of this API.
    fn page(&self, asked: &Url, answer: &Value) -> Result<Page, Code>;
}
