//! Days and spans of days that a text may name, and which days of the calendar they are.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Days that a text speaks of. Without a year, those to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// Today, tonight.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// The coming Saturday and Sunday, or those after them.
    Weekend {
        /// « Le week-end prochain ».
        next: bool,
    },
    /// This week from today on, or the next one, Monday to Sunday.
    Week {
        /// « La semaine prochaine ».
        next: bool,
    },
    /// This month from today on, or the next one.
    ThisMonth {
        /// « Le mois prochain ».
        next: bool,
    },
    /// A month, 1 to 12.
    Month {
        /// January is 1.
        month: u32,
        /// Where it is said.
        year: Option<i32>,
    },
    /// The coming day of that name.
    Weekday(Weekday),
    /// A day of the calendar, one that exists.
    Day(Day),
    /// From one day to another, both included.
    Between(Day, Day),
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Day {
    /// Day of the month.
    pub day: u32,
    /// January is 1.
    pub month: u32,
    /// Where it is said.
    pub year: Option<i32>,
}

/// How the days bound what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// On these days.
    On,
    /// Before, or until them.
    Before,
    /// From them on.
    From,
}

impl When {
    /// First and last day, seen from today; none where the calendar has no such day that year.
    pub fn days(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let from_monday = u64::from(today.weekday().num_days_from_monday());
        let monday = today.checked_sub_days(Days::new(from_monday))?;
        let first = today.with_day(1)?;
        let end_of = |first: NaiveDate| first.checked_add_months(Months::new(1))?.pred_opt();
        match self {
            Self::Today => Some((today, today)),
            Self::Tomorrow => today.succ_opt().map(|day| (day, day)),
            Self::Weekend { next } => {
                let saturday = monday.checked_add_days(Days::new(if next { 12 } else { 5 }))?;
                Some((saturday.max(today), saturday.succ_opt()?))
            }
            Self::Week { next: false } => Some((today, monday.checked_add_days(Days::new(6))?)),
            Self::Week { next: true } => {
                let monday = monday.checked_add_days(Days::new(7))?;
                Some((monday, monday.checked_add_days(Days::new(6))?))
            }
            Self::ThisMonth { next: false } => Some((today, end_of(first)?)),
            Self::ThisMonth { next: true } => {
                let first = first.checked_add_months(Months::new(1))?;
                Some((first, end_of(first)?))
            }
            Self::Month { month, year } => {
                let year = year.unwrap_or(today.year() + i32::from(month < today.month()));
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                Some((first, end_of(first)?))
            }
            Self::Weekday(weekday) => {
                let ahead = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
                let day = today.checked_add_days(Days::new(u64::from(ahead)))?;
                Some((day, day))
            }
            Self::Day(day) => day.to_come(today).map(|day| (day, day)),
            Self::Between(from, to) => {
                let last = to.to_come(today)?;
                let mut first =
                    NaiveDate::from_ymd_opt(from.year.unwrap_or(last.year()), from.month, from.day)?;
                if first > last && from.year.is_none() {
                    first = NaiveDate::from_ymd_opt(last.year() - 1, from.month, from.day)?;
                }
                (first <= last).then_some((first, last))
            }
        }
    }
}

impl Day {
    /// A day that exists, in some year at least.
    pub(super) fn new(day: u32, month: u32, year: Option<i32>) -> Option<Self> {
        // A leap year: 29 February is a day.
        NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day).map(|_| Self { day, month, year })
    }

    fn to_come(self, today: NaiveDate) -> Option<NaiveDate> {
        let year = self.year.unwrap_or(today.year());
        let day = NaiveDate::from_ymd_opt(year, self.month, self.day);
        match day {
            Some(day) if day < today && self.year.is_none() => {
                NaiveDate::from_ymd_opt(year + 1, self.month, self.day)
            }
            other => other,
        }
    }
}
