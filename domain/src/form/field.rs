//! A field of a form: what it asks, of which type, within which bounds.

use crate::document::Media;
use chrono::NaiveDate;

use super::condition::When;
use super::{FieldId, Wording};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, stable across versions.
    pub id: FieldId,
    /// The version in which it was first asked.
    pub since: u32,
    /// The theme it belongs to; none inside a group.
    pub section: Option<FieldId>,
    /// The question.
    pub label: Wording,
    /// What helps to answer; may be empty.
    pub help: Wording,
    /// What is answered.
    pub kind: Kind,
    /// Whether the form cannot be filed without it, where it is asked.
    pub required: bool,
    /// It is asked when all of them hold.
    pub when: Vec<When>,
}

/// What is answered, with its bounds. Bounds are inclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Text {
        /// At most so many characters.
        max_length: Option<u32>,
    },
    /// Several lines.
    LongText {
        /// At most so many characters.
        max_length: Option<u32>,
    },
    /// A figure.
    Number {
        /// Figures after the comma, 0 to 3.
        decimals: u8,
        /// Smallest, in whole units.
        min: Option<i64>,
        /// Largest, in whole units.
        max: Option<i64>,
    },
    /// An amount in euro; bounds in cents.
    Money {
        /// Smallest, in cents.
        min: Option<i64>,
        /// Largest, in cents.
        max: Option<i64>,
    },
    /// A day.
    Date {
        /// First day.
        min: Option<NaiveDate>,
        /// Last day.
        max: Option<NaiveDate>,
        /// Not after the day on which the form is completed: a birth, a general meeting.
        past: bool,
    },
    /// Yes or no.
    YesNo,
    /// One of several.
    Choice(Vec<Choice>),
    /// Several of several.
    Choices {
        /// What may be chosen.
        options: Vec<Choice>,
        /// At most so many.
        max: Option<u32>,
    },
    /// The same few questions, once per row.
    Group {
        /// What is asked in a row. Groups do not hold groups.
        fields: Vec<Field>,
        /// At least so many rows, where the group is required or begun.
        min: u32,
        /// At most so many rows.
        max: Option<u32>,
    },
    /// A commune, by its INSEE code.
    Commune,
    /// A postal address in France: street, postcode, town.
    Address,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A bank account.
    Iban,
    /// An establishment, 14 figures.
    Siret,
    /// A company or an association, 9 figures.
    Siren,
    /// An association in the national register.
    Rna,
    /// Tax parts and reference tax income of a household, in two answers.
    Household,
    /// A type newer than this build: answered as text, never refused.
    Unknown(String),
}

/// One answer that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is written down.
    pub id: String,
    /// What is read.
    pub label: Wording,
}

/// A place for papers of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Its name, stable across versions; never that of a field.
    pub id: FieldId,
    /// The version in which it was first asked.
    pub since: u32,
    /// What it is.
    pub label: Wording,
    /// What helps to find it; may be empty.
    pub help: Wording,
    /// Which papers of the wallet fit: `rib`, `tax_notice`… Used to propose, never to refuse.
    pub kinds: Vec<String>,
    /// Media types that the service takes: `application/pdf`…
    pub media: Vec<String>,
    /// At least so many, where it is asked; 0 means that it may stay empty.
    pub min: u32,
    /// At most so many.
    pub max: u32,
    /// Largest size of one of them, in bytes; none means the gateway's own limit.
    pub max_bytes: Option<u64>,
    /// It is asked when all of them hold.
    pub when: Vec<When>,
}

/// The two answers of a household, after its id and a dot: what a family quotient is made of, no more.
pub const HOUSEHOLD: [&str; 2] = ["parts", "income"];

impl Slot {
    /// The kinds of files that may be put into it; every kind that the app makes ready, if the form does not say.
    /// HEIC is never one: nothing here can take out of it where and when it was taken.
    pub fn takes(&self) -> Vec<Media> {
        let made_ready = Media::ALL.into_iter().filter(|media| *media != Media::Heic);
        let is_named =
            |media: &Media| self.media.is_empty() || self.media.iter().any(|code| code == media.code());
        made_ready.filter(is_named).collect()
    }
}

impl Kind {
    /// Whether two kinds are the same question, bounds and choices apart.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unknown(one), Self::Unknown(two)) => one == two,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// What may be chosen; nothing for other kinds.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice(options) | Self::Choices { options, .. } => options,
            _ => &[],
        }
    }

    /// What is asked in a row; nothing for other kinds.
    pub fn rows(&self) -> &[Field] {
        match self {
            Self::Group { fields, .. } => fields,
            _ => &[],
        }
    }
}
