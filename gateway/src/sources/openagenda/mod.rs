//! `openagenda`: events as the API v2 of OpenAgenda answers them, with their tombstones (SOURCES.md §5.1).

pub(super) mod event;
mod pages;
mod place;
mod timings;
mod words;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::{
    Code, File, NotTheFeed, Notes, Pages, Reading, Record, Source, Why, addresses, event_door, feed,
};
use event::Origin;

/// The source `openagenda`.
pub struct OpenAgenda;

impl Source for OpenAgenda {
    fn name(&self) -> &'static str {
        "openagenda"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let origin = Origin {
            prefix: self.name(),
            source: "OpenAgenda",
            licence: None,
            pages: &addresses::shipped().openagenda,
        };
        let (mut reading, mut removed) = (Reading::default(), Removed::default());
        let files = feed::of_kind(files, &[".json"]);
        let (mut events, mut foreign) = (0, None);
        for file in &files {
            let mut answer = feed::json(file, &mut reading)?;
            let Some(items) = items(&mut answer) else {
                // An agenda's own description lies beside its events: it refuses itself only.
                reading.take(&file.path, Err(Why::new(Code::NotTheFeed, "")), Notes::default());
                foreign = foreign.or(Some(&file.path));
                continue;
            };
            events += items.len();
            for (number, item) in items.iter_mut().enumerate() {
                if flag(item, "removed") {
                    removed.add(&origin, item);
                    continue;
                }
                let place = origin.id(item).unwrap_or_else(|| format!("{}:{}", file.path, number + 1));
                let mut notes = Notes::default();
                event_door::without_persons(item, &mut notes);
                let event = event::event(item, &origin, today, &mut notes);
                reading.take(&place, event.map(|event| Record::Event(Box::new(event))), notes);
            }
        }
        match foreign {
            Some(path) if events == 0 => return Err(feed::refused(Code::NotTheFeed, path)),
            _ if events == 0 => {
                return Err(feed::refused(Code::Empty, files.first().map_or("", |file| file.path.as_str())));
            }
            _ => {}
        }
        let mut reading = reading.settled();
        removed.settle(&mut reading);
        Ok(reading)
    }

    fn pages(&self) -> Option<&dyn Pages> {
        Some(&pages::Answers)
    }

    fn leaves_no_copy(&self) -> bool {
        true
    }
}

/// The events of an answer, of a bare list, or the one event of `/events/{uid}`; none of anything else.
fn items(answer: &mut Value) -> Option<&mut [Value]> {
    let is_event = |value: &Value| {
        value.get("uid").is_some() && (value.get("timings").is_some() || flag(value, "removed"))
    };
    if answer.get("events").is_some_and(Value::is_array) {
        return answer.get_mut("events")?.as_array_mut().map(Vec::as_mut_slice);
    }
    if answer.get("event").is_some_and(is_event) {
        return answer.get_mut("event").map(std::slice::from_mut);
    }
    if is_event(answer) {
        return Some(std::slice::from_mut(answer));
    }
    // A list of timings is no list of events.
    let list = answer
        .as_array_mut()
        .filter(|list| list.is_empty() || list.iter().any(|one| one.get("uid").is_some()));
    list.map(Vec::as_mut_slice)
}

/// A flag written as a boolean, a number or a text.
pub(super) fn flag(value: &Value, key: &str) -> bool {
    match value.get(key) {
        Some(Value::Bool(set)) => *set,
        Some(other) => feed::word(other).is_some_and(|word| word == "1" || word == "true"),
        None => false,
    }
}

/// What is said to be no more, with the instant at which it was said.
#[derive(Default)]
struct Removed(HashMap<String, Option<DateTime<Utc>>>);

impl Removed {
    fn add(&mut self, origin: &Origin, tombstone: &Value) {
        let at = feed::field(tombstone, "updatedAt").and_then(|at| timings::instant(&at));
        if let Some(id) = origin.id(tombstone) {
            let known = self.0.entry(id).or_default();
            *known = at.max(*known);
        }
    }

    /// A record that is younger than its tombstone came back; one that is older is refused.
    fn settle(mut self, reading: &mut Reading) {
        for record in &reading.records {
            let Record::Event(event) = record else { continue };
            let updated = event.updated_at.as_deref().and_then(timings::instant);
            if self.0.get(&event.id).is_some_and(|at| at.is_some() && *at < updated) {
                self.0.remove(&event.id);
            }
        }
        reading.refuse_where(|record| {
            self.0.contains_key(record.id()).then(|| Why::new(Code::NotPublished, "removed"))
        });
        reading.removed = self.0.into_keys().collect();
        reading.removed.sort();
    }
}
