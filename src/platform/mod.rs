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
pub mod given;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use zeroize::Zeroizing;

/// What the time is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;
    /// Now in Europe/Paris, where every day of the app is counted.
    fn paris(&self) -> DateTime<FixedOffset> {
        domain::paris::paris(self.now())
    }
    /// Today in Europe/Paris.
    fn today(&self) -> NaiveDate {
        self.paris().date_naive()
    }
}

/// Keeps what only this phone's owner may have: the key of the desk, and the token of who is signed in.
pub trait Vault: Send + Sync {
    /// The key. It may be made only where no desk was begun yet (`first`): a second key opens nothing.
    /// Fails while the vault is locked or the key is gone; nothing is deleted then.
    fn desk_key(&self, first: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone>;
    /// The token of who is signed in; none if nobody is.
    fn token(&self) -> Result<Option<Zeroizing<String>>, VaultGone>;
    /// Keeps a token in place of the one before; nothing takes it away.
    fn keep_token(&self, token: Option<&str>) -> Result<(), VaultGone>;
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

/// The vault is locked, or its key is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("vault-gone")]
pub struct VaultGone;

/// The system has nothing to open this with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no-browser")]
pub struct NoBrowser;
