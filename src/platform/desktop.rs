//! The desk computer: system clock, files, the system's browser. Also what the terminal runs on.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::{Browser, Clock, Folders, NoBrowser, Vault, VaultGone};

/// The system's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        DateTime::from_timestamp_millis(i64::try_from(since.as_millis()).unwrap_or(0)).unwrap_or_default()
    }
}

/// A key in a file that only its owner may read. Good enough to develop; phones use their keystore.
pub struct FileVault {
    /// The file.
    pub file: PathBuf,
}

impl Vault for FileVault {
    fn desk_key(&self, first: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
        match fs::read(&self.file) {
            Ok(bytes) => Ok(Zeroizing::new(bytes.try_into().map_err(|_| VaultGone)?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && first => self.make(),
            Err(_) => Err(VaultGone),
        }
    }
}

impl FileVault {
    fn make(&self) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(key.as_mut()).map_err(|_| VaultGone)?;
        let folder = self.file.parent().ok_or(VaultGone)?;
        fs::create_dir_all(folder).map_err(|_| VaultGone)?;
        // Written aside and linked: never half-written, and of two processes that begin at once, one wins.
        let fresh = self.file.with_extension(format!("new-{}", uuid::Uuid::now_v7()));
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&fresh)
            .map_err(|_| VaultGone)?;
        file.write_all(key.as_ref()).and_then(|()| file.sync_all()).map_err(|_| VaultGone)?;
        let linked = fs::hard_link(&fresh, &self.file);
        let _ = fs::remove_file(&fresh);
        match linked {
            Ok(()) => {
                let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
                Ok(key)
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => self.desk_key(false),
            Err(_) => Err(VaultGone),
        }
    }
}

/// The system's own browser.
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    fn open(&self, link: &str) -> Result<(), NoBrowser> {
        webbrowser::open(link).map_err(|_| NoBrowser)
    }
}

/// The folders of the XDG rules.
pub struct XdgFolders;

impl Folders for XdgFolders {
    fn data(&self) -> Option<PathBuf> {
        let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
        let base = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).or_else(home)?;
        Some(base.join("fr.maregion.bfc"))
    }
}
