//! Opening hours in the syntax of OpenStreetMap (wiki: Key:opening_hours): open now, until when, and what is not known.

mod holidays;
mod week;

pub use holidays::{Holidays, public_of};
pub use week::Week;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use opening_hours::{Context, OpeningHours, RuleKind};
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};

use crate::paris::paris;

/// How far ahead an opening is looked for.
const AHEAD: TimeDelta = TimeDelta::days(60);
/// Longest expression that is read: the longest real ones have a few hundred letters.
const LONGEST: usize = 1_000;

/// Whether one finds somebody, at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Open, until that moment of Paris; none if nothing says that it ever closes.
    Open {
        /// When it closes.
        until: Option<NaiveDateTime>,
    },
    /// Closed, until that moment of Paris; none if no opening is known in the next two months.
    Closed {
        /// When it opens.
        opens: Option<NaiveDateTime>,
    },
    /// Nobody can say. Never the same as closed.
    Unknown(Doubt),
}

/// Why nobody can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No hours are published.
    Unstated,
    /// What is published cannot be read by a machine.
    Unreadable,
    /// It is a public holiday, and the hours say nothing of holidays.
    Holiday,
    /// The hours themselves say that it depends: by appointment, ask.
    Conditional,
}

impl Doubt {
    /// Stable code, for words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unstated => "unstated",
            Self::Unreadable => "unreadable",
            Self::Holiday => "holiday",
            Self::Conditional => "conditional",
        }
    }
}

impl Opening {
    /// Whether it is open.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

/// Hours that could be read.
#[derive(Debug, Clone)]
pub struct Hours {
    rules: OpeningHours,
    says_holidays: bool,
    holidays: Holidays,
}

/// A stretch of a day, as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// From.
    pub from: NaiveTime,
    /// To; midnight where it ends with the day.
    pub to: NaiveTime,
    /// Whether it only depends: by appointment, ask.
    pub depends: bool,
    /// What the hours say of it.
    pub comment: Option<Arc<str>>,
}

impl Hours {
    /// Reads an expression; none if it is not of that syntax.
    pub fn parse(text: &str, holidays: &Holidays) -> Option<Self> {
        if text.trim().is_empty() || text.len() > LONGEST {
            return None;
        }
        let rules: OpeningHours = text.parse().ok()?;
        let says_holidays = rules.get_expression().rules.iter().any(|rule| {
            let public =
                |day: &WeekDayRange| matches!(day, WeekDayRange::Holiday { kind: HolidayKind::Public, .. });
            rule.day_selector.weekday.iter().any(public)
        });
        let rules = rules.with_context(Context::default().with_holidays(holidays.context()));
        // What is always so is so on holidays too.
        let says_holidays = says_holidays || rules.get_expression().is_constant();
        Some(Self { rules, says_holidays, holidays: holidays.clone() })
    }

    /// Whether one finds somebody at that instant.
    pub fn at(&self, instant: DateTime<Utc>) -> Opening {
        self.at_clock(paris(instant).naive_local())
    }

    /// The same, by the clocks of Paris.
    pub fn at_clock(&self, now: NaiveDateTime) -> Opening {
        if self.is_silent(now.date()) {
            return Opening::Unknown(Doubt::Holiday);
        }
        let mut ahead = self.rules.iter_range(now, now + AHEAD);
        let Some(first) = ahead.next() else { return Opening::Closed { opens: None } };
        match first.kind {
            RuleKind::Open => {
                // Ranges that touch, with another comment each, are one opening for whoever stands before the door.
                let mut until = first.range.end;
                for next in ahead.take_while(|next| next.kind == RuleKind::Open) {
                    until = next.range.end;
                }
                Opening::Open { until: (until < now + AHEAD).then_some(until) }
            }
            RuleKind::Unknown => Opening::Unknown(Doubt::Conditional),
            RuleKind::Closed => {
                let open = |range: &opening_hours::DateTimeRange| {
                    range.kind == RuleKind::Open && !self.is_silent(range.range.start.date())
                };
                Opening::Closed { opens: ahead.find(open).map(|range| range.range.start) }
            }
        }
    }

    /// What is published for one day, in order; empty if it is closed. None on a holiday of which nothing is said.
    pub fn on(&self, day: NaiveDate) -> Option<Vec<Stretch>> {
        if self.is_silent(day) {
            return None;
        }
        let start = day.and_time(NaiveTime::MIN);
        let kept = self
            .rules
            .iter_range(start, start + TimeDelta::days(1))
            .filter(|range| range.kind != RuleKind::Closed)
            .map(|range| Stretch {
                from: range.range.start.time(),
                to: range.range.end.time(),
                depends: range.kind == RuleKind::Unknown,
                comment: Some(range.comment).filter(|comment| !comment.is_empty()),
            });
        Some(kept.collect())
    }

    /// Its weekly form, if every week is like every other but for public holidays.
    pub fn week(&self) -> Option<Week> {
        Week::of(&self.rules.get_expression(), self.says_holidays)
    }

    /// Whether that day is a public holiday of which the hours say nothing.
    fn is_silent(&self, day: NaiveDate) -> bool {
        !self.says_holidays && self.holidays.is_public(day)
    }
}

#[cfg(test)]
mod tests;
