//! The feeds: each reads files of one kind into records, and says what it repaired and refused.

mod report;

pub use report::{Reading, Refusal, Repair, Report};

use api_client::wire;
use chrono::NaiveDate;

/// One record of a collection, whoever it came from.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// Collection `aids`.
    Aid(Box<wire::Aid>),
    /// Collection `communes`.
    Commune(wire::Commune),
    /// Collection `links`.
    Link(wire::Link),
    /// Collection `words`.
    Word(wire::Word),
}

/// One file of a feed, with its path inside the folder that was given.
#[derive(Debug, Clone)]
pub struct File {
    /// Path relative to what was imported, with `/`.
    pub path: String,
    /// Its bytes, as they came.
    pub bytes: Vec<u8>,
}

/// A kind of feed.
pub trait Source: Sync {
    /// Its name, as in `gateway import`.
    fn name(&self) -> &'static str;

    /// Reads files of this kind. `today` is the day of the import (Europe/Paris), for records that
    /// carry no date of their own. Never panics; a bad record refuses itself only; a feed that is
    /// not what it says is refused whole, with a stable code of SOURCES.md §10.
    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed>;
}

/// A whole feed is refused; the last good edition stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {file}")]
pub struct NotTheFeed {
    /// `unsupported_schema`, `not_the_feed`, `truncated`, `too_large`, `empty`.
    pub code: &'static str,
    /// The file that could not be read.
    pub file: String,
}
