//! The only room that asks which system it is on: what the phone or the desk computer lends to the app.
//!
//! Each capability is a trait with a fake turned by hand, a desktop and (where the phones' issue has
//! built it) a native side. Deliberately absent: decisions, the store.
#![allow(
    clippy::disallowed_methods,
    reason = "this room is the door to clock, files and environment, so that no other is"
)]

pub mod desktop;
pub mod fake;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use zeroize::Zeroizing;

/// What the time is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;
    /// Now in Europe/Paris, where every day of the app is counted.
    fn paris(&self) -> DateTime<FixedOffset> {
        paris(self.now())
    }
    /// Today in Europe/Paris.
    fn today(&self) -> NaiveDate {
        self.paris().date_naive()
    }
}

/// Keeps the key of the desk, and nothing else of worth.
pub trait Vault: Send + Sync {
    /// The key. It may be made only where no desk was begun yet (`first`): a second key opens nothing.
    /// Fails while the vault is locked or the key is gone; nothing is deleted then.
    fn desk_key(&self, first: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone>;
}

/// Opens pages, phone numbers and mails in the system's own applications.
pub trait Browser: Send + Sync {
    /// Opens a link; fails if the system has nothing to open it with.
    fn open(&self, link: &str) -> Result<(), NoBrowser>;
}

/// Where the app may write.
pub trait Folders: Send + Sync {
    /// The app's own folder; none if the system names none.
    fn data(&self) -> Option<PathBuf>;
}

/// The vault is locked, or its key is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("vault-gone")]
pub struct VaultGone;

/// The system has nothing to open this with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no-browser")]
pub struct NoBrowser;

/// An instant as clocks show it in Paris: summer time from the last Sunday of March to that of
/// October, both at 1 h UTC (directive 2000/84/EC).
pub fn paris(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    use chrono::Datelike;
    let turn = |month: u32| {
        let last = NaiveDate::from_ymd_opt(at.year(), month, 31)?;
        let sunday = last - chrono::TimeDelta::days(i64::from(last.weekday().num_days_from_sunday()));
        Some(sunday.and_hms_opt(1, 0, 0)?.and_utc())
    };
    let summer = matches!((turn(3), turn(10)), (Some(from), Some(to)) if from <= at && at < to);
    let hours = if summer { 2 } else { 1 };
    match FixedOffset::east_opt(hours * 3600) {
        Some(offset) => at.with_timezone(&offset),
        None => at.fixed_offset(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn paris_turns_its_clocks_on_the_last_sundays_of_march_and_october() {
        assert_eq!(paris(at("2026-03-29T00:59:59Z")).to_rfc3339(), "2026-03-29T01:59:59+01:00");
        assert_eq!(paris(at("2026-03-29T01:00:00Z")).to_rfc3339(), "2026-03-29T03:00:00+02:00");
        assert_eq!(paris(at("2026-10-25T00:59:59Z")).to_rfc3339(), "2026-10-25T02:59:59+02:00");
        assert_eq!(paris(at("2026-10-25T01:00:00Z")).to_rfc3339(), "2026-10-25T02:00:00+01:00");
    }

    #[test]
    fn the_day_is_that_of_paris() {
        assert_eq!(paris(at("2026-12-18T23:00:00Z")).date_naive().to_string(), "2026-12-19");
    }
}
