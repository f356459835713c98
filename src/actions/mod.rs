//! What a citizen can do: one verb per file, one transaction per verb. `Actions` is the key given to the screens.

mod adjust;
mod answer;
mod arrange;
mod aside;
mod attach;
mod baggage;
mod base_map;
mod begin;
mod bind;
mod calendar;
mod choose;
mod codes;
mod describe;
mod detach;
mod discard;
mod enrol;
mod erase_me;
mod export_me;
mod export_set;
mod favourite;
#[cfg(fuzzing)]
pub mod fuzzed;
mod gate;
mod give;
mod hand_over;
mod help_someone;
mod import_me;
mod keep_search;
mod listen;
mod locate;
mod lock;
mod look;
mod open_link;
mod paper;
mod pen;
mod photo;
mod pick;
#[cfg(test)]
#[path = "../../tests/it/world/pictures.rs"]
mod pictures;
mod pin;
mod read_code;
mod rebase;
mod refresh;
mod remember;
mod reply;
mod report;
mod restore;
mod save_receipts;
mod save_search;
mod save_sheet;
mod send;
mod sheet;
mod sign_in;
mod sign_out;
mod take_back;
mod tell;
mod undo;
mod withdraw;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::platform::{Browser, Clock, Folders, Position, Safe, Vault, VaultGone, Voice, given};
use crate::store::{self, Store};

pub use aside::{Aside, Ended, Turned as DeskTurned, Why};
pub use attach::{About, Given, Kept, LARGEST, LARGEST_GIVEN};
pub use baggage::{Passphrase, SHORTEST};
pub use begin::Begun;
pub use codes::Unread;
pub use erase_me::{Asked, Erased};
pub use export_me::Exported;
pub use export_set::Entry;
pub use gate::Gate;
use listen::Reader;
pub use listen::{Listened, Reading, Said};
pub use lock::Tried;
pub use look::Look;
pub use paper::{Concern, MOST_PAGES_BOUND, Refusal};
pub use pen::{Pen, Stroke, Written};
pub use photo::{Crop, Edit, Turn};
pub use pick::Picked;
pub use pin::Pin;
pub use report::Told;
pub use save_receipts::Saved;
pub use send::Sent;
pub use sheet::{Code, code};
pub use undo::Turned;

/// The key of the screens: every verb, and what day it is.
#[derive(Clone)]
pub struct Actions {
    store: Store,
    clock: Arc<dyn Clock>,
    browser: Arc<dyn Browser>,
    position: Arc<dyn Position>,
    voice: Arc<dyn Voice>,
    reader: Reader,
    folders: Arc<dyn Folders>,
    vault: Arc<dyn Vault>,
    /// Whoever puts a secret in the place of another one takes it first: sync, and an erasure.
    turn: Arc<tokio::sync::Mutex<()>>,
    runtime: tokio::runtime::Handle,
    /// The gateway's host; none if the address given is not one the app speaks to.
    gateway: Option<String>,
    /// Where papers are treated, one at a time.
    table: Arc<tokio::sync::Mutex<()>>,
    /// Who tries a PIN, one at a time.
    trying: Arc<tokio::sync::Mutex<()>>,
    gate: Gate,
    aside: Arc<Aside>,
}

/// What verbs are lent.
pub struct Lent {
    /// What the time is.
    pub clock: Arc<dyn Clock>,
    /// Opens links.
    pub browser: Arc<dyn Browser>,
    /// Where the device is.
    pub position: Arc<dyn Position>,
    /// Reads aloud.
    pub voice: Arc<dyn Voice>,
    /// Where what is saved goes.
    pub folders: Arc<dyn Folders>,
    /// Keeps the key, which an erasure destroys.
    pub vault: Arc<dyn Vault>,
    /// One at a time puts a secret in the place of another one.
    pub turn: Arc<tokio::sync::Mutex<()>>,
    /// The gateway's host.
    pub gateway: Option<String>,
    /// The gate of this desk.
    pub gate: Gate,
    /// Both desks, and which of them is shown.
    pub aside: Arc<Aside>,
}

