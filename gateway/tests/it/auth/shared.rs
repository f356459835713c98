//! Two gateways behind one address, on one PostgreSQL: a trip goes on at either.

use super::{Ground, WAITS, authorize_at, form, held, oauth, redeeming, walk};
use crate::browser::{Browser, ask};
use crate::provider::Provider;
use crate::storage::Postgres;

#[tokio::test(flavor = "multi_thread")]
async fn a_code_made_at_one_gateway_is_redeemed_at_the_other() {
    let (postgres, folder) = (Postgres::start(), tempfile::tempdir().unwrap());
    let secrets = folder.path().join("secrets.toml").display().to_string();
    let set = |config: &mut gateway::Config| {
        config.database = postgres.address();
        config.sign_in.secrets = secrets.clone();
    };
    let one = Ground::with(Provider::start(), set).await;
    let mut config = gateway::Config::local(&folder.path().join("other")).unwrap();
    (config.clock, config.public) = (one.world.clock.clone(), one.url());
    one.provider.is_known_by(&mut config);
    set(&mut config);
    let other = gateway::Region::start(config).await.unwrap();
    walk(|| {
        // As a proxy does: each request goes to the other one than the request before.
        let mut browser = Browser::default();
        let means = browser.opens(&authorize_at(&other.url(), &[]));
        let consent = browser.presses(&means, "/auth/to/");
        assert!(consent.url.starts_with(&format!("{}/auth/callback/", one.url())), "{}", consent.url);
        let mut there = consent.clone();
        there.url = there.url.replace(&one.url(), &other.url());
        let back = browser.presses(&there, "/auth/consent");
        assert!(back.app.as_deref().is_some_and(|app| app.starts_with(WAITS)));
        let code = back.of_app("code").unwrap();
        held(&one.redeem(&code));
        assert_eq!(
            oauth(&form(&other.url(), "/auth/token", &redeeming(&code))),
            "invalid_grant",
            "once, at either"
        );

        let first = one.signed_in();
        let renew = |url: &str, refresh: &str| {
            form(url, "/auth/token", &[("grant_type", "refresh_token"), ("refresh_token", refresh)])
        };
        let second = held(&renew(&other.url(), &first.refresh));
        let third = held(&renew(&one.url(), &second.refresh));
        let bearer = format!("Authorization: Bearer {}\r\n", third.access);
        let [here, there] = [one.url(), other.url()].map(|url| ask(&url, "GET", "/v1/me", &bearer, b""));
        assert_eq!((here.status, &here.body), (200, &there.body));
        form(&other.url(), "/auth/revoke", &[("token", &third.refresh)]);
        assert_eq!(one.me(&third.access).status, 401);
    });
    // One with other secrets would know nobody again: it does not start.
    let mut config = gateway::Config::local(&folder.path().join("third")).unwrap();
    config.database = postgres.address();
    one.provider.is_known_by(&mut config);
    let refused = gateway::Region::start(config.clone()).await.map(|_| ()).unwrap_err();
    assert!(refused.code() == "setting" && refused.to_string().contains("secrets"), "{refused}");
    config.sign_in.secrets = folder.path().join("fresh.toml").display().to_string();
    let refused = gateway::Region::start(config).await.map(|_| ()).unwrap_err();
    assert!(refused.code() == "setting" && refused.to_string().contains("secrets"), "{refused}");
}
