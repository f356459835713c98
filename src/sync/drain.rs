//! What is owed leaves, and what is new comes back: everything of a round that concerns the desk.

use api_client::failure::Failure;
use api_client::gateway::{Gateway, Traffic};
use chrono::{DateTime, TimeDelta, Utc};
use domain::parcel::{Cause, Hold, Outcome, Standing, Unreachable};
use uuid::Uuid;

use super::changes::{self, NoNews};
use super::courier::{OverGateway, outcome};
use super::keyring::Keyring;
use super::outbox::{self as drainer, Step};
use super::{Sync, copies, erasures, reconcile, trust};
use crate::store::desk::{Reader, notes, outbox, session};
use crate::store::{Result, Store};

/// What began a drain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// A start, a wish, a network: waits that such a change may end are ended.
    ByCircumstances,
    /// Something was posted, or is due.
    ByTheClock,
    /// No gateway was met the last time: it is looked for before any parcel is tried.
    AfterALoss,
    /// A draft was written a while ago, and a copy of it is wished.
    ToCopy,
}

/// How a drain ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ending {
    /// Nothing more is due.
    #[default]
    Rested,
    /// No gateway was met.
    Lost(Unreachable),
    /// The account must sign in.
    SignInNeeded,
}

/// What became of what is owed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Post {
    /// Parcels delivered in this round.
    pub delivered: u32,
    /// Parcels that are still owed.
    pub waiting: u32,
    /// Parcels that the gateway refused.
    pub set_aside: u32,
    /// Documents that wait for a Wi-Fi; counted among those that wait.
    pub for_wifi: u32,
    /// Parcels that wait for a sign-in; counted among those that wait.
    pub for_sign_in: u32,
    /// Changes that came.
    pub news: u32,
    /// Copies of drafts that were put or fetched.
    pub copies: u32,
    /// When the next parcel is due; none if nothing waits for a time.
    pub next_due: Option<DateTime<Utc>>,
    /// How it ended.
    pub ending: Ending,
}

/// Carries what is due, then asks for news. What this phone cannot read or write now is for the next time.
pub(super) async fn drain(sync: &Sync, woken: Woken) -> (Post, Traffic) {
    // Answers of citizens never go to another machine on the word of public keys.
    let Some(gateway) = sync.citizens_gateway() else {
        let post = tally(&sync.store).await.unwrap_or_default();
        // Nothing leaves from here, whatever is due.
        return (Post { delivered: 0, next_due: None, ..post }, Traffic::default());
    };
    let before = tally(&sync.store).await.unwrap_or_default();
    let mut post = before;
    let mut traffic = Traffic::default();
    if woken == Woken::ByCircumstances {
        // Best effort: nobody else waits for it, and the next round tries again.
        let _ = sync.tell_of_leaving(gateway, &mut traffic).await;
    }
    let outcome = go(sync, gateway, woken, &mut post, &mut traffic).await;
    let after = tally(&sync.store).await.unwrap_or(before);
    let ending = match outcome {
        Ok(()) if after.for_sign_in > 0 => Ending::SignInNeeded,
        Ok(()) => Ending::Rested,
        Err(NoNews::Line(Outcome::SignedOut)) => Ending::SignInNeeded,
        Err(NoNews::Line(Outcome::Unreachable { cause, .. })) => Ending::Lost(cause),
        Err(NoNews::Line(_) | NoNews::Local) => Ending::Rested,
    };
    let delivered = after.delivered.saturating_sub(before.delivered);
    (Post { delivered, news: post.news, copies: post.copies, ending, ..after }, traffic)
}

async fn go(
    sync: &Sync,
    gateway: &Gateway,
    woken: Woken,
    post: &mut Post,
    traffic: &mut Traffic,
) -> std::result::Result<(), NoNews> {
    let account = sync.store.read(session::account).await?;
    let to_copy = woken != Woken::ByTheClock && sync.store.read(copies::owed).await?;
    let to_follow = woken == Woken::ByCircumstances && sync.store.read(erasures::are_queued).await?;
    if post.waiting == 0 && !to_copy && !to_follow && (account.is_none() || woken != Woken::ByCircumstances) {
        return Ok(());
    }
    if woken == Woken::AfterALoss {
        look_for(gateway, traffic).await?;
    }
    let wakes = matches!(woken, Woken::ByCircumstances | Woken::AfterALoss);
    drainer::begin(&sync.store, &*sync.clock, wakes).await?;
    // The compiled root always reads; a store that does not is in trouble, and the next drain asks again.
    let root = trust::newest(sync).await.map_err(|_| NoNews::Line(Outcome::Fault))?;
    let keyring = Keyring::of(sync, gateway, account.clone());
    let courier = OverGateway::new(&sync.store, gateway, keyring, &*sync.clock, root);
    let outcome = exchange(sync, &courier, account.as_deref(), woken, post).await;
    let learnt = courier.learnt();
    *traffic += learnt.traffic;
    if let Some(skew) = learnt.skew {
        note_skew(&sync.store, skew).await?;
    }
    outcome
}

