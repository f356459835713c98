//! A vault in the desktop's own safe (GNOME Keyring, KWallet…), asked over D-Bus: the Secret Service of freedesktop.
//!
//! Its items are found by a name that lies in the data folder, so that a folder that is moved, or put back from a
//! backup beside its safe, finds its key again.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use secret_service::blocking::{Collection, SecretService};
use secret_service::{EncryptionType, Error};
use zeroize::Zeroizing;

use super::desktop::NAME;
use super::file_vault::{FileVault, place};
use super::{Safe, Secret, Vault, VaultGone};

/// How long a safe may take to answer a question.
const ANSWERS_WITHIN: Duration = Duration::from_secs(15);
/// How long its owner may take to unlock it.
const UNLOCKED_WITHIN: Duration = Duration::from_secs(180);

const KEY: &str = "desk-key";

/// The items of one data folder.
#[derive(Clone)]
pub struct ServiceVault {
    folder: PathBuf,
    label: String,
}

/// A question to the default collection of the safe.
type Answer<T> = Result<T, Error>;

impl ServiceVault {
    /// The vault of that folder. `label` is what its owner reads in the system's list of secrets.
    pub fn of(folder: &Path, label: &str) -> Self {
        Self { folder: folder.to_owned(), label: label.to_owned() }
    }

    /// Whether the safe is there, and open: its owner is asked to open it if it is not.
    pub fn answers(&self) -> bool {
        // No secret travels: none is encrypted for it.
        ask_over(EncryptionType::Plain, |_| Ok(())).is_ok()
    }

    /// Whether something of this folder was ever put there.
    pub fn was_used(&self) -> bool {
        self.name_file().exists()
    }

    /// Takes over what files kept so far: their secrets, then their key, each read back before its file goes. Where
    /// both have a key and the two differ, nothing moves: the desk opens with that of the file, as before.
    pub fn takes_over(&self, files: &FileVault) -> Result<(), VaultGone> {
        let Some(key) = files.key()? else { return Ok(()) };
        if self.was_used() && self.key()?.is_some_and(|ours| *ours != *key) {
            return Err(VaultGone);
        }
        for what in Secret::ALL {
            if let Some(secret) = files.secret(what)? {
                self.keep(what, Some(&secret))?;
                if self.secret(what)?.is_none_or(|back| *back != *secret) {
                    return Err(VaultGone);
                }
            }
        }
        self.put_key(&key)?;
        files.forget_key()?;
        // The key is moved, and from the next start on nobody looks at the files: what remains of them is removed now,
        // or else only their owner may read it.
        for what in Secret::ALL {
            let _ = files.keep(what, None);
        }
        Ok(())
    }

    /// The key, if there is one.
    pub(super) fn key(&self) -> Result<Option<Zeroizing<[u8; 32]>>, VaultGone> {
        let Some(text) = self.read(KEY)? else { return Ok(None) };
        let bytes = Zeroizing::new(BASE64.decode(text.as_bytes()).map_err(|_| VaultGone)?);
        let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| VaultGone)?;
        Ok(Some(Zeroizing::new(key)))
    }

    /// Puts the key there, and reads it back over another connection: only then is it said to be there.
    pub(super) fn put_key(&self, key: &[u8; 32]) -> Result<(), VaultGone> {
        // As text: some safes show and export nothing else.
        let text = Zeroizing::new(BASE64.encode(key));
        self.write(KEY, Some(&text))?;
        match self.key()? {
            Some(back) if *back == *key => Ok(()),
            _ => Err(VaultGone),
        }
    }

    fn name_file(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    /// The name under which this folder's items are found; made once.
    fn name(&self) -> Result<String, VaultGone> {
        let read = || fs::read_to_string(self.name_file());
        if let Ok(name) = read() {
            return Ok(name);
        }
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|_| VaultGone)?;
        let name = uuid::Builder::from_random_bytes(random).into_uuid().to_string();
        place(&self.name_file(), name.as_bytes())?;
        read().map_err(|_| VaultGone)
    }

    fn read(&self, what: &'static str) -> Result<Option<Zeroizing<String>>, VaultGone> {
        let name = self.name()?;
        ask(move |collection| {
            let found = collection.search_items(attributes(&name, what))?;
            let Some(item) = found.first() else { return Ok(None) };
            Ok(Some(Zeroizing::new(item.get_secret()?)))
        })?
        .map(|bytes| String::from_utf8(bytes.to_vec()).map(Zeroizing::new).map_err(|_| VaultGone))
        .transpose()
    }

    fn write(&self, what: &'static str, secret: Option<&str>) -> Result<(), VaultGone> {
        let (name, label) = (self.name()?, self.label.clone());
        let secret = secret.map(|secret| Zeroizing::new(secret.as_bytes().to_vec()));
        ask(move |collection| match &secret {
            Some(secret) => {
                let item =
                    collection.create_item(&label, attributes(&name, what), secret, true, "text/plain")?;
                drop(item);
                Ok(())
            }
            None => {
                collection.search_items(attributes(&name, what))?.iter().try_for_each(|item| item.delete())
            }
        })
    }
}

