//! Where the spots are that a question may mean: by rings around a point, by the few hours that are open, by the day of
//! what travels.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use domain::distance::Point;
use domain::hours::{Doubt, Opening};
use rusqlite::{Row, params};

use super::super::{Reader, Writer};
use super::near::Near;
use super::{number, shelf};
use crate::store::Result;

/// South, north, west, east, in our units.
const EVERYWHERE: [i32; 4] = [-9_000_000, 9_000_000, -18_000_000, 18_000_000];
/// How far ahead something that travels is told of.
const AHEAD: TimeDelta = TimeDelta::days(14);
/// Bits of a spot's number, and of the key of its hours, in the key of its box.
const OF_SPOT: u32 = 32;
const OF_HOURS: u32 = 24;

/// A spot within reach.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) key: i64,
    pub(super) metres: f64,
    pub(super) point: Point,
    pub(super) hours: Option<i64>,
    /// Of a stop, which is looked at to know whether it counts; of any other spot it is worked out once it is shown.
    pub(super) stop: Option<Opening>,
}

/// Of what kinds, open or not.
pub(super) struct Wanted {
    at: Option<Point>,
    kinds: HashSet<u32>,
    /// Keys of the hours that are open, if it must be open.
    open: Option<HashSet<i64>>,
    /// Whether these hours are so rare that they are asked by themselves.
    rare: bool,
    /// Stops of the days ahead: few, whatever the Region holds.
    stops: Vec<Spot>,
}

impl Wanted {
    pub(super) fn of(db: &Reader, ask: &Near, hours: &shelf::Read, now: NaiveDateTime) -> Result<Self> {
        let open = ask.open.then(|| hours.open_at(now));
        let kinds = ask.kinds.iter().map(|kind| number(*kind)).collect();
        let rare = open.as_ref().is_some_and(|open| hours.are_rare(open, ask.limit));
        let mut wanted = Self { at: ask.at, kinds, open, rare, stops: Vec::new() };
        wanted.stops = stops(db, &wanted, now)?;
        Ok(wanted)
    }

    /// Every spot that is wanted within a radius, nearest first.
    pub(super) fn within(&self, db: &Reader, radius: f64) -> Result<Vec<Spot>> {
        let mut spots = match &self.open {
            Some(open) if self.rare => self.with_hours(db, open, radius)?,
            _ => self.ring(db, radius)?,
        };
        let stops = self.stops.iter().filter(|stop| stop.metres <= radius);
        spots.extend(stops);
        spots.sort_by(|a, b| a.metres.total_cmp(&b.metres).then(a.key.cmp(&b.key)));
        Ok(spots)
    }

    /// Whether nothing more is found farther away: what is asked by its hours is found at once.
    pub(super) fn finds_all_at_once(&self) -> bool {
        self.rare
    }

    fn ring(&self, db: &Reader, radius: f64) -> Result<Vec<Spot>> {
        let [south, north, west, east] = self.at.map_or(EVERYWHERE, |at| at.around(radius));
        let mut query = db.prepare_cached(
            "SELECT key, south, west FROM spot_box
             WHERE south >= ?1 AND north <= ?2 AND west >= ?3 AND east <= ?4",
        )?;
        let mut rows = query.query(params![south, north, west, east])?;
        let mut spots = Vec::new();
        while let Some(row) = rows.next()? {
            let (kind, hours, key) = unpacked(row.get(0)?);
            let open =
                || self.open.as_ref().is_none_or(|open| hours.is_some_and(|hours| open.contains(&hours)));
            if !self.is_of_kind(kind) || !open() {
                continue;
            }
            let point = Point { lat: row.get(1)?, lon: row.get(2)? };
            let metres = self.metres_to(point);
            if metres <= radius {
                spots.push(Spot { key, metres, point, hours, stop: None });
            }
        }
        Ok(spots)
    }

    fn with_hours(&self, db: &Reader, open: &HashSet<i64>, radius: f64) -> Result<Vec<Spot>> {
        let mut query = db
            .prepare_cached("SELECT key, lat, lon, kind FROM spot INDEXED BY spot_with_hours WHERE hours = ?1 AND day IS NULL")?;
        let mut spots = Vec::new();
        for hours in open {
            let mut rows = query.query([hours])?;
            while let Some(row) = rows.next()? {
                if !self.is_of_kind(row.get(3)?) {
                    continue;
                }
                let (point, metres) = self.reach(row)?;
                if metres <= radius {
                    spots.push(Spot { key: row.get(0)?, metres, point, hours: Some(*hours), stop: None });
                }
            }
        }
        Ok(spots)
    }

