//! `tourinsoft`: what Décibelles Data, the Region's own base of tourism, syndicates (SOURCES.md §5.5). Events alone
//! are taken.

mod cells;
mod contacts;
mod offer;
mod periods;

use chrono::NaiveDate;
use serde_json::Value;

use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, feed};

/// The source `tourinsoft`.
pub struct Tourinsoft;

impl Source for Tourinsoft {
    fn name(&self) -> &'static str {
        "tourinsoft"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".json"]);
        for file in &files {
            let page = feed::json(file, &mut reading)?;
            let offers = offers(&page).ok_or_else(|| feed::refused(Code::NotTheFeed, &file.path))?;
            for (at, offer) in offers.iter().enumerate() {
                let mut notes = Notes::default();
                let name = offer::id(offer).unwrap_or_else(|| format!("{}:{}", file.path, at + 1));
                let event = offer::event(offer.clone(), today, &mut notes);
                reading.take(&name, event.map(|event| Record::Event(Box::new(event))), notes);
            }
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }

    fn may_be_kept(&self) -> bool {
        false
    }
}

/// The offers of a page, in either of its two envelopes: `d.results` (or `d` alone), and `value`.
fn offers(page: &Value) -> Option<&Vec<Value>> {
    let inner = page.get("d").unwrap_or(page);
    ["results", "value"].iter().find_map(|key| inner.get(*key)?.as_array()).or_else(|| inner.as_array())
}

/// How many offers a page says that there are in all: a number, written as a text.
pub fn count(page: &Value) -> Option<usize> {
    let inner = page.get("d").unwrap_or(page);
    let said = ["__count", "odata.count", "@odata.count"].iter().find_map(|key| feed::field(inner, key));
    said?.trim().parse().ok()
}

/// How many offers are on a page.
pub fn held(page: &Value) -> Option<usize> {
    offers(page).map(Vec::len)
}
