//! The timings of an event, each an instant with its offset, as the times at which it takes place.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use domain::event::Occurrence;
use domain::paris::{instant_of, paris};
use serde_json::Value;

use crate::sources::feed::field;
use crate::sources::{Code, Notes};

/// The zone of every clock without an offset.
const PARIS: &str = "Europe/Paris";
/// Between the last minute of a day and the next midnight.
const CUT: TimeDelta = TimeDelta::minutes(1);
/// More times than that are not believed; OpenAgenda itself allows 800 timings.
const MOST: usize = 20_000;

/// A period: when it begins, and when it ends if that is said.
type Period = (DateTime<Utc>, Option<DateTime<Utc>>);

/// The times of a list of timings; one that cannot be read is left out, and that is said.
pub fn occurrences(timings: &[Value], zone: Option<&str>, notes: &mut Notes) -> Vec<Occurrence> {
    let here = zone.is_none_or(|zone| zone == PARIS);
    let mut periods: Vec<Period> = Vec::with_capacity(timings.len());
    for timing in timings {
        let Some(begin) = edge(timing, &["begin", "start"], here, false) else {
            notes.add(Code::DatesUnreadable, "timings");
            continue;
        };
        let end = edge(timing, &["end"], here, true);
        if end.map_or_else(|| field(timing, "end").is_some(), |end| end < begin) {
            notes.add(Code::DatesUnreadable, "timings end");
        }
        periods.push((begin, end));
    }
    periods.sort_unstable();
    let mut found = Vec::with_capacity(periods.len());
    for (begin, end) in joined(periods, notes) {
        found.extend(Occurrence::timing(begin, end));
        if found.len() > MOST {
            notes.add(Code::TooLong, "timings");
            found.truncate(MOST);
            break;
        }
    }
    found
}

/// What was cut at midnight is one period again: a stay of six days, a month written by the days of UTC (from 2 h
/// to 1 h 59 in summer). Visits one after the other in the day stay apart.
fn joined(periods: Vec<Period>, notes: &mut Notes) -> Vec<Period> {
    let mut joined: Vec<Period> = Vec::with_capacity(periods.len());
    for (begin, end) in periods {
        let here = paris(begin).time() == NaiveTime::MIN;
        let midnight = here || begin.time() == NaiveTime::MIN;
        match joined.last_mut() {
            Some((_, Some(before)))
                if midnight
                    && end > Some(*before)
                    && (TimeDelta::zero()..=CUT).contains(&(begin - *before)) =>
            {
                *before = end.unwrap_or(*before);
                notes.add(if here { Code::PeriodsMerged } else { Code::UtcMidnight }, "timings");
            }
            _ => joined.push((begin, end)),
        }
    }
    joined
}

fn edge(timing: &Value, keys: &[&str], here: bool, ends: bool) -> Option<DateTime<Utc>> {
    let text = keys.iter().find_map(|key| field(timing, key))?;
    let text = text.trim();
    instant(text)
        .or_else(|| here.then(|| clock(text, ends)).flatten())
        .filter(|at| (1950..2200).contains(&at.year()))
}

/// An instant with its offset, however the offset is written.
pub fn instant(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let read = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
    read.ok().map(|at| at.to_utc())
}

/// What the clocks of Paris show; a day without hours begins at midnight and ends with its last minute.
fn clock(text: &str, ends: bool) -> Option<DateTime<Utc>> {
    let of_a_day = || {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        let time = if ends { NaiveTime::from_hms_opt(23, 59, 0)? } else { NaiveTime::MIN };
        Some(day.and_time(time))
    };
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S"];
    let read =
        forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()).or_else(of_a_day)?;
    // Far years have no clock of Paris: they are no date of an event either.
    (1950..2200).contains(&read.year()).then(|| instant_of(read))
}

#[cfg(test)]
mod tests {
    use api_client::translate::written_dates;
    use domain::event::Dates;
    use serde_json::json;

    use super::*;

    fn read(timings: Value, zone: &str) -> (String, String) {
        let mut notes = Notes::default();
        let found = occurrences(timings.as_array().unwrap(), Some(zone), &mut notes);
        (written_dates(&Dates::of(found)), format!("{notes:?}"))
    }

