//! The timings of an event, each an instant with its offset, as the times at which it takes place.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::event::Occurrence;
use domain::paris::instant_of;
use serde_json::Value;

use crate::sources::feed::field;
use crate::sources::{Code, Notes};

/// The zone of every clock without an offset.
const PARIS: &str = "Europe/Paris";
/// More times than that are not believed; OpenAgenda itself allows 800 timings.
const MOST: usize = 20_000;

/// The times of a list of timings; one that cannot be read is left out, and that is said.
pub fn occurrences(timings: &[Value], zone: Option<&str>, notes: &mut Notes) -> Vec<Occurrence> {
    let mut found = Vec::with_capacity(timings.len());
    let here = zone.is_none_or(|zone| zone == PARIS);
    for timing in timings {
        let Some(begin) = edge(timing, &["begin", "start"], here, false) else {
            notes.add(Code::DatesUnreadable, "timings");
            continue;
        };
        let end = edge(timing, &["end"], here, true);
        if end.map_or_else(|| field(timing, "end").is_some(), |end| end < begin) {
            notes.add(Code::DatesUnreadable, "timings end");
        }
        found.extend(Occurrence::timing(begin, end));
        if found.len() > MOST {
            notes.add(Code::TooLong, "timings");
            found.truncate(MOST);
            break;
        }
    }
    found
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
    fn periods_without_measure_are_cut() {
        let ten_years = json!({"begin": "2026-01-01T00:00:00Z", "end": "2046-01-01T00:00:00Z"});
        let mut notes = Notes::default();
        let found = occurrences(&vec![ten_years; 1_000], None, &mut notes);
        assert_eq!(found.len(), MOST);
        assert!(format!("{notes:?}").contains("too_long: timings"));
    }
}
