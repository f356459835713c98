//! Full years, counted as people do: one more on each birthday.

use chrono::{Datelike, Months, NaiveDate};

/// Full years from one day to another; none if the second comes first. Who was born on 29 February is a year
/// older on 1 March of a common year.
pub(super) fn full_years(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    if to < from {
        return None;
    }
    let whole = to.year() - from.year();
    let before = (to.month(), to.day()) < (from.month(), from.day());
    u32::try_from(whole - i32::from(before)).ok()
}

/// The same day so many years before; 28 February where there is no 29.
pub(super) fn years_before(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    day.checked_sub_months(Months::new(years.checked_mul(12)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn one_is_a_year_older_on_the_birthday() {
        assert_eq!(full_years(day("2009-03-02"), day("2026-03-01")), Some(16));
        assert_eq!(full_years(day("2009-03-02"), day("2026-03-02")), Some(17));
        assert_eq!(full_years(day("2008-02-29"), day("2026-02-28")), Some(17));
        assert_eq!(full_years(day("2008-02-29"), day("2026-03-01")), Some(18));
        assert_eq!(full_years(day("2027-01-01"), day("2026-03-01")), None);
    }

    #[test]
    fn whoever_was_born_in_the_span_of_an_age_has_it() {
        for said in ["2026-02-28", "2024-02-29", "2026-03-01", "2026-12-31"] {
            let said = day(said);
            for years in [0, 1, 17, 18, 64] {
                // As `Facts::age` counts them: the day after that birthday would have come, to that day.
                let earliest = years_before(said, years + 1).and_then(|day| day.succ_opt()).unwrap();
                let latest = years_before(said, years).unwrap();
                for born in earliest.iter_days().take_while(|born| *born <= latest) {
                    assert_eq!(full_years(born, said), Some(years), "{born} {said}");
                }
            }
        }
    }
}
