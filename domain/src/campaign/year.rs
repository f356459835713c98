//! A school year, named by the two years in which it lies: it begins on 1 September.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A school year, `2026-2027`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(i32);

impl SchoolYear {
    /// The one in which a day lies.
    pub fn of(day: NaiveDate) -> Self {
        Self(if day.month() >= 9 { day.year() } else { day.year() - 1 })
    }

    /// Reads `2026-2027`; none of anything else, nor of two years that do not follow each other.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, second) = text.split_once('-')?;
        let (first, second) = (year(first)?, year(second)?);
        (second == first + 1).then_some(Self(first))
    }

    /// The year in which it begins.
    pub fn first(self) -> i32 {
        self.0
    }

    /// So many years later.
    #[must_use]
    pub fn later(self, years: u32) -> Self {
        Self(self.0.saturating_add_unsigned(years))
    }
}

/// A year in four figures.
pub(crate) fn year(text: &str) -> Option<i32> {
    let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten().filter(|year| *year >= 1000)
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.0, self.0.saturating_add(1))
    }
}
