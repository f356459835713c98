//! An erasure: all of it or nothing, wherever it is cut off.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Cursor;
use std::path::{Path, PathBuf};

use domain::document::Media;
use domain::ids::DraftId;
use tempfile::TempDir;
use tokio::runtime::Handle;

use super::super::desk::ground::{Ground, after, begun, noon, parcel_id};
use super::super::desk::{drafts, outbox};
use super::super::reference::hosts;
use super::super::{DeskState, Incoming, Opening, open};
use super::*;

const NEXT: [u8; 32] = [8; 32];

fn key(bytes: [u8; 32]) -> Option<Secret> {
    Some(Secret::new(bytes))
}

/// A desk with a draft, a paper and a look; and something of the Region's.
async fn lived_in() -> (Ground, DraftId) {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    ground
        .write(|db| {
            settings::adjust(db, &Adjust::Theme(Theme::Dark))?;
            settings::adjust(db, &Adjust::TextSize(200))?;
            settings::adjust(db, &Adjust::Language(Some(Language::English)))?;
            settings::adjust(db, &Adjust::Commune(Some("25056".into())))
        })
        .await;
    ground.store.keep_document(paper(), Cursor::new(b"%PDF a paper".to_vec()), noon()).await.unwrap();
    let calls = std::collections::BTreeMap::from([("a.example".to_owned(), 1)]);
    ground.store.write(move |db| hosts::called(db, &calls, noon())).await.unwrap();
    std::fs::write(ground.folder.path().join("desk.damaged-20260101T000000Z-1.db"), "kept").unwrap();
    (ground, id)
}

fn paper() -> Incoming {
    let (media, name) = (Media::Pdf, "rib.pdf".to_owned());
    Incoming { media, name, kind: None, valid_until: None, expected: 12, at_most: 1_000 }
}

fn opened(folder: &Path, bytes: Option<[u8; 32]>) -> (Store, DeskState) {
    let desk_key = bytes.map(Secret::new);
    let opening =
        Opening { folder, desk_key, now: after(60), runtime: Handle::current(), door: Door::enter(folder) };
    open(opening).unwrap()
}

/// Nothing of the one before, what is owed, the look, and the Region's things.
async fn is_erased(store: &Store, folder: &Path) {
    assert!(store.read(drafts::all).await.unwrap().is_empty());
    assert!(store.is_fresh().await.unwrap());
    let owed = store.read(|db| outbox::all(db, None)).await.unwrap();
    assert_eq!(
        owed.iter().map(|parcel| (parcel.kind, parcel.id)).collect::<Vec<_>>(),
        [(Kind::Erasure, parcel_id(5))]
    );
    let erasures = store.read(erasures::all).await.unwrap();
    assert_eq!((erasures.len(), erasures[0].id, erasures[0].asked_at), (1, parcel_id(5), after(9)));
    let look = store.read(settings::read).await.unwrap();
    assert_eq!((look.theme, look.text_size, look.language), (Theme::Dark, 200, Some(Language::English)));
    assert_eq!(look.commune, None, "where somebody lives is no look");
    assert_eq!(store.read(hosts::all).await.unwrap().len(), 1, "what is the Region's stays");
    for gone in ["erasing", "erasing-new", "documents", "desk.damaged-20260101T000000Z-1.db"] {
        assert!(!folder.join(gone).exists(), "{gone}");
    }
}

