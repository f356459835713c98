//! A real gateway that asks a real provider who people are, a front before each, and a phone on which nobody is signed
//! in yet.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use gateway::Region;
use gateway::clock::Clock;
use ma_region::platform::Landing;
use ma_region::store::desk::wishes::{self, Identity};
use tempfile::TempDir;

use super::provider::Provider;
use super::{Front, NOON, Phone, browser, config};

/// Everybody who takes part in a sign-in.
pub struct Signing {
    pub provider: Provider,
    /// Between the gateway and the provider.
    pub before_provider: Front,
    pub region: Region,
    /// The gateway's.
    pub clock: Clock,
    /// Between the phone, its browser, and the gateway.
    pub front: Front,
    pub phone: Phone,
    _folder: TempDir,
}

impl Signing {
    pub async fn begins() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let before_provider = Front::of("").await;
        let base = before_provider.url.clone();
        let provider = tokio::task::spawn_blocking(move || Provider::behind(Some(&base))).await.unwrap();
        before_provider.leads_to(&provider.own);
        // The provider's clock cannot be turned: what it signs is of now.
        let (noon, now) = (NOON.parse::<DateTime<Utc>>().unwrap(), Clock::System.now());
        let clock = Clock::stopped_at(now.timestamp());
        let mut config = config(folder.path());
        config.seed = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed/content.mrpack").into();
        config.clock = clock.clone();
        provider.is_known_by(&mut config);
        let region = Region::start(config).await.unwrap();
        let address = region.url();
        let provider = tokio::task::spawn_blocking(move || {
            provider.knows(&address);
            provider
        });
        let provider = provider.await.unwrap();
        let front = Front::of(&region.url()).await;
        let phone = Phone::new(&front.url);
        phone.clock.turn(now - noon);
        phone.app.seed().await;
        Self { provider, before_provider, region, clock, front, phone, _folder: folder }
    }

    /// Time goes by, here and there; the provider's clock goes on by itself.
    pub fn waits(&self, by: TimeDelta) {
        self.clock.turn(by);
        self.phone.clock.turn(by);
    }

    /// Signs in by the browser, with what it shows at the end.
    pub async fn signs_in(&self) -> Landing {
        self.phone.app.actions.sign_in().await.unwrap();
        let comes_back = async {
            let back = self.phone.browses().await;
            self.phone.returns.hand_in(&back).await.unwrap()
        };
        tokio::join!(self.phone.app.sync.attend(None), comes_back).1
    }

    /// The app dies, and is opened again; time and the vault go on.
    pub fn dies(self) -> Self {
        let Self { phone, front, .. } = self;
        Self { phone: phone.reopened(&front.url), front, ..self }
    }

    /// Who identifies from now on.
    pub async fn asked_by(self, login: &'static str) -> Self {
        tokio::task::spawn_blocking(move || {
            self.provider.is_asked_by(login);
            self
        })
        .await
        .unwrap()
    }
}

impl Phone {
    /// Who is signed in, and what is wished for.
    pub async fn identity(&self) -> Identity {
        self.app.store.read(wishes::identity).await.unwrap()
    }

    /// The page that the system's browser is asked to open next.
    pub async fn page(&self) -> String {
        until("the browser opens", || self.browser.take()).await
    }

    /// Goes through that page and the provider; gives where the browser is sent then.
    pub async fn browses(&self) -> String {
        browser::trip(&self.page().await).await
    }

    /// The app's own loop, as when a window is open. It ends when this is dropped.
    pub fn runs(&self) -> Running {
        Running(tokio::spawn(self.app.sync.clone().run()))
    }

    /// Waits until that is so.
    pub async fn comes_to(&self, what: &str, is_so: impl Fn(&Identity) -> bool) -> Identity {
        let deadline = tokio::time::Instant::now() + LIMIT;
        let mut news = self.app.store.watch(ma_region::store::Topic::Session);
        loop {
            news.borrow_and_update();
            let identity = self.identity().await;
            if is_so(&identity) {
                return identity;
            }
            let change = tokio::time::timeout_at(deadline, news.changed()).await;
            change.unwrap_or_else(|_| panic!("waited too long for {what}: {identity:?}")).unwrap();
        }
    }
}

/// How long anything may take before a test says what it waited for.
const LIMIT: Duration = Duration::from_secs(30);

/// Looks again and again, with a limit.
pub async fn until<T>(what: &str, found: impl Fn() -> Option<T>) -> T {
    let deadline = tokio::time::Instant::now() + LIMIT;
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(tokio::time::Instant::now() < deadline, "waited too long: {what}");
        tokio::task::yield_now().await;
    }
}

/// An app at work.
pub struct Running(tokio::task::JoinHandle<()>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}
