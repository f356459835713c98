//! Keeps what a source read: compared with what is held, counted, reported.

use std::collections::HashSet;

use api_client::{canonical, translate};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::directory;
use crate::app::App;
use crate::fault::Fault;
use crate::sources::{Code, File, Ground, Reading, Record, Refusal, Report, Source, settle};
use crate::store::records::{self, Extent, Kept, Loss, Outcome};
use crate::store::reports;
use crate::store::seen::{self, Seen};

/// Longest id and largest body of a record.
const LONGEST_ID: usize = 200;
const LARGEST_BODY: usize = 256 * 1024;

/// What the absence of a record held before means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// The files are a part of the feed.
    MeansNothing,
    /// The same, unless the feed says itself that more than this share of it is gone: then nothing is kept at all.
    MeansNothingWithin {
        /// Of the records held.
        percent: u32,
    },
    /// The files are the whole feed: it is gone.
    IsGone,
    /// The same, unless more than this share of the feed would go: then nothing is kept at all.
    IsGoneWithin {
        /// Of the records held.
        percent: u32,
    },
}

/// The report of an import, as printed (TERMINAL.md).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// What was read, accepted, repaired, refused.
    #[serde(flatten)]
    pub report: Report,
    /// Records that were in the feed before and are no more; kept, not published.
    pub gone: usize,
}

/// Reads files as a source does, and keeps what they hold.
pub fn files(app: &App, source: &dyn Source, files: &[File], absence: Absence) -> Result<Imported, Fault> {
    fetched(app, source, files, &[], absence)
}

/// The same for the files of a refresh: what servers said of them is kept with the records, or not at all.
pub fn fetched(
    app: &App,
    source: &dyn Source,
    files: &[File],
    seen: &[Seen],
    absence: Absence,
) -> Result<Imported, Fault> {
    fetched_of(app, source.name(), source, files, seen, absence)
}

/// The same for one of several feeds of a kind: its records and reports are kept under its own name.
pub fn fetched_of(
    app: &App,
    name: &str,
    source: &dyn Source,
    files: &[File],
    seen: &[Seen],
    absence: Absence,
) -> Result<Imported, Fault> {
    let mut reading = source
        .read(files, app.config.clock.today())
        .map_err(|cause| Fault::Feed { source_name: name.to_owned(), cause })?;
    if reading.records.iter().any(Record::has_a_place) {
        let ground = ground(app, &reading)?;
        settle(&mut reading, &ground);
    }
    directory::tell_unlisted(app, name, &mut reading)?;
    written(app, name, reading, seen, absence)
}

/// The communes that are held, and those that come with the reading.
fn ground(app: &App, reading: &Reading) -> Result<Ground, Fault> {
    let held = app.store.read(|db| records::live(db, "communes"))?;
    let held = held.iter().filter_map(|(_, _, body)| serde_json::from_slice(body).ok());
    let coming = reading.records.iter().filter_map(|record| match record {
        Record::Commune(commune) => Some(commune.clone()),
        _ => None,
    });
    Ok(Ground::of(held.chain(coming)))
}

/// Keeps a reading, with its report, in one transaction.
pub fn keep(app: &App, source: &str, reading: Reading, absence: Absence) -> Result<Imported, Fault> {
    written(app, source, reading, &[], absence)
}

