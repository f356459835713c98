//! `eventSchedule`: on which days of the week or of the month, at what hours, from when until when.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use domain::event::Occurrence;
use serde_json::Value;

use super::when::{AHEAD, plausible};
use crate::sources::datatourisme::parts;
use crate::sources::event_door::{clock, slot};
use crate::sources::repair::weekdays;
use crate::sources::{Code, Notes};

const ABOUT: &str = "eventSchedule";

/// All times of a rule; none, with a note, where it is of a kind that is not read.
pub fn times(rule: &Value, today: NaiveDate, notes: &mut Notes) -> Vec<Occurrence> {
    let unreadable = |notes: &mut Notes| {
        notes.add(Code::DatesUnreadable, ABOUT);
        Vec::new()
    };
    let day = |key: &str| {
        let text = parts::text(rule, key);
        NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok().and_then(plausible)
    };
    let Some(first) = day("startDate") else { return unreadable(notes) };
    let count: usize = parts::text(rule, "repeatCount").trim().parse().unwrap_or(usize::MAX);
    let horizon = today.max(first) + AHEAD;
    let last = day("endDate").unwrap_or(horizon).min(horizon);
    let Some(step) = step(rule) else { return unreadable(notes) };
    let by_day = parts::texts(rule, "byDay");
    let days: Vec<Weekday> = by_day.iter().filter_map(|name| weekdays::weekday(name)).collect();
    // « The second Monday » is another rule: better no date than a wrong one.
    if days.len() < by_day.len() || parts::get(rule, "byMonth").is_some() {
        return unreadable(notes);
    }
    let month_days: Vec<u32> =
        parts::texts(rule, "byMonthDay").iter().filter_map(|day| day.trim().parse().ok()).collect();
    let except: Vec<NaiveDate> = parts::texts(rule, "exceptDate")
        .iter()
        .filter_map(|text| NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok())
        .collect();
    let hours = slot(
        clock(&parts::text(rule, "startTime"), notes, ABOUT),
        clock(&parts::text(rule, "endTime"), notes, ABOUT),
    );
    let monday = first - TimeDelta::days(i64::from(first.weekday().num_days_from_monday()));
    let on = |day: NaiveDate| match step {
        Step::Days(every) => {
            (day - first).num_days() % every == 0 && (days.is_empty() || days.contains(&day.weekday()))
        }
        Step::Weeks(every) => {
            (day - monday).num_days() / 7 % every == 0
                && (days.contains(&day.weekday()) || (days.is_empty() && day.weekday() == first.weekday()))
        }
        Step::Months => {
            days.is_empty()
                && (month_days.contains(&day.day()) || (month_days.is_empty() && day.day() == first.day()))
        }
    };
    let found = first.iter_days().take_while(|day| *day <= last).filter(|day| on(*day)).take(count);
    let found: Vec<Occurrence> =
        found.filter(|day| !except.contains(day)).map(|day| Occurrence::at(day, hours)).collect();
    if found.is_empty() { unreadable(notes) } else { found }
}

/// From one time to the next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i64),
    Weeks(i64),
    Months,
}

/// `P1D`, `P2W`, `P1M`, or a word; a rule that only lists days of the week is of every week.
fn step(rule: &Value) -> Option<Step> {
    let told = parts::text(rule, "repeatFrequency");
    let told = told.trim().to_ascii_uppercase();
    match told.as_str() {
        "" if parts::get(rule, "byMonthDay").is_some() => return Some(Step::Months),
        "" if parts::get(rule, "byDay").is_some() => return Some(Step::Weeks(1)),
        "" | "DAILY" => return Some(Step::Days(1)),
        "WEEKLY" => return Some(Step::Weeks(1)),
        "MONTHLY" | "P1M" => return Some(Step::Months),
        _ => {}
    }
    let inside = told.strip_prefix('P')?;
    let every = |unit: char| inside.strip_suffix(unit)?.parse().ok().filter(|every| (1..=53).contains(every));
    every('D').map(Step::Days).or_else(|| every('W').map(Step::Weeks))
}

#[cfg(test)]
mod tests {
    use domain::event::Dates;
    use serde_json::json;

    use super::*;

    fn read(rule: &Value) -> (String, String) {
        let mut notes = Notes::default();
        let times = times(rule, "2026-11-24".parse().unwrap(), &mut notes);
        (api_client::translate::written_dates(&Dates::of(times)), format!("{notes:?}"))
    }

    #[test]
    fn weeks_days_and_months_are_written_out() {
        let rule = json!({"startDate": "2026-12-02", "endDate": "2026-12-30", "byDay": ["https://schema.org/Wednesday", "Saturday"],
            "startTime": "14:00:00", "endTime": "16:00:00", "repeatFrequency": "P1W", "exceptDate": ["2026-12-26"]});
        let (dates, _) = read(&rule);
        let parsed = api_client::translate::written_dates(&Dates::of(Vec::new()));
        assert!(parsed.is_empty() && dates.contains("T1400-1600"), "{dates}");
        let other = json!({"startDate": "2026-12-02", "endDate": "2026-12-30", "repeatFrequency": "P2W"});
        assert_eq!(read(&other).0, "20261202/20261230w3x2");
        assert_eq!(
            read(&json!({"startDate": "2026-12-02", "repeatCount": 3, "repeatFrequency": "P1D"})).0,
            "20261202/20261204"
        );
        let months = json!({"startDate": "2026-12-05", "endDate": "2027-01-31", "repeatFrequency": "P1M"});
        assert_eq!(read(&months).0.split(' ').count(), 2);
    }

    #[test]
    fn a_rule_without_end_stops_and_another_kind_is_said() {
        let (dates, _) = read(&json!({"startDate": "2020-01-01", "repeatFrequency": "P1D"}));
        assert_eq!(dates, "20200101/20271229");
        for bad in [
            json!({"startDate": "2026-12-02", "byDay": "2MO", "repeatFrequency": "P1M"}),
            json!({"startDate": "2026-12-02", "repeatFrequency": "P1Y"}),
            json!({"byDay": "Monday"}),
        ] {
            let (dates, notes) = read(&bad);
            assert!(dates.is_empty() && notes.contains("dates_unreadable: eventSchedule"), "{bad}");
        }
    }
}
