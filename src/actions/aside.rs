//! The desk of somebody who is helped, beside the citizen's own: found at the start, begun, ended. Its end takes the key
//! first and the files after, and goes on where a kill cut it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::mandate::Help;
use tokio::sync::watch;

use super::{Error, Result};
use crate::platform::{Clock, Vault};
use crate::store::desk::settings::Settings;
use crate::store::{self, Store};

/// Both desks, and which of them is shown.
pub struct Aside {
    own: Store,
    vault: Arc<dyn Vault>,
    clock: Arc<dyn Clock>,
    inside: Mutex<Inside>,
    turned: watch::Sender<Turned>,
}

#[derive(Default)]
struct Inside {
    open: Option<Store>,
    ended: Option<Ended>,
}

/// How often the desk that is shown became another one, and what was chosen in the one that is shown now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turned {
    /// How often.
    pub times: u64,
    /// Language, look.
    pub settings: Settings,
}

/// How a help ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// Why.
    pub why: Why,
    /// Requests that had not left: they went with the rest.
    pub unsent: usize,
}

/// Why a help ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The helper ended it.
    Closed,
    /// Its time was over.
    Over,
    /// It was cut while it began or ended.
    Cut,
}

impl Why {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Over => "over",
            Self::Cut => "cut",
        }
    }
}

impl Aside {
    /// Looks for somebody who is helped, at the start: who is helped still, is; what is over by now ends here, and so does
    /// what was begun or ended by halves. Of a desk that does not open now nothing is shown, and nothing is lost.
    pub fn found(own: Store, vault: Arc<dyn Vault>, clock: Arc<dyn Clock>) -> Self {
        let aside = Self { own, vault, clock, inside: Mutex::default(), turned: watch::Sender::default() };
        if aside.own.is_ending() {
            aside.ends(Ended { why: Why::Cut, unsent: 0 });
        } else if aside.own.has_beside() {
            aside.look();
        }
        aside
    }

    fn look(&self) {
        if !self.own.beside_is_begun() {
            return self.ends(Ended { why: Why::Cut, unsent: 0 });
        }
        let Ok(key) = self.vault.desk_key(false) else { return };
        let (now, up) = (self.clock.now(), self.clock.up());
        let Ok(store) = self.own.open_beside(key, now) else { return };
        match store.look_at_help(now, up) {
            Ok(Some((help, _))) if !help.is_over(now, up) => self.inside().open = Some(store),
            Ok(Some((_, unsent))) => self.ends(Ended { why: Why::Over, unsent }),
            Ok(None) => self.ends(Ended { why: Why::Cut, unsent: 0 }),
            Err(_) => {}
        }
    }

    /// The desk of whoever is helped; none where nobody is.
    pub fn store(&self) -> Option<Store> {
        self.inside().open.clone()
    }

    /// Whether this is the desk of whoever is helped.
    pub(super) fn is_of(&self, store: &Store) -> bool {
        self.inside().open.as_ref().is_some_and(|open| open.is(store))
    }

    /// The vault of that desk: neither key nor session is the citizen's own.
    pub fn vault(&self) -> Arc<dyn Vault> {
        self.vault.clone()
    }

    /// How often the desk that is shown became another one.
    pub fn turned(&self) -> watch::Receiver<Turned> {
        self.turned.subscribe()
    }

    /// How the last help ended; told once.
    pub fn takes_ended(&self) -> Option<Ended> {
        self.inside().ended.take()
    }

    /// Whether there is a help that does not open: its key is not to be had, or its disk is in trouble.
    pub(super) fn is_stuck(&self) -> bool {
        self.own.has_beside() && self.inside().open.is_none()
    }

    /// The citizen's own desk.
    pub(super) fn own(&self) -> &Store {
        &self.own
    }

    /// Makes a desk for somebody, under a new key. Fails where somebody is helped already.
    pub(super) fn begins(&self) -> Result<Store> {
        if self.own.has_beside() {
            return Err(Error::HelpingAlready);
        }
        let key = self.vault.desk_key(true).map_err(|_| store::Error::DeskClosed)?;
        Ok(self.own.open_beside(key, self.clock.now())?)
    }

    /// It is shown from now on.
    pub(super) fn shows(&self, store: Option<Store>, settings: Settings) {
        self.inside().open = store;
        self.turned.send_modify(|turned| *turned = Turned { times: turned.times + 1, settings });
    }

    /// Ends it: the mark, the key, the files, the mark. Once the mark is written it ends, now or at the next start.
    pub(super) fn wipe(&self, ended: Ended) -> store::Result<()> {
        self.own.begin_ending()?;
        self.vault.destroy().map_err(|_| store::Error::DeskClosed)?;
        self.own.end_beside()?;
        self.inside().ended = Some(ended);
        Ok(())
    }

    fn ends(&self, ended: Ended) {
        // What cannot end now ends at the next start; meanwhile nobody is shown it.
        let _ = self.wipe(ended);
    }

    /// Whether that help is over by now.
    pub(super) fn is_over(&self, help: &Help) -> bool {
        help.is_over(self.clock.now(), self.clock.up())
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
