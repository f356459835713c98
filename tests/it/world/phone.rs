//! A whole app in a temporary folder: real stores, a clock turned by hand.

use std::sync::Arc;

use ma_region::platform::fake::{
    HandBrowser, HandClock, HandFolders, HandNetwork, HandNotifier, HandPosition, HandReturns, HandVault,
    HandVoice,
};
use ma_region::store::reference::search::{Answer, Ask, answer};
use ma_region::store::reference::{aids, editions};
use ma_region::sync::{Round, Trust};
use ma_region::wiring::{App, Parts, assemble};
use tempfile::TempDir;
use tokio::runtime::Handle;

use super::NOON;

/// A phone. Its folder goes with it.
pub struct Phone {
    pub app: App,
    pub clock: Arc<HandClock>,
    pub browser: Arc<HandBrowser>,
    pub position: Arc<HandPosition>,
    pub voice: Arc<HandVoice>,
    pub returns: Arc<HandReturns>,
    pub vault: Arc<HandVault>,
    pub network: Arc<HandNetwork>,
    pub notifier: Arc<HandNotifier>,
    pub folder: TempDir,
}

impl Phone {
    /// A new phone that speaks to that address. Nothing is on it yet, not even the embedded content.
    pub fn new(gateway: &str) -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), gateway)
    }

    /// A phone that no gateway answers.
    pub fn alone() -> Self {
        // Port 9 of this machine: nobody listens there, and nothing leaves the machine.
        Self::new("http://127.0.0.1:9")
    }

    /// The same folder, opened again, as after a restart.
    pub fn restarted(self, gateway: &str) -> Self {
        self.restarted_after(gateway, |_| ())
    }

    /// The same, and something befell the folder while the app was closed.
    pub fn restarted_after(self, gateway: &str, befalls: impl FnOnce(&std::path::Path)) -> Self {
        let Self { folder, app, vault, .. } = self;
        drop(app);
        befalls(folder.path());
        Self::open(folder, gateway, vault)
    }

    /// The same, and the clock goes on from where it stands.
    pub fn reopened(self, gateway: &str) -> Self {
        let Self { folder, app, vault, clock, .. } = self;
        drop(app);
        Self::open_at(folder, gateway, vault, clock)
    }

    pub fn in_folder(folder: TempDir, gateway: &str) -> Self {
        Self::open(folder, gateway, Arc::new(HandVault::with(Some([7; 32]))))
    }

    /// One whose key is another's.
    pub fn of_vault(folder: TempDir, gateway: &str, vault: Arc<HandVault>) -> Self {
        Self::open(folder, gateway, vault)
    }

    fn open(folder: TempDir, gateway: &str, vault: Arc<HandVault>) -> Self {
        Self::open_at(folder, gateway, vault, Arc::new(HandClock::at(NOON.parse().unwrap())))
    }

    fn open_at(folder: TempDir, gateway: &str, vault: Arc<HandVault>, clock: Arc<HandClock>) -> Self {
        let browser = Arc::new(HandBrowser::default());
        let position = Arc::new(HandPosition::default());
        let voice = Arc::new(HandVoice::default());
        let returns = Arc::new(HandReturns::default());
        let network = Arc::new(HandNetwork::default());
        let notifier = Arc::new(HandNotifier::default());
        let parts = Parts {
            clock: clock.clone(),
            browser: browser.clone(),
            position: position.clone(),
            voice: voice.clone(),
            returns: returns.clone(),
            vault: vault.clone(),
            folders: Arc::new(HandFolders(folder.path().to_owned())),
            network: network.clone(),
            notifier: notifier.clone(),
            trust: Trust::BUILT_IN,
        };
        let app = assemble(folder.path(), gateway, parts, &Handle::current()).unwrap();
        Self { app, clock, browser, position, voice, returns, vault, network, notifier, folder }
    }

    /// One round with the gateway.
    pub async fn syncs(&self) -> Round {
        self.app.sync.round().await
    }

    /// What a search finds: ids, best first.
    pub async fn finds(&self, text: &str) -> Vec<String> {
        self.answer(text).await.results.into_iter().map(|hit| hit.id).collect()
    }

    pub async fn answer(&self, text: &str) -> Answer {
        let text = text.to_owned();
        let ask = Ask { kinds: Vec::new(), limit: 20 };
        self.app.store.read(move |db| answer(db, &text, &ask)).await.unwrap()
    }

    /// Digest and number of records of the guide held.
    pub async fn guide_held(&self) -> Option<(String, usize)> {
        let held = |db: &ma_region::store::reference::Reader<'_>| {
            let edition = editions::all(db)?.into_iter().find(|edition| edition.collection == "aids");
            let rows = aids::list(db, &aids::Filter::default())?.len();
            Ok(edition.map(|edition| (edition.canon_sha256, rows)))
        };
        self.app.store.read(held).await.unwrap()
    }
}
