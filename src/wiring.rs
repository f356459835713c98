//! The only file that knows every room: opens the stores, hands out keys, starts sync.

use std::path::PathBuf;
use std::sync::Arc;

use api_client::gateway::Gateway;
use chrono::{DateTime, Utc};
use tokio::runtime::Handle;

use crate::actions::{Actions, Aside, Gate, Lent};
use crate::platform::desktop::{
    self, LoopbackReturns, StandingClock, SystemBrowser, SystemClock, SystemNetwork, Typed, XdgFolders,
};
use crate::platform::fake::HandFolders;
use crate::platform::{
    Aloud, Browser, Clock, Folders, Landing, Network, Notifier, Position, Returns, SystemNotifier, Vault,
    Voice, erasure,
};
use crate::store::{self, DeskState, Door, Opening, Store};
use crate::sync::{Landed, Said, Sync, Trust};
use crate::words::{Language, Words};

pub use crate::platform::Safe;
pub use crate::platform::desktop::Keeper;

/// The content embedded in this build, signed like any other.
pub const SEED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/seed.mrpack"));

/// The gateway of this build: the Region's, or the one on this machine while developing.
const GATEWAY: &str = match option_env!("MA_REGION_GATEWAY_ADDRESS") {
    Some(address) => address,
    None => include_str!("../assets/root/gateway.address"),
};

/// What may be chosen at the start.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Folder of both databases; none means the platform's.
    pub data: Option<PathBuf>,
    /// Address of the gateway; none means the one of this build.
    pub gateway: Option<String>,
    /// A clock that stands, for tests.
    pub now: Option<DateTime<Utc>>,
    /// Which safe keeps the key; none means the system's, and files beside data that were given a folder by hand.
    pub keeper: Option<Keeper>,
}

/// A whole app, without a face yet.
#[derive(Clone)]
pub struct App {
    /// Reads and writes.
    pub store: Store,
    /// Every verb.
    pub actions: Actions,
    /// Carries content.
    pub sync: Sync,
    /// How the desk was found.
    pub desk: DeskState,
    base: Arc<Base>,
}

/// What the app is made of, whichever desk is shown.
struct Base {
    gateway: String,
    parts: Parts,
    runtime: Handle,
    own: Store,
    desk: DeskState,
    aside: Arc<Aside>,
    gate: Gate,
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// The app could not be opened at all.
#[derive(Debug, thiserror::Error)]
pub enum Closed {
    /// The system names no folder for the app.
    #[error("no-folder")]
    NoFolder,
    /// The content's file cannot be had.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Closed {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoFolder => "no-folder",
            Self::Store(error) => error.code(),
        }
    }
}

/// Opens the app for a folder. The embedded content is not applied yet: see `App::seed`.
pub fn open(choices: &Choices, runtime: &Handle) -> Result<App, Closed> {
    let folders: Arc<dyn Folders> = match &choices.data {
        Some(folder) => Arc::new(HandFolders(folder.clone())),
        None => Arc::new(XdgFolders),
    };
    let clock: Arc<dyn Clock> = match choices.now {
        Some(now) => Arc::new(StandingClock(now)),
        None => Arc::new(SystemClock),
    };
    let folder = folders.data().ok_or(Closed::NoFolder)?;
    let keeper = choices.keeper.unwrap_or_else(|| desktop::keeper(&folder, choices.data.is_some()));
    let vault = desktop::vault(&folder, keeper, &Words::of(Language::French).app_name());
    let parts = Parts {
        clock,
        browser: Arc::new(SystemBrowser),
        position: Arc::new(Typed),
        voice: desktop::voice(),
        returns: Arc::new(LoopbackReturns(runtime.clone())),
        vault,
        folders,
        notifier: Arc::new(SystemNotifier::of(&Words::of(Language::French).app_name())),
        network: Arc::new(SystemNetwork),
        trust: Trust::BUILT_IN,
    };
    assemble(&folder, choices.gateway.as_deref().unwrap_or(GATEWAY.trim_ascii()), parts, runtime)
}

/// What an app is made of; tests put fakes here.
#[derive(Clone)]
pub struct Parts {
    /// Its clock.
    pub clock: Arc<dyn Clock>,
    /// Its browser.
    pub browser: Arc<dyn Browser>,
    /// Where the device is.
    pub position: Arc<dyn Position>,
    /// What reads aloud.
    pub voice: Arc<dyn Voice>,
    /// Where its browser comes back to.
    pub returns: Arc<dyn Returns>,
    /// Its vault.
    pub vault: Arc<dyn Vault>,
    /// Its folders.
    pub folders: Arc<dyn Folders>,
    /// Who says aloud what is new.
    pub notifier: Arc<dyn Notifier>,
    /// What it is connected by.
    pub network: Arc<dyn Network>,
    /// Which root it trusts.
    pub trust: Trust,
}

