//! A record of the collection `calendars`: days that a whole territory shares, such as school holidays or a campaign.

use serde::{Deserialize, Serialize};

/// One calendar. The id is `calendar:<slug>`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calendar {
    pub id: String,
    /// `school_holidays`, `school_campaign`; others may come.
    pub kind: String,
    pub title: String,
    /// The school zone, `A`, where it is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// In the order of their days.
    pub spans: Vec<Span>,
    /// Whom a campaign concerns, of the closed list of `assets/content/README.md`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<String>,
    /// The card that opens a campaign, `link:<slug>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What to do before a campaign opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What to do while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
    /// What to do once it is closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<String>,
    /// What to do where the days of a year are not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    pub verified_on: String,
    /// `fetch` where that day is only that of reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_from: Option<String>,
}

/// Days that belong together.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Span {
    pub title: String,
    /// First day.
    pub from: String,
    /// Last day; absent where a campaign has no published end. A reader that wants one leaves the span out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// The school year for which one asks, `2026-2027`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// Worked out from a text of law: nobody was seen to announce these very days.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
    /// What is to be known of these days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where they stand, where it is not the page of the calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
}
