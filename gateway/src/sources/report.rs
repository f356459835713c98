//! What an import did: every input record ends in accepted, unchanged or refused.

use serde::{Deserialize, Serialize};

use super::Record;

/// What a source read, before it is compared with what is already held.
#[derive(Debug, Default)]
pub struct Reading {
    /// Number of input records.
    pub read: usize,
    /// The records that may be kept.
    pub records: Vec<Record>,
    /// What was repaired; each of them is also among `records`.
    pub repaired: Vec<Repair>,
    /// What was refused.
    pub refused: Vec<Refusal>,
    /// Ids of records that the source says are no more: not counted among those read.
    pub removed: Vec<String>,
}

/// Something put right in a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// Id of the record, or its file where it has none yet.
    pub record: String,
    /// A stable code of SOURCES.md §10, then what it was about: never a value that names a person.
    pub what: String,
}

/// A record that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Id of the record, or its file where it has none yet.
    pub record: String,
    /// A stable code of SOURCES.md §10, then what it was about.
    pub why: String,
}

/// The report of `gateway import`, as printed by `--json` (TERMINAL.md).
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Name of the source.
    pub source: String,
    /// Number of input records.
    pub read: usize,
    /// New or changed ones.
    pub accepted: usize,
    /// Held already, byte for byte.
    pub unchanged: usize,
    /// What was repaired.
    pub repaired: Vec<Repair>,
    /// What was refused.
    pub refused: Vec<Refusal>,
}
