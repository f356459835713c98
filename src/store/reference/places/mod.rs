//! The tables of places: what a row of the list shows, where each is, and when it is open.

mod near;
mod shelf;
mod spots;

pub use near::{Found, Near, Nearby, near};
pub(in crate::store) use shelf::HoursShelf;

use api_client::{translate, wire};
use chrono::NaiveDate;
use domain::distance::Point;
use domain::hours::Hours;
use domain::ids::RecordId;
use domain::place::{Kind, Place, Wheelchair};
use rusqlite::{OptionalExtension, params};

use super::index::row_of;
use super::{Change, Reader, Writer, communes, editions};
use crate::store::Result;

/// Stands for hours that only people can read: no expression, so that lists say what the page says.
const TO_BE_READ: &str = "?";
/// Between the parts of a column.
const BETWEEN: char = '\u{1f}';

/// A place, whole; none if it is not held, or cannot be read.
pub fn card(db: &Reader, id: &RecordId) -> Result<Option<Place>> {
    let mut query = db.prepare_cached("SELECT collection FROM place WHERE id = ?1")?;
    let collection: Option<String> = query.query_row([id.as_str()], |row| row.get(0)).optional()?;
    let Some(collection) = collection else { return Ok(None) };
    let line = editions::record(db, &collection, id.as_str())?;
    let Some(mut place) = line.and_then(|line| read(&collection, &line)) else { return Ok(None) };
    if let Some(commune) = communes::by_code(db, &place.commune)? {
        // What the commune says is not repeated in the record.
        place.postcode = place.postcode.or_else(|| commune.postcodes.first().cloned());
        place.commune_name = Some(commune.name);
    }
    Ok(Some(place))
}

/// Kinds of which at least one place is held, and how many.
pub fn kinds(db: &Reader) -> Result<Vec<(Kind, usize)>> {
    let mut query =
        db.prepare_cached("SELECT kind, count(DISTINCT place) FROM spot GROUP BY kind ORDER BY kind")?;
    let rows = query.query_map((), |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?)))?;
    let rows: Vec<(u32, i64)> = rows.collect::<std::result::Result<_, _>>()?;
    let known = |(number, count): (u32, i64)| Some((kind_of(number)?, usize::try_from(count).ok()?));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// The hours of a place, with the holidays that are held around a day; none if none can be read.
pub fn hours(db: &Reader, place: &Place, day: NaiveDate) -> Result<Option<Hours>> {
    let Some(text) = &place.hours else { return Ok(None) };
    Ok(Hours::parse(text, &shelf::holidays(db, day)?))
}

/// The school holidays that are held: first and last days, the earliest first.
pub fn school_holidays(db: &Reader) -> Result<Vec<(NaiveDate, NaiveDate)>> {
    shelf::school(db)
}

/// A place as the list knows it, from its record.
fn read(collection: &str, line: &[u8]) -> Option<Place> {
    match collection {
        "places" => translate::place(serde_json::from_slice(line).ok()?),
        "schools" => translate::school_place(serde_json::from_slice(line).ok()?),
        _ => None,
    }
}

/// Keeps the rows in step with their record.
pub(super) fn derive(db: &Writer, change: &Change<'_>) -> Result<()> {
    let key = row_of(change.collection, change.id);
    let gone: Vec<(i64, u32, Option<i64>)> = db
        .prepare_cached("DELETE FROM spot WHERE place = ?1 RETURNING key, kind, hours")?
        .query_map([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<std::result::Result<_, _>>()?;
    for (spot, kind, hours) in gone {
        spots::drop_box(db, spot, kind, hours)?;
    }
    db.prepare_cached("DELETE FROM place WHERE key = ?1")?.execute([key])?;
    let Some(place) = change.after.and_then(|line| read(change.collection, line)) else { return Ok(()) };
    let wheelchair = place.wheelchair.map(Wheelchair::slug);
    let appointment = place.appointment.map(|appointment| format!("{appointment:?}").to_lowercase());
    db.prepare_cached(
        "INSERT INTO place (key, collection, id, kind, name, commune, approximate, phone, appointment, wheelchair,
           services, telehealth, source_url)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        key,
        change.collection,
        place.id.as_str(),
        number(place.kind),
        place.name,
        place.commune,
        place.approximate,
        place.phone,
        appointment,
        wheelchair,
        place.services.join(&BETWEEN.to_string()),
        place.telehealth,
        place.source_url,
    ])?;
    let hours = place.hours.as_deref().or(place.hours_said.as_deref().map(|_| TO_BE_READ));
    let hours = hours.map(|text| hours_key(db, text)).transpose()?;
    // A house where a teleconsultation is offered is also found under that name.
    let told = matches!(place.kind, Kind::Telehealth | Kind::Pharmacy);
    let also = Some(Kind::Telehealth).filter(|_| place.telehealth && !told);
    for kind in [Some(place.kind), also].into_iter().flatten() {
        if let Some(point) = place.point {
            spot(db, (key, kind), point, hours, None)?;
        }
        for stop in &place.stops {
            if let Some(point) = stop.point {
                spot(db, (key, kind), point, None, Some(stop))?;
            }
        }
    }
    Ok(())
}

/// The school holidays of a calendar, in step with its record.
pub(super) fn derive_holidays(db: &Writer, change: &Change<'_>) -> Result<()> {
    db.prepare_cached("DELETE FROM holiday WHERE calendar = ?1")?.execute([change.id])?;
    let record = change.after.and_then(|line| serde_json::from_slice::<wire::Calendar>(line).ok());
    for (from, to) in record.as_ref().and_then(translate::school_holidays).unwrap_or_default() {
        db.prepare_cached("INSERT OR REPLACE INTO holiday (calendar, from_on, to_on) VALUES (?1, ?2, ?3)")?
            .execute(params![change.id, from.to_string(), to.to_string()])?;
    }
    Ok(())
}

/// Of a kind, in the tables: its place in the list of this build. Derived again when the list changes.
fn number(kind: Kind) -> u32 {
    let place = Kind::ALL.iter().position(|one| *one == kind);
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX)
}

/// The kind of a number; none that another build wrote.
fn kind_of(number: u32) -> Option<Kind> {
    Kind::ALL.get(usize::try_from(number).ok()?).copied()
}

/// The key of a text of hours. One that no place uses any more stays: a key never means another text.
fn hours_key(db: &Writer, text: &str) -> Result<i64> {
    db.prepare_cached("INSERT OR IGNORE INTO hours (text) VALUES (?1)")?.execute([text])?;
    Ok(db.prepare_cached("SELECT key FROM hours WHERE text = ?1")?.query_row([text], |row| row.get(0))?)
}

fn spot(
    db: &Writer,
    (place, kind): (i64, Kind),
    point: Point,
    hours: Option<i64>,
    stop: Option<&domain::place::Stop>,
) -> Result<()> {
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let (opens, closes) = stop.and_then(|stop| stop.hours).map(|(from, to)| (clock(from), clock(to))).unzip();
    let where_to = stop.map(|stop| format!("{}{BETWEEN}{}", stop.commune_name, stop.spot));
    let mut insert = db.prepare_cached(
        "INSERT INTO spot (place, kind, lat, lon, hours, day, opens, closes, stop)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING key",
    )?;
    let on = stop.map(|stop| stop.on.to_string());
    let row = params![place, number(kind), point.lat, point.lon, hours, on, opens, closes, where_to];
    let key = insert.query_row(row, |row| row.get(0))?;
    // What travels is asked by its day.
    if stop.is_none() {
        spots::put_box(db, key, number(kind), hours, point)?;
    }
    Ok(())
}
