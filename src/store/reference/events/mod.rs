//! The tables of events: what a row of the list shows, where each takes place, and on which days.

mod agenda;
mod asked;
mod boxes;

pub use agenda::agenda;
pub use asked::{Agenda, Ask, Day, Found, How};

use api_client::{translate, wire};
use chrono::NaiveDate;
use domain::event::{Event, Theme};
use domain::ids::RecordId;
use domain::place::Wheelchair;
use rusqlite::{OptionalExtension, params};

use super::{Change, Reader, Writer, communes, editions};
use crate::store::Result;

/// The collection.
const COLLECTION: &str = "events";

/// An event, whole; none if it is not held, or cannot be read.
pub fn card(db: &Reader, id: &RecordId) -> Result<Option<Event>> {
    let line = editions::record(db, COLLECTION, id.as_str())?;
    let Some(mut event) = line.and_then(|line| read(&line)) else { return Ok(None) };
    if let Some(commune) = communes::by_code(db, &event.venue.commune)? {
        // What the commune says is not repeated in the record.
        event.venue.postcode = event.venue.postcode.or_else(|| commune.postcodes.first().cloned());
        event.venue.commune_name = Some(commune.name);
    }
    Ok(Some(event))
}

/// Themes of which something is held that is not over on that day, in the order in which they are offered.
pub fn themes(db: &Reader, today: NaiveDate) -> Result<Vec<(Theme, usize)>> {
    let mut query =
        db.prepare_cached("SELECT theme, count(*) FROM event WHERE last_on >= ?1 GROUP BY theme")?;
    let rows =
        query.query_map([today.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))?;
    let mut counts: Vec<(Theme, usize)> = Vec::new();
    for row in rows {
        let (slug, count) = row?;
        counts.push((Theme::parse(&slug).unwrap_or(Theme::Other), count as usize));
    }
    counts.sort_unstable();
    Ok(counts)
}

/// Whether any event is held.
pub fn any(db: &Reader) -> Result<bool> {
    Ok(db.prepare_cached("SELECT EXISTS (SELECT 1 FROM event)")?.query_row((), |row| row.get(0))?)
}

/// An event of its record.
fn read(line: &[u8]) -> Option<Event> {
    translate::event(serde_json::from_slice::<wire::Event>(line).ok()?)
}

/// Keeps the rows in step with their record.
pub(super) fn derive(db: &Writer, change: &Change<'_>) -> Result<()> {
    let held: Option<i64> = db
        .prepare_cached("SELECT key FROM event WHERE id = ?1")?
        .query_row([change.id], |row| row.get(0))
        .optional()?;
    if let Some(key) = held {
        boxes::drop_all(db, key)?;
        db.prepare_cached("DELETE FROM event WHERE key = ?1")?.execute([key])?;
    }
    let event = change.after.and_then(read);
    let Some((event, last)) = event.and_then(|event| event.dates.last_day().map(|last| (event, last))) else {
        return Ok(());
    };
    let access: Vec<_> = event.access.iter().map(|flag| flag.slug()).collect();
    let (lat, lon) = event.venue.point.map(|point| (point.lat, point.lon)).unzip();
    let mut insert = db.prepare_cached(
        "INSERT INTO event (id, title, theme, status, cost, attendance, access, young, wheelchair, venue, commune,
           commune_name, lat, lon, approximate, dates, last_on, source_url)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) RETURNING key",
    )?;
    let key = insert.query_row(
        params![
            event.id.as_str(),
            event.title,
            event.theme.slug(),
            event.status.slug(),
            event.price.cost.slug(),
            event.attendance.slug(),
            access.join(" "),
            event.audience.young,
            event.wheelchair.map(Wheelchair::slug),
            event.venue.name,
            event.venue.commune,
            event.venue.commune_name,
            lat,
            lon,
            event.venue.approximate,
            translate::written_dates(&event.dates),
            last.to_string(),
            event.origins.first().and_then(|origin| origin.url.clone()),
        ],
        |row| row.get(0),
    )?;
    boxes::put(db, key, &event)
}
