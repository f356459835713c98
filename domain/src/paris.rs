//! The clocks and the calendar of Paris: every day of the app and of the gateway is counted by them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// Months as French writes them, folded; January first.
pub const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// An instant as clocks show it in Paris: summer time from the last Sunday of March to that of
/// October, both at 1 h UTC (directive 2000/84/EC).
pub fn paris(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    let turn = |month: u32| {
        let last = NaiveDate::from_ymd_opt(at.year(), month, 31)?;
        let sunday = last - TimeDelta::days(i64::from(last.weekday().num_days_from_sunday()));
        Some(sunday.and_hms_opt(1, 0, 0)?.and_utc())
    };
    let summer = matches!((turn(3), turn(10)), (Some(from), Some(to)) if from <= at && at < to);
    let hours = if summer { 2 } else { 1 };
    match FixedOffset::east_opt(hours * 3600) {
        Some(offset) => at.with_timezone(&offset),
        None => at.fixed_offset(),
    }
}

/// The instant at which the clocks of Paris show that.
///
/// Of the hour that comes twice in October it is the first. The hour that March leaves out is read by the
/// clock of before: 2 h 30 is then 3 h 30 (as RFC 5545 §3.3.5 has it).
pub fn instant_of(clock: NaiveDateTime) -> DateTime<Utc> {
    let summer = clock.and_utc() - TimeDelta::hours(2);
    if paris(summer).naive_local() == clock { summer } else { clock.and_utc() - TimeDelta::hours(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn shown(text: &str, summer_hours: i32) -> bool {
        paris(at(text)).offset().local_minus_utc() == summer_hours * 3600
    }

    #[test]
    fn paris_turns_its_clocks_on_the_last_sundays_of_march_and_october() {
        assert!(shown("2026-03-29T00:59:59Z", 1));
        assert!(shown("2026-03-29T01:00:00Z", 2));
        assert!(shown("2026-10-25T00:59:59Z", 2));
        assert!(shown("2026-10-25T01:00:00Z", 1));
        assert_eq!(paris(at("2026-03-29T01:00:00Z")).naive_local(), at("2026-03-29T03:00:00Z").naive_utc());
        assert_eq!(paris(at("2026-10-25T01:00:00Z")).naive_local(), at("2026-10-25T02:00:00Z").naive_utc());
    }

    #[test]
    fn the_day_is_that_of_paris() {
        assert_eq!(paris(at("2026-12-18T23:00:00Z")).date_naive(), at("2026-12-19T00:00:00Z").date_naive());
    }

    #[test]
    fn an_instant_is_found_by_what_the_clocks_show() {
        let of = |text: &str| instant_of(text.parse().unwrap());
        assert_eq!(of("2026-07-14T20:30:00"), at("2026-07-14T18:30:00Z"));
        assert_eq!(of("2026-12-05T20:30:00"), at("2026-12-05T19:30:00Z"));
        assert_eq!(of("2026-10-25T02:30:00"), at("2026-10-25T00:30:00Z"));
        assert_eq!(of("2026-10-25T03:00:00"), at("2026-10-25T02:00:00Z"));
        assert_eq!(of("2026-03-29T02:30:00"), at("2026-03-29T01:30:00Z"));
        assert_eq!(of("2026-03-29T03:30:00"), at("2026-03-29T01:30:00Z"));
    }
}
