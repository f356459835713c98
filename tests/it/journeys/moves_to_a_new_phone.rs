//! Story 19, the first half: everything goes out in one file and comes in elsewhere, to the identical state; what was
//! still owed leaves from there, once.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use domain::ids::RecordId;
use ma_region::platform::fake::HandVault;
use ma_region::store::desk::favourites;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::world::filled::region_with_forms;
use crate::world::{Answers, Line, Phone};

/// The tables of an export, and the names of all that lies in it.
fn opened(file: &Path) -> (Value, Vec<String>) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name("desk.json").unwrap().read_to_string(&mut text).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    (whole["desk"].clone(), archive.file_names().map(|name| name.unwrap().into_owned()).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_phone_goes_on_where_the_old_one_stood() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(&folder.path().join("region")).await;
    let line = Line::to(&region.url(), Answers::Pass).await;
    let old = Phone::new(&line.url);
    old.app.seed().await;
    old.signs_in(&region, "maelle").await;
    let (draft, document) = old.writes(60_000).await;
    let filed = old.sends(draft).await;
    old.completes(filed).await;
    // A second one is sealed where there is no network; a card is kept.
    let (draft, _) = old.writes(60_000).await;
    line.answers(Answers::CutAfter(0));
    let owed = old.sends(draft).await;
    old.syncs().await;
    let card = RecordId::parse("content:national-permis-apprentis").unwrap();
    old.app.actions.favourite(card, "Permis".into(), true).await.unwrap();

    let (plain, sealed) = (folder.path().join("plain.zip"), folder.path().join("sealed.age"));
    let exported = old.app.actions.export_me(plain.clone(), None).await.unwrap();
    assert_eq!((exported.documents, exported.damaged.len()), (1, 0), "the same paper, given once");
    let passphrase = || Some(Zeroizing::new("le cheval blanc d’Henri".to_owned()));
    old.app.actions.export_me(sealed.clone(), passphrase()).await.unwrap();
    let (desk, names) = opened(&plain);
    assert!(names.contains(&format!("receipts/{filed}-complete.receipt")), "{names:?}");
    assert!(names.contains(&"documents/inscription.pdf".to_owned()), "{names:?}");
    let bytes = std::fs::read(&sealed).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    assert!(!bytes.windows(9).any(|nine| nine == b"desk.json"), "nothing of it is readable");

    // Another phone, with another key of its own.
    let vault = Arc::new(HandVault::with(Some([8; 32])));
    let new = Phone::of_vault(tempfile::tempdir().unwrap(), &line.url, vault);
    new.app.seed().await;
    let wrong =
        new.app.actions.import_me(sealed.clone(), Some(Zeroizing::new("un autre cheval".into()))).await;
    assert_eq!(wrong.unwrap_err().code(), "passphrase-wrong");
    assert_eq!(new.app.actions.import_me(sealed, passphrase()).await.unwrap(), 1);
    let again = folder.path().join("again.zip");
    new.app.actions.export_me(again.clone(), None).await.unwrap();
    assert_eq!(opened(&again).0, desk, "the identical state");
    assert_eq!(new.app.store.read(favourites::all).await.unwrap().len(), 1);
    assert_eq!(
        *new.app.store.document_bytes(document.sha256).await.unwrap(),
        *old.app.store.document_bytes(document.sha256).await.unwrap()
    );
    assert_eq!(new.receipts(filed).await, old.receipts(filed).await);
    let twice = new.app.actions.import_me(again, None).await;
    assert_eq!(twice.unwrap_err().code(), "desk-in-use");

    // What was owed leaves from the new phone after a sign-in, and from the old one too: it arrives once.
    line.answers(Answers::Pass);
    new.signs_in(&region, "maelle").await;
    new.completes(owed).await;
    old.completes(owed).await;
    for phone in [&old, &new] {
        assert_eq!(phone.receipts(owed).await.len(), 2);
    }
    assert_eq!(crate::world::filled::held(&region), (2, 1, 1), "two applications; one paper, sent once");
}

#[tokio::test(flavor = "multi_thread")]
async fn half_an_export_changes_nothing_and_leaves_no_file() {
    let old = Phone::alone();
    old.app.seed().await;
    old.writes(30_000).await;
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.zip");
    old.app.actions.export_me(whole.clone(), None).await.unwrap();
    let taken = old.app.actions.export_me(whole.clone(), None).await;
    assert_eq!(taken.unwrap_err().code(), "file-exists");
    let bytes = std::fs::read(&whole).unwrap();
    assert!(bytes.len() > 30_000, "what stood there stands there");

    let new = Phone::alone();
    new.app.seed().await;
    let before = new.app.store.whole_desk().await.unwrap();
    let (desk, _) = opened(&whole);
    for (what, damaged) in [
        ("cut in the middle", bytes[..bytes.len() / 2].to_vec()),
        ("empty", Vec::new()),
        ("not a ZIP", b"age-encryption.org/v1\nnothing".to_vec()),
        ("another", std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap()),
    ] {
        let file = folder.path().join("damaged.zip");
        std::fs::write(&file, damaged).unwrap();
        let passphrase = Some(Zeroizing::new("dix lettres".to_owned()));
        let outcome = new.app.actions.import_me(file, passphrase).await;
        assert_eq!(outcome.unwrap_err().code(), "export-format", "{what}");
        assert_eq!(new.app.store.whole_desk().await.unwrap(), before, "{what}");
    }
    assert_ne!(desk, before);
    assert_eq!(new.app.actions.import_me(whole, None).await.unwrap(), 1);
    assert_eq!(new.app.store.whole_desk().await.unwrap(), desk);

    // A paper whose bytes are damaged is named, and does not keep the rest from going out.
    let documents = old.folder.path().join("documents");
    for entry in std::fs::read_dir(documents).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::write(path, b"damaged").unwrap();
        }
    }
    let exported = old.app.actions.export_me(folder.path().join("rest.zip"), None).await.unwrap();
    assert_eq!((exported.documents, exported.damaged.len()), (0, 1));
    let nowhere = old.app.actions.export_me(folder.path().join("no/folder.zip"), None).await;
    assert_eq!(nowhere.unwrap_err().code(), "file-unwritable");
}
