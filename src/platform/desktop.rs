//! The desk computer: system clock, files, the system's browser. Also what the terminal runs on.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::{Browser, Clock, Folders, Line, Network, NoBrowser, Vault, VaultGone};

/// The system's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        DateTime::from_timestamp_millis(i64::try_from(since.as_millis()).unwrap_or(0)).unwrap_or_default()
    }
}

/// Files that only their owner may read. Good enough to develop; phones use their keystore.
pub struct FileVault {
    /// The file of the key; the token lies beside it.
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

    fn token(&self) -> Result<Option<Zeroizing<String>>, VaultGone> {
        match fs::read_to_string(self.token_file()) {
            Ok(token) => Ok(Some(Zeroizing::new(token))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(_) => Err(VaultGone),
        }
    }

    fn keep_token(&self, token: Option<&str>) -> Result<(), VaultGone> {
        let Some(token) = token else {
            return match fs::remove_file(self.token_file()) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(VaultGone),
                _ => Ok(()),
            };
        };
        let fresh = self.written_aside(token.as_bytes())?;
        let kept = fs::rename(&fresh, self.token_file()).map_err(|_| VaultGone);
        if kept.is_err() {
            let _ = fs::remove_file(&fresh);
        }
        kept
    }
}

impl FileVault {
    fn token_file(&self) -> PathBuf {
        self.file.with_extension("token")
    }

    /// A file beside the key's that holds these bytes, synced, for its owner alone.
    fn written_aside(&self, bytes: &[u8]) -> Result<PathBuf, VaultGone> {
        let folder = self.file.parent().ok_or(VaultGone)?;
        fs::create_dir_all(folder).map_err(|_| VaultGone)?;
        let fresh = self.file.with_extension(format!("new-{}", uuid::Uuid::now_v7()));
        let mut options = fs::OpenOptions::new();
        let file = options.write(true).create(true).truncate(true).mode(0o600).open(&fresh);
        let mut file = file.map_err(|_| VaultGone)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|_| VaultGone)?;
        Ok(fresh)
    }

    fn make(&self) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(key.as_mut()).map_err(|_| VaultGone)?;
        // Written aside and linked: never half-written, and of two processes that begin at once, one wins.
        let fresh = self.written_aside(key.as_ref())?;
        let linked = fs::hard_link(&fresh, &self.file);
        let _ = fs::remove_file(&fresh);
        match linked {
            Ok(()) => {
                let folder = self.file.parent().ok_or(VaultGone)?;
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

    fn saved(&self) -> Option<PathBuf> {
        dirs::download_dir().or_else(dirs::document_dir).or_else(dirs::home_dir)
    }
}

/// The line that the system's routes lead to.
pub struct SystemNetwork;

impl Network for SystemNetwork {
    fn line(&self) -> Line {
        fs::read_to_string("/proc/net/route").map_or(Line::Unknown, |routes| line_of(&routes))
    }
}

/// The kind of the interface that the default route takes, by the names that Linux gives (systemd.net-naming):
/// `ww` and `rmnet` are mobile networks, `ppp` a modem's.
fn line_of(routes: &str) -> Line {
    let default = |route: &&str| route.split_whitespace().nth(1) == Some("00000000");
    let interface = routes.lines().skip(1).find(default).and_then(|route| route.split_whitespace().next());
    match interface {
        None => Line::Unknown,
        Some(name) if ["ww", "rmnet", "ppp", "usb"].iter().any(|mobile| name.starts_with(mobile)) => {
            Line::Metered
        }
        Some(_) => Line::Free,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_route_says_the_kind_of_line() {
        let routes = |name: &str| {
            format!("Iface\tDestination\tGateway\nlo\t0000007F\t0\n{name}\t00000000\t0102A8C0\t0003\n")
        };
        assert_eq!(line_of(&routes("wlp3s0")), Line::Free);
        assert_eq!(line_of(&routes("enp0s31f6")), Line::Free);
        assert_eq!(line_of(&routes("wwan0")), Line::Metered);
        assert_eq!(line_of(&routes("rmnet_data0")), Line::Metered);
        assert_eq!(line_of("Iface\tDestination\n"), Line::Unknown);
    }
}
