//! The days on which a desk does not keep its usual hours: public holidays of France, school holidays of the zone.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate, TimeDelta};
use compact_calendar::CompactCalendar;
use opening_hours::ContextHolidays;

/// Public holidays that have their day each year (code du travail, L3133-1). Good Friday and 26 December are
/// holidays in Alsace and Moselle only (L3134-13): not here.
const FIXED: [(u32, u32); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
/// Days after Easter Sunday: Easter Monday, Ascension, Whit Monday.
const AFTER_EASTER: [i64; 3] = [1, 39, 50];

/// Public holidays of these years, and the school holidays that are known.
#[derive(Debug, Clone, Default)]
pub struct Holidays {
    public: Arc<CompactCalendar>,
    school: Arc<CompactCalendar>,
}

impl Holidays {
    /// For the year of that day, the one before and the two after; school holidays as given, first day and last.
    pub fn around(day: NaiveDate, school: &[(NaiveDate, NaiveDate)]) -> Self {
        let mut public = CompactCalendar::default();
        for holiday in (-1..=2).flat_map(|years| public_of(day.year().saturating_add(years))) {
            public.insert(holiday);
        }
        let mut known = CompactCalendar::default();
        for (from, to) in school {
            // A slip of the pen must not fill a century.
            for day in from.iter_days().take_while(|day| day <= to).take(120) {
                known.insert(day);
            }
        }
        Self { public: Arc::new(public), school: Arc::new(known) }
    }

    /// Whether it is a public holiday.
    pub fn is_public(&self, day: NaiveDate) -> bool {
        self.public.contains(day)
    }

    /// Whether it lies in the school holidays that are known.
    pub fn is_school(&self, day: NaiveDate) -> bool {
        self.school.contains(day)
    }

    pub(super) fn context(&self) -> ContextHolidays {
        ContextHolidays::new(self.public.clone(), self.school.clone())
    }
}

/// The eleven public holidays of a year.
pub fn public_of(year: i32) -> Vec<NaiveDate> {
    let fixed = FIXED.iter().filter_map(|(month, day)| NaiveDate::from_ymd_opt(year, *month, *day));
    let moving = easter(year)
        .into_iter()
        .flat_map(|sunday| AFTER_EASTER.iter().map(move |days| sunday + TimeDelta::days(*days)));
    let mut days: Vec<NaiveDate> = fixed.chain(moving).collect();
    days.sort();
    days
}

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_as_published() {
        for (year, sunday) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(day(sunday)), "{year}");
        }
    }

    #[test]
    fn a_year_has_eleven_holidays_and_those_of_alsace_are_not_ours() {
        let days = public_of(2026);
        assert_eq!(days.len(), 11);
        for holiday in ["2026-04-06", "2026-05-14", "2026-05-25", "2026-07-14"] {
            assert!(days.contains(&day(holiday)), "{holiday}");
        }
        for ordinary in ["2026-04-03", "2026-12-26"] {
            assert!(!days.contains(&day(ordinary)), "{ordinary}");
        }
    }

    #[test]
    fn school_holidays_are_those_that_are_given_and_an_endless_one_ends() {
        let holidays = Holidays::around(
            day("2025-10-20"),
            &[(day("2025-10-18"), day("2025-11-02")), (day("2026-07-04"), day("9999-01-01"))],
        );
        assert!(holidays.is_school(day("2025-11-02")) && !holidays.is_school(day("2025-11-03")));
        assert!(!holidays.is_school(day("2027-07-04")));
        assert!(holidays.is_public(day("2027-11-11")) && !holidays.is_public(day("2025-10-20")));
    }
}
