//! Fault 47: the Region changed its keys several times while the phone lay in a drawer.

use std::path::Path;

use api_client::canonical;
use api_client::envelope::{Kind, seal};
use chrono::{DateTime, TimeDelta, Utc};
use gateway::{Clock, Region, keys};
use ma_region::platform::fake::{HandBrowser, HandClock, HandFolders, HandNetwork, HandReturns, HandVault};
use ma_region::store::reference::editions;
use ma_region::store::reference::search::{Ask, answer};
use ma_region::store::reference::status::SyncState;
use ma_region::sync::Trust;
use ma_region::wiring::{App, Parts, assemble};

use crate::world::{NOON, Page, Pages, Signed, config, guide};

fn noon() -> DateTime<Utc> {
    NOON.parse().unwrap()
}

/// An app built for a Region with keys of its own.
fn built_for(root: &[u8], folder: &Path, gateway: &str, now: DateTime<Utc>) -> App {
    let parts = Parts {
        clock: std::sync::Arc::new(HandClock::at(now)),
        browser: std::sync::Arc::new(HandBrowser::default()),
        position: std::sync::Arc::new(ma_region::platform::fake::HandPosition::default()),
        voice: std::sync::Arc::new(ma_region::platform::fake::HandVoice::default()),
        returns: std::sync::Arc::new(HandReturns::default()),
        vault: std::sync::Arc::new(HandVault::with(Some([7; 32]))),
        folders: std::sync::Arc::new(HandFolders(folder.to_owned())),
        network: std::sync::Arc::new(HandNetwork::default()),
        notifier: std::sync::Arc::new(ma_region::platform::fake::HandNotifier::default()),
        trust: Trust { root: Box::leak(root.to_vec().into_boxed_slice()), development: false },
    };
    assemble(folder, gateway, parts, &tokio::runtime::Handle::current()).unwrap()
}

async fn finds(app: &App, text: &'static str) -> usize {
    let ask = Ask { kinds: Vec::new(), limit: 20 };
    app.store.read(move |db| answer(db, text, &ask)).await.unwrap().results.len()
}

async fn held(app: &App) -> Vec<String> {
    let digests = |db: &ma_region::store::reference::Reader<'_>| {
        Ok(editions::all(db)?.into_iter().map(|edition| edition.canon_sha256).collect())
    };
    app.store.read(digests).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn f47_a_phone_off_for_eighteen_months_follows_every_change_of_keys() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let clock = Clock::stopped_at(noon().timestamp());
    let mut config = config(folder.path());
    config.clock = clock.clone();
    let at = config.keys_folder();
    let first = keys::init(&at).unwrap().roots.remove(0);
    let region = Region::start(config).await.unwrap();
    region.publish(Signed::records(&guide(20))).unwrap();
    let app = built_for(&first, home.path(), &region.url(), noon());
    assert_eq!(app.sync.round().await.state, SyncState::UpToDate);
    assert_eq!(finds(&app, "numero7").await.min(1), 1);
    drop(app);

    for quarter in 1..=6 {
        clock.turn(TimeDelta::days(91));
        keys::rotate(&at, &at, keys::Change::Manifests { from_seq: clock.unix_seconds() }).unwrap();
        region.publish(Signed::records(&guide(20 + quarter))).unwrap();
    }
    // In the last quarter even the root keys changed hands.
    keys::rotate(&at, &at, keys::Change::Roots).unwrap();
    keys::rotate(&at, &at, keys::Change::Receipts { from_receipt: 1 }).unwrap();
    // Its own clock stopped with its battery, as it may be.
    let app = built_for(&first, home.path(), &region.url(), noon());
    assert_eq!(app.sync.round().await.state, SyncState::UpToDate);
    assert!(finds(&app, "numero25").await > 0, "what the newest key signed is taken");
    drop(app);
    // The chain is walked once: the next start begins from the newest root.
    let app = built_for(&first, home.path(), &region.url(), noon());
    region.publish(Signed::records(&guide(40))).unwrap();
    assert_eq!(app.sync.round().await.state, SyncState::UpToDate);
    assert!(finds(&app, "numero39").await > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn f47_a_chain_that_does_not_hold_is_refused_and_what_was_held_stays() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let config = config(folder.path());
    let at = config.keys_folder();
    let first = keys::init(&at).unwrap().roots.remove(0);
    let region = Region::start(config).await.unwrap();
    region.publish(Signed::records(&guide(20))).unwrap();
    let app = built_for(&first, home.path(), &region.url(), noon());
    assert_eq!(app.sync.round().await.state, SyncState::UpToDate);
    let editions = held(&app).await;

    // Somebody else's root 2, and a manifest that their keys sign.
    let elsewhere = tempfile::tempdir().unwrap();
    keys::init(elsewhere.path()).unwrap();
    let theirs =
        keys::rotate(elsewhere.path(), elsewhere.path(), keys::Change::Manifests { from_seq: 1 }).unwrap();
    let (pages, url) = Pages::start().await;
    let mut signed = Signed::aids(4_000_000_000, &guide(25));
    signed.manifest.root = 2;
    let payload = canonical::to_vec(&signed.manifest).unwrap();
    let body = theirs.sign_manifest(4_000_000_000, &payload).unwrap();
    for (root, answers) in [(Page::of(200, theirs.roots[1].clone()), "pack-root"), (Page::of(404, ""), "")] {
        pages.lay_out(&signed);
        pages.put("/v1/manifest", Page::of(200, body.clone()));
        pages.put("/v1/root/2", root);
        let app = built_for(&first, home.path(), &url, noon());
        let state = app.sync.round().await.state;
        if answers.is_empty() {
            assert_ne!(state, SyncState::UpToDate);
        } else {
            assert_eq!(state, SyncState::Refused(answers.to_owned()));
        }
        assert_eq!(held(&app).await, editions, "the old edition stays");
        assert!(finds(&app, "numero7").await > 0, "and is searched");
    }
    // Nor does a signature of a key that no root names, under a root that is held.
    let stranger = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    signed.manifest.root = 1;
    let body = seal(Kind::Manifest, &canonical::to_vec(&signed.manifest).unwrap(), &[&stranger]);
    pages.put("/v1/manifest", Page::of(200, body));
    let app = built_for(&first, home.path(), &url, noon());
    assert_eq!(app.sync.round().await.state, SyncState::Refused("pack-signature".to_owned()));
    // The true gateway is still believed.
    let app = built_for(&first, home.path(), &region.url(), noon());
    region.publish(Signed::records(&guide(30))).unwrap();
    assert_eq!(app.sync.round().await.state, SyncState::UpToDate);
}
