//! A run of days with one rhythm and one time of day: what makes 537 days a line.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::{Occurrence, Slot};

/// Days of the week; the lowest bit is Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0x7f);

    /// Of bits, Monday lowest; none if no day is among them, or something else.
    pub fn of_bits(bits: u8) -> Option<Self> {
        (bits & 0x7f == bits && bits != 0).then_some(Self(bits))
    }

    /// As bits, Monday lowest.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Whether that day is among them.
    pub fn has(self, day: Weekday) -> bool {
        self.0 >> day.num_days_from_monday() & 1 == 1
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        const WEEK: [Weekday; 7] = [
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
            Weekday::Sat,
            Weekday::Sun,
        ];
        WEEK.into_iter().filter(move |day| self.has(*day))
    }

    /// How many.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// First and last, where they follow each other and are at least three: « du mardi au dimanche ».
    pub fn range(self) -> Option<(Weekday, Weekday)> {
        let (first, last) = (self.iter().next()?, self.iter().last()?);
        let span = last.num_days_from_monday() - first.num_days_from_monday() + 1;
        (span == self.count() && span >= 3).then_some((first, last))
    }
}

/// A run of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// First day, in Paris.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// On which days of the week; all of them where it is on each day between the two.
    pub days: Weekdays,
    /// Every how many weeks, counted from the Monday before its first day; 1 is every week.
    pub weeks: u8,
    /// At which hours, the same on each day.
    pub slot: Slot,
    /// Days of its rhythm on which it was never announced; in order.
    pub except: Vec<NaiveDate>,
    /// Days on which it was announced and does not take place; in order.
    pub cancelled: Vec<NaiveDate>,
}

impl Stretch {
    /// One day.
    pub fn single(occurrence: Occurrence) -> Self {
        let day = occurrence.day;
        Self {
            first: day,
            last: day,
            days: Weekdays::ALL,
            weeks: 1,
            slot: occurrence.slot,
            except: Vec::new(),
            cancelled: if occurrence.cancelled { vec![day] } else { Vec::new() },
        }
    }

    /// Whether it was announced for that day, cancelled or not.
    pub fn has(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day) && self.is_of_rhythm(day) && !self.except.contains(&day)
    }

    fn is_of_rhythm(&self, day: NaiveDate) -> bool {
        let weeks = i32::from(self.weeks.max(1));
        self.days.has(day.weekday()) && (week(day) - week(self.first)) % weeks == 0
    }

    /// Its days from one to another, in order.
    pub fn days_between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let to = to.min(self.last);
        from.max(self.first).iter_days().take_while(move |day| *day <= to).filter(|day| self.has(*day))
    }

    /// Its occurrences that begin within those days, in order.
    pub fn occurrences(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = Occurrence> {
        self.days_between(from, to).map(|day| Occurrence {
            day,
            slot: self.slot,
            cancelled: self.cancelled.contains(&day),
        })
    }

    /// Its last day on which something was announced.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let mut day = self.last;
        while day >= self.first {
            if self.has(day) {
                return Some(day);
            }
            day = day.checked_sub_signed(TimeDelta::days(1))?;
        }
        None
    }

    /// Whether it is on each day from the first to the last, its exceptions apart.
    pub fn is_daily(&self) -> bool {
        let length = (self.last - self.first).num_days() + 1;
        let each = || self.first.iter_days().take(7).take_while(|day| *day <= self.last);
        (self.weeks == 1 || length <= 7 && week(self.first) == week(self.last))
            && each().all(|day| self.days.has(day.weekday()))
    }
}

/// The number of a day's week; weeks begin on Monday.
pub(super) fn week(day: NaiveDate) -> i32 {
    // The first day of the common era was a Monday.
    (day.num_days_from_ce() - 1).div_euclid(7)
}