fn written(
    app: &App,
    source: &str,
    reading: Reading,
    seen: &[Seen],
    absence: Absence,
) -> Result<Imported, Fault> {
    let Reading { read, records, repaired, mut refused, removed, conditions } = reading;
    let mut kept = Vec::with_capacity(records.len());
    for record in &records {
        match line(record) {
            Ok(record) => kept.push(record),
            Err(refusal) => refused.push(refusal),
        }
    }
    let ids: HashSet<&str> = kept.iter().map(|record| record.id.as_str()).collect();
    // What its source takes back goes, also from among what was good before.
    let taken_back = refused.iter().filter(|refusal| takes_back(&refusal.why)).map(|refusal| &refusal.record);
    let removed: HashSet<String> =
        removed.iter().chain(taken_back).filter(|id| !ids.contains(id.as_str())).cloned().collect();
    let spared: HashSet<String> =
        refused.iter().map(|refusal| &refusal.record).filter(|id| !removed.contains(*id)).cloned().collect();
    let now_ms = app.config.clock.now().timestamp_millis();
    let (whole, percent) = match absence {
        Absence::MeansNothing => (false, None),
        Absence::MeansNothingWithin { percent } => (false, Some(percent)),
        Absence::IsGone => (true, None),
        Absence::IsGoneWithin { percent } => (true, Some(percent)),
    };
    app.store.write(|db| {
        if let Some(percent) = percent {
            let over = over(records::live_of(db, source, "events")?, app.config.clock.today());
            let loss = Loss { whole, removed: &removed, over: &over };
            let (lost, held) = records::would_lose(db, source, &kept, loss)?;
            if lost as u64 * 100 > held as u64 * u64::from(percent) {
                return Err(Fault::Shrunk { source_name: source.to_owned(), held, lost });
            }
        }
        let extent = if whole { Extent::Whole { spared: &spared } } else { Extent::Part };
        let Outcome { accepted, unchanged, mut gone } = records::keep(db, source, &kept, extent, now_ms)?;
        gone += records::remove(db, source, &removed, now_ms)?;
        let source_name = source.to_owned();
        let report = Report { source: source_name, read, accepted, unchanged, repaired, refused, conditions };
        reports::keep(db, &report, now_ms)?;
        // Records from elsewhere end what was known: the next refresh asks for its files anew.
        seen::replace(db, source, seen)?;
        Ok(Imported { report, gone })
    })
}

/// Whether a refusal says that its source no longer has the record for anybody, and not that it could not be read.
fn takes_back(why: &str) -> bool {
    let code = why.split(':').next().unwrap_or_default();
    [Code::NotPublished, Code::Closed, Code::PrivateAddress, Code::OutsideRegion]
        .iter()
        .any(|known| known.as_str() == code)
}

/// The events that are over: that they go is the way of things, and no sign of a broken feed.
fn over(events: Vec<(String, Vec<u8>)>, today: NaiveDate) -> HashSet<String> {
    let is_over = |body: &[u8]| {
        let dates = serde_json::from_slice::<Dated>(body).map(|event| translate::dates(&event.dates));
        dates.is_ok_and(|dates| dates.last_day().is_some_and(|last| last < today))
    };
    events.into_iter().filter(|(_, body)| is_over(body)).map(|(id, _)| id).collect()
}

/// Of an event, when it is.
#[derive(Deserialize)]
struct Dated {
    dates: String,
}

/// A record as it is kept: its collection, its id, its canonical line.
fn line(record: &Record) -> Result<Kept, Refusal> {
    let (collection, id, body) = match record {
        Record::Aid(aid) => ("aids", &aid.id, canonical::to_vec(aid)),
        Record::Calendar(calendar) => ("calendars", &calendar.id, canonical::to_vec(calendar)),
        Record::Commune(commune) => ("communes", &commune.id, canonical::to_vec(commune)),
        Record::Event(event) => ("events", &event.id, canonical::to_vec(event)),
        Record::Form(form) => ("forms", &form.id, canonical::to_vec(form)),
        Record::Link(link) => ("links", &link.id, canonical::to_vec(link)),
        Record::Place(place) => ("places", &place.id, canonical::to_vec(place)),
        Record::Scale(scale) => ("scales", &scale.id, canonical::to_vec(scale)),
        Record::School(school) => ("schools", &school.id, canonical::to_vec(school)),
        Record::Word(word) => ("words", &word.id, canonical::to_vec(word)),
    };
    let refused = |why: &str| Refusal { record: id.chars().take(LONGEST_ID).collect(), why: why.to_owned() };
    if id.is_empty() || id.len() > LONGEST_ID || id.chars().any(char::is_control) {
        return Err(refused("missing_field id"));
    }
    let body = body.map_err(|_| refused("unreadable_value"))?;
    if body.len() > LARGEST_BODY {
        return Err(refused("too_large"));
    }
    Ok(Kept { collection, id: id.clone(), body })
}
