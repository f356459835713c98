//! The answer: the tree says which events may be meant, their own dates say on which days they are.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use domain::distance::Point;
use domain::event::{Access, Attendance, Cost, Dates, Occurrence, Slot, Status, Theme};
use domain::ids::RecordId;
use domain::paris::paris;
use domain::place::Wheelchair;
use rusqlite::Row;

use api_client::translate;

use super::super::Reader;
use super::asked::{Agenda, Ask, Day, Found};
use super::boxes;
use crate::store::Result;

/// One row of the answer before its texts are read.
struct Light {
    event: i64,
    metres: Option<f64>,
    on: NaiveDate,
    until: Option<NaiveDate>,
    times: Vec<Occurrence>,
}

/// Answers from the tables alone: no record is read.
pub fn agenda(db: &Reader, ask: &Ask) -> Result<Agenda> {
    let candidates = boxes::candidates(db, ask)?;
    let (mut days, mut long, mut total) = (Vec::new(), Vec::new(), 0);
    let mut query = db.prepare_cached("SELECT dates FROM event WHERE key = ?1")?;
    for (event, metres) in candidates {
        let dates = query.query_row([event], |row| Ok(translate::dates(row.get_ref(0)?.as_str()?)))?;
        let (of_days, of_long) = rows_of(&dates, ask);
        total += usize::from(!of_days.is_empty() || of_long.is_some());
        let light = |on, until, times| Light { event, metres, on, until, times };
        days.extend(of_days.into_iter().map(|(on, times)| light(on, None, times)));
        long.extend(of_long.map(|(until, time)| light(time.day, Some(until), vec![time])));
    }
    days.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| nearer(a, b)));
    long.sort_by(|a, b| a.until.cmp(&b.until).then_with(|| nearer(a, b)));
    let (rows, limit) = (days.len(), if ask.limit == 0 { usize::MAX } else { ask.limit });
    days.truncate(limit);
    long.truncate(limit);
    let mut answer = Agenda { total, rows, ..Agenda::default() };
    for light in days {
        let on = light.on;
        let Some(found) = read(db, light, ask.at)? else { continue };
        match answer.days.last_mut() {
            Some(day) if day.on == on => day.found.push(found),
            _ => answer.days.push(Day { on, found: vec![found] }),
        }
    }
    for light in long {
        answer.long.extend(read(db, light, ask.at)?);
    }
    Ok(answer)
}

/// Days of a list, and the times of each.
type ByDay = BTreeMap<NaiveDate, Vec<Occurrence>>;

/// The rows that an event is: one a day, but for the days of what goes on for long, which are one row together.
fn rows_of(dates: &Dates, ask: &Ask) -> (ByDay, Option<(NaiveDate, Occurrence)>) {
    let (mut days, mut long) = (ByDay::new(), None::<(NaiveDate, Occurrence)>);
    for time in dates.occurrences(ask.from, ask.to) {
        if is_over(time, ask) {
            continue;
        }
        match dates.runs_until(time.day) {
            Some(until) => {
                // The next time that is not cancelled stands for all.
                let better = long.is_none_or(|(_, held)| held.cancelled && !time.cancelled);
                let until = long.map_or(until, |(held, _)| held.max(until));
                long = Some((until, if better { time } else { long.map_or(time, |(_, held)| held) }));
            }
            // What began before is told on the first day that is asked.
            None => days.entry(time.day.max(ask.from)).or_default().push(time),
        }
    }
    (days, long)
}

fn is_over(time: Occurrence, ask: &Ask) -> bool {
    ask.not_over_at.is_some_and(|now| time.last_day() <= paris(now).date_naive() && time.over_at() <= now)
}

/// By day, then by hour; what has no hour, or began before, comes last.
fn order(light: &Light) -> (NaiveDate, bool, NaiveDateTime) {
    let first = light.times.first();
    let late = first.is_none_or(|time| time.slot == Slot::AllDay || time.day < light.on);
    (light.on, late, first.map_or(NaiveDateTime::MAX, |time| time.begins()))
}

fn nearer(a: &Light, b: &Light) -> std::cmp::Ordering {
    let metres = |light: &Light| light.metres.unwrap_or(f64::MAX);
    metres(a).total_cmp(&metres(b)).then(a.event.cmp(&b.event))
}

/// With its texts; none if it cannot be read.
fn read(db: &Reader, light: Light, at: Option<Point>) -> Result<Option<Found>> {
    let mut query = db.prepare_cached(
        "SELECT e.id, e.title, e.theme, e.status, e.cost, e.attendance, e.access, e.young, e.wheelchair, e.venue,
           coalesce(e.commune_name, c.name, ''), e.lat, e.lon, e.approximate, e.source_url
         FROM event e LEFT JOIN commune c ON c.code = e.commune WHERE e.key = ?1",
    )?;
    Ok(query.query_row([light.event], |row| found(row, light, at))?)
}

fn found(row: &Row<'_>, light: Light, at: Option<Point>) -> rusqlite::Result<Option<Found>> {
    let text = |column: usize| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
    let Some(id) = RecordId::parse(text(0)?) else { return Ok(None) };
    let point = row.get::<_, Option<i32>>(11)?.zip(row.get::<_, Option<i32>>(12)?);
    let point = point.map(|(lat, lon)| Point { lat, lon });
    Ok(Some(Found {
        id,
        title: row.get(1)?,
        theme: Theme::parse(text(2)?).unwrap_or(Theme::Other),
        status: Status::parse(text(3)?).unwrap_or(Status::Other),
        times: light.times,
        until: light.until,
        cost: Cost::parse(text(4)?).unwrap_or_default(),
        attendance: Attendance::parse(text(5)?).unwrap_or(Attendance::InPerson),
        access: text(6)?.split(' ').filter_map(Access::parse).collect(),
        young: row.get(7)?,
        wheelchair: row.get_ref(8)?.as_str_or_null()?.and_then(Wheelchair::parse),
        venue: row.get(9)?,
        commune: row.get(10)?,
        point,
        approximate: row.get(13)?,
        metres: light.metres,
        wind: at.zip(point).and_then(|(at, point)| at.wind_to(point)),
        source_url: row.get(14)?,
    }))
}
