//! A day, or what the clocks of a zone show: read as instants, and as the clocks of another zone.

use calcard::common::timezone::Tz;
use chrono::{DateTime, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};

/// When something is, as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A day without hours.
    Day(NaiveDate),
    /// What the clocks of that zone show.
    Clock(NaiveDateTime, Tz),
}

/// Longer than any gap of a zone's clocks.
const GAP: TimeDelta = TimeDelta::hours(25);

impl Moment {
    /// Whether it has no hours.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }

    /// What the clocks of its own zone show; midnight where it has no hours.
    pub fn clock(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Clock(clock, _) => clock,
        }
    }

    /// What the clocks of the zone of another one show then; a day stays the day it is.
    pub fn clock_of(self, other: Self) -> NaiveDateTime {
        match (self, other) {
            (Self::Clock(clock, zone), Self::Clock(_, theirs)) if zone != theirs => {
                instant(clock, zone).with_timezone(&theirs).naive_local()
            }
            // A series of days that is bounded by an instant: by the clocks of Paris.
            (Self::Clock(clock, zone), Self::Day(_)) => {
                domain::paris::paris(instant(clock, zone)).naive_local()
            }
            _ => self.clock(),
        }
    }

    /// The same kind of moment, at another time of the same clocks.
    pub fn at(self, clock: NaiveDateTime) -> Self {
        match self {
            Self::Day(_) => Self::Day(clock.date()),
            Self::Clock(_, zone) => Self::Clock(clock, zone),
        }
    }

    /// The instant of a time with hours.
    pub fn instant(self) -> Option<DateTime<Utc>> {
        match self {
            Self::Day(_) => None,
            Self::Clock(clock, zone) => Some(instant(clock, zone)),
        }
    }
}

/// Of a time that comes twice it is the first; one that is left out is read by the clock of before (RFC 5545 §3.3.5).
fn instant(clock: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&clock) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at.to_utc(),
        MappedLocalTime::None => match zone.from_local_datetime(&(clock - GAP)).earliest() {
            Some(before) => before.to_utc() + GAP,
            None => clock.and_utc(),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    #[test]
    fn clocks_are_read_as_rfc_5545_has_it_and_as_the_domain_does() {
        let paris = Tz::from_str("Europe/Paris").unwrap();
        let read = |clock: &str| Moment::Clock(clock.parse().unwrap(), paris).instant().unwrap();
        for clock in [
            "2026-07-14T20:30:00",
            "2026-10-25T02:30:00",
            "2026-10-25T03:00:00",
            "2026-03-29T02:30:00",
            "2026-03-29T03:30:00",
        ] {
            assert_eq!(read(clock), domain::paris::instant_of(clock.parse().unwrap()), "{clock}");
        }
        let utc = Moment::Clock("2026-07-14T18:30:00".parse().unwrap(), Tz::UTC);
        let there = Moment::Clock("2026-01-01T00:00:00".parse().unwrap(), paris);
        assert_eq!(utc.clock_of(there), "2026-07-14T20:30:00".parse().unwrap());
        assert_eq!(
            utc.clock_of(Moment::Day("2026-01-01".parse().unwrap())),
            "2026-07-14T20:30:00".parse().unwrap()
        );
    }
}
