//! A record of the collection `communes`.

use serde::{Deserialize, Serialize};

/// One commune of the Region, as it stands today. The id is `commune:<insee>`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Commune {
    pub id: String,
    pub code: String,
    pub name: String,
    pub department: String,
    pub department_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    pub region: String,
    pub postcodes: Vec<String>,
    pub population: u32,
    /// Degrees × 1000, WGS 84: integers travel exactly. A point inside, good to 100 m.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub centre: Option<[i32; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerCommune>,
}

/// A commune that was absorbed, kept so that its code and its name still find the place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormerCommune {
    pub code: String,
    pub name: String,
}
