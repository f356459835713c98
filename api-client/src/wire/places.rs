//! A record of the collection `places`: where one is received, when, and how one gets in touch.

use serde::{Deserialize, Serialize};

/// One place. The id is `<source>:<their id>`. What one can work out from the commune is not repeated.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    pub id: String,
    /// A slug; a phone that does not know it shows the place all the same.
    pub kind: String,
    pub name: String,
    /// Number and street, line by line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Only where the commune has several, or is not of the Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// INSEE code; empty for what only travels.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub commune: String,
    /// Only where the commune is not one of the collection `communes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commune_name: Option<String>,
    /// Degrees × 100 000, WGS 84: integers travel exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<[i32; 2]>,
    /// Whether the point is the commune's centre, for want of a better one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// As it is dialled: figures, a plus before them where it is international.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web: Option<String>,
    /// In the syntax of OpenStreetMap; absent where none are published, which is not closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// As they are published, where they say more than `hours`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_said: Option<String>,
    /// `only` or `possible`; absent where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appointment: Option<String>,
    /// `yes`, `limited`, `no`; absent where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wheelchair: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// Only where the Region's list says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub telehealth: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub companion: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bring: Vec<String>,
    /// Number of the establishment in FINESS: the key of the Region's list of telehealth points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finess: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<Stop>,
    /// Name of the source, for people.
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    pub verified_on: String,
    /// `fetch` where the source has no day of its own; else absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_from: Option<String>,
}

/// A day on which something that travels stops somewhere.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stop {
    pub on: String,
    pub commune: String,
    pub commune_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub spot: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<[i32; 2]>,
    /// `HH:MM`, both or neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}
