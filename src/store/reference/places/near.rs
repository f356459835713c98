//! The nearest places, of the kinds asked for, open if that is asked: rings are searched until enough is found.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::distance::{Point, Wind};
use domain::hours::Opening;
use domain::ids::RecordId;
use domain::paris::paris;
use domain::place::{Kind, Wheelchair};

use super::super::Reader;
use super::super::index::sort_key;
use super::spots::{Spot, Wanted};
use super::{BETWEEN, kind_of, shelf};
use crate::store::Result;

/// Radius of the first ring, in metres.
const FIRST: f64 = 4_000.0;
/// Beyond that, nothing of the Region is left.
const FARTHEST: f64 = 600_000.0;

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

/// Answers from the tables alone: no record is read.
pub fn near(db: &Reader, ask: &Near) -> Result<Nearby> {
    let now = paris(ask.when).naive_local();
    let hours = shelf::read(db, now.date())?;
    let wanted = Wanted::of(db, ask, &hours, now)?;
    let limit = if ask.limit == 0 { usize::MAX } else { ask.limit };
    let farthest = ask.within.unwrap_or(FARTHEST).min(FARTHEST);
    // Where all are counted, or found at once, rings are of no use.
    let counted = ask.within.is_some() || ask.at.is_none();
    let mut radius = if counted || wanted.finds_all_at_once() { farthest } else { FIRST };
    loop {
        let spots = wanted.within(db, radius)?;
        // Spots of one place, and those without a way in for a wheelchair, fall away only as rows: a ring that seems
        // full may not be.
        if spots.len() >= limit || radius >= farthest {
            let nearby =
                rows(db, ask, &spots, |spot| spot.stop.unwrap_or_else(|| hours.at(spot.hours, now)))?;
            if nearby.found.len() >= limit || radius >= farthest {
                return Ok(nearby);
            }
        }
        radius = (radius * farther(limit, spots.len())).min(farthest);
    }
}

/// How much wider the next ring is: as wide as the density of this one lets hope for, and half as many again.
fn farther(limit: usize, found: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "numbers of places, far below 2^52")]
    let missing = limit as f64 * 1.5 / found.max(1) as f64;
    missing.sqrt().clamp(1.3, 2.5)
}

/// The rows of spots that stand nearest first.
fn rows(db: &Reader, ask: &Near, spots: &[Spot], state: impl Fn(&Spot) -> Opening) -> Result<Nearby> {
    let limit = if ask.limit == 0 { usize::MAX } else { ask.limit };
    let counted = ask.within.is_some() || ask.at.is_none();
    let (mut found, mut seen, mut total) = (Vec::new(), HashSet::new(), 0);
    for spot in spots {
        if found.len() >= limit && !counted {
            break;
        }
        let Some((place, row)) = row(db, spot, state(spot), ask)? else { continue };
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
        let gets_in = wheelchair.as_deref().and_then(Wheelchair::parse).is_some_and(Wheelchair::gets_in);
        if ask.wheelchair && !gets_in {
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
