//! Periods of a feed spread over their days: bounded, few runs in the end, hours read by fixed rules.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::event::{Dates, Occurrence, Slot};

use crate::sources::{Code, Notes, Why};

/// Longest period that is believed: ten years.
const LONGEST: TimeDelta = TimeDelta::days(3_660);
/// Most times of one event.
const MOST: usize = 20_000;
/// From so many periods on, it is said that they were made runs.
const MANY: usize = 10;
/// The last minute of a day, which feeds write for its end.
const LAST_MINUTE: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The times of an event while its periods are read.
#[derive(Debug, Default)]
pub struct Spread {
    occurrences: Vec<Occurrence>,
    periods: usize,
}

impl Spread {
    /// Adds one period: each of its days at the hours that `on` gives for it; none leaves the day out.
    pub fn add(
        &mut self,
        first: NaiveDate,
        last: NaiveDate,
        on: impl Fn(NaiveDate) -> Vec<Slot>,
        notes: &mut Notes,
        about: &str,
    ) {
        if last < first || last - first > LONGEST {
            notes.add(Code::DatesUnreadable, about);
            return;
        }
        let before = self.occurrences.len();
        for day in first.iter_days().take_while(|day| *day <= last) {
            if self.occurrences.len() >= MOST {
                notes.add(Code::TooLong, about);
                break;
            }
            self.occurrences.extend(on(day).into_iter().map(|slot| Occurrence::at(day, slot)));
        }
        // Mondays of a week-end: nothing is said of when it is.
        if self.occurrences.len() == before {
            notes.add(Code::DatesUnreadable, about);
        }
        self.periods += 1;
    }

    /// Adds times that were read already.
    pub fn at(&mut self, times: impl IntoIterator<Item = Occurrence>) {
        let room = MOST.saturating_sub(self.occurrences.len());
        self.occurrences.extend(times.into_iter().take(room));
        self.periods += 1;
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.occurrences.is_empty()
    }

    /// The dates as they travel; refused without any. With `struck`, all of them are cancelled.
    pub fn dates(self, struck: bool, notes: &mut Notes) -> Result<String, Why> {
        let Self { mut occurrences, periods } = self;
        if struck {
            occurrences = occurrences.into_iter().map(Occurrence::struck).collect();
        }
        // One long period of a feed is nothing that was merged.
        let dates = super::dates(occurrences.clone(), &mut Notes::default())?;
        let runs = Dates::of(occurrences).stretches().len();
        if periods >= MANY && runs < periods {
            notes.add(Code::PeriodsMerged, &format!("{periods} in {runs}"));
        }
        Ok(dates)
    }
}

/// The hours between two times of one day; an end before the beginning is of the night after.
pub fn slot(from: Option<NaiveTime>, to: Option<NaiveTime>) -> Slot {
    match (from, to) {
        // An end alone says nothing of when one should come.
        (None, _) => Slot::AllDay,
        (Some(NaiveTime::MIN), Some(to)) if to == NaiveTime::MIN || to >= LAST_MINUTE => Slot::AllDay,
        (Some(from), None) => Slot::from(from),
        (Some(from), Some(to)) if from == to => Slot::from(from),
        (Some(from), Some(to)) => Slot::between(from, to, u16::from(to < from)),
    }
}

/// A time as feeds write it: `20:30:00`, `20:30`, `20h30`, `20 h`. None, with a note, where it is none of these.
pub fn clock(text: &str, notes: &mut Notes, about: &str) -> Option<NaiveTime> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let read = text.split_once([':', 'h', 'H']).and_then(|(hours, rest)| {
        // Seconds and what stands after them are of no use to anybody.
        let minutes = rest.trim().split([':', '.', '+', 'Z']).next().unwrap_or_default();
        let minutes = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
        match (hours.trim().parse().ok()?, minutes) {
            (24, 0) => Some(NaiveTime::MIN),
            (hours, minutes) => NaiveTime::from_hms_opt(hours, minutes, 0),
        }
    });
    if read.is_none() {
        notes.add(Code::HoursUnreadable, about);
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn time(text: &str) -> Option<NaiveTime> {
        clock(text, &mut Notes::default(), "t")
    }

    #[test]
    fn times_are_read_by_fixed_rules() {
        assert_eq!(time("20:30:00"), NaiveTime::from_hms_opt(20, 30, 0));
        assert_eq!((time("20h30"), time("20 h 30")), (time("20:30"), time("20:30")));
        assert_eq!((time("8h"), time("24:00")), (time("08:00"), Some(NaiveTime::MIN)));
        for none in ["", "25:00", "le soir", "20:61", "::", "20"] {
            assert_eq!(time(none), None, "{none}");
        }
        assert_eq!(slot(None, time("18:00")), Slot::AllDay);
        assert_eq!(slot(time("00:00"), time("23:59")), Slot::AllDay);
        assert_eq!(
            slot(time("21:00"), time("02:00")),
            Slot::between(time("21:00").unwrap(), time("02:00").unwrap(), 1)
        );
    }

    #[test]
    fn one_long_period_is_not_merged_and_many_short_ones_are() {
        let (mut one, mut many, mut notes) = (Spread::default(), Spread::default(), Notes::default());
        let always = |_| vec![Slot::AllDay];
        one.add(day("2026-01-01"), day("2026-12-31"), always, &mut notes, "p");
        assert_eq!(one.dates(false, &mut notes).as_deref(), Ok("20260101/20261231"));
        assert_eq!(format!("{notes:?}"), "Notes([])");
        for each in day("2026-03-05").iter_days().take(537) {
            many.add(each, each, always, &mut notes, "p");
        }
        assert_eq!(many.dates(false, &mut notes).as_deref(), Ok("20260305/20270823"));
        assert!(format!("{notes:?}").contains("periods_merged: 537 in 1"));
    }

    #[test]
    fn what_cannot_be_is_left_out_and_nothing_grows_without_bound() {
        let (mut spread, mut notes) = (Spread::default(), Notes::default());
        let always = |_| vec![Slot::AllDay];
        spread.add(day("2026-02-01"), day("2026-01-01"), always, &mut notes, "p");
        spread.add(day("2026-02-01"), day("9999-01-01"), always, &mut notes, "p");
        assert!(spread.is_empty() && format!("{notes:?}").contains("dates_unreadable: p"));
        for _ in 0..100 {
            spread.add(day("2020-01-01"), day("2029-12-31"), always, &mut notes, "p");
        }
        assert!(spread.occurrences.len() <= MOST && format!("{notes:?}").contains("too_long: p"));
        assert_eq!(Spread::default().dates(false, &mut notes), Err(Why::new(Code::NoPeriod, "")));
    }
}
