//! What time it is: the system's, a fixed one for reproducible packs, or one turned by hand in tests.
#![allow(clippy::disallowed_methods, reason = "the one door to the system clock")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::paris::paris;

/// A clock; cheap to clone.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's.
    #[default]
    System,
    /// Unix seconds that only move when somebody turns them.
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this second until it is turned.
    pub fn stopped_at(unix_seconds: i64) -> Self {
        Self::Hand(Arc::new(AtomicI64::new(unix_seconds)))
    }

    /// Turns a clock by hand; does nothing to the machine's.
    pub fn turn(&self, by: TimeDelta) {
        if let Self::Hand(seconds) = self {
            seconds.fetch_add(by.num_seconds(), Ordering::Relaxed);
        }
    }

    /// The instant.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Hand(seconds) => {
                DateTime::from_timestamp(seconds.load(Ordering::Relaxed), 0).unwrap_or(DateTime::UNIX_EPOCH)
            }
        }
    }

    /// Unix seconds, never negative.
    pub fn unix_seconds(&self) -> u64 {
        u64::try_from(self.now().timestamp()).unwrap_or(0)
    }

    /// The day in Paris.
    pub fn today(&self) -> NaiveDate {
        paris(self.now()).date_naive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_midnight_in_paris_winter_and_summer() {
        let day = |text: &str| paris(text.parse().unwrap()).date_naive().to_string();
        assert_eq!(day("2026-01-01T22:59:59Z"), "2026-01-01");
        assert_eq!(day("2026-01-01T23:00:00Z"), "2026-01-02");
        assert_eq!(day("2026-07-01T21:59:59Z"), "2026-07-01");
        assert_eq!(day("2026-07-01T22:00:00Z"), "2026-07-02");
        assert_eq!(day("2026-10-25T22:30:00Z"), "2026-10-25", "already winter");
        assert_eq!(day("2026-03-29T22:30:00Z"), "2026-03-30", "already summer");
    }
}
