//! Sign-in, whole: a real provider of identity, a browser without a screen, the calls of the app, a clock turned by hand.

mod attacks;
mod chromium;
mod front;
mod letters;
mod lies;
mod pages;
mod rights;
mod shared;
mod sign_out;
mod sink;
mod tokens;
mod trip;

use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gateway::{Clock, Config, Region};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::browser::{Browser, Shown, ask, query};
use crate::provider::Provider;
use crate::world::World;

/// Where the app of these tests waits.
pub const WAITS: &str = "http://127.0.0.1:49152/signed-in";
/// A verifier of the app.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
/// What the app tells the trip by.
pub const STATE: &str = "of-the-app";

/// A gateway and the provider that it asks.
pub struct Ground {
    pub world: World,
    pub provider: Provider,
}

/// What the app holds once it is signed in.
#[derive(Debug, Clone)]
pub struct Held {
    pub access: String,
    pub refresh: String,
    pub said: Value,
}

impl Ground {
    /// Each knows the other. The clock stands where the provider's own does.
    pub async fn new() -> Self {
        Self::with(Provider::start(), |_| ()).await
    }

    /// The same, with some keys of the configuration changed.
    pub async fn with(provider: Provider, set: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
        let clock = Clock::stopped_at(i64::try_from(now).unwrap());
        let mut config = Config::local(folder.path()).unwrap();
        config.clock = clock.clone();
        provider.is_known_by(&mut config);
        set(&mut config);
        let region = Region::start(config).await.unwrap();
        provider.knows(&region.url());
        Self { world: World { region, clock, folder }, provider }
    }

    pub fn url(&self) -> String {
        self.world.region.url()
    }

    /// The address that the app opens in a browser.
    pub fn authorize(&self) -> String {
        self.authorize_with(&[])
    }

    /// The same, with fields changed, added, or (empty) left out.
    pub fn authorize_with(&self, changed: &[(&str, &str)]) -> String {
        authorize_at(&self.url(), changed)
    }

    /// Through the provider and the page of consent: the code that the app gets.
    pub fn code(&self) -> String {
        self.code_of(&mut Browser::default())
    }

    /// The same in that browser.
    pub fn code_of(&self, browser: &mut Browser) -> String {
        let consent = browser.identifies(&self.authorize());
        let back = browser.presses(&consent, "/auth/consent");
        assert_eq!(back.of_app("state").as_deref(), Some(STATE), "{back:?}");
        assert_eq!(back.of_app("iss"), Some(self.url()));
        back.of_app("code").unwrap()
    }

    /// What the app asks for tokens with these fields.
    pub fn token(&self, fields: &[(&str, &str)]) -> Shown {
        form(&self.url(), "/auth/token", fields)
    }

    /// The app redeems a code.
    pub fn redeem(&self, code: &str) -> Shown {
        self.token(&redeeming(code))
    }

    /// The app renews its session.
    pub fn renew(&self, refresh: &str) -> Shown {
        self.token(&[
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh),
            ("client_id", "fr.maregion.bfc"),
        ])
    }

    /// A citizen signed in, whole.
    pub fn signed_in(&self) -> Held {
        held(&self.redeem(&self.code()))
    }

    /// Who a session says it is.
    pub fn me(&self, access: &str) -> Shown {
        ask(&self.url(), "GET", "/v1/me", &format!("Authorization: Bearer {access}\r\n"), b"")
    }
}

/// The address that the app opens, at that gateway.
pub fn authorize_at(gateway: &str, changed: &[(&str, &str)]) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let mut fields = vec![
        ("response_type", "code"),
        ("client_id", "fr.maregion.bfc"),
        ("redirect_uri", WAITS),
        ("state", STATE),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
        ("scope", "applications"),
    ];
    fields.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    fields.extend(changed.iter().filter(|(_, value)| !value.is_empty()));
    format!("{gateway}/auth/authorize?{}", query(&fields))
}

/// A form that the app sends by itself.
pub fn form(gateway: &str, path: &str, fields: &[(&str, &str)]) -> Shown {
    let lines = "Content-Type: application/x-www-form-urlencoded\r\n";
    ask(gateway, "POST", path, lines, query(fields).as_bytes())
}

/// The fields that redeem a code.
pub fn redeeming(code: &str) -> [(&str, &str); 5] {
    [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", WAITS),
        ("client_id", "fr.maregion.bfc"),
        ("code_verifier", VERIFIER),
    ]
}

/// What an answer of `/auth/token` holds.
pub fn held(answer: &Shown) -> Held {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let said: Value = serde_json::from_str(&answer.body).unwrap();
    let text = |name: &str| said[name].as_str().unwrap().to_owned();
    Held { access: text("access_token"), refresh: text("refresh_token"), said: said.clone() }
}

/// The word of OAuth that a refusal carries, the same in body and header.
pub fn oauth(answer: &Shown) -> String {
    let said: Value = serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{answer:?}"));
    assert_eq!((answer.status, answer.header("region-epoch").len()), (400, 32), "{answer:?}");
    assert_eq!(said["error"], answer.header("region-code"), "{answer:?}");
    assert_eq!(answer.header("cache-control"), "no-store");
    said["error"].as_str().unwrap().to_owned()
}

/// Blocks where a test may: the browser is one of those that wait.
pub fn walk<T>(walk: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(walk)
}