/// Puts an app together. The desk that is shown is that of whoever is helped, where somebody is.
pub fn assemble(
    folder: &std::path::Path,
    gateway: &str,
    parts: Parts,
    runtime: &Handle,
) -> Result<App, Closed> {
    let door = Door::enter(folder);
    let desk_key = match door.unfinished() {
        Some(_) => erasure::rekey(&*parts.vault),
        None => parts.vault.desk_key(!store::has_a_desk(folder)),
    };
    let opening =
        Opening { folder, desk_key: desk_key.ok(), now: parts.clock.now(), runtime: runtime.clone(), door };
    let (own, desk) = store::open(opening)?;
    let beside = parts.vault.beside(&store::folder_beside(folder));
    let base = Base {
        gateway: gateway.to_owned(),
        runtime: runtime.clone(),
        aside: Arc::new(Aside::found(own.clone(), beside, parts.clock.clone())),
        gate: Gate::closed(parts.clock.clone()),
        turn: Arc::default(),
        parts,
        own,
        desk,
    };
    Ok(shown(&Arc::new(base)))
}

/// The app over the desk that is shown now.
fn shown(base: &Arc<Base>) -> App {
    over(base, base.aside.store())
}

/// The app over the desk of whoever is helped; over the citizen's own without one.
fn over(base: &Arc<Base>, beside: Option<Store>) -> App {
    let parts = base.parts.clone();
    let system = std::env::consts::OS;
    let agent = format!("ma-region/{} ({system})", env!("CARGO_PKG_VERSION"));
    let (store, desk, vault, gate, turn) = match beside {
        // That desk has no lock, and its session is nobody else's.
        Some(store) => {
            let gate = Gate::closed(parts.clock.clone());
            (store, DeskState::Sound, base.aside.vault(), gate, Arc::default())
        }
        None => (base.own.clone(), base.desk.clone(), parts.vault, base.gate.clone(), base.turn.clone()),
    };
    let sync = Sync {
        store: store.clone(),
        clock: parts.clock.clone(),
        vault,
        turn,
        browser: parts.browser.clone(),
        returns: parts.returns,
        landing,
        notifier: parts.notifier,
        aloud,
        network: parts.network,
        gateway: Gateway::at(&base.gateway, &agent).ok(),
        trust: parts.trust,
        app: env!("CARGO_PKG_VERSION"),
    };
    let lent = Lent {
        clock: parts.clock,
        browser: parts.browser,
        position: parts.position,
        voice: parts.voice,
        folders: parts.folders,
        vault: sync.vault.clone(),
        turn: sync.turn.clone(),
        gateway: sync.gateway.as_ref().map(Gateway::host),
        gate,
        aside: base.aside.clone(),
    };
    let actions = Actions::new(store.clone(), lent, base.runtime.clone());
    App { store, actions, sync, desk, base: base.clone() }
}

/// The page that the browser shows when it comes back, in the citizen's language.
pub fn landing(language: Option<Language>, landed: Landed) -> Landing {
    let words = Words::of(language.unwrap_or(Language::French));
    let what = match landed {
        Landed::Welcome => "welcome",
        Landed::Refused => "refused",
        Landed::Strange => "strange",
    };
    Landing {
        lang: words.language().code(),
        title: words.sign_in_landed_title(what),
        text: words.sign_in_landed_text(what),
        expected: landed != Landed::Strange,
    }
}

/// What is new, in the citizen's language: how many, and the words of their own search; nothing else of them.
pub fn aloud(language: Option<Language>, said: &Said) -> Aloud {
    let words = Words::of(language.unwrap_or(Language::French));
    let (subject, text) = match said {
        Said::Search { id, asked, new, changed } => {
            (id.to_string(), words.aloud_search(&words.asked_name(asked), *new, *changed))
        }
        Said::Kept(count) => ("kept".to_owned(), words.aloud_kept(*count)),
        Said::Due(count) => ("due".to_owned(), words.aloud_due(*count)),
    };
    Aloud { subject, title: words.app_name(), text }
}

impl App {
    /// The app over the desk that is shown now: another one once somebody is helped, or is no more.
    pub fn shown(&self) -> Self {
        shown(&self.base)
    }

    /// Carries what the citizen's own desk holds, and beside it that of whoever is helped, until the app ends; and ends
    /// a help when its time is over.
    pub async fn runs(self) {
        let own = over(&self.base, None).sync;
        tokio::join!(own.run(), self.runs_beside());
    }

    async fn runs_beside(&self) {
        let mut turned = self.actions.turned();
        loop {
            turned.mark_unchanged();
            let beside = self.base.aside.store().map(|store| over(&self.base, Some(store)));
            let runs = async {
                match beside {
                    Some(app) => tokio::join!(app.sync.run(), app.actions.watch_help()).0,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = runs => return,
                changed = turned.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Whose safe keeps the key of the desk.
    pub fn safe(&self) -> Safe {
        self.sync.vault.safe()
    }

    /// At each start: orphaned files go, and what was discarded more than thirty days ago.
    pub async fn tidy(&self) {
        // What cannot go now (a closed desk, a disk in trouble) goes at the next start: nobody waits for it.
        let _ = self.store.sweep_documents().await;
        let _ = self.store.empty_trash(self.actions.now()).await;
    }

    /// Brings the embedded content in, if it is newer than what is held. Reads go on meanwhile.
    pub async fn seed(&self) -> crate::sync::Round {
        self.sync.seed(SEED).await
    }
}
