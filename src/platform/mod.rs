//! The only room that asks which system it is on: what the phone or the desk computer lends to the app.
//!
//! Each capability is a trait with a fake turned by hand, a desktop and (where the phones' issue has
//! built it) a native side. Deliberately absent: decisions, the store.
#![allow(
    clippy::disallowed_methods,
    reason = "this room is the door to clock, files and environment, so that no other is"
)]

pub mod desktop;
pub mod erasure;
pub mod fake;
mod file_vault;
pub mod given;
mod loopback;
mod notices;
mod returns;
#[cfg(target_os = "linux")]
mod service_vault;
#[cfg(target_os = "linux")]
mod speech;
mod vault;
mod voice;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use domain::distance::Point;

pub use notices::SystemNotifier;
pub use returns::{Awaited, Knock, Landing, NoWayBack, Returns};
pub use vault::{Safe, Secret, Vault, VaultGone};
pub use voice::{NoVoice, Presence, Voice};

/// What the time is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;
    /// How long the system has been up, sleep included. Nobody turns it; a system started again counts from zero.
    fn up(&self) -> TimeDelta;
    /// Now in Europe/Paris, where every day of the app is counted.
    fn paris(&self) -> DateTime<FixedOffset> {
        domain::paris::paris(self.now())
    }
    /// Today in Europe/Paris.
    fn today(&self) -> NaiveDate {
        self.paris().date_naive()
    }
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
    /// Where the citizen looks for what they saved; none if the system names no such folder.
    fn saved(&self) -> Option<PathBuf>;
}

/// What the phone is connected by.
pub trait Network: Send + Sync {
    /// The line that would be taken now. A cheap question: nothing leaves the phone.
    fn line(&self) -> Line;
}

/// Where the device is. Asked only when the citizen asks, and never kept.
pub trait Position: Send + Sync {
    /// Whether this system can say at all.
    fn is_offered(&self) -> bool;
    /// Where it is, to some hundred metres; none if it does not know, or may not say. May take seconds.
    fn locate(&self) -> Option<Point>;
}

/// Says something aloud while its owner looks elsewhere: on this device, by its own system, and through nobody else.
pub trait Notifier: Send + Sync {
    /// Shows a notice; fails where nothing shows it. May take seconds.
    fn show(&self, notice: &Aloud) -> Result<(), NotShown>;
}

/// What is said aloud. `subject` is the same for what takes the place of what was said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aloud {
    /// What it is about: stable, and never shown.
    pub subject: String,
    /// One line.
    pub title: String,
    /// One or two sentences.
    pub text: String,
}

/// Nothing shows notices here, or none now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not-shown")]
pub struct NotShown;

/// A kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Wi-Fi, or a cable: bytes are not counted.
    Free,
    /// A mobile network: each byte may cost.
    Metered,
    /// The system does not say, or there is none.
    Unknown,
}

/// The system has nothing to open this with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no-browser")]
pub struct NoBrowser;