async fn exchange(
    sync: &Sync,
    courier: &OverGateway<'_>,
    account: Option<&str>,
    woken: Woken,
    post: &mut Post,
) -> std::result::Result<(), NoNews> {
    let delivered = empty(sync, courier, account).await?;
    erasures::follow(sync, courier).await?;
    let Some(account) = account else { return Ok(()) };
    if delivered || matches!(woken, Woken::ByCircumstances | Woken::AfterALoss) {
        post.news = u32::try_from(changes::fetch(courier, account).await?).unwrap_or(u32::MAX);
        if reconcile::check(courier, account).await? {
            // The gateway was restored: what it lost leaves again, and its whole state comes.
            empty(sync, courier, Some(account)).await?;
            changes::fetch(courier, account).await?;
        }
    }
    match woken {
        Woken::ByTheClock => Ok(()),
        // What was sealed on another phone is known by now: its draft is told from it.
        _ => {
            post.copies = copies::exchange(courier, account, woken != Woken::ToCopy).await?;
            Ok(())
        }
    }
}

/// Tries every parcel that is due. True if any was tried.
async fn empty(
    sync: &Sync,
    courier: &OverGateway<'_>,
    account: Option<&str>,
) -> std::result::Result<bool, NoNews> {
    let mut tried = false;
    loop {
        if sync.store.read(session::account).await?.as_deref() != account {
            // Somebody signed in or out since this drain began: what follows is for the next one.
            return Err(NoNews::Local);
        }
        drainer::mind_the_line(&sync.store, sync.network.line()).await?;
        match drainer::step(&sync.store, courier, &*sync.clock).await? {
            Step::Again => tried = true,
            Step::Rest(_) => return Ok(tried),
            Step::Lost(cause) => return Err(Outcome::Unreachable { cause, left: false }.into()),
            Step::AskForSignIn => return Err(Outcome::SignedOut.into()),
        }
    }
}

/// Whether it is our gateway that answers: a page that knows nothing of the nonce cannot pass for it.
pub(super) async fn look_for(gateway: &Gateway, traffic: &mut Traffic) -> std::result::Result<(), Outcome> {
    let mut call = Traffic::default();
    let nonce = Uuid::now_v7().simple().to_string();
    let said = gateway.ping(&nonce, &mut call).await;
    *traffic += call;
    match said.map_err(|failure| outcome(&failure, call)) {
        // It is there, whatever it says.
        Err(lost @ Outcome::Unreachable { .. }) => Err(lost),
        _ => Ok(()),
    }
}

/// What is owed now, by its own standing; `delivered` counts all that ever were.
async fn tally(store: &Store) -> Result<Post> {
    let counted = |db: &Reader<'_>| {
        let account = session::account(db)?;
        let mut post = Post { next_due: outbox::next_due(db, account.as_deref())?, ..Post::default() };
        for parcel in outbox::all(db, account.as_deref())? {
            match parcel.standing {
                Standing::Delivered => post.delivered += 1,
                Standing::SetAside(_) => post.set_aside += 1,
                Standing::Recalled => {}
                Standing::Waiting(Some(Cause::NoWifi)) => {
                    post.waiting += 1;
                    post.for_wifi += 1;
                }
                Standing::Paused(Hold::SignIn) => {
                    post.waiting += 1;
                    post.for_sign_in += 1;
                }
                Standing::Waiting(_) | Standing::Travelling | Standing::Paused(_) => post.waiting += 1,
            }
        }
        Ok(post)
    };
    store.read(counted).await
}

/// When the next parcel is due, read again: something may have been posted since.
pub(super) async fn next_due(store: &Store) -> Option<DateTime<Utc>> {
    let read = |db: &Reader<'_>| outbox::next_due(db, session::account(db)?.as_deref());
    store.read(read).await.ok().flatten()
}

/// As content is told of it.
pub(super) fn failure(cause: Unreachable) -> Failure {
    match cause {
        Unreachable::Offline => Failure::Offline,
        Unreachable::Intercepted => Failure::Intercepted,
        Unreachable::Portal => Failure::Portal,
    }
}

const SKEW: &str = "skew_ms";

/// Notes how far the gateway's clock is ahead of ours: said beside deadlines. Small wavering is no news.
async fn note_skew(store: &Store, skew: TimeDelta) -> Result<()> {
    let noted = store.read(|db: &Reader<'_>| notes::read(db, SKEW)).await?;
    let noted = noted.and_then(|millis| millis.parse().ok()).map(TimeDelta::milliseconds);
    if noted.is_some_and(|noted| (noted - skew).abs() < TimeDelta::seconds(5)) {
        return Ok(());
    }
    store.write(move |db| notes::write(db, SKEW, &skew.num_milliseconds().to_string())).await
}
