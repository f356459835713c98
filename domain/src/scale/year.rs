//! The year of a scale, and which of the scales held answers for it. No year is ever answered by another one unasked.

use std::fmt;

use super::{Scale, Status};
use crate::campaign::{SchoolYear, year};

/// A school year, or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Year {
    /// The school year that begins in that year, written `2025-2026`.
    School(i32),
    /// The year itself, written `2025`.
    Plain(i32),
}

impl Year {
    /// Reads `2025-2026`, whose years follow each other, or `2025`.
    pub fn parse(text: &str) -> Option<Self> {
        match SchoolYear::parse(text) {
            Some(year) => Some(Self::School(year.first())),
            None => year(text).map(Self::Plain),
        }
    }

    /// The year in which it begins.
    pub fn first(self) -> i32 {
        match self {
            Self::School(first) | Self::Plain(first) => first,
        }
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::School(first) => write!(f, "{first}-{}", first + 1),
            Self::Plain(year) => write!(f, "{year}"),
        }
    }
}

/// No scale is held for the year asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoScale {
    /// The nearest year that has one, with its status: to be offered, never taken.
    pub nearest: Option<(Year, Status)>,
}

/// The scale of that year, among those of one kind.
pub fn held(scales: &[Scale], year: Year) -> Result<&Scale, NoScale> {
    let same = scales.iter().find(|scale| scale.about().year == year);
    // Of two years as far away, the later one: it is closer to the rules of today.
    let far = |scale: &&Scale| {
        let first = scale.about().year.first();
        (first.abs_diff(year.first()), -first)
    };
    same.ok_or_else(|| {
        let nearest = scales.iter().min_by_key(far).map(Scale::about);
        NoScale { nearest: nearest.map(|about| (about.year, about.status)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_is_two_years_that_follow_each_other() {
        assert_eq!(Year::parse("2025-2026"), Some(Year::School(2025)));
        assert_eq!(Year::parse("2025"), Some(Year::Plain(2025)));
        for text in [
            "",
            "2025-2027",
            "2026-2025",
            "25-26",
            "2025/2026",
            "2025-2026-",
            "+025-0026",
            "0999-1000",
            "2025-",
        ] {
            assert_eq!(Year::parse(text), None, "{text}");
        }
        assert_eq!(Year::School(2025).to_string(), "2025-2026");
        assert_eq!(Year::Plain(2025).to_string(), "2025");
    }
}
