//! When it takes place, as people say it: few lines, each a pattern and its hours; the words are the app's.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Dates, Occurrence, Slot, Weekdays};

/// Up to so many days are named one by one.
const NAMED: usize = 3;

/// What there is to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Line by line, the earliest first.
    pub lines: Vec<Line>,
    /// Times that were announced and do not take place: shown struck through.
    pub cancelled: Vec<Occurrence>,
    /// Whether all of it is past; then it is said as it was.
    pub over: bool,
}

/// One pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// On which days.
    pub when: When,
    /// At which hours on each of them, in order.
    pub slots: Vec<Slot>,
    /// But not on these.
    pub except: Vec<NaiveDate>,
}

/// On which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// « le 5 mars », « les 5, 9 et 12 mars ».
    Days(Vec<NaiveDate>),
    /// « du 3 au 18 mars »; « jusqu’au 4 mai » where it has begun.
    Range {
        /// First day; none if it has begun.
        from: Option<NaiveDate>,
        /// Last day.
        to: NaiveDate,
    },
    /// The same, on some days of the week: « tous les mercredis », « du mardi au dimanche ».
    Weekly {
        /// First day; none if it has begun.
        from: Option<NaiveDate>,
        /// Last day.
        to: NaiveDate,
        /// Which days.
        days: Weekdays,
        /// Every how many weeks.
        weeks: u8,
    },
}

/// What makes two runs one line but for their hours.
type Pattern = (NaiveDate, NaiveDate, u8, Weekdays, Vec<NaiveDate>);

impl Dates {
    /// What there is to say on that day: what is past is left out, unless all of it is.
    pub fn said(&self, today: NaiveDate) -> Said {
        let over = self.last_day().is_none_or(|last| last < today);
        let from = if over { NaiveDate::MIN } else { today };
        let mut patterns: BTreeMap<Pattern, Vec<Slot>> = BTreeMap::new();
        let mut named: BTreeMap<NaiveDate, Vec<Slot>> = BTreeMap::new();
        for run in &self.stretches {
            let to_come = |day: &NaiveDate| *day + run.slot.reach() >= from;
            let held = |day: &NaiveDate| to_come(day) && !run.cancelled.contains(day);
            let days: Vec<_> =
                run.days_between(super::before(from, run.slot), run.last).filter(held).collect();
            if days.is_empty() {
                continue;
            }
            if days.len() <= NAMED && !(run.is_daily() && days.len() > 2) {
                days.into_iter().for_each(|day| named.entry(day).or_default().push(run.slot));
                continue;
            }
            let missing = run.except.iter().chain(&run.cancelled).filter(|day| to_come(day));
            let mut except: Vec<_> = missing.copied().collect();
            except.sort_unstable();
            // A last day that is cancelled is no last day.
            let (first, last) = (run.first, days.last().copied().unwrap_or(run.last));
            except.retain(|day| *day < last);
            let days = if run.is_daily() { Weekdays::ALL } else { run.days };
            patterns.entry((first, last, run.weeks, days, except)).or_default().push(run.slot);
        }
        let mut lines = Self::named(named);
        lines.extend(patterns.into_iter().map(|(pattern, slots)| line(pattern, slots, from)));
        lines.sort_by_key(|(first, line)| (*first, line.slots.first().copied()));
        let cancelled = self.occurrences(from, NaiveDate::MAX).filter(|one| one.cancelled).collect();
        Said { lines: lines.into_iter().map(|(_, line)| line).collect(), cancelled, over }
    }

    /// Days with the same hours are one line.
    fn named(days: BTreeMap<NaiveDate, Vec<Slot>>) -> Vec<(NaiveDate, Line)> {
        let mut lines: BTreeMap<Vec<Slot>, Vec<NaiveDate>> = BTreeMap::new();
        for (day, mut slots) in days {
            ordered(&mut slots);
            lines.entry(slots).or_default().push(day);
        }
        let line = |(slots, days): (Vec<Slot>, Vec<NaiveDate>)| {
            let first = days.first().copied().unwrap_or_default();
            (first, Line { when: When::Days(days), slots, except: Vec::new() })
        };
        lines.into_iter().map(line).collect()
    }
}

fn line(pattern: Pattern, mut slots: Vec<Slot>, today: NaiveDate) -> (NaiveDate, Line) {
    let (first, to, weeks, days, except) = pattern;
    ordered(&mut slots);
    let from = (first >= today).then_some(first);
    let when = match days {
        Weekdays::ALL if weeks == 1 => When::Range { from, to },
        days => When::Weekly { from, to, days, weeks },
    };
    (first, Line { when, slots, except })
}

fn ordered(slots: &mut Vec<Slot>) {
    slots.sort_by_key(|slot| (slot.begins(), *slot));
    slots.dedup();
}
