//! A week that is like every other, as a few numbers: what a list of a hundred thousand places can be asked in no time.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Weekday};
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::{Time, TimeSelector, TimeSpan};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};

use super::{Doubt, Holidays, Opening};

const DAY: u16 = 24 * 60;
const WEEK: u16 = 7 * DAY;

/// What the hours say of public holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnHolidays {
    /// Nothing.
    Silent,
    /// Closed.
    Off,
}

/// When it is open, in minutes of the week from Monday's midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// First minute, and the one after the last; in order, apart from each other.
    open: Vec<(u16, u16)>,
    holidays: OnHolidays,
}

impl Week {
    /// Of an expression that names days of the week, hours and at most `PH off`; none for any other.
    pub(super) fn of(expression: &OpeningHoursExpression, says_holidays: bool) -> Option<Self> {
        let mut days: [Vec<(u16, u16)>; 7] = Default::default();
        let mut holidays = OnHolidays::Silent;
        for rule in &expression.rules {
            let plain = rule.day_selector.year.is_empty()
                && rule.day_selector.monthday.is_empty()
                && rule.day_selector.week.is_empty()
                && rule.comment.is_empty()
                && rule.operator != RuleOperator::Fallback;
            if !plain {
                return None;
            }
            if is_holidays_off(rule) {
                holidays = OnHolidays::Off;
                continue;
            }
            let spans = match rule.kind {
                RuleKind::Open => spans(rule)?,
                RuleKind::Closed if is_all_day(rule) => Vec::new(),
                RuleKind::Closed | RuleKind::Unknown => return None,
            };
            for day in weekdays(rule)? {
                let day = &mut days[day as usize];
                // A later rule replaces an earlier one; after a comma it comes on top.
                if rule.operator == RuleOperator::Normal {
                    day.clear();
                }
                day.extend(&spans);
            }
        }
        // What says something of holidays that we did not read is not as every week.
        if says_holidays != (holidays == OnHolidays::Off) {
            return None;
        }
        let mut open: Vec<(u16, u16)> = Vec::new();
        for (day, mut spans) in (0_u16..).zip(days) {
            spans.sort_unstable();
            for (from, to) in spans {
                let (from, to) = (day * DAY + from, day * DAY + to);
                match open.last_mut() {
                    Some(last) if from <= last.1 => last.1 = last.1.max(to),
                    _ => open.push((from, to)),
                }
            }
        }
        Some(Self { open, holidays })
    }

    /// As `Hours::at_clock`, for hours of which this is the week.
    pub fn at_clock(&self, now: NaiveDateTime, holidays: &Holidays) -> Opening {
        if holidays.is_public(now.date()) {
            match self.holidays {
                OnHolidays::Silent => return Opening::Unknown(Doubt::Holiday),
                OnHolidays::Off => return Opening::Closed { opens: self.opens_after(now, holidays) },
            }
        }
        let minute = minute_of(now);
        match self.open.iter().find(|(from, to)| (*from..*to).contains(&minute)) {
            None => Opening::Closed { opens: self.opens_after(now, holidays) },
            Some((_, to)) => Opening::Open { until: self.closes(now, *to, holidays) },
        }
    }

    /// Whether it is open, nothing else: what a filter asks of each place.
    pub fn is_open(&self, now: NaiveDateTime, holidays: &Holidays) -> bool {
        let minute = minute_of(now);
        self.open.iter().any(|(from, to)| (*from..*to).contains(&minute)) && !holidays.is_public(now.date())
    }

    fn closes(&self, now: NaiveDateTime, to: u16, holidays: &Holidays) -> Option<NaiveDateTime> {
        let monday = monday_of(now.date());
        let end = |minutes: u16| {
            monday.and_hms_opt(0, 0, 0).map(|start| start + TimeDelta::minutes(i64::from(minutes)))
        };
        let until = end(to)?;
        // An opening that goes on beyond midnight ends there if the next day is a holiday, or the week another.
        let midnights = now
            .date()
            .iter_days()
            .skip(1)
            .take_while(|day| day.and_hms_opt(0, 0, 0).is_some_and(|at| at < until));
        let holiday = midnights
            .into_iter()
            .find(|day| holidays.is_public(*day))
            .and_then(|day| day.and_hms_opt(0, 0, 0));
        Some(holiday.unwrap_or(until))
    }

    fn opens_after(&self, now: NaiveDateTime, holidays: &Holidays) -> Option<NaiveDateTime> {
        let monday = monday_of(now.date());
        let weeks = (0..=8)
            .filter_map(|week| monday.checked_add_signed(TimeDelta::weeks(week))?.and_hms_opt(0, 0, 0));
        weeks
            .flat_map(|start| {
                self.open.iter().map(move |(from, _)| start + TimeDelta::minutes(i64::from(*from)))
            })
            .find(|opens| *opens > now && !holidays.is_public(opens.date()))
    }
}

fn minute_of(now: NaiveDateTime) -> u16 {
    let day = now.weekday().num_days_from_monday() as u16;
    day * DAY + (now.hour() * 60 + now.minute()) as u16
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()))
}

fn is_all_day(rule: &RuleSequence) -> bool {
    rule.time_selector == TimeSelector::default()
}

fn is_holidays_off(rule: &RuleSequence) -> bool {
    let public =
        |day: &WeekDayRange| matches!(day, WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 });
    let days = &rule.day_selector.weekday;
    rule.kind == RuleKind::Closed && is_all_day(rule) && !days.is_empty() && days.iter().all(public)
}

/// Monday is 0; all days where none is named.
fn weekdays(rule: &RuleSequence) -> Option<Vec<u32>> {
    let mut days = Vec::new();
    for range in &rule.day_selector.weekday {
        let WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } = range else {
            return None;
        };
        if !(nth_from_start.iter().all(|nth| *nth) && nth_from_end.iter().all(|nth| *nth)) {
            return None;
        }
        let mut day = *range.start();
        loop {
            days.push(day.num_days_from_monday());
            if day == *range.end() {
                break;
            }
            day = day.succ();
        }
    }
    Some(if days.is_empty() { (0..7).collect() } else { days })
}

/// Minutes of the day; none where one is not a plain time, or goes on beyond midnight.
fn spans(rule: &RuleSequence) -> Option<Vec<(u16, u16)>> {
    let minute = |time: &Time| match time {
        Time::Fixed(time) => Some(u16::from(time.hour()) * 60 + u16::from(time.minute())),
        Time::Variable(_) => None,
    };
    let span = |span: &TimeSpan| {
        let (from, to) = (minute(&span.range.start)?, minute(&span.range.end)?);
        (!span.open_end && span.repeats.is_none() && from < to && to <= DAY).then_some((from, to))
    };
    rule.time_selector.spans.iter().map(span).collect()
}

// A week ends where the next begins.
const _: () = assert!(WEEK == 10_080 && Weekday::Mon as u8 == 0);
