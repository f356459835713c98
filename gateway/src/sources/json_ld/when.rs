//! When a node takes place: a day, an instant, a timing, a schedule, or the times of the events inside it.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use domain::event::Occurrence;
use domain::paris::{instant_of, paris};
use serde_json::Value;

use super::schedule;
use crate::sources::datatourisme::parts;
use crate::sources::{Code, Notes};

/// Days that a rule without an end is written out for.
pub const AHEAD: TimeDelta = TimeDelta::days(400);

/// A moment as pages write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Day(NaiveDate),
    At(DateTime<Utc>),
}

impl Moment {
    fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::At(at) => paris(at).date_naive(),
        }
    }
}

/// All times of a node.
pub fn times(node: &Value, today: NaiveDate, notes: &mut Notes) -> Vec<Occurrence> {
    let mut times: Vec<Occurrence> = Vec::new();
    for rule in parts::all(node, "eventSchedule").iter().filter(|rule| rule.is_object()) {
        times.extend(schedule::times(rule, today, notes));
    }
    let name = parts::text(node, "name");
    for inside in parts::all(node, "subEvent") {
        let own = parts::text(inside, "name");
        if own.is_empty() || own == name {
            times.extend(timing(inside, notes));
        }
    }
    if times.is_empty() { timing(node, notes) } else { times }
}

fn timing(node: &Value, notes: &mut Notes) -> Vec<Occurrence> {
    let mut read = |key: &str| {
        let text = parts::text(node, key);
        let read = moment(&text);
        if read.is_none() && !text.trim().is_empty() {
            notes.add(Code::DatesUnreadable, key);
        }
        read
    };
    let (Some(start), end) = (read("startDate"), read("endDate")) else { return Vec::new() };
    if end.is_some_and(|end| end.day() < start.day()) {
        notes.add(Code::DatesUnreadable, "endDate");
        return timing_of(start, None);
    }
    let lasts = || match start {
        Moment::At(at) => {
            lasting(&parts::text(node, "duration")).and_then(|lasts| at.checked_add_signed(lasts))
        }
        Moment::Day(_) => None,
    };
    timing_of(start, end.or_else(|| lasts().map(Moment::At)))
}

fn timing_of(start: Moment, end: Option<Moment>) -> Vec<Occurrence> {
    match (start, end) {
        (Moment::At(begin), None) => Occurrence::timing(begin, None),
        (Moment::At(begin), Some(Moment::At(end))) => Occurrence::timing(begin, Some(end)),
        // The day of the end says nothing of its hour.
        (Moment::At(begin), Some(end)) if end.day() == start.day() => Occurrence::timing(begin, None),
        (start, end) => Occurrence::days(start.day(), end.map_or(start.day(), Moment::day)),
    }
}

/// `2026-12-04`, `2026-12-04T20:30`, with or without seconds and a zone; without any, the clocks of Paris.
fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return plausible(day).map(Moment::Day);
    }
    let text = text.replacen(' ', "T", 1).replace(' ', "");
    for zoned in ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z"] {
        if let Ok(at) = DateTime::parse_from_str(&text.replace('Z', "+00:00"), zoned) {
            plausible(at.date_naive())?;
            return Some(Moment::At(at.with_timezone(&Utc)));
        }
    }
    let formats = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
    let clock = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(&text, format).ok())?;
    plausible(clock.date())?;
    // Midnight without a zone is how many pages write a day.
    Some(if clock.time() == NaiveTime::MIN {
        Moment::Day(clock.date())
    } else {
        Moment::At(instant_of(clock))
    })
}

/// A day of this age: `0000-00-00` and its like are none.
pub fn plausible(day: NaiveDate) -> Option<NaiveDate> {
    (1900..2200).contains(&chrono::Datelike::year(&day)).then_some(day)
}

/// `PT2H30M`, `P1DT2H`: how long it lasts, a week at most.
fn lasting(text: &str) -> Option<TimeDelta> {
    let rest = text.trim().strip_prefix('P')?;
    let (days, clock) = rest.split_once('T').unwrap_or((rest, ""));
    let mut minutes = 0_i64;
    let mut figures = String::new();
    for (part, unit_of) in [(days, [('D', 1_440), ('W', 10_080)]), (clock, [('H', 60), ('M', 1)])] {
        for c in part.chars() {
            if c.is_ascii_digit() {
                figures.push(c);
                continue;
            }
            let unit = unit_of.iter().find(|(name, _)| *name == c).map_or(0, |(_, minutes)| *minutes);
            minutes = minutes.checked_add(figures.parse::<i64>().ok()?.checked_mul(unit)?)?;
            figures.clear();
        }
    }
    (1..=10_080).contains(&minutes).then(|| TimeDelta::minutes(minutes))
}

#[cfg(test)]
mod tests {
    use domain::event::Dates;
    use serde_json::json;

    use super::*;

    fn read(node: &Value) -> String {
        let mut notes = Notes::default();
        let times = times(node, "2026-11-24".parse().unwrap(), &mut notes);
        let dates = api_client::translate::written_dates(&Dates::of(times));
        if dates.is_empty() { format!("{notes:?}") } else { dates }
    }

    #[test]
    fn days_instants_and_clocks_without_a_zone_are_told_apart() {
        assert_eq!(read(&json!({"startDate": "2026-12-04"})), "20261204");
        assert_eq!(read(&json!({"startDate": "2026-12-04", "endDate": "2027-01-04"})), "20261204/20270104");
        assert_eq!(
            read(&json!({"startDate": "2026-12-04T20:30", "endDate": "2026-12-04T22:00:00"})),
            "20261204T2030-2200"
        );
        assert_eq!(read(&json!({"startDate": "2026-12-04T19:30:00Z"})), "20261204T2030");
        assert_eq!(
            read(&json!({"startDate": "2026-12-04T20:30:00+01:00", "duration": "PT1H30M"})),
            "20261204T2030-2200"
        );
        assert_eq!(
            read(&json!({"startDate": "2026-12-04T20:30:00+0100", "endDate": "2026-12-04"})),
            "20261204T2030"
        );
        assert_eq!(
            read(&json!({"startDate": "2026-12-04T00:00:00", "endDate": "2026-12-06T00:00:00"})),
            "20261204/20261206"
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        for bad in ["0000-00-00", "04/12/2026", "demain", "2026-13-04", "9999-12-31"] {
            assert!(read(&json!({ "startDate": bad })).contains("dates_unreadable: startDate"), "{bad}");
        }
        assert_eq!(read(&json!({"startDate": "2026-12-04", "endDate": "2026-12-01"})), "20261204");
        assert_eq!(lasting("PT"), None);
        assert_eq!(lasting("P99999999999999999999D"), None);
    }

    #[test]
    fn the_times_of_a_series_are_those_of_its_events() {
        let node = json!({"name": "Pièce", "startDate": "2026-12-01", "endDate": "2026-12-31", "subEvent": [
            {"startDate": "2026-12-04T20:30"}, {"name": "Pièce", "startDate": "2026-12-11T20:30"}, {"name": "Autre", "startDate": "2026-12-12"}]});
        assert_eq!(read(&node), "20261204/20261211w5T2030");
    }
}