impl Vault for ServiceVault {
    fn desk_key(&self, first: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
        self.name()?;
        // Of two processes that begin at once, one makes the key and the other finds it.
        let lock = fs::File::create(self.folder.join("vault.lock")).map_err(|_| VaultGone)?;
        lock.lock().map_err(|_| VaultGone)?;
        match self.key()? {
            Some(key) => Ok(key),
            None if first => {
                let mut key = Zeroizing::new([0; 32]);
                getrandom::fill(key.as_mut()).map_err(|_| VaultGone)?;
                self.put_key(&key)?;
                Ok(key)
            }
            None => Err(VaultGone),
        }
    }

    fn destroy_key(&self) -> Result<(), VaultGone> {
        self.write(KEY, None)?;
        // Asked again over another connection: only then is it said to be gone.
        if self.read(KEY)?.is_none() { Ok(()) } else { Err(VaultGone) }
    }

    fn secret(&self, what: Secret) -> Result<Option<Zeroizing<String>>, VaultGone> {
        self.read(what.code())
    }

    fn keep(&self, what: Secret, secret: Option<&str>) -> Result<(), VaultGone> {
        self.write(what.code(), secret)
    }

    fn beside(&self, folder: &Path) -> Arc<dyn Vault> {
        Arc::new(Self { folder: folder.to_owned(), label: self.label.clone() })
    }

    fn safe(&self) -> Safe {
        Safe::System
    }
}

fn attributes<'a>(name: &'a str, what: &'a str) -> HashMap<&'a str, &'a str> {
    HashMap::from([("xdg:schema", "fr.maregion.bfc"), ("vault", name), ("secret", what)])
}

/// Asks the safe's default collection, on a thread of its own: a safe that does not answer keeps nobody waiting for
/// ever. Each question has its own connection, so that a safe that was started again meanwhile is no trouble.
fn ask<T: Send + 'static>(
    question: impl FnOnce(&Collection<'_>) -> Answer<T> + Send + 'static,
) -> Result<T, VaultGone> {
    ask_over(EncryptionType::Dh, question)
}

fn ask_over<T: Send + 'static>(
    line: EncryptionType,
    question: impl FnOnce(&Collection<'_>) -> Answer<T> + Send + 'static,
) -> Result<T, VaultGone> {
    enum Told<T> {
        Locked,
        Unlocked,
        Answered(Answer<T>),
    }
    let (tell, told) = mpsc::channel();
    let asked = move || {
        let outcome = (|| {
            let service = SecretService::connect(line)?;
            let collection = service.get_default_collection()?;
            if collection.is_locked()? {
                // Nobody listens any more if it took too long; then nobody hears of the answer either.
                let _ = tell.send(Told::Locked);
                collection.unlock()?;
                collection.ensure_unlocked()?;
                let _ = tell.send(Told::Unlocked);
            }
            question(&collection)
        })();
        let _ = tell.send(Told::Answered(outcome));
    };
    std::thread::Builder::new().name("vault".into()).spawn(asked).map_err(|_| VaultGone)?;
    let mut patience = ANSWERS_WITHIN;
    loop {
        match told.recv_timeout(patience) {
            Ok(Told::Locked) => patience = UNLOCKED_WITHIN,
            Ok(Told::Unlocked) => patience = ANSWERS_WITHIN,
            Ok(Told::Answered(answer)) => return answer.map_err(|_| VaultGone),
            Err(_) => return Err(VaultGone),
        }
    }
}
