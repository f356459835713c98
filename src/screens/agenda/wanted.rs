//! What one wishes to go out for: as long as the window lives, so that coming back finds the same list.

use chrono::{Datelike, NaiveDate, TimeDelta};
use dioxus::prelude::*;
use domain::event::{Access, Theme};

use crate::screens::Keys;
use crate::screens::places::asked::{From, Start};
use crate::store::reference::events::{Ask, How};

/// Rows of days that are read at most: more is no list any more.
const MOST: usize = 1_000;

/// On which days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Span {
    /// The Saturday and Sunday that come; what is left of them once they have begun.
    #[default]
    Weekend,
    /// Today and the six days after.
    Week,
    /// From a day to a day.
    Chosen(NaiveDate, NaiveDate),
}

impl Span {
    /// Its code, for words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Chosen(..) => "chosen",
        }
    }

    /// Its first and its last day.
    pub fn days(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let left = i64::from(today.weekday().num_days_from_monday());
        let sunday = today + TimeDelta::days(6 - left);
        match self {
            Self::Weekend => (today.max(sunday - TimeDelta::days(1)), sunday),
            Self::Week => (today, today + TimeDelta::days(6)),
            Self::Chosen(from, to) => (from, to),
        }
    }
}

/// What is wished.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// From where.
    pub from: From,
    /// How far, in kilometres; none: however far.
    pub km: Option<u32>,
    /// On which days.
    pub span: Span,
    /// Only what is free.
    pub free: bool,
    /// Only this theme.
    pub theme: Option<Theme>,
    /// With all of these flags.
    pub access: Vec<Access>,
    /// With access for a wheelchair.
    pub wheelchair: bool,
    /// For children.
    pub young: bool,
    /// By going there, or online.
    pub how: How,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            from: From::Mine,
            km: Some(20),
            span: Span::Weekend,
            free: false,
            theme: None,
            access: Vec::new(),
            wheelchair: false,
            young: false,
            how: How::Any,
        }
    }
}

impl Wanted {
    /// How many filters hold beside when and where.
    pub fn chosen(&self) -> usize {
        let flags = [self.free, self.theme.is_some(), self.wheelchair, self.young, self.how != How::Any];
        flags.into_iter().filter(|on| *on).count() + self.access.len()
    }

    /// The same without them.
    pub fn clear(&mut self) {
        *self = Self { from: self.from.clone(), km: self.km, span: self.span, ..Self::default() };
    }

    /// As the store is asked.
    pub fn ask(&self, start: &Start, keys: &Keys) -> Ask {
        let (from, to) = self.span.days(keys.actions.today());
        Ask {
            at: start.at,
            within: self.km.filter(|_| start.at.is_some()).map(|km| f64::from(km) * 1_000.0),
            not_over_at: Some(keys.actions.now()).filter(|_| from >= keys.actions.today()),
            free: self.free,
            access: self.access.clone(),
            wheelchair: self.wheelchair,
            themes: self.theme.into_iter().collect(),
            young: self.young,
            how: self.how,
            limit: MOST,
            ..Ask::days(from, to)
        }
    }
}

/// Made once, at the root.
pub fn use_wanted_provider() {
    use_context_provider(|| Shelf { wanted: Signal::new(Wanted::default()) });
}

#[derive(Clone, Copy)]
struct Shelf {
    wanted: Signal<Wanted>,
}

/// What is wished.
pub fn use_wanted() -> Signal<Wanted> {
    use_context::<Shelf>().wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_is_the_one_that_comes_or_what_is_left_of_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let weekend = |today: &str| Span::Weekend.days(day(today));
        assert_eq!(weekend("2026-11-23"), (day("2026-11-28"), day("2026-11-29")), "on Monday");
        assert_eq!(weekend("2026-11-27"), (day("2026-11-28"), day("2026-11-29")), "on Friday");
        assert_eq!(weekend("2026-11-28"), (day("2026-11-28"), day("2026-11-29")), "on Saturday");
        assert_eq!(weekend("2026-11-29"), (day("2026-11-29"), day("2026-11-29")), "on Sunday");
        assert_eq!(Span::Week.days(day("2026-11-29")), (day("2026-11-29"), day("2026-12-05")));
    }
}
