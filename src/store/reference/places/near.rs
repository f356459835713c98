//! The nearest places, of the kinds asked for, open if that is asked: rings are searched until enough is found.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use domain::distance::{Point, Wind};
use domain::hours::{Doubt, Opening};
use domain::ids::RecordId;
use domain::paris::paris;
use domain::place::Kind;
use rusqlite::params;

use super::super::Reader;
use super::super::index::sort_key;
use super::{BETWEEN, TRAVELS, kind_of, number, shelf};
use crate::store::Result;

/// Radius of the first ring, in metres.
const FIRST: f64 = 4_000.0;
/// Beyond that, nothing of the Region is left.
const FARTHEST: f64 = 600_000.0;
/// South, north, west, east, in our units.
const EVERYWHERE: [i32; 4] = [-9_000_000, 9_000_000, -18_000_000, 18_000_000];
/// How far ahead something that travels is told of.
const AHEAD: TimeDelta = TimeDelta::days(14);

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// From where; none: the whole Region, by commune and name.
    pub at: Option<Point>,
    /// Which kinds; none means all.
    pub kinds: Vec<Kind>,
    /// No farther than that, in metres.
    pub within: Option<f64>,
    /// When.
    pub when: DateTime<Utc>,
    /// Only those that are open then.
    pub open: bool,
    /// Only those where a wheelchair gets in, at least in part.
    pub wheelchair: bool,
    /// At most so many.
    pub limit: usize,
}

/// What was found, nearest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Nearby {
    /// The places.
    pub found: Vec<Found>,
    /// How many there are in all; not counted where the nearest were asked for, however far.
    pub total: Option<usize>,
}

/// One place.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Name of the record.
    pub id: RecordId,
    /// What one finds there.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Name of the commune, or of the stop.
    pub commune: String,
    /// Where it is.
    pub point: Point,
    /// Whether the point is only the commune's centre.
    pub approximate: bool,
    /// How far, in metres; none where nobody said from where.
    pub metres: Option<f64>,
    /// Which way; none if one is there.
    pub wind: Option<Wind>,
    /// Whether one finds somebody.
    pub state: Opening,
    /// The day of the stop, and where, if it travels.
    pub stop: Option<(NaiveDate, String)>,
    /// Telephone.
    pub phone: Option<String>,
    /// `only` or `possible`.
    pub appointment: Option<String>,
    /// Whether a teleconsultation is offered.
    pub telehealth: bool,
    /// The page of the source.
    pub source_url: Option<String>,
}

/// A spot within a ring.
struct Spot {
    key: i64,
    metres: f64,
    point: Point,
    hours: Option<i64>,
    /// Of a stop, which is looked at to know whether it counts; of any other spot it is worked out once it is shown.
    stop: Option<Opening>,
}

/// Answers from the tables alone: no record is read.
pub fn near(db: &Reader, ask: &Near) -> Result<Nearby> {
    let now = paris(ask.when).naive_local();
    let hours = shelf::read(db, now.date())?;
    let open = ask.open.then(|| hours.open_at(now));
    let limit = if ask.limit == 0 { usize::MAX } else { ask.limit };
    let farthest = ask.within.unwrap_or(FARTHEST).min(FARTHEST);
    let counted = ask.within.is_some() || ask.at.is_none();
    let mut radius = if counted { farthest } else { FIRST };
    let mut spots = loop {
        let spots = ring(db, ask, radius, now, open.as_ref())?;
        if spots.len() >= limit || radius >= farthest {
            break spots;
        }
        radius = (radius * 2.0).min(farthest);
    };
    spots.sort_by(|a, b| a.metres.total_cmp(&b.metres).then(a.key.cmp(&b.key)));
    let (mut found, mut seen, mut total) = (Vec::new(), HashSet::new(), 0);
    for spot in spots {
        if found.len() >= limit && !counted {
            break;
        }
        let state = spot.stop.unwrap_or_else(|| hours.at(spot.hours, now));
        let Some((place, row)) = row(db, &spot, state, ask)? else { continue };
        if !seen.insert(place) {
            // A bus that stops twice nearby is told once, where it is nearest.
            continue;
        }
        total += 1;
        if found.len() < limit || ask.at.is_none() {
            found.push(row);
        }
    }
    if ask.at.is_none() {
        found.sort_by_cached_key(|row| (sort_key(&row.commune), sort_key(&row.name), row.id.clone()));
        found.truncate(limit);
    }
    Ok(Nearby { found, total: counted.then_some(total) })
}

