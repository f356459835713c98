//! Rules of repetition, spread over some days by the crate `rrule`, by the clocks of their own zone.

use std::cell::Cell;

use calcard::common::CalendarScale;
use calcard::icalendar::{ICalendarFrequency as Often, ICalendarRecurrenceRule as Rule};
use chrono::{Month, NaiveDate, NaiveDateTime, NaiveTime};
use rrule::{Frequency, NWeekday, RRule, RRuleError, RRuleSet, Tz};

use super::moment::Moment;

/// Most times that are looked at of one rule: an hourly one of eleven years, a daily one of two centuries.
const MOST: usize = 100_000;

/// Most rules of one calendar that let nothing take place at all: to see that of one costs as much as to spread many.
const MOST_BARREN: u32 = 8;

/// The days over which the rules of a calendar are spread.
#[derive(Debug, Clone)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Rules that let nothing take place, so far.
    barren: Cell<u32>,
}

impl Window {
    /// From one day to another.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from, to, barren: Cell::new(0) }
    }
}

/// A rule that is not spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl From<RRuleError> for Unreadable {
    fn from(_: RRuleError) -> Self {
        Self
    }
}

/// The times at which a rule lets something begin, from a day to the end of the window, in order; `first` is not among them
/// unless the rule has it.
///
/// Clocks are counted as if they never turned, as RFC 5545 has it: 10 h stays 10 h. So the end of the rule is read
/// by the same clocks, whatever it is written in; a day as end is that whole day.
pub fn starts(
    rule: &Rule,
    until: Option<Moment>,
    first: Moment,
    from: NaiveDate,
    window: &Window,
) -> Result<Vec<NaiveDateTime>, Unreadable> {
    if window.barren.get() >= MOST_BARREN {
        return Err(Unreadable);
    }
    if rule.rscale.as_ref().is_some_and(|scale| *scale != CalendarScale::Gregorian) {
        return Err(Unreadable);
    }
    let begin = first.clock().and_utc().with_timezone(&Tz::UTC);
    let mut made = RRule::new(often(rule.freq)?).interval(rule.interval.unwrap_or(1));
    if let Some(until) = until {
        let last = match until {
            Moment::Day(day) => day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default()),
            clock => clock.clock_of(first),
        };
        if last < first.clock() {
            return Ok(Vec::new());
        }
        made = made.until(last.and_utc().with_timezone(&Tz::UTC));
    }
    if let Some(count) = rule.count {
        made = made.count(count);
    }
    if let Some(first_day) = rule.wkst {
        made = made.week_start(first_day.into());
    }
    let months = rule.bymonth.iter().map(|month| Month::try_from(month.month()).map_err(|_| Unreadable));
    let named = rule.byday.iter().map(|day| match day.ordwk {
        Some(nth) => NWeekday::Nth(nth, day.weekday.into()),
        None => NWeekday::Every(day.weekday.into()),
    });
    let made = made
        .by_month(&months.collect::<Result<Vec<_>, _>>()?)
        .by_weekday(named.collect())
        .by_month_day(rule.bymonthday.clone())
        .by_year_day(rule.byyearday.clone())
        .by_week_no(rule.byweekno.clone())
        .by_set_pos(rule.bysetpos.clone())
        .by_hour(rule.byhour.clone())
        .by_minute(rule.byminute.clone())
        .by_second(rule.bysecond.clone());
    let set = RRuleSet::new(begin).rrule(made.validate(begin)?).limit();
    let mut kept = Vec::new();
    let mut looked_at = 0;
    for at in &set {
        let at = at.naive_utc();
        looked_at += 1;
        if at.date() > window.to || looked_at > MOST {
            break;
        }
        if at.date() >= from {
            kept.push(at);
        }
    }
    if looked_at == 0 {
        window.barren.set(window.barren.get() + 1);
    }
    // A rule of which nothing is seen because it begins too long ago is not one that has ended.
    if looked_at > MOST { Err(Unreadable) } else { Ok(kept) }
}

/// Nothing that takes place does so each minute.
fn often(often: Often) -> Result<Frequency, Unreadable> {
    match often {
        Often::Yearly => Ok(Frequency::Yearly),
        Often::Monthly => Ok(Frequency::Monthly),
        Often::Weekly => Ok(Frequency::Weekly),
        Often::Daily => Ok(Frequency::Daily),
        Often::Hourly => Ok(Frequency::Hourly),
        Often::Minutely | Often::Secondly => Err(Unreadable),
    }
}
