//! A record of the collection `calendars`: days that a whole territory shares, such as school holidays.

use serde::{Deserialize, Serialize};

/// One calendar. The id is `calendar:<slug>`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calendar {
    pub id: String,
    /// `school_holidays`; others may come.
    pub kind: String,
    pub title: String,
    /// The school zone, `A`, where it is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// In the order of their days.
    pub spans: Vec<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    pub verified_on: String,
}

/// Days that belong together.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Span {
    pub title: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}
