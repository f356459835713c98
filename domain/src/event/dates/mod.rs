//! When something takes place: one model for a single evening, for 537 days, and for every other Wednesday.

mod runs;
mod said;
mod slot;
mod stretch;

pub use said::{Line, Said, When};
pub use slot::{Occurrence, Slot};
pub use stretch::{Stretch, Weekdays};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::paris::paris;

/// Longest run that is believed: twenty years.
const LONGEST: TimeDelta = TimeDelta::days(7_305);
/// Most weeks between two days of one rhythm.
const SLOWEST: u8 = 53;
/// From so many days on, what is on most days is one row of a list, « jusqu’au 4 mai ».
const LONG: TimeDelta = TimeDelta::days(10);

/// All the times of an event, by the calendar of Paris. Never more runs than occurrences, most often one or two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dates {
    stretches: Vec<Stretch>,
}

impl Dates {
    /// Makes few runs of any occurrences: none is lost, none is added, doubles are one.
    pub fn of(occurrences: Vec<Occurrence>) -> Self {
        Self { stretches: runs::stretches(occurrences) }
    }

    /// Of runs that were made already, as they travelled. A run that cannot be is left out.
    pub fn of_stretches(mut stretches: Vec<Stretch>) -> Self {
        stretches.retain(|run| {
            let length = run.last - run.first;
            length >= TimeDelta::zero() && length <= LONGEST && (1..=SLOWEST).contains(&run.weeks)
        });
        Self { stretches }
    }

    /// The runs, the earliest first.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Whether it is nowhere said when.
    pub fn is_empty(&self) -> bool {
        self.stretches.iter().all(|run| run.last_day().is_none())
    }

    /// How many times it takes place, or was to.
    pub fn count(&self) -> usize {
        self.stretches.iter().map(|run| run.days_between(run.first, run.last).count()).sum()
    }

    /// Every time, in order, cancelled ones too.
    pub fn all(&self) -> impl Iterator<Item = Occurrence> {
        self.occurrences(NaiveDate::MIN, NaiveDate::MAX)
    }

    /// Every time that is a part of those days, in order, cancelled ones too.
    pub fn occurrences(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = Occurrence> {
        let within = |run: &'_ Stretch| run.occurrences(before(from, run.slot), to).collect::<Vec<_>>();
        let mut found: Vec<_> = self.stretches.iter().flat_map(within).collect();
        found.sort_by_key(Occurrence::order);
        found.into_iter()
    }

    /// Whether any time, cancelled or not, is a part of those days.
    pub fn intersects(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.stretches.iter().any(|run| run.days_between(before(from, run.slot), to).next().is_some())
    }

    /// The same, of times that are not cancelled.
    pub fn holds(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let held = |run: &Stretch| {
            run.occurrences(before(from, run.slot), to).any(|occurrence| !occurrence.cancelled)
        };
        self.stretches.iter().any(held)
    }

    /// The first time that is not over at that instant and not cancelled: it may be under way.
    pub fn next(&self, after: DateTime<Utc>) -> Option<Occurrence> {
        let today = paris(after).date_naive();
        let next = |run: &Stretch| {
            // The night before may go on until now.
            let from = before(before(today, run.slot), Slot::AllDay).pred_opt()?;
            run.occurrences(from, run.last).find(|one| !one.cancelled && one.over_at() > after)
        };
        self.stretches.iter().filter_map(next).min_by_key(Occurrence::order)
    }

    /// The first of all times.
    pub fn first(&self) -> Option<Occurrence> {
        let first = |run: &Stretch| run.occurrences(run.first, run.last).next();
        self.stretches.iter().filter_map(first).min_by_key(Occurrence::order)
    }

    /// The last of all times, cancelled or not.
    pub fn last(&self) -> Option<Occurrence> {
        let last = |run: &Stretch| run.last_day().and_then(|day| run.occurrences(day, day).next());
        self.stretches.iter().filter_map(last).max_by_key(Occurrence::order)
    }

    /// The last day of which a time is a part.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let last = |run: &Stretch| Some(run.last_day()? + run.slot.reach());
        self.stretches.iter().filter_map(last).max()
    }

    /// Where that day is one of a long series on most days of the week, the last day of it: such a thing is
    /// one row of a list, not one a day.
    pub fn runs_until(&self, day: NaiveDate) -> Option<NaiveDate> {
        let long = |run: &&Stretch| {
            run.last - run.first >= LONG && run.weeks == 1 && run.days.count() >= 4 && run.has(day)
        };
        self.stretches.iter().filter(long).filter_map(Stretch::last_day).max()
    }
}

/// The first day on which something may begin that is still a part of that one.
fn before(day: NaiveDate, slot: Slot) -> NaiveDate {
    day.checked_sub_signed(slot.reach()).unwrap_or(day)
}

#[cfg(test)]
mod tests;
