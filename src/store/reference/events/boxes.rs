//! The boxes of runs: where, and from which day to which; what filters ask is in their keys, so that a question reads
//! no row beside the tree for what it does not find.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::distance::Point;
use domain::event::{Attendance, Cost, Dates, Event, Stretch, Theme, Weekdays};
use domain::place::Wheelchair;
use rusqlite::params;

use super::super::{Reader, Writer};
use super::asked::{Ask, How};
use crate::store::Result;

/// A day is as wide in the tree as half a kilometre: boxes are then split by days as much as by places.
const DAY: i32 = 500;
/// Where what has no point is kept: beyond every place on earth.
const NOWHERE: Point = Point { lat: 20_000_000, lon: 40_000_000 };
/// South, north, west, east: every place, and none.
const EVERYWHERE: [i32; 4] = [-20_000_000, 20_000_000, -40_000_000, 40_000_000];

/// Bits of a key, from the lowest: number of the run, number of the event, then what it is.
const OF_RUN: u32 = 10;
const OF_EVENT: u32 = 24;
const DAYS_AT: u32 = OF_RUN + OF_EVENT;
const THEME_AT: u32 = DAYS_AT + 7;
const FREE_AT: u32 = THEME_AT + 5;
const ACCESS_AT: u32 = FREE_AT + 1;
const WHEELCHAIR_AT: u32 = ACCESS_AT + 5;
const YOUNG_AT: u32 = WHEELCHAIR_AT + 1;
const THERE_AT: u32 = YOUNG_AT + 1;
const ONLINE_AT: u32 = THERE_AT + 1;
/// Most boxes of an event: the last one holds all runs that are left.
const MOST: usize = 1 << OF_RUN;

/// Events that may be meant, by their key, with their distance in metres where there is one.
pub(super) type Candidates = BTreeMap<i64, Option<f64>>;

/// Events of which a run lies within what is asked, on a day of the week that is asked; not each of them is on one of
/// the days.
pub(super) fn candidates(db: &Reader, ask: &Ask) -> Result<Candidates> {
    let within = ask.within.filter(|_| ask.how != How::Online).and_then(|metres| Some((ask.at?, metres)));
    let [south, north, west, east] = within.map_or(EVERYWHERE, |(at, metres)| at.around(metres));
    let mut query = db.prepare_cached(
        "SELECT key, south, west FROM event_box
         WHERE south >= ?1 AND north <= ?2 AND west >= ?3 AND east <= ?4 AND first <= ?5 AND last >= ?6",
    )?;
    let mut rows = query.query(params![south, north, west, east, number(ask.to), number(ask.from)])?;
    let wanted = Wanted::of(ask);
    let mut found = Candidates::new();
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        if !wanted.holds(key) {
            continue;
        }
        let event = (key >> OF_RUN) & ((1 << OF_EVENT) - 1);
        if found.contains_key(&event) {
            continue;
        }
        let point = Point { lat: row.get(1)?, lon: row.get(2)? };
        let metres = ask.at.filter(|_| point != NOWHERE).map(|at| at.metres_to(point));
        if within.is_none_or(|(_, most)| metres.is_some_and(|metres| metres <= most)) {
            found.insert(event, metres);
        }
    }
    Ok(found)
}

/// What a key must say.
struct Wanted {
    days: i64,
    themes: i64,
    all_of: i64,
}

impl Wanted {
    fn of(ask: &Ask) -> Self {
        let days = ask.from.iter_days().take(7).take_while(|day| *day <= ask.to);
        let flag = |on: bool, at: u32| i64::from(on) << at;
        let access = ask.access.iter().fold(0, |bits, flag| bits | 1 << (ACCESS_AT + *flag as u32));
        Self {
            days: days.fold(0, |bits, day| bits | 1 << day.weekday().num_days_from_monday()),
            themes: ask.themes.iter().fold(0, |bits, theme| bits | 1 << theme_number(*theme)),
            all_of: access
                | flag(ask.free, FREE_AT)
                | flag(ask.wheelchair, WHEELCHAIR_AT)
                | flag(ask.young, YOUNG_AT)
                | flag(ask.how == How::There, THERE_AT)
                | flag(ask.how == How::Online, ONLINE_AT),
        }
    }

