//! A record of the collection `aids`.

use serde::{Deserialize, Serialize};

/// One aid, as it travels. Dates are `YYYY-MM-DD`, money integer cents.
///
/// Absent keys mean « not stated »; `not_stated` names the sections that the source leaves open.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Aid {
    pub id: String,
    pub title: String,
    pub promise: String,
    pub description: String,
    /// The same, easy to read: one idea a line, an empty line between two blocks. Content alone has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub easy_text: Option<String>,
    /// `full` or `short`.
    pub detail: String,
    pub theme: String,
    pub audience: Vec<String>,
    pub aid_types: Vec<String>,
    pub bodies: Vec<String>,
    /// Scope codes: `REG-27`, `DEP-39`, `COM-25056`, `EPCI-…`, `PAYS-FR`.
    pub territory: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    pub for_whom: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<Profile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// `gateway`, `portal`, `demarche_numerique`, `paper`, `none`.
    pub filing: String,
    /// Id of the form by which it is asked for, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sigle: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_stated: Vec<String>,
    pub source: String,
    pub source_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_licence: Option<String>,
    pub verified_on: String,
    /// `source` (its own date of update) or `fetch` (the day we fetched it).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkState>,
    pub origins: Vec<Origin>,
    pub lang: String,
}

/// One condition: `kind` says which, the rest what it compares.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Condition {
    /// Of the closed list of `assets/content/README.md`; anything else reads as unknown.
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub op: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub euros: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Rate in hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    /// Year of an income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// The conditions of `all`, `any`, `not`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Condition>,
}

/// A situation, with the conditions that go with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    pub situation: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
}

/// How much, in words and where possible in figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amount {
    pub words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cents: Option<i64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub to_confirm: bool,
    /// Who gets how much; the first line that is met counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
}

/// One line of a table of amounts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grade {
    /// All of them must hold.
    pub when: Vec<Condition>,
    pub cents: i64,
}

/// One step, with the page where it is done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// When it may be asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Deadline {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub all_year: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Window>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<String>,
    /// `open`, `closed` or `ended`: what the source says where it gives no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// `official`, `export` or `secondary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

/// One period, both days included.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Window {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_on: Option<String>,
}

/// A service to ask, never a person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What the daily check of the source's link found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkState {
    /// `alive` or `broken`.
    pub state: String,
    /// First day on which it was seen so.
    pub since: String,
}

/// One feed that knows the record.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    pub source: String,
    pub url: String,
}
