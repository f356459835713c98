//! `content`: what the project writes itself, read strictly: a misspelt key is refused, never ignored.

mod aid;
mod calendars;
mod check;
mod conditions;
mod easy;
mod ent;
mod events;
mod form_rules;
mod forms;
mod guide_rows;
mod links;
mod places;
mod scales;
mod telehealth;
mod words;

use std::collections::HashMap;

use api_client::wire::Aid;
use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use super::repair::links::key;
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, communes, feed};

/// The source `content`.
pub struct Content;

/// What a file of the folder holds, by where it lies.
enum Place {
    Aid,
    GuideRows,
    Link,
    Form,
    Help,
    Thesaurus,
    Entities,
    Glossary,
    Desk,
    Event,
    Telehealth,
    Ent,
    Calendar,
    Scale,
    Communes,
    /// Read by people.
    Note,
    Unknown,
}

impl Source for Content {
    fn name(&self) -> &'static str {
        "content"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let mut full: HashMap<String, String> = HashMap::new();
        let terms = easy::terms(files);
        for file in files {
            match place(&file.path) {
                Place::Aid => {
                    let mut notes = Notes::default();
                    let aid =
                        toml_of(file, &mut reading).and_then(|card| aid::aid(file, card, &terms, &mut notes));
                    if let Ok(aid) = &aid {
                        full.insert(key_of(aid), aid.id.clone());
                    }
                    reading.take(&file.path, aid.map(|aid| Record::Aid(Box::new(aid))), notes);
                }
                Place::Link => {
                    let link = toml_of(file, &mut reading).and_then(|card| links::link(file, card));
                    reading.take(&file.path, link.map(Record::Link), Notes::default());
                }
                Place::Form => {
                    let form = toml_of(file, &mut reading).and_then(|sheet| forms::form(file, sheet));
                    reading.take(&file.path, form.map(|form| Record::Form(Box::new(form))), Notes::default());
                }
                Place::Help => {
                    let word = toml_of(file, &mut reading).and_then(|page| words::help(file, page));
                    reading.take(&file.path, word.map(Record::Word), Notes::default());
                }
                Place::Thesaurus => words::thesaurus(file, &mut reading),
                Place::Entities => words::entities(file, &mut reading),
                Place::Glossary => words::glossary(file, &mut reading),
                Place::Desk => {
                    let place = toml_of(file, &mut reading).and_then(|card| places::place(file, card));
                    let place = place.map(|place| Record::Place(Box::new(place)));
                    reading.take(&file.path, place, Notes::default());
                }
                Place::Event => {
                    let mut notes = Notes::default();
                    let event =
                        toml_of(file, &mut reading).and_then(|card| events::event(file, card, &mut notes));
                    reading.take(&file.path, event.map(|event| Record::Event(Box::new(event))), notes);
                }
                Place::Telehealth => telehealth::rows(file, today, &mut reading),
                Place::Ent => ent::rows(file, &mut reading),
                Place::Calendar => {
                    let days = toml_of(file, &mut reading).and_then(|card| calendars::calendar(file, card));
                    reading.take(&file.path, days.map(Record::Calendar), Notes::default());
                }
                Place::Scale => {
                    let scale = toml_of(file, &mut reading).and_then(|card| scales::scale(file, card));
                    let scale = scale.map(|scale| Record::Scale(Box::new(scale)));
                    reading.take(&file.path, scale, Notes::default());
                }
                Place::Unknown => {
                    reading.take(&file.path, Err(Why::new(Code::NotTheFeed, "")), Notes::default())
                }
                Place::GuideRows | Place::Communes | Place::Note => {}
            }
        }
        for file in files.iter().filter(|file| matches!(place(&file.path), Place::GuideRows)) {
            guide_rows::rows(file, &full, &mut reading)?;
        }
        pairs(&mut reading);
        scales::carried(&mut reading);
        calendars::opened(&mut reading);
        let tables: Vec<File> =
            files.iter().filter(|file| matches!(place(&file.path), Place::Communes)).cloned().collect();
        if !tables.is_empty() {
            match communes::Communes.read(&tables, today) {
                Ok(read) => reading.join(read),
                // The cards do not wait for the communes: their tables are refused by themselves.
                Err(refused) => reading.take(&refused.file, Err(Why::of_feed(&refused)), Notes::default()),
            }
        }
        feed::some_of(reading, files)
    }
}