    fn holds(&self, key: i64) -> bool {
        key & self.all_of == self.all_of
            && (key >> DAYS_AT) & self.days != 0
            && (self.themes == 0 || self.themes >> ((key >> THEME_AT) & 0x1f) & 1 == 1)
    }
}

/// Puts the runs of an event into the tree.
pub(super) fn put(db: &Writer, number_of_event: i64, event: &Event) -> Result<()> {
    let point = event.venue.point.unwrap_or(NOWHERE);
    let what = what(event);
    for (run, (first, last, days)) in spans(&event.dates).into_iter().enumerate() {
        let key = what
            | i64::from(days.bits()) << DAYS_AT
            | (number_of_event & ((1 << OF_EVENT) - 1)) << OF_RUN
            | i64::try_from(run).unwrap_or_default();
        let (first, last) = (number(first), number(last));
        db.prepare_cached(
            "INSERT INTO event_box (key, south, north, west, east, first, last) VALUES (?1, ?2, ?2, ?3, ?3, ?4, ?5)",
        )?
        .execute(params![key, point.lat, point.lon, first, last])?;
        db.prepare_cached("INSERT INTO event_run (event, box) VALUES (?1, ?2)")?
            .execute(params![number_of_event, key])?;
    }
    Ok(())
}

/// Takes them out again.
pub(super) fn drop_all(db: &Writer, number_of_event: i64) -> Result<()> {
    let boxes: Vec<i64> = db
        .prepare_cached("DELETE FROM event_run WHERE event = ?1 RETURNING box")?
        .query_map([number_of_event], |row| row.get(0))?
        .collect::<std::result::Result<_, _>>()?;
    for key in boxes {
        db.prepare_cached("DELETE FROM event_box WHERE key = ?1")?.execute([key])?;
    }
    Ok(())
}

/// What filters ask, as the high bits of a key.
fn what(event: &Event) -> i64 {
    let flag = |on: bool, at: u32| i64::from(on) << at;
    let wheelchair = event.wheelchair.is_some_and(Wheelchair::gets_in);
    let access = event.access.iter().fold(0, |bits, flag| bits | 1 << (ACCESS_AT + *flag as u32));
    access
        | i64::from(theme_number(event.theme)) << THEME_AT
        | flag(event.price.cost == Cost::Free, FREE_AT)
        | flag(wheelchair, WHEELCHAIR_AT)
        | flag(event.audience.young, YOUNG_AT)
        | flag(event.attendance != Attendance::Online, THERE_AT)
        | flag(event.attendance != Attendance::InPerson, ONLINE_AT)
}

fn theme_number(theme: Theme) -> u32 {
    let place = Theme::ALL.iter().position(|one| *one == theme);
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(0x1f)
}

/// First day, last day and days of the week of each run; those beyond the most are one.
fn spans(dates: &Dates) -> Vec<(NaiveDate, NaiveDate, Weekdays)> {
    let mut spans: Vec<(NaiveDate, NaiveDate, Weekdays)> = Vec::new();
    for run in dates.stretches() {
        let Some((first, last, days)) = span(run) else { continue };
        match spans.get_mut(MOST - 1) {
            Some(rest) => *rest = (rest.0.min(first), rest.1.max(last), Weekdays::ALL),
            None => spans.push((first, last, days)),
        }
    }
    spans
}

fn span(run: &Stretch) -> Option<(NaiveDate, NaiveDate, Weekdays)> {
    let last = run.last_day()?;
    // What passes midnight is a part of days of which none is one of its own.
    let seen_until = Dates::of_stretches(vec![run.clone()]).last_day().unwrap_or(last);
    Some((run.first, seen_until, if seen_until > last { Weekdays::ALL } else { run.days }))
}

fn number(day: NaiveDate) -> i32 {
    // Years that no event has would not fit; they stand at the ends.
    day.num_days_from_ce().clamp(0, i32::MAX / DAY).saturating_mul(DAY)
}
