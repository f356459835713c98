//! A provider that lies, is down, or says nothing: nobody is signed in by it, and everybody may choose again.

use serde_json::Value;

use super::front::{Front, Lie, Lies, Signing};
use super::{Ground, WAITS, walk};
use crate::browser::{Browser, Shown};
use crate::provider::Provider;

/// A gateway whose provider is reached through somebody who may lie.
pub async fn ground() -> (Ground, Lies) {
    let front = Front::new();
    let provider = Provider::behind(Some(&front.base));
    let lies = front.stand_before(&provider.own);
    let ground = Ground::with(provider, |config| {
        let provider = config.sign_in.providers.get_mut("franceconnect").unwrap();
        provider.seconds = 1;
    });
    (ground.await, lies)
}

fn at(claims: &mut Value, name: &str, by: i64) {
    claims[name] = (claims[name].as_i64().unwrap() + by).into();
}

fn without(claims: &mut Value, name: &str) {
    claims.as_object_mut().unwrap().remove(name);
}

/// Each lie by the name of its attack (SECURITY.md §2.4), and the code that it is refused with.
pub const LIES: [(&str, Lie, &str); 23] = [
    ("nonce missing", Lie::IdToken(|claims| without(claims, "nonce")), "provider-nonce"),
    ("nonce different", Lie::IdToken(|claims| claims["nonce"] = "a".repeat(43).into()), "provider-nonce"),
    ("alg: none", Lie::IdTokenSigned(Signing::Unsigned), "provider-algorithm"),
    ("HS256 keyed with the public key", Lie::IdTokenSigned(Signing::WithThePublicKey), "provider-algorithm"),
    ("unknown kid after refetch", Lie::IdTokenSigned(Signing::ByNobody), "provider-key"),
    ("signed by another key", Lie::IdTokenSigned(Signing::ByAnother), "provider-signature"),
    ("no token at all", Lie::IdTokenSigned(Signing::Plain), "provider-algorithm"),
    ("other aud", Lie::IdToken(|claims| claims["aud"] = "another".into()), "provider-audience"),
    (
        "other aud beside ours",
        Lie::IdToken(|claims| claims["aud"] = serde_json::json!(["test-rp", "another"])),
        "provider-audience",
    ),
    (
        "mixed-up iss in the token",
        Lie::IdToken(|claims| claims["iss"] = "https://other.example".into()),
        "provider-issuer",
    ),
    ("expired", Lie::IdToken(|claims| at(claims, "exp", -120)), "provider-expired"),
    ("without an end", Lie::IdToken(|claims| without(claims, "exp")), "provider-expired"),
    ("iat in the future", Lie::IdToken(|claims| at(claims, "iat", 120)), "provider-future"),
    ("acr below", Lie::IdToken(|claims| claims["acr"] = "eidas0".into()), "provider-level"),
    ("acr missing", Lie::IdToken(|claims| without(claims, "acr")), "provider-level"),
    ("about nobody", Lie::IdToken(|claims| without(claims, "sub")), "provider-subject"),
    ("userinfo unsigned", Lie::UserinfoSigned(Signing::Plain), "provider-unsigned"),
    ("userinfo alg: none", Lie::UserinfoSigned(Signing::Unsigned), "provider-algorithm"),
    ("userinfo signed by another key", Lie::UserinfoSigned(Signing::ByAnother), "provider-signature"),
    ("other sub in userinfo", Lie::Userinfo(|claims| claims["sub"] = "another".into()), "provider-subject"),
    ("no sub in userinfo", Lie::Userinfo(|claims| without(claims, "sub")), "provider-subject"),
    ("other aud in userinfo", Lie::Userinfo(|claims| claims["aud"] = "another".into()), "provider-audience"),
    (
        "other iss in userinfo",
        Lie::Userinfo(|claims| claims["iss"] = "https://other.example".into()),
        "provider-issuer",
    ),
];

/// Nobody is signed in; the page says why, and shows the means once more.
fn is_refused(ground: &Ground, shown: &Shown, name: &str, code: &str) {
    assert_eq!((shown.status, shown.header("region-code")), (502, code), "{name}: {}", shown.body);
    assert!(
        shown.body.contains("/auth/to/franceconnect") && shown.body.contains(code),
        "{name}: {}",
        shown.body
    );
    assert!(!shown.body.contains("/auth/consent") && shown.app.is_none(), "{name}");
    let accounts = ground
        .world
        .region
        .app()
        .store
        .read(|db| Ok(db.query_row("SELECT count(*) FROM account", [], |row| row.get::<_, u64>(0))?));
    assert_eq!(accounts.unwrap(), 0, "{name}: somebody was made of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_provider_lies_about_nobody_is_signed_in_by_it() {
    let (ground, lies) = ground().await;
    walk(|| {
        let mut browser = Browser::default();
        for (name, lie, code) in LIES {
            lies.tell(lie);
            let shown = browser.identifies(&ground.authorize());
            is_refused(&ground, &shown, name, code);
        }
        println!("{} lies of the provider refused", LIES.len());
        // The same way, and nothing is lied about: so it was the lie that was refused.
        lies.tell(Lie::Nothing);
        assert_eq!(browser.identifies(&ground.authorize()).status, 200);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_down_or_silent_is_said_to_be_and_the_means_are_shown_again() {
    let (ground, lies) = ground().await;
    walk(|| {
        let mut browser = Browser::default();
        for lie in [
            Lie::Discovery,
            Lie::Down("/openid-configuration"),
            Lie::Silent("/openid-configuration"),
            Lie::Down("/token"),
            Lie::Silent("/token"),
            Lie::Down("/jwks"),
            Lie::Silent("/jwks"),
            Lie::Down("/userinfo"),
            Lie::Silent("/userinfo"),
        ] {
            lies.tell(lie);
            let shown = browser.identifies(&ground.authorize());
            is_refused(&ground, &shown, "away", "provider-away");
            assert!(shown.body.contains("ne répond pas"), "{}", shown.body);
        }
        // From that very page, once it is back.
        let shown = browser.identifies(&ground.authorize());
        lies.tell(Lie::Nothing);
        let consent = browser.presses(&shown, "/auth/to/franceconnect");
        let back = browser.presses(&consent, "/auth/consent");
        assert!(back.app.is_some_and(|app| app.starts_with(WAITS)));
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_change_at_the_provider_fail_nobody() {
    let ground = Ground::new().await;
    walk(|| {
        for _ in 0..3 {
            ground.signed_in();
            ground.provider.rotates_its_keys();
        }
        // In the middle of a trip: its code dies with the provider's memory, and the next press of the button is good.
        let mut browser = Browser::default();
        let means = browser.opens(&ground.authorize());
        ground.provider.rotates_its_keys();
        let consent = browser.presses(&means, "/auth/to/franceconnect");
        assert!(browser.presses(&consent, "/auth/consent").app.is_some());
    });
}
