//! `opendatasoft-events`: the mirror of OpenAgenda that needs no key, in its forms v2.1 and v1 (SOURCES.md §5.2).

mod pages;
mod row;

use chrono::NaiveDate;
use serde_json::Value;

use super::openagenda::event::{self, Origin};
use super::{Code, File, NotTheFeed, Notes, Pages, Reading, Record, Source, addresses, event_door, feed};

/// The source `opendatasoft-events`.
pub struct OpendatasoftEvents;

impl Source for OpendatasoftEvents {
    fn name(&self) -> &'static str {
        "opendatasoft-events"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let origin = Origin {
            prefix: self.name(),
            source: "OpenAgenda (Opendatasoft)",
            licence: Some("Licence Ouverte"),
            pages: &addresses::shipped().openagenda,
        };
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".json"]);
        for file in &files {
            let mut answer = feed::json(file, &mut reading)?;
            let rows = rows(&mut answer).ok_or_else(|| feed::refused(Code::NotTheFeed, &file.path))?;
            for (number, row) in rows.iter_mut().enumerate() {
                let row = unwrapped(row);
                let place = origin.id(row).unwrap_or_else(|| format!("{}:{}", file.path, number + 1));
                let mut notes = Notes::default();
                event_door::without_persons(row, &mut notes);
                let event = row::as_the_api(row, &mut notes)
                    .and_then(|value| event::event(&value, &origin, today, &mut notes));
                reading.take(&place, event.map(|event| Record::Event(Box::new(event))), notes);
            }
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }

    fn pages(&self) -> Option<&dyn Pages> {
        Some(&pages::Records)
    }

    fn leaves_no_copy(&self) -> bool {
        true
    }
}

/// The rows of an answer of v2.1, v2.0 or v1, or of an export, which is a bare list.
fn rows(answer: &mut Value) -> Option<&mut Vec<Value>> {
    if answer.is_array() {
        return answer.as_array_mut();
    }
    let key = ["results", "records"].into_iter().find(|key| answer.get(key).is_some_and(Value::is_array))?;
    answer.get_mut(key)?.as_array_mut()
}

/// In v1 a row lies inside its envelope, in v2.0 inside two.
fn unwrapped(row: &mut Value) -> &mut Value {
    for pointer in ["/record/fields", "/fields"] {
        if row.pointer(pointer).is_some_and(Value::is_object) {
            *row = row.pointer_mut(pointer).map(Value::take).unwrap_or_default();
            break;
        }
    }
    row
}
