//! Sign-in: the gateway is the phone's authorization server, and asks FranceConnect, another provider or a letter box
//! who a citizen is (WIRE.md §11, SECURITY.md §2).
//!
//! A trip begins at `/auth/authorize` (`asked`, `trips`), goes through a provider (`provider`, `franceconnect`) or a
//! code by e-mail (`email_code`), and ends on one page with one button; what the app is given there it redeems at
//! `/auth/token` (`tokens`). `browser` is the cookie, `secrets` the keys of what is kept about persons.

pub mod accounts;
pub mod asked;
pub mod browser;
pub(crate) mod chance;
pub mod email_code;
pub mod fields;
mod franceconnect;
mod mail;
pub mod provider;
pub mod redirects;
pub(crate) mod secrets;
pub mod server;
pub mod sign_out;
pub mod tokens;
pub mod trips;

use std::sync::{Arc, OnceLock};

use self::mail::Mailer;
use self::provider::Provider;
use self::secrets::Secrets;
use crate::app::App;
use crate::config::{Config, Kind};
use crate::fault::Fault;
use crate::store::{Store, lapsed, notes};

/// The means that is no provider's.
pub const EMAIL: &str = "email";
/// The note by which a database knows the secrets file again.
const CHECK: &str = "secrets_check";

/// Everything that sign-in needs, opened.
pub struct SignIn {
    /// The providers, FranceConnect's first.
    pub providers: Vec<Arc<Provider>>,
    /// Who carries codes by e-mail, if anybody.
    pub mailer: Option<Arc<Mailer>>,
    secrets: Option<Secrets>,
    public: String,
    /// Where it listens, once it does.
    listening: OnceLock<String>,
}

impl SignIn {
    /// Opens what the configuration names. Without any means nothing is read, and nobody can sign in.
    pub fn open(config: &Config, store: &Store) -> Result<Self, Fault> {
        let set = &config.sign_in;
        let agent = &config.fetch.user_agent;
        let providers = set.providers.iter().map(|(name, set)| Provider::of(name, set, agent).map(Arc::new));
        let mut providers = providers.collect::<Result<Vec<_>, _>>()?;
        providers.sort_by_key(|provider| provider.set.kind != Kind::FranceConnect);
        let mailer = Mailer::of(&set.email)?.map(Arc::new);
        let any = !providers.is_empty() || mailer.is_some();
        let secrets = any.then(|| secrets_of(config, store)).transpose()?;
        let public = config.public.clone();
        if any {
            reachable_at(&public, config.listen.ip().is_loopback())?;
        }
        for link in &set.links {
            if !link.starts_with("https:") {
                return Err(Fault::Setting(format!("sign_in: the link {link} does not begin with https")));
            }
        }
        Ok(Self { providers, mailer, secrets, public, listening: OnceLock::new() })
    }

    /// Tells where the gateway listens: its address, as long as nobody configured another.
    pub fn listens(&self, address: std::net::SocketAddr) {
        let _ = self.listening.set(format!("{}://{address}", "http"));
    }

    /// Under which address browsers and phones reach the gateway, without a slash at the end. Never what a caller says.
    pub fn public(&self) -> &str {
        match self.public.as_str() {
            "" => self.listening.get().map_or("", String::as_str),
            public => public,
        }
    }

    /// Whether browsers reach it over TLS.
    pub fn is_secure(&self) -> bool {
        self.public().starts_with("https:")
    }

    /// The keys of what is kept about persons.
    pub fn secrets(&self) -> Result<&Secrets, Fault> {
        self.secrets.as_ref().ok_or_else(|| Fault::Setting("sign_in: no means is configured".to_owned()))
    }

    /// A provider by its name.
    pub fn provider(&self, name: &str) -> Option<&Arc<Provider>> {
        self.providers.iter().find(|provider| provider.name == name)
    }

    /// Whether there is any means at all.
    pub fn is_open(&self) -> bool {
        !self.providers.is_empty() || self.mailer.is_some()
    }
}

/// Forgets what is over.
pub fn forget(app: &App) -> Result<(), Fault> {
    let now = app.config.clock.now().timestamp_millis();
    let [idle, whole] = [tokens::IDLE, tokens::WHOLE].map(|span| span.num_milliseconds());
    // Most rounds find nothing, and disturb nobody who writes.
    if app.store.read(|db| lapsed::any(db, now, idle, whole))? {
        app.store.write(|db| lapsed::forget(db, now, idle, whole))?;
    }
    Ok(())
}

/// The secrets, if they are those that this database was met with before.
fn secrets_of(config: &Config, store: &Store) -> Result<Secrets, Fault> {
    let named = &config.sign_in.secrets;
    if named.is_empty() && store.is_shared() {
        let why = "sign_in: several gateways may share this database: name one file of secrets for all";
        return Err(Fault::Setting(why.to_owned()));
    }
    let secrets = Secrets::open(named, &config.data)?;
    let held = store.write(|db| {
        let held = notes::read(db, CHECK)?;
        if held.is_none() {
            notes::write(db, CHECK, &secrets.check())?;
        }
        Ok(held)
    })?;
    if held.is_some_and(|held| held != secrets.check()) {
        let why = "sign_in: the secrets file is not the one of this database: put the former one back";
        return Err(Fault::Setting(why.to_owned()));
    }
    Ok(secrets)
}

/// Refuses an address at which sign-in would travel in clear.
fn reachable_at(public: &str, loopback: bool) -> Result<(), Fault> {
    let wrong = |why: &str| Err(Fault::Setting(format!("public: {why}")));
    if public.is_empty() {
        return if loopback { Ok(()) } else { wrong("sign-in needs the address that browsers reach") };
    }
    let Ok(url) = public.parse::<reqwest::Url>() else { return wrong("not an address") };
    if url.scheme() != "https" && !crate::jobs::public_hosts::is_loopback(&url) {
        return wrong("sign-in needs https");
    }
    if url.origin().ascii_serialization() != public {
        return wrong("scheme, host and port alone, without a slash at the end");
    }
    Ok(())
}