/// Why a verb could not be carried out. Never carries what a citizen typed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store could not keep it.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// This link is not one that the app opens.
    #[error("link-refused")]
    LinkRefused,
    /// The system has nothing to open it with.
    #[error("no-browser")]
    NoBrowser,
    /// Nothing can be read aloud here, or not in that language.
    #[error("no-voice")]
    NoVoice,
    /// This form may not be begun: it is not held, closed or withdrawn.
    #[error("form-closed")]
    FormClosed,
    /// Not a kind of file that the Region takes.
    #[error("not-a-document")]
    NotADocument,
    /// A file of a kind that is taken, which cannot be made ready.
    #[error(transparent)]
    Paper(#[from] paper::Refusal),
    /// A picture in which no code can be read.
    #[error(transparent)]
    Unread(#[from] codes::Unread),
    /// A file that was named cannot be had, or be written.
    #[error(transparent)]
    File(#[from] given::Trouble),
    /// A file in which a desk moves cannot be made or read.
    #[error(transparent)]
    Baggage(#[from] baggage::Trouble),
    /// Something was begun here already: what another phone held cannot come in beside it.
    #[error("desk-in-use")]
    DeskInUse,
    /// A PIN that is not taken.
    #[error("{}", .0.code())]
    PinUnfit(domain::lock::Unfit),
    /// « Mon dossier » has a lock, and this act asks for the PIN again.
    #[error("lock-asks")]
    LockAsks,
    /// A mandate that does not say enough, or too much.
    #[error("{}", .0.code())]
    MandateUnfit(domain::mandate::Unfit),
    /// « Mon dossier » has a lock already.
    #[error("lock-set")]
    LockSet,
    /// Somebody is helped already: that ends first.
    #[error("helping-already")]
    HelpingAlready,
    /// The help is over: nothing is sent in its name any more.
    #[error("mandate-over")]
    MandateOver,
    /// An orientation sheet that does not say enough, or more than a page holds.
    #[error("{}", .0.code())]
    OrientationUnfit(domain::orientation::Unfit),
    /// A report whose text is not taken: nothing of it was written down.
    #[error("{}", .0.code())]
    ReportUnfit(domain::feedback::Unfit),
    /// The safe of the key does not open: nothing has happened.
    #[error(transparent)]
    Vault(VaultGone),
    /// A paper could not be drawn: our mistake.
    #[error(transparent)]
    NotDrawn(#[from] sheet::NotDrawn),
}

/// Outcome of a verb.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::LinkRefused => "link-refused",
            Self::NoBrowser => "no-browser",
            Self::NoVoice => "no-voice",
            Self::FormClosed => "form-closed",
            Self::NotADocument => "not-a-document",
            Self::Paper(refusal) => refusal.code(),
            Self::Unread(unread) => unread.code(),
            Self::File(trouble) => trouble.code(),
            Self::Baggage(trouble) => trouble.code(),
            Self::DeskInUse => "desk-in-use",
            Self::PinUnfit(unfit) => unfit.code(),
            Self::LockAsks => "lock-asks",
            Self::MandateUnfit(unfit) => unfit.code(),
            Self::LockSet => "lock-set",
            Self::HelpingAlready => "helping-already",
            Self::MandateOver => "mandate-over",
            Self::OrientationUnfit(unfit) => unfit.code(),
            Self::ReportUnfit(unfit) => unfit.code(),
            Self::Vault(_) => "vault-closed",
            Self::NotDrawn(_) => "not-drawn",
        }
    }
}

impl Actions {
    /// Made by `wiring` alone.
    pub fn new(store: Store, lent: Lent, runtime: tokio::runtime::Handle) -> Self {
        let Lent { clock, browser, position, voice, folders, vault, turn, gateway, gate, aside } = lent;
        let (table, trying) = Default::default();
        Self {
            store,
            clock,
            browser,
            position,
            voice,
            reader: Reader::default(),
            folders,
            vault,
            turn,
            runtime,
            gateway,
            table,
            trying,
            gate,
            aside,
        }
    }

    /// The host of the gateway; none if its address is not one the app speaks to.
    pub fn gateway(&self) -> Option<&str> {
        self.gateway.as_deref()
    }

    /// Whose safe keeps the key of the desk.
    pub fn safe(&self) -> Safe {
        self.vault.safe()
    }

    /// Today in Europe/Paris.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The runtime on which verbs run, whatever the window does.
    pub fn runtime(&self) -> &tokio::runtime::Handle {
        &self.runtime
    }
}

impl PartialEq for Actions {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.clock, &other.clock)
    }
}
