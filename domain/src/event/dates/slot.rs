//! One time at which something takes place: its day in Paris, and its hours.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

use crate::paris::{instant_of, paris};

/// An end until that hour is still the night of the day before.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(6, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// The last minute of a day, which feeds write for its end.
const LAST_MINUTE: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// Longer than that, hours are those of the first opening and of the last closing, not of one time.
const MOST_NIGHTS: i64 = 7;
/// Most days that one period is spread over: ten years.
const MOST_DAYS: usize = 3_660;

/// The hours of a day, by the clocks of Paris, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// No hours are published.
    AllDay,
    /// From then; the end is not published.
    From(NaiveTime),
    /// From then to then.
    Between {
        /// When it begins.
        from: NaiveTime,
        /// When it ends.
        to: NaiveTime,
        /// How many midnights it passes; without any, it ends after it began.
        nights: u16,
    },
}

impl Slot {
    /// From then; seconds are dropped.
    pub fn from(begin: NaiveTime) -> Self {
        Self::From(minute(begin))
    }

    /// From then to then, so many midnights later. Where it would end before it begins, its end is not known.
    pub fn between(begin: NaiveTime, end: NaiveTime, nights: u16) -> Self {
        let (from, to) = (minute(begin), minute(end));
        if nights == 0 && to <= from { Self::From(from) } else { Self::Between { from, to, nights } }
    }

    /// When it begins; midnight where no hours are published.
    pub fn begins(self) -> NaiveTime {
        match self {
            Self::AllDay => NaiveTime::MIN,
            Self::From(from) | Self::Between { from, .. } => from,
        }
    }

    /// How many days after its first one it is still seen: a night until morning is of the day before.
    pub(super) fn reach(self) -> TimeDelta {
        match self {
            Self::Between { to, nights, .. } if nights > 0 => {
                TimeDelta::days(i64::from(nights) - i64::from(to <= MORNING))
            }
            _ => TimeDelta::zero(),
        }
    }
}

fn minute(time: NaiveTime) -> NaiveTime {
    time.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(time)
}

/// One time at which it takes place, or was to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Occurrence {
    /// The day on which it begins.
    pub day: NaiveDate,
    /// Its hours.
    pub slot: Slot,
    /// It was announced, and does not take place: it is shown struck through.
    pub cancelled: bool,
}

impl Occurrence {
    /// A day without hours.
    pub fn all_day(day: NaiveDate) -> Self {
        Self { day, slot: Slot::AllDay, cancelled: false }
    }

    /// At those hours of a day.
    pub fn at(day: NaiveDate, slot: Slot) -> Self {
        Self { day, slot, cancelled: false }
    }

    /// The same, cancelled.
    pub fn struck(self) -> Self {
        Self { cancelled: true, ..self }
    }

    /// Every day from one to the other without hours, ten years at most; none if the last comes before the first.
    pub fn days(first: NaiveDate, last: NaiveDate) -> Vec<Self> {
        first.iter_days().take_while(|day| *day <= last).take(MOST_DAYS).map(Self::all_day).collect()
    }

    /// A period between two instants, as feeds write a timing.
    ///
    /// Whole days (from midnight to the last minute or to midnight) become days without hours; so does what
    /// lasts longer than a week, for its two hours say nothing of the days between.
    pub fn timing(begin: DateTime<Utc>, end: Option<DateTime<Utc>>) -> Vec<Self> {
        let clock = paris(begin).naive_local();
        let Some(end) = end.filter(|end| *end > begin).map(|end| paris(end).naive_local()) else {
            return vec![Self::at(clock.date(), Slot::from(clock.time()))];
        };
        let nights = (end.date() - clock.date()).num_days();
        let midnight = end.time() == NaiveTime::MIN && nights > 0;
        let whole = clock.time() == NaiveTime::MIN && (midnight || end.time() >= LAST_MINUTE);
        if whole || nights > MOST_NIGHTS {
            let last = if midnight { end.date() - TimeDelta::days(1) } else { end.date() };
            return Self::days(clock.date(), last);
        }
        let nights = u16::try_from(nights).unwrap_or_default();
        vec![Self::at(clock.date(), Slot::between(clock.time(), end.time(), nights))]
    }

    /// What the clocks show when it begins; midnight where no hours are published.
    pub fn begins(self) -> NaiveDateTime {
        self.day.and_time(self.slot.begins())
    }

    /// What the clocks show when it ends; none if that is not published.
    pub fn ends(self) -> Option<NaiveDateTime> {
        match self.slot {
            Slot::Between { to, nights, .. } => {
                Some(self.day.checked_add_signed(TimeDelta::days(i64::from(nights)))?.and_time(to))
            }
            Slot::AllDay | Slot::From(_) => None,
        }
    }

    /// The instant at which it begins.
    pub fn begins_at(self) -> DateTime<Utc> {
        instant_of(self.begins())
    }

    /// The instant at which it ends, if that is published.
    pub fn ends_at(self) -> Option<DateTime<Utc>> {
        self.ends().map(instant_of)
    }

    /// The instant from which nobody finds it any more: its end, else the end of its day.
    pub fn over_at(self) -> DateTime<Utc> {
        let midnight = || self.day.checked_add_signed(TimeDelta::days(1)).unwrap_or(self.day);
        self.ends_at().unwrap_or_else(|| instant_of(midnight().and_time(NaiveTime::MIN)))
    }

    /// The last day of which it is a part; a night until morning is of the day before.
    pub fn last_day(self) -> NaiveDate {
        self.day.checked_add_signed(self.slot.reach()).unwrap_or(self.day)
    }

    /// As lists are ordered: by beginning, then by hours.
    pub(super) fn order(&self) -> (NaiveDateTime, Slot) {
        (self.begins(), self.slot)
    }
}
