//! The published events in memory: read once per edition, the same for every question.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use api_client::{translate, wire};
use chrono::{DateTime, Utc};
use domain::distance::Point;
use domain::event::Event;

use crate::app::App;
use crate::fault::Fault;
use crate::publish::edition;
use crate::store::editions::{self, Edition};

/// A commune, as far as an agenda needs it.
pub struct Commune {
    /// Its name.
    pub name: String,
    /// Its centre.
    pub centre: Option<Point>,
}

/// The published events.
#[derive(Default)]
pub struct Agenda {
    /// Another for every edition.
    pub mark: String,
    /// When they were published.
    pub made_at: DateTime<Utc>,
    /// They.
    pub events: Vec<Event>,
    /// By INSEE code.
    pub communes: HashMap<String, Commune>,
}

/// The newest that was read.
#[derive(Default)]
pub struct Held(Mutex<Arc<Agenda>>);

/// The events as they are published now.
///
/// Who asks while a new edition is read waits for it: it is read once, however many ask.
pub fn current(app: &App) -> Result<Arc<Agenda>, Fault> {
    let listed =
        app.store.read(|db| Ok((editions::listed(db, "events")?, editions::listed(db, "communes")?)))?;
    let mark: String =
        listed.0.iter().chain(&listed.1).map(|edition| format!("{} ", edition.canon_sha256)).collect();
    let mut held = app.agenda.0.lock().unwrap_or_else(PoisonError::into_inner);
    if held.mark != mark {
        *held = Arc::new(read(app, mark, &listed.0, &listed.1)?);
    }
    Ok(held.clone())
}

fn read(app: &App, mark: String, events: &[Edition], communes: &[Edition]) -> Result<Agenda, Fault> {
    let mut agenda = Agenda { mark, ..Agenda::default() };
    let made = events.iter().map(|edition| edition.issued_at_ms).max().unwrap_or_default();
    agenda.made_at = DateTime::from_timestamp_millis(made).unwrap_or_default();
    for edition in events {
        let slice = edition::read(&app.store.blobs, edition)?;
        let records = slice.0.values().filter_map(|line| serde_json::from_slice::<wire::Event>(line).ok());
        agenda.events.extend(records.filter_map(translate::event));
    }
    for edition in communes {
        let slice = edition::read(&app.store.blobs, edition)?;
        let records = slice.0.values().filter_map(|line| serde_json::from_slice::<wire::Commune>(line).ok());
        agenda.communes.extend(records.map(|commune| {
            let degrees =
                |[lat, lon]: [i32; 2]| Point::of_degrees(f64::from(lat) / 1e3, f64::from(lon) / 1e3);
            let centre = commune.centre.and_then(degrees);
            (commune.code, Commune { name: commune.name, centre })
        }));
    }
    Ok(agenda)
}

impl Agenda {
    /// The name of an event's commune.
    pub fn commune_of(&self, event: &Event) -> Option<&str> {
        self.communes.get(&event.venue.commune).map(|commune| commune.name.as_str())
    }
}
