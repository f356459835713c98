//! Carries what the store holds to the Region, and back. Deliberately absent: SQL, widgets, sentences.
//!
//! One loop, woken by a wish, by the start, by what is posted, or by a timer; one step at a time, each safe
//! to kill.

mod base_map;
mod changes;
mod copies;
pub mod courier;
mod drain;
mod editions;
mod erasures;
mod errand;
pub mod keyring;
pub mod outbox;
mod plan;
mod receipts;
mod reconcile;
mod session;
mod shelf;
mod sign_in;
mod sign_out;
mod tokens;
mod trip;
mod trust;
mod watch;

use std::sync::Arc;
use std::time::Duration;

use api_client::gateway::{Gateway, Traffic};
use api_client::pack::Refused;
use tokio::sync::watch::Receiver;
use tokio::time::Instant;

use crate::platform::{Aloud, Browser, Clock, Landing, Network, Notifier, Returns, Vault};
use crate::store::desk::settings::Language;
use crate::store::reference::hosts;
use crate::store::reference::status::{self, SyncState};
use crate::store::{Error, Store, Topic};

pub use drain::{Ending, Post, Woken};
pub use editions::Moved;
pub use receipts::Unread;
pub use session::NotTaken;
pub use sign_in::{Landed, Shown};
pub use trust::Trust;
pub use watch::Said;

/// How long the app waits before it asks again by itself, while it is open.
const EVERY: Duration = Duration::from_secs(30 * 60);

/// Everything a round needs.
#[derive(Clone)]
pub struct Sync {
    /// Where content is kept.
    pub store: Store,
    /// What the time is.
    pub clock: Arc<dyn Clock>,
    /// Who knows the tokens of who is signed in.
    pub vault: Arc<dyn Vault>,
    /// One at a time renews them, or puts others in their place.
    pub turn: Arc<tokio::sync::Mutex<()>>,
    /// Where a sign-in goes.
    pub browser: Arc<dyn Browser>,
    /// Where it comes back to.
    pub returns: Arc<dyn Returns>,
    /// What the browser shows then; sentences are made elsewhere.
    pub landing: fn(Option<Language>, Landed) -> Landing,
    /// Who says aloud what is new.
    pub notifier: Arc<dyn Notifier>,
    /// In which words; sentences are made elsewhere.
    pub aloud: fn(Option<Language>, &Said) -> Aloud,
    /// What the phone is connected by.
    pub network: Arc<dyn Network>,
    /// The gateway; none if the address given is not one the app speaks to.
    pub gateway: Option<Gateway>,
    /// Which roots are trusted.
    pub trust: Trust,
    /// The version of this app, compared with `min_app`.
    pub app: &'static str,
}

/// What a round did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// How it ended.
    pub state: SyncState,
    /// The collections that moved.
    pub moved: Vec<Moved>,
    /// What travelled.
    pub traffic: Traffic,
    /// What became of what is owed.
    pub post: Post,
}

/// Why a round stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The network, or who answered on it.
    Line(api_client::failure::Failure),
    /// What came was refused; what is held stays.
    Refused(Refused),
    /// This device could not keep it.
    Local(&'static str),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Local(error.code())
    }
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<api_client::failure::Failure> for Stop {
    fn from(failure: api_client::failure::Failure) -> Self {
        Self::Line(failure)
    }
}

impl Sync {
    /// Applies the embedded pack, through the same door as any other, if it is newer than what is held.
    pub async fn seed(&self, pack: &[u8]) -> Round {
        let (state, moved) = match editions::from_container(self, pack).await {
            Ok(moved) => (SyncState::Never, moved),
            Err(stop) => (state_of(&stop), Vec::new()),
        };
        Round { state, moved, ..Round::default() }
    }

    /// One round with the gateway: what is owed first, then content. Writes down how it went; fails only by
    /// saying so in its state.
    pub async fn round(&self) -> Round {
        let Ok(_alone) = self.store.alone().await else {
            return Round { state: SyncState::Refused("disk-trouble".to_owned()), ..Round::default() };
        };
        let (post, mut traffic) = drain::drain(&self.of_this_desk(), Woken::ByCircumstances).await;
        let mut moved = Vec::new();
        let outcome = match (&self.gateway, post.ending) {
            (None, _) => Err(Stop::Local("gateway-address")),
            (_, Ending::Lost(cause)) => Err(Stop::Line(drain::failure(cause))),
            (Some(gateway), _) => editions::from_gateway(self, gateway, &mut moved, &mut traffic).await,
        };
        let state = match outcome {
            Ok(()) => SyncState::UpToDate,
            Err(stop) => {
                self.keep_to(&stop, &traffic).await;
                state_of(&stop)
            }
        };
        let (at, received, noted) = (self.clock.now(), traffic.received, state.clone());
        // If even this cannot be written, the disk is full or gone, and the round's own state says so.
        let _ = self.store.write(move |db| status::write(db, noted, at, received)).await;
        // What cannot be compared now (a closed desk, a full disk) is compared at the next round.
        let _ = self.watch().await;
        self.note_hosts().await;
        Round { state, moved, traffic, post }
    }

