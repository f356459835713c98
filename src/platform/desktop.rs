//! The desk computer: system clock, vault, the system's browser. Also what the terminal runs on.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::distance::Point;
use zeroize::Zeroizing;

pub use super::file_vault::FileVault;
pub use super::loopback::LoopbackReturns;
#[cfg(target_os = "linux")]
pub use super::service_vault::ServiceVault;
#[cfg(target_os = "linux")]
pub use super::speech::SpeechDispatcher;
use super::{
    Browser, Clock, Folders, Line, Network, NoBrowser, Position, Safe, Secret, Vault, VaultGone, Voice,
};

/// The system's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        DateTime::from_timestamp_millis(i64::try_from(since.as_millis()).unwrap_or(0)).unwrap_or_default()
    }

    fn up(&self) -> TimeDelta {
        let since = rustix::time::clock_gettime(AWAKE_AND_ASLEEP);
        TimeDelta::new(since.tv_sec, u32::try_from(since.tv_nsec).unwrap_or(0)).unwrap_or_default()
    }
}

/// The clock that counts since the system was started, sleep included. Apple's monotonic one does.
#[cfg(any(target_os = "linux", target_os = "android"))]
const AWAKE_AND_ASLEEP: rustix::time::ClockId = rustix::time::ClockId::Boottime;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const AWAKE_AND_ASLEEP: rustix::time::ClockId = rustix::time::ClockId::Monotonic;

/// A clock on the wall that stands, as `--now` wishes it. How long the system has been up is true all the same: nobody
/// shortens a wait by it.
pub struct StandingClock(pub DateTime<Utc>);

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }

    fn up(&self) -> TimeDelta {
        SystemClock.up()
    }
}

/// Which safe keeps the key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keeper {
    /// The system's where it answers, else files.
    #[default]
    Best,
    /// The system's, or none.
    System,
    /// Files beside the data.
    Files,
}

/// The safe that nobody chose. A folder that was chosen by hand is a developer's, or a test's: what was begun in it stays
/// in it.
pub fn keeper(folder: &Path, by_hand: bool) -> Keeper {
    if by_hand && !folder.join(NAME).exists() { Keeper::Files } else { Keeper::Best }
}

/// The file that names a folder's items in the system's safe.
pub(super) const NAME: &str = "vault.id";

/// The vault of a data folder; `label` is what the system calls its items by.
pub fn vault(folder: &Path, keeper: Keeper, label: &str) -> Arc<dyn Vault> {
    let files = FileVault { file: folder.join("vault.key") };
    match keeper {
        Keeper::Files => Arc::new(files),
        Keeper::Best | Keeper::System => system_vault(folder, keeper, label, files),
    }
}

#[cfg(target_os = "linux")]
fn system_vault(folder: &Path, keeper: Keeper, label: &str, files: FileVault) -> Arc<dyn Vault> {
    use super::service_vault::ServiceVault;
    let service = ServiceVault::of(folder, label);
    if service.answers() {
        if service.takes_over(&files).is_ok() {
            return Arc::new(service);
        }
    } else if keeper == Keeper::System || service.was_used() && !files.file.exists() {
        // What was put into the safe is in the safe: a key made now would open nothing.
        return Arc::new(Shut);
    }
    Arc::new(files)
}

#[cfg(not(target_os = "linux"))]
fn system_vault(_: &Path, keeper: Keeper, _: &str, files: FileVault) -> Arc<dyn Vault> {
    // The phones' own safes come with their native side.
    if keeper == Keeper::System { Arc::new(Shut) } else { Arc::new(files) }
}

/// A safe that does not open now. Nothing is deleted; the next start asks again.
struct Shut;

impl Vault for Shut {
    fn desk_key(&self, _: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
        Err(VaultGone)
    }

    fn destroy_key(&self) -> Result<(), VaultGone> {
        Err(VaultGone)
    }

    fn secret(&self, _: Secret) -> Result<Option<Zeroizing<String>>, VaultGone> {
        Err(VaultGone)
    }

    fn keep(&self, _: Secret, _: Option<&str>) -> Result<(), VaultGone> {
        Err(VaultGone)
    }

    fn beside(&self, _: &Path) -> Arc<dyn Vault> {
        Arc::new(Self)
    }

    fn safe(&self) -> Safe {
        Safe::System
    }
}

/// The voice of this system.
#[cfg(target_os = "linux")]
pub fn voice() -> Arc<dyn Voice> {
    Arc::new(SpeechDispatcher::found())
}

/// The phones' own voices come with their native side.
#[cfg(not(target_os = "linux"))]
pub fn voice() -> Arc<dyn Voice> {
    use super::{NoVoice, Presence};
    struct NotYet;
    impl Voice for NotYet {
        fn presence(&self) -> Presence {
            Presence::NotYet
        }

        fn say(&self, _: &str, _: &str, _: &(dyn Fn() -> bool + Sync)) -> Result<(), NoVoice> {
            Err(NoVoice)
        }
    }
    Arc::new(NotYet)
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

/// A desk computer does not know where it is: a commune that is typed is enough. A development build takes the
/// environment's word for it, so that what a phone shows can be seen: `MA_REGION_POSITION=47.62,6.15`.
pub struct Typed;

impl Position for Typed {
    fn is_offered(&self) -> bool {
        self.locate().is_some()
    }

    fn locate(&self) -> Option<Point> {
        let said = cfg!(debug_assertions).then(|| std::env::var("MA_REGION_POSITION").ok()).flatten()?;
        let (lat, lon) = said.split_once(',')?;
        Point::of_degrees(lat.trim().parse().ok()?, lon.trim().parse().ok()?)
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
