//! A record of the collection `schools`: which it is, where, and how one reaches it.

use serde::{Deserialize, Serialize};

use super::LinkState;

/// One school. The id is `school:<uai>`, in lower case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct School {
    pub id: String,
    /// The national number of the school.
    pub uai: String,
    pub name: String,
    /// `ecole`, `college`, `lycee`, `erea`, `other`.
    pub kind: String,
    /// The finer kind, where more is known: a slug of `domain::school::Kind` of that kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// Whether it is a private one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// INSEE code.
    pub commune: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commune_name: Option<String>,
    /// Degrees × 100 000, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<[i32; 2]>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web: Option<String>,
    /// The school's page in the digital workspace, where somebody told it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ent_url: Option<String>,
    /// Where that is told, and the day on which it was read there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ent_source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ent_verified_on: Option<String>,
    /// What the last checks found of that page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ent_link: Option<LinkState>,
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    pub verified_on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_from: Option<String>,
}
