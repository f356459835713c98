//! A platform turned by hand: a clock that stands still, a browser that writes down what it is asked, a
//! network that changes its line.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use zeroize::Zeroizing;

use super::{Browser, Clock, Folders, Line, Network, NoBrowser, Vault, VaultGone};

/// A clock that stands until it is turned.
pub struct HandClock(Mutex<DateTime<Utc>>);

impl HandClock {
    /// Stands at that instant.
    pub fn at(now: DateTime<Utc>) -> Self {
        Self(Mutex::new(now))
    }

    /// Turns it on, or back.
    pub fn turn(&self, by: TimeDelta) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += by;
    }
}

impl Clock for HandClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A vault that is open with that key, or locked. What it keeps goes with it.
pub struct HandVault {
    key: Option<[u8; 32]>,
    token: Mutex<Option<String>>,
}

impl HandVault {
    /// Open with that key; locked without one.
    pub fn with(key: Option<[u8; 32]>) -> Self {
        Self { key, token: Mutex::default() }
    }
}

impl Vault for HandVault {
    fn desk_key(&self, _first: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
        self.key.map(Zeroizing::new).ok_or(VaultGone)
    }

    fn token(&self) -> Result<Option<Zeroizing<String>>, VaultGone> {
        self.key.ok_or(VaultGone)?;
        Ok(self.token.lock().unwrap_or_else(PoisonError::into_inner).clone().map(Zeroizing::new))
    }

    fn keep_token(&self, token: Option<&str>) -> Result<(), VaultGone> {
        self.key.ok_or(VaultGone)?;
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = token.map(str::to_owned);
        Ok(())
    }
}

/// A browser that writes down what it is asked to open.
#[derive(Default)]
pub struct HandBrowser(Mutex<Vec<String>>);

impl HandBrowser {
    /// What it was asked to open so far.
    pub fn opened(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Browser for HandBrowser {
    fn open(&self, link: &str) -> Result<(), NoBrowser> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(link.to_owned());
        Ok(())
    }
}

/// A folder chosen by the test or by `--data`.
pub struct HandFolders(pub PathBuf);

impl Folders for HandFolders {
    fn data(&self) -> Option<PathBuf> {
        Some(self.0.clone())
    }

    fn saved(&self) -> Option<PathBuf> {
        Some(self.0.join("saved"))
    }
}

/// A network whose kind of line is changed by hand.
pub struct HandNetwork(Mutex<Line>);

impl Default for HandNetwork {
    fn default() -> Self {
        Self(Mutex::new(Line::Free))
    }
}

impl HandNetwork {
    /// From now on it is such a line.
    pub fn becomes(&self, line: Line) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = line;
    }
}

impl Network for HandNetwork {
    fn line(&self) -> Line {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
