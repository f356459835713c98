//! A platform turned by hand: a clock that stands still, a browser that writes down what it is asked, a
//! network that changes its line.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::distance::Point;
use tokio::sync::mpsc;
use zeroize::Zeroizing;

pub use super::voice::HandVoice;
use super::{
    Aloud, Awaited, Browser, Clock, Folders, Knock, Landing, Line, Network, NoBrowser, NoWayBack, NotShown,
    Notifier, Position, Returns, Safe, Secret, Vault, VaultGone,
};

/// A clock that stands until it is turned.
pub struct HandClock {
    wall: Mutex<DateTime<Utc>>,
    up: Mutex<TimeDelta>,
}

impl HandClock {
    /// Stands at that instant.
    pub fn at(now: DateTime<Utc>) -> Self {
        Self { wall: Mutex::new(now), up: Mutex::new(TimeDelta::hours(1)) }
    }

    /// So much time passes; or, where it is negative, somebody turns the clock on the wall back.
    pub fn turn(&self, by: TimeDelta) {
        self.lies(by);
        *held(&self.up) += by.max(TimeDelta::zero());
    }

    /// Somebody turns the clock on the wall, and no time passes.
    pub fn lies(&self, by: TimeDelta) {
        *held(&self.wall) += by;
    }

    /// The system was started again, that long ago.
    pub fn restarts(&self, ago: TimeDelta) {
        *held(&self.up) = ago;
    }
}

impl Clock for HandClock {
    fn now(&self) -> DateTime<Utc> {
        *held(&self.wall)
    }

    fn up(&self) -> TimeDelta {
        *held(&self.up)
    }
}

fn held<T>(what: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A vault that is open with that key, or locked. What it keeps goes with it.
pub struct HandVault {
    key: Mutex<Option<[u8; 32]>>,
    /// Its key was destroyed, and no other was made yet: that is no lock.
    destroyed: AtomicBool,
    full: AtomicBool,
    secrets: Mutex<HashMap<Secret, String>>,
    beside: Mutex<Option<Arc<HandVault>>>,
}

impl HandVault {
    /// Open with that key; locked without one.
    pub fn with(key: Option<[u8; 32]>) -> Self {
        let (destroyed, full) = (AtomicBool::new(false), AtomicBool::new(false));
        Self { key: Mutex::new(key), destroyed, full, secrets: Mutex::default(), beside: Mutex::default() }
    }

    /// The one beside it, if there is one.
    pub fn other(&self) -> Option<Arc<Self>> {
        held(&self.beside).clone()
    }

    /// Whether it has a key.
    pub fn has_key(&self) -> bool {
        held(&self.key).is_some()
    }

    /// Locks it, or opens it with that key. What it keeps stays.
    pub fn becomes(&self, key: Option<[u8; 32]>) {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = key;
    }

    /// From now on it reads and keeps nothing new, as on a full disk; or again it does.
    pub fn is_full(&self, full: bool) {
        self.full.store(full, Ordering::SeqCst);
    }

    fn open(&self) -> Result<(), VaultGone> {
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        if key.is_some() || self.destroyed.load(Ordering::SeqCst) { Ok(()) } else { Err(VaultGone) }
    }
}

impl Vault for HandVault {
    fn desk_key(&self, first: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
        self.open()?;
        let mut key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        if key.is_none() && first {
            let mut fresh = [0; 32];
            getrandom::fill(&mut fresh).map_err(|_| VaultGone)?;
            *key = Some(fresh);
            self.destroyed.store(false, Ordering::SeqCst);
        }
        key.map(Zeroizing::new).ok_or(VaultGone)
    }

    fn destroy_key(&self) -> Result<(), VaultGone> {
        self.open()?;
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.destroyed.store(true, Ordering::SeqCst);
        Ok(())
    }

    fn beside(&self, _folder: &Path) -> Arc<dyn Vault> {
        let mut beside = held(&self.beside);
        beside
            .get_or_insert_with(|| Arc::new(Self { destroyed: AtomicBool::new(true), ..Self::with(None) }))
            .clone()
    }

    fn secret(&self, what: Secret) -> Result<Option<Zeroizing<String>>, VaultGone> {
        self.open()?;
        let secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(secrets.get(&what).cloned().map(Zeroizing::new))
    }

    fn keep(&self, what: Secret, secret: Option<&str>) -> Result<(), VaultGone> {
        self.open()?;
        if self.full.load(Ordering::SeqCst) {
            return Err(VaultGone);
        }
        let mut secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        match secret {
            Some(secret) => secrets.insert(what, secret.to_owned()),
            None => secrets.remove(&what),
        };
        Ok(())
    }

    fn safe(&self) -> Safe {
        Safe::Files
    }
}

/// A way back by the app's own scheme, as on a phone: the test hands in what the browser came back with.
#[derive(Default)]
pub struct HandReturns(Mutex<Option<mpsc::Sender<Knock>>>);

impl HandReturns {
    /// Where the browser comes back to on a phone.
    pub const ADDRESS: &str = "fr.maregion.bfc:/signed-in";

    /// The browser comes back with that address; gives what it is shown. None if nobody waits for it.
    pub async fn hand_in(&self, address: &str) -> Option<Landing> {
        let tell = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        let (knock, heard) = Knock::at(address.to_owned());
        tell.send(knock).await.ok()?;
        heard.await.ok()
    }

    /// Whether somebody waits for the browser.
    pub fn is_watched(&self) -> bool {
        let tell = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tell.as_ref().is_some_and(|tell| !tell.is_closed())
    }
}

impl Returns for HandReturns {
    fn expect(&self, before: Option<&str>) -> Result<Awaited, NoWayBack> {
        if before.is_some_and(|before| before != Self::ADDRESS) {
            return Err(NoWayBack);
        }
        let (tell, knocks) = mpsc::channel(4);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(tell);
        Ok(Awaited { address: Self::ADDRESS.to_owned(), knocks })
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

impl HandBrowser {
    /// The page it was asked to open first, of those that nobody took yet.
    pub fn take(&self) -> Option<String> {
        let mut opened = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if opened.is_empty() { None } else { Some(opened.remove(0)) }
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

/// A device that is where the test says; nowhere until it does.
#[derive(Default)]
pub struct HandPosition {
    /// Where it is.
    pub at: Mutex<Option<Point>>,
}

impl Position for HandPosition {
    fn is_offered(&self) -> bool {
        true
    }

    fn locate(&self) -> Option<Point> {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Notices that are written down; shown to nobody while it is told to be silent.
#[derive(Default)]
pub struct HandNotifier {
    said: Mutex<Vec<Aloud>>,
    silent: AtomicBool,
}

impl HandNotifier {
    /// What was said since it was last asked.
    pub fn take(&self) -> Vec<Aloud> {
        std::mem::take(&mut held(&self.said))
    }

    /// From now on nothing shows notices, or again something does.
    pub fn is_silent(&self, silent: bool) {
        self.silent.store(silent, Ordering::SeqCst);
    }
}

impl Notifier for HandNotifier {
    fn show(&self, notice: &Aloud) -> Result<(), NotShown> {
        if self.silent.load(Ordering::SeqCst) {
            return Err(NotShown);
        }
        held(&self.said).push(notice.clone());
        Ok(())
    }
}