    fn is_of_kind(&self, kind: u32) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    fn metres_to(&self, point: Point) -> f64 {
        self.at.map_or(0.0, |at| at.metres_to(point))
    }

    /// Of a row whose second and third columns are latitude and longitude.
    fn reach(&self, row: &Row) -> Result<(Point, f64)> {
        let point = Point { lat: row.get(1)?, lon: row.get(2)? };
        Ok((point, self.metres_to(point)))
    }
}

/// What stops somewhere on a day ahead and is not over.
fn stops(db: &Reader, wanted: &Wanted, now: NaiveDateTime) -> Result<Vec<Spot>> {
    let mut query = db.prepare_cached(
        "SELECT key, lat, lon, kind, day, opens, closes FROM spot WHERE day BETWEEN ?1 AND ?2",
    )?;
    let last = now.date() + AHEAD;
    let mut rows = query.query([now.date().to_string(), last.to_string()])?;
    let mut spots = Vec::new();
    while let Some(row) = rows.next()? {
        if !wanted.is_of_kind(row.get(3)?) {
            continue;
        }
        let Ok(day) = row.get::<_, String>(4)?.parse::<NaiveDate>() else { continue };
        let Some(state) = state_of_stop(day, row.get(5)?, row.get(6)?, now) else { continue };
        if wanted.open.is_some() && !state.is_open() {
            continue;
        }
        let (point, metres) = wanted.reach(row)?;
        spots.push(Spot { key: row.get(0)?, metres, point, hours: None, stop: Some(state) });
    }
    Ok(spots)
}

/// Whether somebody is at a stop; none if it is over.
fn state_of_stop(
    day: NaiveDate,
    opens: Option<String>,
    closes: Option<String>,
    now: NaiveDateTime,
) -> Option<Opening> {
    let clock = |text: Option<String>| NaiveTime::parse_from_str(&text?, "%H:%M").ok();
    let Some((opens, closes)) = clock(opens).zip(clock(closes)) else {
        return Some(Opening::Unknown(Doubt::Unstated));
    };
    let (opens, closes) = (day.and_time(opens), day.and_time(closes));
    match () {
        () if now >= closes => None,
        () if now >= opens => Some(Opening::Open { until: Some(closes) }),
        () => Some(Opening::Closed { opens: Some(opens) }),
    }
}

/// Puts a spot that stays where it is into the tree.
pub(super) fn put_box(db: &Writer, key: i64, kind: u32, hours: Option<i64>, point: Point) -> Result<()> {
    db.prepare_cached("INSERT INTO spot_box (key, south, north, west, east) VALUES (?1, ?2, ?2, ?3, ?3)")?
        .execute(params![packed(kind, hours, key), point.lat, point.lon])?;
    Ok(())
}

/// Takes it out again; nothing happens if it was not in.
pub(super) fn drop_box(db: &Writer, key: i64, kind: u32, hours: Option<i64>) -> Result<()> {
    db.prepare_cached("DELETE FROM spot_box WHERE key = ?1")?.execute([packed(kind, hours, key)])?;
    Ok(())
}

/// The key of a box. Hours beyond what fits are as unknown: never another's.
fn packed(kind: u32, hours: Option<i64>, spot: i64) -> i64 {
    let hours = hours.filter(|hours| (1..1 << OF_HOURS).contains(hours)).unwrap_or(0);
    let kind = i64::from(kind).min(0x7f);
    kind << (OF_SPOT + OF_HOURS) | hours << OF_SPOT | spot & ((1 << OF_SPOT) - 1)
}

/// Kind, key of the hours, number of the spot.
fn unpacked(key: i64) -> (u32, Option<i64>, i64) {
    let hours = (key >> OF_SPOT) & ((1 << OF_HOURS) - 1);
    let kind = u32::try_from(key >> (OF_SPOT + OF_HOURS)).unwrap_or(u32::MAX);
    (kind, Some(hours).filter(|hours| *hours > 0), key & ((1 << OF_SPOT) - 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_key_of_a_box_gives_back_what_it_is_made_of(
            kind in 0_u32..127,
            hours in proptest::option::of(1_i64..1 << 24),
            spot in 1_i64..1 << 32,
        ) {
            prop_assert_eq!(unpacked(packed(kind, hours, spot)), (kind, hours, spot));
        }
    }

    #[test]
    fn hours_that_do_not_fit_into_a_key_are_unknown() {
        assert_eq!(unpacked(packed(3, Some(1 << 24), 7)), (3, None, 7));
    }
}
