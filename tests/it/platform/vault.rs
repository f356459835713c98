//! The vault's contract, one suite over each safe: the fake, files of mode 0600, and the system's own (GNOME Keyring, on
//! a bus of the test's).

use std::collections::BTreeSet;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use ma_region::platform::desktop::{FileVault, Keeper, ServiceVault, keeper, vault};
use ma_region::platform::fake::HandVault;
use ma_region::platform::{Safe, Secret, Vault, VaultGone};

/// What every safe promises. `opens` gives the same one anew, as after a restart.
fn keeps_the_contract(opens: &(dyn Fn() -> Arc<dyn Vault> + Sync)) {
    // Four that begin at once are given one key.
    let keys: BTreeSet<[u8; 32]> = std::thread::scope(|scope| {
        let each: Vec<_> = (0..4).map(|_| scope.spawn(|| *opens().desk_key(true).unwrap())).collect();
        each.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(keys.len(), 1, "one key");
    let key = *keys.first().unwrap();
    assert_eq!((*opens().desk_key(false).unwrap(), *opens().desk_key(true).unwrap()), (key, key));
    assert_ne!(key, [0; 32]);

    let long = "\u{e9} { \"=\" }\n".repeat(1_000);
    for what in Secret::ALL {
        assert_eq!(opens().secret(what).unwrap(), None, "{what:?}");
        opens().keep(what, None).unwrap();
        for text in ["one", &long, "Ma\u{eb}lle \u{2019}"] {
            opens().keep(what, Some(text)).unwrap();
            assert_eq!(opens().secret(what).unwrap().as_deref().map(String::as_str), Some(text), "{what:?}");
        }
    }
    opens().keep(Secret::Trip, None).unwrap();
    opens().keep(Secret::Trip, None).unwrap();
    for what in Secret::ALL {
        assert_eq!(opens().secret(what).unwrap().is_some(), what != Secret::Trip, "{what:?} alone went");
    }
    assert_eq!(*opens().desk_key(false).unwrap(), key, "and the key stays");

    // Once it is destroyed nobody has it, and another one may be made; the secrets are none of it.
    opens().destroy_key().unwrap();
    opens().destroy_key().unwrap();
    assert!(opens().desk_key(false).is_err(), "it is gone");
    assert_ne!(*opens().desk_key(true).unwrap(), key, "another one");
    assert!(opens().secret(Secret::Tokens).unwrap().is_some());
}

#[test]
fn the_fake_keeps_the_contract_and_says_nothing_while_it_is_locked() {
    let fake = Arc::new(HandVault::with(Some([7; 32])));
    keeps_the_contract(&|| fake.clone());
    fake.becomes(None);
    assert_eq!(fake.secret(Secret::Tokens).err(), Some(VaultGone));
    assert_eq!(fake.keep(Secret::Tokens, None).err(), Some(VaultGone));
    fake.becomes(Some([7; 32]));
    assert!(fake.secret(Secret::Tokens).unwrap().is_some(), "what it kept is kept");
}

#[test]
fn files_keep_the_contract_and_are_their_owner_s_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a/b/vault.key");
    assert!(
        FileVault { file: file.clone() }.desk_key(false).is_err(),
        "no key is made where a desk was begun"
    );
    keeps_the_contract(&|| Arc::new(FileVault { file: file.clone() }));
    let kept = std::fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<_> = kept.collect();
    assert_eq!(kept.len(), 5, "the key and four secrets, and nothing half-written: {kept:?}");
    for path in kept {
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{path:?}");
    }
    std::fs::write(&file, "short").unwrap();
    assert!(FileVault { file: file.clone() }.desk_key(true).is_err());
    assert_eq!(std::fs::read(&file).unwrap(), b"short", "what is not ours to read is not ours to write over");
}

/// Runs one of the tests below on a bus of its own, with a safe that `password` opens; without one, none is there.
fn on_a_bus(test: &str, password: Option<&str>) {
    let home = tempfile::tempdir().unwrap();
    let script = match password {
        Some(_) => {
            "gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1 && exec \"$0\" \"$@\""
        }
        None => "exec \"$0\" \"$@\"",
    };
    let mut child = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", script])
        .arg(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "--nocapture", &format!("platform::vault::{test}")])
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_RUNTIME_DIR", home.path())
        .env("XDG_CACHE_HOME", home.path().join("cache"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("dbus is installed by .ci/setup.sh");
    child.stdin.take().unwrap().write_all(password.unwrap_or_default().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success() && said.contains("1 passed"), "{test}: {said}");
}

#[test]
fn the_system_s_safe_keeps_the_contract() {
    on_a_bus("inside_the_contract", Some("a password"));
}

#[test]
fn a_key_in_a_file_moves_into_the_system_s_safe_and_is_never_lost() {
    on_a_bus("inside_the_move", Some("a password"));
}

#[test]
fn where_no_safe_answers_files_keep_the_key_and_what_a_safe_holds_is_waited_for() {
    on_a_bus("inside_without_a_safe", None);
}

const LABEL: &str = "Ma R\u{e9}gion & moi";

#[test]
#[ignore = "run by its twin, on a bus of its own"]
fn inside_the_contract() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let safe = ServiceVault::of(folder.path(), LABEL);
    assert!(safe.answers() && !safe.was_used());
    assert!(safe.desk_key(false).is_err(), "no key is made where a desk was begun");
    keeps_the_contract(&|| Arc::new(ServiceVault::of(folder.path(), LABEL)));
    assert!(safe.was_used());
    // Nothing lies in the folder but the name of its items, and a lock.
    let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: BTreeSet<_> = left.map(|name| name.into_string().unwrap()).collect();
    assert_eq!(left, BTreeSet::from(["vault.id".to_owned(), "vault.lock".to_owned()]));
    // Another folder's items are others; a folder that was moved finds its own again.
    let neighbour = ServiceVault::of(other.path(), LABEL);
    assert_ne!(*neighbour.desk_key(true).unwrap(), *safe.desk_key(false).unwrap());
    assert_eq!(neighbour.secret(Secret::Tokens).unwrap(), None);
    let moved = other.path().join("moved");
    std::fs::create_dir(&moved).unwrap();
    std::fs::copy(folder.path().join("vault.id"), moved.join("vault.id")).unwrap();
    assert_eq!(*ServiceVault::of(&moved, LABEL).desk_key(false).unwrap(), *safe.desk_key(false).unwrap());
}

fn with_files(folder: &Path) -> (FileVault, [u8; 32]) {
    let files = FileVault { file: folder.join("vault.key") };
    let key = *files.desk_key(true).unwrap();
    files.keep(Secret::Tokens, Some("tokens")).unwrap();
    (files, key)
}

#[test]
#[ignore = "run by its twin, on a bus of its own"]
fn inside_the_move() {
    let folder = tempfile::tempdir().unwrap();
    let (files, key) = with_files(folder.path());
    let chosen = vault(folder.path(), Keeper::Best, LABEL);
    assert_eq!((chosen.safe(), *chosen.desk_key(false).unwrap()), (Safe::System, key));
    assert_eq!(chosen.secret(Secret::Tokens).unwrap().as_deref().map(String::as_str), Some("tokens"));
    assert!(files.desk_key(false).is_err() && files.secret(Secret::Tokens).unwrap().is_none(), "they moved");
    // The file is there again, of an older copy of the folder: the same key. It goes again.
    std::fs::write(&files.file, key).unwrap();
    assert_eq!(vault(folder.path(), Keeper::Best, LABEL).safe(), Safe::System);
    assert!(!files.file.exists());
    // Another key in the file is what this desk was begun with: it goes on to be used, and neither is written over.
    std::fs::write(&files.file, [9; 32]).unwrap();
    let chosen = vault(folder.path(), Keeper::Best, LABEL);
    assert_eq!((chosen.safe(), *chosen.desk_key(false).unwrap()), (Safe::Files, [9; 32]));
    assert_eq!(*ServiceVault::of(folder.path(), LABEL).desk_key(false).unwrap(), key);
    // Asked for by name, files stay files.
    let other = tempfile::tempdir().unwrap();
    let (files, key) = with_files(other.path());
    assert_eq!(keeper(other.path(), true), Keeper::Files);
    assert_eq!(*vault(other.path(), Keeper::Files, LABEL).desk_key(false).unwrap(), key);
    assert!(files.file.exists());
    // A folder whose key is in the safe asks the safe, however it was named.
    assert_eq!(keeper(folder.path(), true), Keeper::Best);
}

#[test]
#[ignore = "run by its twin, on a bus of its own"]
fn inside_without_a_safe() {
    let folder = tempfile::tempdir().unwrap();
    let chosen = vault(folder.path(), Keeper::Best, LABEL);
    let key = *chosen.desk_key(true).unwrap();
    assert_eq!(chosen.safe(), Safe::Files);
    assert_eq!(*vault(folder.path(), Keeper::Best, LABEL).desk_key(false).unwrap(), key);
    assert!(vault(folder.path(), Keeper::System, LABEL).desk_key(true).is_err(), "the system's, or none");
    // A key that went into a safe is in the safe: while it does not answer the desk is closed, and no other key is made.
    std::fs::write(folder.path().join("vault.id"), "0b0e").unwrap();
    std::fs::remove_file(folder.path().join("vault.key")).unwrap();
    let shut = vault(folder.path(), Keeper::Best, LABEL);
    assert_eq!(shut.desk_key(false).err(), Some(VaultGone));
    assert_eq!(shut.secret(Secret::Tokens).err(), Some(VaultGone));
    assert!(!folder.path().join("vault.key").exists());
}