/// Every spot of the kinds asked for within a radius.
fn ring(
    db: &Reader,
    ask: &Near,
    radius: f64,
    now: NaiveDateTime,
    open: Option<&HashSet<i64>>,
) -> Result<Vec<Spot>> {
    let [south, north, west, east] = ask.at.map_or(EVERYWHERE, |at| at.around(radius));
    let kinds: HashSet<u32> = ask.kinds.iter().map(|kind| number(*kind)).collect();
    let mut query = db.prepare_cached(
        "SELECT key, south, west, kind, hours FROM spot_box
         WHERE south >= ?1 AND north <= ?2 AND west >= ?3 AND east <= ?4",
    )?;
    let mut rows = query.query(params![south, north, west, east])?;
    let mut spots = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: u32 = row.get(3)?;
        if !kinds.is_empty() && !kinds.contains(&kind) {
            continue;
        }
        let key_of_hours: Option<i64> = row.get(4)?;
        let travels = key_of_hours == Some(TRAVELS);
        if let Some(open) = open.filter(|_| !travels)
            && !key_of_hours.is_some_and(|key| open.contains(&key))
        {
            continue;
        }
        let point = Point { lat: row.get(1)?, lon: row.get(2)? };
        let metres = ask.at.map_or(0.0, |at| at.metres_to(point));
        if metres > radius {
            continue;
        }
        let key = row.get(0)?;
        let stop = if travels {
            match stop_state(db, key, now)? {
                Some(state) if open.is_none() || state.is_open() => Some(state),
                _ => continue,
            }
        } else {
            None
        };
        spots.push(Spot { key, metres, point, hours: key_of_hours, stop });
    }
    Ok(spots)
}

/// Whether somebody is at a stop; none if that day is over, or far ahead.
fn stop_state(db: &Reader, key: i64, now: NaiveDateTime) -> Result<Option<Opening>> {
    let mut query = db.prepare_cached("SELECT day, opens, closes FROM spot WHERE key = ?1")?;
    let (day, opens, closes): (String, Option<String>, Option<String>) =
        query.query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let Ok(day) = day.parse::<NaiveDate>() else { return Ok(None) };
    if day < now.date() || day > now.date() + AHEAD {
        return Ok(None);
    }
    let clock = |text: Option<String>| NaiveTime::parse_from_str(&text?, "%H:%M").ok();
    let Some((opens, closes)) = clock(opens).zip(clock(closes)) else {
        return Ok(Some(Opening::Unknown(Doubt::Unstated)));
    };
    let (opens, closes) = (day.and_time(opens), day.and_time(closes));
    Ok(match () {
        () if now >= closes => None,
        () if now >= opens => Some(Opening::Open { until: Some(closes) }),
        () => Some(Opening::Closed { opens: Some(opens) }),
    })
}

/// What a row of the list shows; none if it is not what was asked for. With the key of its place.
fn row(db: &Reader, spot: &Spot, state: Opening, ask: &Near) -> Result<Option<(i64, Found)>> {
    let mut query = db.prepare_cached(
        "SELECT p.key, p.id, p.kind, p.name, coalesce(c.name, p.commune), p.approximate, s.day, s.stop, p.phone,
           p.appointment, p.telehealth, p.source_url, p.wheelchair
         FROM spot s JOIN place p ON p.key = s.place LEFT JOIN commune c ON c.code = p.commune
         WHERE s.key = ?1",
    )?;
    let found = query.query_row([spot.key], |row| {
        let (day, stop): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
        let stop = day.and_then(|day| day.parse().ok()).zip(stop);
        let id: String = row.get(1)?;
        let wheelchair: Option<String> = row.get(12)?;
        if ask.wheelchair && !matches!(wheelchair.as_deref(), Some("yes" | "limited")) {
            return Ok(None);
        }
        let commune = match &stop {
            Some((_, stop)) => stop.split(BETWEEN).next().unwrap_or_default().to_owned(),
            None => row.get(4)?,
        };
        Ok(RecordId::parse(&id).map(|id| {
            let kind = row.get::<_, u32>(2).ok().and_then(kind_of);
            Ok::<_, rusqlite::Error>((
                row.get(0)?,
                Found {
                    id,
                    kind: kind.unwrap_or(Kind::Other),
                    name: row.get(3)?,
                    commune,
                    point: spot.point,
                    approximate: row.get(5)?,
                    metres: ask.at.map(|_| spot.metres),
                    wind: ask.at.and_then(|at| at.wind_to(spot.point)),
                    state,
                    stop: stop.map(|(day, stop)| (day, stop.replace(BETWEEN, ", "))),
                    phone: row.get(8)?,
                    appointment: row.get(9)?,
                    telehealth: row.get(10)?,
                    source_url: row.get(11)?,
                },
            ))
        }))
    })?;
    Ok(found.transpose()?)
}