/// A form and its aid name each other; one without the other is refused where both kinds are read.
fn pairs(reading: &mut Reading) {
    let aids: HashMap<String, Option<String>> = reading
        .records
        .iter()
        .filter_map(|record| match record {
            Record::Aid(aid) => Some((aid.id.clone(), aid.form.clone())),
            _ => None,
        })
        .collect();
    let forms: HashMap<String, String> = reading
        .records
        .iter()
        .filter_map(|record| match record {
            Record::Form(form) => Some((form.id.clone(), form.aid.clone())),
            _ => None,
        })
        .collect();
    if aids.is_empty() || forms.is_empty() {
        return;
    }
    reading.refuse_where(|record| match record {
        Record::Aid(aid) => {
            let form = aid.form.as_ref()?;
            (forms.get(form) != Some(&aid.id)).then(|| Why::new(Code::UnknownValue, &format!("form {form}")))
        }
        Record::Form(form) => {
            let named = aids.get(&form.aid).is_some_and(|named| named.as_ref() == Some(&form.id));
            (!named).then(|| Why::new(Code::UnknownValue, &format!("aid {}", form.aid)))
        }
        _ => None,
    });
}

/// What two cards of one page have in common; the address itself where it is a bare host.
fn key_of(aid: &Aid) -> String {
    key(&aid.source_url).unwrap_or_else(|| aid.source_url.clone())
}

fn place(path: &str) -> Place {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [.., "aids", "guide.csv"] => Place::GuideRows,
        [.., "aids", file] if file.ends_with(".toml") => Place::Aid,
        [.., "links", file] if file.ends_with(".toml") => Place::Link,
        [.., "forms", file] if file.ends_with(".toml") => Place::Form,
        [.., "help", file] if file.ends_with(".toml") => Place::Help,
        [.., "words", "thesaurus.toml"] => Place::Thesaurus,
        [.., "words", "entities.toml"] => Place::Entities,
        [.., "words", "glossary.toml"] => Place::Glossary,
        [.., "places", "telehealth.csv"] => Place::Telehealth,
        [.., "places", file] if file.ends_with(".toml") => Place::Desk,
        [.., "schools", "ent.csv"] => Place::Ent,
        [.., "events", file] if file.ends_with(".toml") => Place::Event,
        [.., "calendars", file] if file.ends_with(".toml") => Place::Calendar,
        [.., "scales", file] if file.ends_with(".toml") => Place::Scale,
        [.., "communes", file] if file.ends_with(".json") || file.ends_with(".csv") => Place::Communes,
        [.., file] if file.ends_with(".toml") || file.ends_with(".csv") || file.ends_with(".json") => {
            Place::Unknown
        }
        _ => Place::Note,
    }
}

/// A TOML file, every key known; else the key that is missing or should not be there.
fn toml_of<T: DeserializeOwned>(file: &File, reading: &mut Reading) -> Result<T, Why> {
    let text = feed::text(file, reading).map_err(|code| Why::new(code, ""))?;
    toml::from_str(&text).map_err(|error| refusal(error.message()))
}

/// The stable code of what a TOML reader says.
fn refusal(message: &str) -> Why {
    let named = message.split('`').nth(1).unwrap_or_default();
    match () {
        () if message.starts_with("unknown field") => Why::new(Code::UnknownKey, named),
        () if message.starts_with("missing field") => Why::new(Code::MissingField, named),
        () => Why::new(Code::UnreadableValue, message.lines().next().unwrap_or_default()),
    }
}
