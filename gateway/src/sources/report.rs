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
    /// What became of the conditions that the source structures.
    pub conditions: Conditions,
}

/// Structured conditions of a source: each is translated, or stays in words, to be checked by people.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// How many there were.
    pub read: usize,
    /// Those that a machine weighs.
    pub translated: usize,
    /// Those that are left in words.
    pub as_text: usize,
}

impl Conditions {
    /// Counts one.
    pub fn add(&mut self, translated: bool) {
        self.read += 1;
        *(if translated { &mut self.translated } else { &mut self.as_text }) += 1;
    }

    /// Takes over what was counted elsewhere.
    pub fn join(&mut self, other: Self) {
        self.read += other.read;
        self.translated += other.translated;
        self.as_text += other.as_text;
    }
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
    /// What became of structured conditions; reports of older builds have none.
    #[serde(default)]
    pub conditions: Conditions,
}
