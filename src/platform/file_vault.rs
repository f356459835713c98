//! A vault of files that only their owner may read: to develop with, and where the system has no safe.

use std::fs;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zeroize::Zeroizing;

use super::{Safe, Secret, Vault, VaultGone};

/// Files that only their owner may read. Good enough to develop; phones use their keystore.
pub struct FileVault {
    /// The file of the key; the secrets lie beside it.
    pub file: PathBuf,
}

impl Vault for FileVault {
    fn desk_key(&self, first: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
        match self.key()? {
            Some(key) => Ok(key),
            None if first => {
                let mut key = Zeroizing::new([0; 32]);
                getrandom::fill(key.as_mut()).map_err(|_| VaultGone)?;
                match place(&self.file, key.as_ref())? {
                    Placed::Ours => Ok(key),
                    Placed::Theirs => self.key()?.ok_or(VaultGone),
                }
            }
            None => Err(VaultGone),
        }
    }

    fn destroy_key(&self) -> Result<(), VaultGone> {
        overwrite(&self.file)?;
        remove(&self.file)?;
        // Whoever died while a key or a secret was being written left it aside.
        for left in self.left_aside()? {
            overwrite(&left)?;
            remove(&left)?;
        }
        Ok(())
    }

    fn secret(&self, what: Secret) -> Result<Option<Zeroizing<String>>, VaultGone> {
        match fs::read_to_string(self.of(what)) {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(_) => Err(VaultGone),
        }
    }

    fn keep(&self, what: Secret, secret: Option<&str>) -> Result<(), VaultGone> {
        let file = self.of(what);
        let Some(secret) = secret else { return remove(&file) };
        let fresh = written_aside(&file, secret.as_bytes())?;
        let kept = fs::rename(&fresh, &file).map_err(|_| VaultGone);
        if kept.is_err() {
            let _ = fs::remove_file(&fresh);
        }
        kept.and_then(|()| sync_folder_of(&file))
    }

    fn beside(&self, folder: &Path) -> Arc<dyn Vault> {
        Arc::new(Self { file: folder.join("vault.key") })
    }

    fn safe(&self) -> Safe {
        Safe::Files
    }
}

impl FileVault {
    /// The key, if there is one.
    pub(super) fn key(&self) -> Result<Option<Zeroizing<[u8; 32]>>, VaultGone> {
        match fs::read(&self.file) {
            Ok(bytes) => bytes.try_into().map(|key| Some(Zeroizing::new(key))).map_err(|_| VaultGone),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(_) => Err(VaultGone),
        }
    }

    /// Takes the key away, once another safe has it.
    #[cfg(target_os = "linux")]
    pub(super) fn forget_key(&self) -> Result<(), VaultGone> {
        remove(&self.file)
    }

    fn left_aside(&self) -> Result<Vec<PathBuf>, VaultGone> {
        let folder = self.file.parent().ok_or(VaultGone)?;
        let begins = format!("{}.{ASIDE}", self.file.file_stem().unwrap_or_default().to_string_lossy());
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|_| VaultGone)?,
        };
        let named =
            |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().starts_with(&begins);
        Ok(entries.filter_map(|entry| Some(entry.ok()?.path())).filter(named).collect())
    }

    fn of(&self, what: Secret) -> PathBuf {
        self.file.with_extension(what.code())
    }
}

/// Whose bytes lie where two may have wanted to put theirs.
#[derive(PartialEq, Eq)]
pub(super) enum Placed {
    /// Those given.
    Ours,
    /// Those of whoever was first.
    Theirs,
}

/// Puts bytes into a file that is not there yet: never half-written, and of two processes that begin at once, one
/// wins. A desk is begun only under a key that outlasts a power cut.
pub(super) fn place(file: &Path, bytes: &[u8]) -> Result<Placed, VaultGone> {
    let fresh = written_aside(file, bytes)?;
    let linked = fs::hard_link(&fresh, file);
    let _ = fs::remove_file(&fresh);
    match linked {
        Ok(()) => sync_folder_of(file).map(|()| Placed::Ours),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Placed::Theirs),
        Err(_) => Err(VaultGone),
    }
}

/// What the ending of a file begins with that is not in its place yet.
const ASIDE: &str = "new-";

/// A file beside that one which holds these bytes, synced, for its owner alone.
fn written_aside(file: &Path, bytes: &[u8]) -> Result<PathBuf, VaultGone> {
    lasting_folder(file.parent().ok_or(VaultGone)?)?;
    let fresh = file.with_extension(format!("{ASIDE}{}", uuid::Uuid::now_v7()));
    let mut options = fs::OpenOptions::new();
    let file = options.write(true).create(true).truncate(true).mode(0o600).open(&fresh);
    let mut file = file.map_err(|_| VaultGone)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|_| VaultGone)?;
    Ok(fresh)
}

fn remove(file: &Path) -> Result<(), VaultGone> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(_) => Err(VaultGone),
        Ok(()) => sync_folder_of(file),
    }
}

/// Writes nothing over what a file holds, so that its bytes do not lie about on the disk once it has gone.
fn overwrite(file: &Path) -> Result<(), VaultGone> {
    let mut opened = match fs::OpenOptions::new().write(true).open(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        opened => opened.map_err(|_| VaultGone)?,
    };
    let length = opened.metadata().map_err(|_| VaultGone)?.len();
    let nothing = vec![0; usize::try_from(length).map_err(|_| VaultGone)?];
    opened.write_all(&nothing).and_then(|()| opened.sync_all()).map_err(|_| VaultGone)
}

/// Makes what was renamed, linked or removed beside that file outlast a power cut.
fn sync_folder_of(file: &Path) -> Result<(), VaultGone> {
    let folder = file.parent().ok_or(VaultGone)?;
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|_| VaultGone)
}

/// Makes a folder, and those it lies in, so that they outlast a power cut with what is written into them.
fn lasting_folder(folder: &Path) -> Result<(), VaultGone> {
    if folder.is_dir() || folder.as_os_str().is_empty() {
        return Ok(());
    }
    lasting_folder(folder.parent().ok_or(VaultGone)?)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(VaultGone),
        _ => sync_folder_of(folder),
    }
}
