//! When an object takes place: its periods, of one day or of a year, on some days of the week or on all.

use chrono::{NaiveDate, Weekday};
use serde_json::Value;

use super::parts;
use crate::sources::event_door::{Spread, clock, slot};
use crate::sources::repair::{days, weekdays};
use crate::sources::{Code, Notes};

const ABOUT: &str = "takesPlaceAt";

/// All its times; days without hours where none are published.
pub fn spread(object: &Value, notes: &mut Notes) -> Spread {
    let mut spread = Spread::default();
    for period in parts::all(object, ABOUT) {
        let Some(first) = day(&parts::text(period, "startDate"), notes) else { continue };
        let last = day(&parts::text(period, "endDate"), notes).unwrap_or(first);
        let mut time = |key: &str| clock(&parts::text(period, key), notes, key);
        let hours = slot(time("startTime"), time("endTime"));
        let wanted = wanted(period, notes);
        let on = |day: NaiveDate| match &wanted {
            Some(days) if !days.contains(&chrono::Datelike::weekday(&day)) => Vec::new(),
            _ => vec![hours],
        };
        // « 18:00 to 02:00 » on two days is one night, not two.
        let night = matches!(hours, domain::event::Slot::Between { nights: 1, .. });
        let last = if night && last.pred_opt() == Some(first) { first } else { last };
        spread.add(first, last, on, notes, ABOUT);
    }
    if spread.is_empty() {
        // The two lists of the object itself, where it has no period of its own.
        let (begins, ends) = (parts::texts(object, "startDate"), parts::texts(object, "endDate"));
        for (at, begins) in begins.iter().enumerate() {
            let Some(first) = day(begins, notes) else { continue };
            let last = ends.get(at).and_then(|ends| day(ends, notes)).unwrap_or(first);
            spread.add(first, last, |_| vec![domain::event::Slot::AllDay], notes, "startDate");
        }
    }
    spread
}

/// The days of the week on which a period holds; none where it holds on all.
fn wanted(period: &Value, notes: &mut Notes) -> Option<Vec<Weekday>> {
    let told = parts::all(period, "appliesOnDay");
    if told.is_empty() {
        return None;
    }
    let named = |value: &Value| match value {
        Value::String(text) => weekdays::weekday(text),
        other => ["id", "uri", "key"]
            .iter()
            .map(|key| parts::text(other, key))
            .chain([parts::french(other, "label")])
            .find_map(|text| weekdays::weekday(&text)),
    };
    let days: Vec<Weekday> = told.iter().filter_map(named).collect();
    if days.len() < told.len() {
        notes.add(Code::UnknownValue, "appliesOnDay");
    }
    (!days.is_empty()).then_some(days)
}

/// A day, whether or not an hour without a zone stands behind it.
fn day(text: &str, notes: &mut Notes) -> Option<NaiveDate> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let zoned =
        text.len() > 10 && (text.ends_with('Z') || text.get(11..).is_some_and(|at| at.contains(['+', '-'])));
    let bare = if zoned { text } else { text.split_once('T').map_or(text, |(day, _)| day) };
    days::day(bare, notes, ABOUT)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(periods: &Value) -> (String, String) {
        let mut notes = Notes::default();
        let dates = spread(&json!({ "takesPlaceAt": periods }), &mut notes).dates(false, &mut notes);
        (dates.unwrap_or_default(), format!("{notes:?}"))
    }

    #[test]
    fn hours_days_of_the_week_and_nights_are_kept() {
        let evening = json!([{"startDate": "2026-12-04", "endDate": "2026-12-04", "startTime": "20:30:00"}]);
        assert_eq!(read(&evening).0, "20261204T2030");
        let night = json!([{"startDate": "2026-12-04", "endDate": "2026-12-05", "startTime": "21:00", "endTime": "02:00"}]);
        assert_eq!(read(&night).0, "20261204T2100-0200");
        let mondays = json!({"startDate": "2026-11-30", "endDate": "2026-12-14", "appliesOnDay": [{"@id": "kb:Monday"}]});
        assert_eq!(read(&mondays).0, "20261130/20261214w1");
        let timed = json!([{"startDate": "2026-12-04T00:00:00", "endDate": "2026-12-05T00:00:00"}]);
        assert_eq!(read(&timed).0, "20261204/20261205");
        let midnight = json!([{"startDate": "2026-12-03T23:00:00.000Z"}]);
        assert!(read(&midnight).0 == "20261204" && read(&midnight).1.contains("utc_midnight"));
    }

    #[test]
    fn a_period_that_cannot_be_is_left_out() {
        let (dates, notes) =
            read(&json!([{"startDate": "2026-12-04", "endDate": "2026-12-01"}, {"endDate": "2026-12-01"}]));
        assert!(dates.is_empty() && notes.contains("dates_unreadable: takesPlaceAt"), "{notes}");
        let mut notes = Notes::default();
        let bare = json!({"schema:startDate": ["2026-12-04"], "schema:endDate": ["2026-12-06"]});
        assert_eq!(spread(&bare, &mut notes).dates(false, &mut notes).as_deref(), Ok("20261204/20261206"));
    }
}
