//! `aides-jeunes`: the YAML files of betagouv/aides-jeunes, benefits and institutions (SOURCES.md §4.1).
//!
//! The feed is AGPL-3.0: facts are taken (title, conditions, amount, addresses), its descriptions are
//! not. `private: true` is known and counted, and never listed: it is refused as not published.

mod amount;
mod benefit;
mod conditions;
mod institution;
mod kinds;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{File, NotTheFeed, Notes, Reading, Record, Source, Why, feed};
use institution::Institution;

/// The source `aides-jeunes`.
pub struct AidesJeunes;

impl Source for AidesJeunes {
    fn name(&self) -> &'static str {
        "aides-jeunes"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let mut institutions: HashMap<String, Institution> = HashMap::new();
        let mut benefits = Vec::new();
        for file in files.iter().filter(|file| feed::ends(file, &[".yml", ".yaml"])) {
            match feed::yaml(file, &mut reading) {
                // An institution has a name, a benefit a label.
                Ok(value) if value.get("label").is_none() && value.get("name").is_some() => {
                    institutions.insert(feed::stem(&file.path).to_owned(), Institution::of(&value));
                }
                value => benefits.push((file, value)),
            }
        }
        let found = !institutions.is_empty();
        for (file, value) in benefits {
            let mut notes = Notes::default();
            let aid = value.and_then(|value| benefit::aid(file, &value, &institutions, today, &mut notes));
            reading.take(&file.path, aid.map(|aid| Record::Aid(Box::new(aid))), notes);
        }
        if found && reading.read == 0 { Ok(reading.settled()) } else { feed::some_of(reading, files) }
    }
}

/// A refusal of this feed.
type Read<T> = Result<T, Why>;