    #[test]
    fn an_instant_is_shown_by_the_clocks_of_paris_whatever_its_offset() {
        let same = [
            json!([{"begin": "2026-07-14T20:30:00+02:00", "end": "2026-07-14T22:00:00+02:00"}]),
            json!([{"begin": "2026-07-14T18:30:00.000Z", "end": "2026-07-14T20:00:00Z"}]),
            json!([{"begin": "2026-07-14T14:30:00-0400", "end": "2026-07-14T22:00:00+0200"}]),
            json!([{"begin": "2026-07-14T20:30:00", "end": "2026-07-14T22:00"}]),
        ];
        for timings in same {
            assert_eq!(read(timings.clone(), PARIS).0, "20260714T2030-2200", "{timings}");
        }
        let winter = json!([{"begin": "2026-10-25T00:30:00Z", "end": "2026-10-25T02:30:00Z"}]);
        assert_eq!(read(winter, PARIS).0, "20261025T0230-0330");
    }

    #[test]
    fn a_clock_of_another_zone_without_an_offset_is_not_guessed() {
        let timings = json!([{"begin": "2026-07-14T20:30:00"}, {"begin": "2026-07-15T20:30:00-04:00"}]);
        let (dates, notes) = read(timings, "America/Guadeloupe");
        assert_eq!(dates, "20260716T0230");
        assert!(notes.contains("dates_unreadable: timings"), "{notes}");
    }

    #[test]
    fn a_day_is_a_day_and_what_cannot_be_is_left_out() {
        assert_eq!(read(json!([{"begin": "2026-12-05", "end": "2026-12-06"}]), PARIS).0, "20261205/20261206");
        let bad = json!([{"begin": "31/02/2026"}, {"begin": "0202-01-01T00:00:00Z"}, {"end": "x"}, null, 3]);
        let (dates, notes) = read(bad, PARIS);
        assert!(dates.is_empty() && notes.contains("dates_unreadable"), "{dates} {notes}");
        let crossed = json!([{"begin": "2026-12-05T20:00:00+01:00", "end": "2026-12-05T18:00:00+01:00"}]);
        let (dates, notes) = read(crossed, PARIS);
        assert_eq!(
            (dates.as_str(), notes.contains("dates_unreadable: timings end")),
            ("20261205T2000", true)
        );
    }

    #[test]
    fn what_was_cut_at_midnight_is_one_period_again() {
        let days = |hour: u32, offset: &str, last: i64| -> Value {
            let first = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
            let timing = |n: i64| {
                let begin = first + TimeDelta::days(n);
                let (end, minute) =
                    if hour == 0 { (begin, "23:59") } else { (begin + TimeDelta::days(1), "01:59") };
                json!({"begin": format!("{begin}T{hour:02}:00:00{offset}"), "end": format!("{end}T{minute}:00{offset}")})
            };
            (0..last).map(timing).collect()
        };
        let mut month = days(2, "+02:00", 30);
        month.as_array_mut().unwrap().extend([
            json!({"begin": "2026-05-01T00:00:00+02:00", "end": "2026-05-01T01:59:00+02:00"}),
            json!({"begin": "2026-05-31T02:00:00+02:00", "end": "2026-05-31T23:59:00+02:00"}),
        ]);
        let (dates, notes) = read(month, PARIS);
        assert_eq!((dates.as_str(), notes.contains("utc_midnight: timings")), ("20260501/20260531", true));
        let mut stay = days(0, "+02:00", 3);
        stay[0]["begin"] = json!("2026-05-01T08:00:00+02:00");
        stay[2]["end"] = json!("2026-05-03T13:30:00+02:00");
        let (dates, notes) = read(stay, PARIS);
        assert_eq!(
            (dates.as_str(), notes.contains("periods_merged: timings")),
            ("20260501T0800-1330+2", true)
        );
        let visits = json!([
            {"begin": "2026-05-01T14:00:00+02:00", "end": "2026-05-01T15:00:00+02:00"},
            {"begin": "2026-05-01T15:00:00+02:00", "end": "2026-05-01T16:00:00+02:00"},
        ]);
        assert_eq!(read(visits, PARIS).0, "20260501T1400-1500 20260501T1500-1600");
    }

    #[test]
    fn periods_without_measure_are_cut() {
        let ten_years = json!({"begin": "2026-01-01T00:00:00Z", "end": "2046-01-01T00:00:00Z"});
        let mut notes = Notes::default();
        let found = occurrences(&vec![ten_years; 1_000], None, &mut notes);
        assert_eq!(found.len(), MOST);
        assert!(format!("{notes:?}").contains("too_long: timings"));
    }
}