#[tokio::test]
async fn a_fresh_desk_stands_at_once_where_the_old_one_was() {
    let (ground, draft) = lived_in().await;
    let copy = TempDir::new().unwrap();
    for name in ["desk.db", "desk.db-wal", "desk.db-key"] {
        std::fs::copy(ground.folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let heard = ground.store.watch(Topic::Drafts);
    let before = *heard.borrow();
    let (bound, other) = (ground.store.of_this_desk(), opened(ground.folder.path(), Some([7; 32])).0);
    let state = ground.store.erase(vec![parcel_id(5)], after(9), || key(NEXT)).await.unwrap();
    assert_eq!(state, DeskState::Sound);
    is_erased(&ground.store, ground.folder.path()).await;
    assert!(*heard.borrow() > before, "whoever shows it reads again");

    // What was begun for the old one is not written into this one; another window is told.
    for old in [&bound, &other] {
        let late = old.write(move |db| begun(db, 3)).await;
        assert_eq!(late.unwrap_err().code(), "desk-erased");
        assert_eq!(old.read(move |db| drafts::one(db, draft)).await.unwrap_err().code(), "desk-erased");
        let late = old.keep_document(paper(), Cursor::new(b"%PDF another".to_vec()), noon()).await;
        assert_eq!(late.unwrap_err().code(), "desk-erased");
    }
    is_erased(&ground.store, ground.folder.path()).await;

    // It is written on, and is there after a restart, under the next key; the old one is of no use, nor is what was
    // copied of the old desk.
    ground.write(|db| begun(db, 4)).await;
    let folder = ground.folder;
    drop(ground.store);
    let (store, state) = opened(folder.path(), Some(NEXT));
    assert_eq!((state, store.read(drafts::all).await.unwrap().len()), (DeskState::Sound, 1));
    let closed = DeskState::Closed { code: "vault-gone" };
    assert_eq!(opened(folder.path(), Some([7; 32])).1, closed);
    assert_eq!(opened(copy.path(), Some(NEXT)).1, closed);
}

#[tokio::test]
async fn where_no_mark_can_be_made_nothing_happens() {
    let (ground, draft) = lived_in().await;
    std::fs::create_dir_all(ground.folder.path().join("erasing-new/in the way")).unwrap();
    let outcome = ground.store.erase(vec![parcel_id(5)], after(9), || panic!("the key stays")).await;
    assert!(outcome.is_err());
    assert_eq!(ground.store.read(move |db| drafts::one(db, draft)).await.unwrap().id, draft);
    let ground = ground.reopened();
    assert!(ground.folder.path().join("desk.damaged-20260101T000000Z-1.db").exists());
    assert_eq!(ground.store.read(drafts::all).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_vault_that_closes_meanwhile_leaves_no_file_and_the_rest_is_done_once_it_opens() {
    let (ground, _) = lived_in().await;
    let state = ground.store.erase(vec![parcel_id(5)], after(9), || None).await.unwrap();
    assert_eq!(state, DeskState::Closed { code: "erasing" });
    assert_eq!(ground.store.read(drafts::all).await.unwrap_err().code(), "erasing");
    assert!(!ground.folder.path().join("desk.db").exists());
    let folder = ground.folder;
    drop(ground.store);
    assert_eq!(opened(folder.path(), None).1, DeskState::Closed { code: "erasing" });
    let (store, state) = opened(folder.path(), Some(NEXT));
    assert_eq!(state, DeskState::Sound);
    is_erased(&store, folder.path()).await;
}

/// The files of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[tokio::test]
async fn cut_off_before_any_file_went_it_is_completed_at_the_next_start() {
    let (ground, _) = lived_in().await;
    let folder = ground.folder;
    drop(ground.store);
    let of_the_citizen: Vec<_> = files(folder.path())
        .into_iter()
        .filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with("reference"))
        .collect();
    assert!(of_the_citizen.len() >= 4, "{of_the_citizen:?}");
    let look = Settings {
        theme: Theme::Dark,
        text_size: 200,
        language: Some(Language::English),
        ..Settings::default()
    };
    let erasing = Erasing::of(vec![parcel_id(5)], after(9), &look);
    // Whatever of it was gone already.
    for cut in 0..=of_the_citizen.len() {
        let tried = TempDir::new().unwrap();
        let copied = std::process::Command::new("cp")
            .arg("-a")
            .arg(folder.path().join("."))
            .arg(tried.path())
            .status();
        assert!(copied.unwrap().success());
        mark(tried.path(), &erasing).unwrap();
        for gone in &of_the_citizen[..cut] {
            remove(&tried.path().join(gone.file_name().unwrap())).unwrap();
        }
        for again in [NEXT, [9; 32]] {
            let (store, state) = opened(tried.path(), Some(again));
            assert_eq!(state, DeskState::Sound, "{cut}");
            is_erased(&store, tried.path()).await;
            drop(store);
            // Cut off before the mark went, it is all done again.
            mark(tried.path(), &erasing).unwrap();
        }
    }
}

#[tokio::test]
async fn a_mark_that_does_not_read_erases_all_the_same() {
    let (ground, _) = lived_in().await;
    let folder = ground.folder;
    drop(ground.store);
    std::fs::write(folder.path().join(MARK), b"\x00not ours").unwrap();
    let (store, state) = opened(folder.path(), Some(NEXT));
    assert_eq!(state, DeskState::Sound);
    assert!(store.is_fresh().await.unwrap());
    assert!(store.read(erasures::all).await.unwrap().is_empty());
}

#[test]
fn a_mark_is_read_as_it_was_written() {
    let look = Settings { theme: Theme::Contrast, text_size: 125, ..Settings::default() };
    let erasing = Erasing::of(vec![parcel_id(5), parcel_id(6)], after(9), &look);
    assert_eq!(Erasing::parse(erasing.text().as_bytes()), erasing);
}
