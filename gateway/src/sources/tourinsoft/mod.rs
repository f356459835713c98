//! `tourinsoft`: what Décibelles Data, the Region's own base of tourism, syndicates (SOURCES.md §5.5). Events alone
//! are taken.

mod cells;
mod contacts;
mod offer;
mod pages;
mod periods;

use chrono::NaiveDate;
use reqwest::Url;
use serde_json::Value;

use super::{Code, File, NotTheFeed, Notes, Pages, Reading, Record, Source, feed};

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

    fn pages(&self) -> Option<&dyn Pages> {
        Some(&pages::Offers)
    }

    fn leaves_no_copy(&self) -> bool {
        true
    }

    fn called(&self, address: &Url) -> String {
        address.host_str().unwrap_or("file").to_owned()
    }
}

/// The offers of a page, in either of its two envelopes: `d.results` (or `d` alone), and `value`.
fn offers(page: &Value) -> Option<&Vec<Value>> {
    let inner = page.get("d").unwrap_or(page);
    ["results", "value"].iter().find_map(|key| inner.get(*key)?.as_array()).or_else(|| inner.as_array())
}