    /// Carries what is owed, and nothing else.
    pub async fn carry(&self, woken: Woken) -> Post {
        let post = match self.store.alone().await {
            Ok(_alone) => drain::drain(&self.of_this_desk(), woken).await.0,
            Err(_) => Post::default(),
        };
        self.note_hosts().await;
        post
    }

    /// Writes down whom the app has called, so that the citizen can be shown.
    pub(crate) async fn note_hosts(&self) {
        let called = self.gateway.as_ref().map(Gateway::called).unwrap_or_default();
        if !called.is_empty() {
            let now = self.clock.now();
            // On a full disk the list lags behind; nothing else depends on it.
            let _ = self.store.write(move |db| hosts::called(db, &called, now)).await;
        }
    }

    /// The same, for as long as the desk of now stands: what comes for one that was erased is not written into the next.
    fn of_this_desk(&self) -> Self {
        Self { store: self.store.of_this_desk(), ..self.clone() }
    }

    /// Notes a wait that was asked for in this very round.
    pub(crate) async fn keep_to(&self, stop: &Stop, traffic: &Traffic) {
        if let (Stop::Line(api_client::failure::Failure::Busy(Some(wait))), 1..) = (stop, traffic.requests) {
            // If it cannot be written, the next round asks once too early: a courtesy lost, nothing else.
            let _ = editions::note_wait(self, *wait).await;
        }
    }

    /// Everything that sync does by itself: rounds, the base map beside them, and what the citizen wishes of the browser. Ends when the app does.
    pub async fn run(self) {
        tokio::join!(self.clone().rounds(), self.maps(), self.sessions());
    }

    /// The loop: a round at the start, at each wish, and now and then; in between, what is owed leaves as soon
    /// as it is posted or due, and what is being written is copied at its pauses. Ends when the app does.
    async fn rounds(self) {
        let mut ears = Ears::of(&self.store);
        let mut lost = errand::Lost::default();
        // Before the network is asked: what the last start applied, and did not compare.
        let _ = self.watch().await;
        loop {
            let mut post = self.round().await.post;
            self.heard_of(&mut ears.posted, &mut post).await;
            let next_round = Instant::now() + EVERY;
            loop {
                let rest = lost.after(&post, self.clock.now());
                match ears.next(rest, next_round).await {
                    Next::End => return,
                    Next::Round => break,
                    Next::Carry(woken) => post = self.carry(woken).await,
                }
                self.heard_of(&mut ears.posted, &mut post).await;
            }
        }
    }

    /// What a drain wrote itself is no news; what was posted beside it is seen by being due.
    async fn heard_of(&self, posted: &mut Receiver<u64>, post: &mut Post) {
        posted.mark_unchanged();
        if post.next_due.is_some() || post.waiting == 0 {
            post.next_due = drain::next_due(&self.store).await;
        }
    }
}

/// What the loop listens to.
struct Ears {
    wishes: Receiver<u64>,
    posted: Receiver<u64>,
    written: Receiver<u64>,
    writing: errand::Writing,
}

/// What comes next.
enum Next {
    Round,
    Carry(Woken),
    /// The app ends.
    End,
}

impl Ears {
    fn of(store: &Store) -> Self {
        Self {
            wishes: store.watch(Topic::Wishes),
            posted: store.watch(Topic::Outbox),
            written: store.watch(Topic::Drafts),
            writing: errand::Writing::default(),
        }
    }

    /// Waits for what comes first.
    async fn next(&mut self, rest: errand::Rest, next_round: Instant) -> Next {
        let rested = Instant::now() + rest.at_most;
        // While no gateway is met it is looked for and nothing else: all the rest waits until it is found.
        let met = rest.woken != Woken::AfterALoss;
        loop {
            let copied = self.writing.due().filter(|_| met);
            let changed = tokio::select! {
                wished = self.wishes.changed() => wished.map(|()| Some(Next::Round)),
                posted = self.posted.changed() => posted.map(|()| Some(Next::Carry(Woken::ByTheClock))),
                written = self.written.changed() => written.map(|()| {
                    self.writing.changed(Instant::now());
                    None
                }),
                () = tokio::time::sleep_until(next_round), if met => Ok(Some(Next::Round)),
                () = tokio::time::sleep_until(copied.unwrap_or(rested)), if copied.is_some() => {
                    self.writing.copied();
                    Ok(Some(Next::Carry(Woken::ToCopy)))
                }
                () = tokio::time::sleep_until(rested) => Ok(Some(Next::Carry(rest.woken))),
            };
            match changed {
                Ok(Some(next)) => return next,
                Ok(None) => {}
                Err(_) => return Next::End,
            }
        }
    }
}

fn state_of(stop: &Stop) -> SyncState {
    use api_client::failure::Failure;
    match stop {
        Stop::Line(Failure::Offline) => SyncState::Offline,
        Stop::Line(Failure::Intercepted) => SyncState::Intercepted,
        Stop::Line(Failure::Portal) => SyncState::Portal,
        Stop::Line(Failure::Busy(_)) => SyncState::Busy,
        Stop::Line(Failure::Fault | Failure::SignedOut | Failure::Refused { .. }) => SyncState::Fault,
        Stop::Refused(refused) => SyncState::Refused(refused.code().to_owned()),
        Stop::Local("disk-full") => SyncState::DiskFull,
        Stop::Local(code) => SyncState::Refused((*code).to_owned()),
    }
}
