//! `[map]`: the base map that phones may fetch.

use std::path::PathBuf;

use serde::Deserialize;

use crate::fault::Fault;

/// `[map]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    pub file: PathBuf,
    pub title: String,
    pub attribution: String,
    pub made_on: String,
    pub largest_bytes: u64,
}

impl Map {
    /// Refuses what a phone would not take, before anything is published.
    pub(super) fn check(&self) -> Result<(), Fault> {
        let wrong = |what: &str| Err(Fault::Setting(format!("configuration: [map] {what}")));
        let is_line = |text: &str| text.chars().count() <= 200 && !text.chars().any(char::is_control);
        if self.attribution.trim().is_empty() || !is_line(&self.attribution) {
            return wrong(
                "attribution is one line of 1 to 200 letters: it is owed wherever the map is drawn",
            );
        }
        if !is_line(&self.title) {
            return wrong("title is one line of 200 letters at most");
        }
        if !self.made_on.is_empty() && self.made_on.parse::<chrono::NaiveDate>().is_err() {
            return wrong("made_on is a day, YYYY-MM-DD, or empty");
        }
        if self.largest_bytes > domain::base_map::LARGEST {
            return wrong("largest_bytes is more than phones take (1500000000)");
        }
        Ok(())
    }
}
