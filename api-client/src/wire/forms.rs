//! A record of the collection `forms`: one version of a form. Its sha256 is that of its canonical line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One form. The id is `form:<slug>`; its earlier versions live on in drafts and in the gateway's store.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    pub id: String,
    /// From 1 on.
    pub version: u32,
    pub title: Wording,
    #[serde(skip_serializing_if = "Wording::is_empty")]
    pub intro: Wording,
    /// What the reader must know of the form itself.
    #[serde(skip_serializing_if = "Wording::is_empty")]
    pub note: Wording,
    /// Id of the aid.
    pub aid: String,
    /// `open`, `closing`, `closed` or `withdrawn`.
    pub state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<String>,
    /// Instants, RFC 3339 UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accept_until: Option<String>,
    /// `register` or `refuse`.
    pub late: String,
    /// `registered` or `complete`.
    pub deadline_counts: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    pub fields: Vec<Field>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<Slot>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub migrate: Vec<Migration>,
    pub source_url: String,
    pub verified_on: String,
}

/// A text in both languages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    pub fr: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Wording {
    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.fr.is_empty() && self.en.is_empty()
    }
}

/// One theme, shown as one page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    pub id: String,
    pub title: Wording,
    #[serde(skip_serializing_if = "Wording::is_empty")]
    pub help: Wording,
}

/// One question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Field {
    /// Stable across versions.
    pub id: String,
    /// Of the closed list of `assets/content/README.md`; anything else is shown as text.
    #[serde(rename = "type")]
    pub kind: String,
    pub since: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    pub label: Wording,
    #[serde(skip_serializing_if = "Wording::is_empty")]
    pub help: Wording,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    #[serde(skip_serializing_if = "Rules::is_empty")]
    pub rules: Rules,
    /// What may be chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// Of a group, what is asked in a row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<When>,
}

/// Bounds, inclusive; each type reads its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// Whole units of a figure, cents of an amount, rows of a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The same, and the number of choices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// Not after the day of completion.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub past: bool,
}

impl Rules {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One answer that may be chosen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    pub id: String,
    pub label: Wording,
}

/// A condition on an earlier answer: the field, and one test.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct When {
    pub field: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none_of: Option<Vec<String>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub answered: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<i64>,
}

/// A place for papers of one sort.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Slot {
    pub id: String,
    pub since: u32,
    pub label: Wording,
    #[serde(skip_serializing_if = "Wording::is_empty")]
    pub help: Wording,
    /// Papers of the wallet that fit.
    pub kinds: Vec<String>,
    /// Media types that the service takes.
    pub media: Vec<String>,
    pub min: u32,
    pub max: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<When>,
}

/// What one version changed in an earlier one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Migration {
    pub from: u32,
    pub to: u32,
    pub ops: Vec<Op>,
}

/// One change: `rename {from, to}`, `map {path, values}`, `split {from, into, at}` or `retire {path}`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Op {
    pub op: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub into: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}
