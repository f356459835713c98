//! A form as content: what is asked for an aid, in which version, until when, with which papers.
//!
//! Answers are kept as they were typed, by path: a field's id (`applicant.iban`), a field of a row of a
//! group (`trips.0.city`), a part of a household (`household.parts`). Reading them never changes them.

pub(crate) mod amounts;
pub mod answer;
pub mod check;
pub(crate) mod checksum;
pub mod condition;
pub mod field;
mod paths;
pub mod rebase;
pub mod steps;
mod window;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::RecordId;
pub use check::{Attached, Code, Problem, check, strangers};
pub use condition::{Asked, When, asked, wanted};
pub use field::{Choice, Field, Kind, Slot};
pub use paths::question;
pub use rebase::{Rebased, Report, rebase};
pub use window::Admission;

/// Answers by path, as typed. An answer of spaces alone counts as not given.
pub type Answers = BTreeMap<String, String>;

/// One version of a form. Built from a verified record only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its name, stable across versions: `form:<slug>`.
    pub id: RecordId,
    /// Its version, from 1 on.
    pub version: u32,
    /// Title.
    pub title: Wording,
    /// What it is for and what happens next; may be empty.
    pub intro: Wording,
    /// What the reader must know of the form itself, such as what is still to be confirmed; may be empty.
    pub note: Wording,
    /// The aid that it asks for.
    pub aid: RecordId,
    /// Whether it may be filed.
    pub state: FormState,
    /// First day on which it may be filed, in Paris.
    pub opens_on: Option<NaiveDate>,
    /// Last instant at which it is filed in time.
    pub closes_at: Option<DateTime<Utc>>,
    /// Last instant at which it is still accepted after that.
    pub accept_until: Option<DateTime<Utc>>,
    /// What becomes of a filing after `closes_at`.
    pub late: Late,
    /// Which of the gateway's receipts counts for the deadline.
    pub deadline_counts: DeadlineCounts,
    /// Pages, in order: one theme each.
    pub sections: Vec<Section>,
    /// Fields, in the order in which they are asked.
    pub fields: Vec<Field>,
    /// Papers to attach, asked after the fields.
    pub slots: Vec<Slot>,
    /// How answers to earlier versions become answers to this one.
    pub migrate: Vec<rebase::Step>,
    /// The official page.
    pub source_url: String,
    /// The day somebody last read the source.
    pub verified_on: NaiveDate,
}

/// One theme of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name inside the form.
    pub id: FieldId,
    /// Title.
    pub title: Wording,
    /// What to know before answering; may be empty.
    pub help: Wording,
}

/// A text of content in both languages. The English may be missing in a record of somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// French.
    pub fr: String,
    /// English; empty if it does not exist.
    pub en: String,
}

impl Wording {
    /// The text for a reader of French or not; French where English is missing.
    pub fn read_in(&self, french: bool) -> &str {
        if french || self.en.is_empty() { &self.fr } else { &self.en }
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.fr.is_empty()
    }
}

/// Whether a form may be filed. Decided by the Region, told by the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormState {
    /// It may be filed, inside its dates.
    Open,
    /// It will end: drafts are finished, new ones are warned.
    Closing,
    /// It may not be filed any more.
    Closed,
    /// It was taken back, and should not be filed.
    Withdrawn,
}

/// What becomes of a filing that arrives after `closes_at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// It is registered, and its receipt says that it is late.
    Register,
    /// It is refused.
    Refuse,
}

/// Which receipt counts for the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineCounts {
    /// The envelope has arrived.
    Registered,
    /// Every document has arrived as well.
    Complete,
}

/// The name of a field, a slot or a section inside its form: `applicant.iban`.
///
/// Parts of `a-z 0-9 _`, each beginning with a letter, joined by dots: a part of figures alone is
/// always the row of a group.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(String);

impl FieldId {
    /// Takes a text as a field's name; none if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        };
        (text.len() <= 64 && text.split('.').all(part)).then(|| Self(text.to_owned()))
    }

    /// The name as it is written everywhere.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Form {
    /// The field of that id, fields of groups left out.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    /// The slot of that id.
    pub fn slot(&self, id: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id.as_str() == id)
    }
}

#[cfg(test)]
mod sample;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_whose_part_is_a_figure_is_refused() {
        assert!(FieldId::parse("trips.0.city").is_none());
        assert!(FieldId::parse("applicant.iban").is_some());
        for bad in ["", ".", "a.", "A", "a-b", "a..b", &"a".repeat(65)] {
            assert!(FieldId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_text_without_english_is_read_in_french() {
        let only = Wording { fr: "Nom".into(), en: String::new() };
        assert_eq!(only.read_in(false), "Nom");
        let both = Wording { fr: "Nom".into(), en: "Name".into() };
        assert_eq!((both.read_in(true), both.read_in(false)), ("Nom", "Name"));
    }
}
