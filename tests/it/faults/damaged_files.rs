//! Faults 36, 37, 39, 41: each file, damaged, has its own fate.

use ma_region::platform::fake::{HandBrowser, HandClock, HandFolders, HandNetwork, HandReturns, HandVault};
use ma_region::store::DeskState;
use ma_region::store::desk::settings::{self, Adjust, Theme};
use ma_region::sync::Trust;
use ma_region::wiring::{App, Parts, assemble};

use crate::world::{NOON, Phone};

fn open(folder: &std::path::Path, key: Option<[u8; 32]>) -> App {
    let parts = Parts {
        clock: std::sync::Arc::new(HandClock::at(NOON.parse().unwrap())),
        browser: std::sync::Arc::new(HandBrowser::default()),
        position: std::sync::Arc::new(ma_region::platform::fake::HandPosition::default()),
        voice: std::sync::Arc::new(ma_region::platform::fake::HandVoice::default()),
        returns: std::sync::Arc::new(HandReturns::default()),
        vault: std::sync::Arc::new(HandVault::with(key)),
        folders: std::sync::Arc::new(HandFolders(folder.to_owned())),
        network: std::sync::Arc::new(HandNetwork::default()),
        notifier: std::sync::Arc::new(ma_region::platform::fake::HandNotifier::default()),
        trust: Trust::BUILT_IN,
    };
    assemble(folder, "http://127.0.0.1:9", parts, &tokio::runtime::Handle::current()).unwrap()
}

fn scribble(file: &std::path::Path) {
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0x5a);
    std::fs::write(file, bytes).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn f37_a_damaged_reference_is_built_again_from_the_embedded_pack() {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Theme(Theme::Dark)).await.unwrap();
    let held = phone.guide_held().await;
    let Phone { app, folder, .. } = phone;
    drop(app);
    for file in ["reference.db-wal", "reference.db-shm"] {
        let _ = std::fs::remove_file(folder.path().join(file));
    }
    for damage in ["scribbled", "emptied", "replaced"] {
        let file = folder.path().join("reference.db");
        match damage {
            "scribbled" => scribble(&file),
            "emptied" => std::fs::write(&file, b"").unwrap(),
            _ => std::fs::write(&file, [0x42; 70_000]).unwrap(),
        }
        let app = open(folder.path(), Some([7; 32]));
        app.seed().await;
        let settings = app.store.read(settings::read).await.unwrap();
        assert_eq!(settings.theme, Theme::Dark, "{damage}: the desk is untouched");
    }
    let phone = Phone::in_folder(folder, "http://127.0.0.1:9");
    assert_eq!(phone.guide_held().await, held);
}

#[tokio::test(flavor = "multi_thread")]
async fn f36_a_damaged_desk_is_set_aside_and_kept_and_said() {
    let phone = Phone::alone();
    phone.app.actions.adjust(Adjust::Theme(Theme::Dark)).await.unwrap();
    let Phone { app, folder, .. } = phone;
    drop(app);
    for file in ["desk.db-wal", "desk.db-shm"] {
        let _ = std::fs::remove_file(folder.path().join(file));
    }
    let file = folder.path().join("desk.db");
    std::fs::write(&file, [0x42; 9000]).unwrap();
    let app = open(folder.path(), Some([7; 32]));
    let DeskState::SetAside { kept } = &app.desk else { panic!("{:?}", app.desk) };
    assert_eq!(std::fs::read(kept).unwrap(), [0x42; 9000], "kept as it was");
    app.actions.adjust(Adjust::Theme(Theme::Light)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn f41_without_its_key_the_desk_stays_closed_and_untouched() {
    let phone = Phone::alone();
    phone.app.actions.adjust(Adjust::Theme(Theme::Dark)).await.unwrap();
    let Phone { app, folder, .. } = phone;
    drop(app);
    let before = std::fs::read(folder.path().join("desk.db")).unwrap();
    let app = open(folder.path(), None);
    assert_eq!(app.desk, DeskState::Closed { code: "desk-closed" });
    app.seed().await;
    assert!(app.actions.adjust(Adjust::Theme(Theme::Light)).await.is_err());
    drop(app);
    assert_eq!(std::fs::read(folder.path().join("desk.db")).unwrap(), before);
    let app = open(folder.path(), Some([7; 32]));
    assert_eq!(app.store.read(settings::read).await.unwrap().theme, Theme::Dark);
}

#[tokio::test(flavor = "multi_thread")]
async fn f41_with_another_key_the_desk_stays_closed_and_its_own_key_opens_it_again() {
    let phone = Phone::alone();
    phone.app.actions.adjust(Adjust::Theme(Theme::Dark)).await.unwrap();
    let Phone { app, folder, .. } = phone;
    drop(app);
    let app = open(folder.path(), Some([8; 32]));
    assert_eq!(app.desk, DeskState::Closed { code: "vault-gone" });
    assert!(app.actions.adjust(Adjust::Theme(Theme::Light)).await.is_err());
    drop(app);
    let app = open(folder.path(), Some([7; 32]));
    assert_eq!(app.desk, DeskState::Sound);
    assert_eq!(app.store.read(settings::read).await.unwrap().theme, Theme::Dark);
}

#[test]
fn a_vault_makes_a_key_only_where_no_desk_was_begun() {
    use ma_region::platform::Vault;
    use ma_region::platform::desktop::FileVault;
    let folder = tempfile::tempdir().unwrap();
    let vault = FileVault { file: folder.path().join("vault.key") };
    assert!(vault.desk_key(false).is_err(), "its key is gone: another one opens nothing");
    let keys: Vec<_> = std::thread::scope(|scope| {
        let makers: Vec<_> = (0..8).map(|_| scope.spawn(|| vault.desk_key(true).unwrap())).collect();
        makers.into_iter().map(|maker| maker.join().unwrap()).collect()
    });
    assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "of those who begin at once, one wins");
    assert_eq!(vault.desk_key(false).unwrap(), keys[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_that_another_process_writes_to_is_not_thrown_away() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let held = phone.guide_held().await;
    let Phone { app, folder, .. } = phone;
    drop(app);
    let other = rusqlite::Connection::open(folder.path().join("reference.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let phone = Phone::in_folder(folder, "http://127.0.0.1:9");
    assert_eq!(phone.guide_held().await, held, "it is read beside the writer");
    other.execute_batch("ROLLBACK").unwrap();
}
