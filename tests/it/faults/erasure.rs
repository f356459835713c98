//! An erasure is killed, or its disk is full or broken, at every write-type call: everything is there, or nothing is and
//! the Region will hear of it. Never half.

use std::path::Path;

use domain::parcel::Kind;
use ma_region::platform::desktop::FileVault;
use ma_region::platform::{Secret, Vault, erasure};
use ma_region::store::DeskState;
use ma_region::store::desk::session::{self, Session};
use ma_region::store::desk::{answers, contents, documents, erasures, outbox};

use super::home::{Home, the_paper};
use super::syscalls::{Fate, Sample, Scope, Tally, points_of, program, put_back, run};
use crate::world::NOON;
use crate::world::filled::GIVEN;

const NOBODY: &str = "http://127.0.0.1:9";
const ACCOUNT: &str = "maelle";

fn vault(folder: &Path) -> FileVault {
    FileVault { file: folder.join("vault.key") }
}

/// A desk that is lived in, of somebody who is signed in.
async fn lived_in(folder: &Path) {
    let phone = Home::opens(folder, NOBODY);
    phone.app.seed().await;
    let draft = phone.draft().await;
    phone.answers(draft).await;
    phone.attaches(draft).await;
    let vault = vault(folder);
    erasure::may_erase(&vault, ACCOUNT, "asks-for-an-erasure").unwrap();
    vault.keep(Secret::Tokens, Some("{\"access\":\"a\",\"refresh\":\"r\"}")).unwrap();
    let session = Session {
        account: ACCOUNT.into(),
        display_name: "Ma\u{eb}lle".into(),
        signed_in_at: NOON.parse().unwrap(),
        lapsed_at: None,
    };
    phone.app.store.write(move |db| session::begin(db, &session)).await.unwrap();
}

/// What is there, when it is opened again: everything as it was, or nothing but what is owed. True if it was erased.
async fn is_whole_or_gone(folder: &Path, key_before: &[u8], what: &str) -> bool {
    let phone = Home::opens(folder, NOBODY);
    assert_eq!(phone.app.desk, DeskState::Sound, "{what}");
    let (store, vault) = (&phone.app.store, vault(folder));
    let held = store.read(contents::count).await.unwrap();
    let key_now = std::fs::read(folder.join("vault.key")).unwrap();
    assert!(!folder.join("erasing").exists(), "{what}");
    let owed = store.read(|db| outbox::all(db, None)).await.unwrap();
    if held.is_empty() {
        assert_ne!(key_now, key_before, "{what}: the key is another one");
        assert_eq!(owed.iter().map(|parcel| parcel.kind).collect::<Vec<_>>(), [Kind::Erasure], "{what}");
        assert_eq!(store.read(erasures::all).await.unwrap().len(), 1, "{what}");
        let token = erasure::token(&vault, owed[0].id).unwrap();
        assert_eq!(token.as_deref().map(String::as_str), Some("asks-for-an-erasure"), "{what}");
        for secret in [Secret::Tokens, Secret::Trip, Secret::Erasure] {
            assert!(vault.secret(secret).unwrap().is_none(), "{what}: {secret:?}");
        }
        assert!(vault.secret(Secret::Leaving).unwrap().unwrap().contains("\"refresh\":\"r\""), "{what}");
        assert!(store.read(session::account).await.unwrap().is_none(), "{what}");
        let papers = std::fs::read_dir(folder.join("documents"));
        assert!(papers.is_err() || papers.unwrap().count() == 0, "{what}");
        return true;
    }
    assert_eq!(
        (key_now.as_slice(), held.drafts, held.documents, owed.len()),
        (key_before, 1, 1, 0),
        "{what}"
    );
    let draft = phone.draft().await;
    let read = store.read(move |db| Ok((answers::of(db, draft)?, documents::all(db)?)));
    let (answers, papers) = read.await.unwrap();
    assert_eq!(answers.len(), GIVEN.len(), "{what}");
    assert_eq!(*store.document_bytes(papers[0].sha256).await.unwrap(), *the_paper(), "{what}");
    assert!(vault.secret(Secret::Tokens).unwrap().is_some(), "{what}: still signed in");
    assert_eq!(erasure::erasable(&vault).unwrap(), [ACCOUNT], "{what}");
    false
}

async fn meets(fates: &[Fate], sample: Sample) -> (Tally, usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let (base, tried) = (folder.path().join("base"), folder.path().join("try"));
    std::fs::create_dir(&base).unwrap();
    lived_in(&base).await;
    let key = std::fs::read(base.join("vault.key")).unwrap();
    let arguments: Vec<_> = ["--json", "--now", NOON, "--gateway", NOBODY, "--data"]
        .map(str::to_owned)
        .into_iter()
        .chain([tried.to_string_lossy().into_owned()])
        .chain(["me", "erase", "--yes"].map(str::to_owned))
        .collect();
    put_back(&base, &tried);
    let app = program("ma-region");
    let (by, with, at) = (app.clone(), arguments.clone(), tried.clone());
    let points = tokio::task::spawn_blocking(move || points_of(&by, &with, &at, Scope::Files)).await.unwrap();
    assert!(is_whole_or_gone(&tried, &key, "left alive").await);
    let mut tally = Tally { points: points.len(), ..Tally::default() };
    let (mut whole, mut gone) = (0, 0);
    for (fate, point) in sample.of(&points, fates) {
        put_back(&base, &tried);
        let (by, with, at) = (app.clone(), arguments.clone(), point.clone());
        let ran = tokio::task::spawn_blocking(move || run(fate, &at, &by, &with)).await.unwrap();
        tally.counts(fate, ran.met);
        let what = format!("{fate:?} at {point}");
        let erased = is_whole_or_gone(&tried, &key, &what).await;
        assert!(erased || !ran.output.status.success(), "{what}: it was said to be erased");
        if erased { gone += 1 } else { whole += 1 }
    }
    println!("erasure: {tally}; afterwards everything was there {whole} times, and nothing {gone} times");
    (tally, whole, gone)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_killed_anywhere_is_completed_or_has_not_begun() {
    let (tally, whole, gone) = meets(&[Fate::Killed], Sample::AtMost(40)).await;
    assert!(tally.killed >= 25 && whole >= 3 && gone >= 10, "{tally}, {whole}, {gone}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_on_a_bad_disk_is_completed_or_has_not_begun() {
    let (tally, whole, gone) = meets(&[Fate::Full, Fate::Broken], Sample::AtMost(12)).await;
    assert!(tally.met() >= 12 && whole >= 1 && gone >= 1, "{tally}, {whole}, {gone}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "every point, several minutes: make faults"]
async fn every_write_type_call_of_an_erasure_kills_it_once_and_fails_once() {
    let (tally, whole, gone) = meets(&Fate::ALL, Sample::Whole).await;
    assert!(tally.met() > 100 && whole > 0 && gone > 0, "{tally}");
}
