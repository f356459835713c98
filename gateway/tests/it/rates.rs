//! How often one caller may ask, over the real routes and a clock turned by hand.

use chrono::TimeDelta;
use gateway::Config;

use crate::world::{World, aids};

fn small(config: &mut Config) {
    (config.rates.per_minute, config.rates.burst) = (6, 3);
    (config.rates.content_per_minute, config.rates.content_burst) = (60, 5);
}

/// The statuses of requests, one after the other.
async fn asked(world: &World, times: usize, path: &str, lines: &str) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..times {
        statuses.push(world.get(path, lines).await.status);
    }
    statuses
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_at_its_limit_is_told_when_to_come_back_and_then_served() {
    let world = World::with(|config| {
        small(config);
        config.limits.trusted_proxies.clear();
    })
    .await;
    world.region.publish(aids(3)).unwrap();
    assert_eq!(asked(&world, 2, "/v1/ping", "").await, [204, 204]);
    assert_eq!(asked(&world, 1, "/nothing/there", "").await, [404], "what is unknown counts too");
    let refused = world.get("/v1/ping", "").await;
    assert_eq!((refused.status, refused.code().as_str()), (429, "too-many"));
    assert_eq!((refused.header("retry-after"), refused.header("region-epoch").len()), ("10", 32));
    let body: serde_json::Value = serde_json::from_slice(&refused.body).unwrap();
    assert_eq!(body["retry_after"], 10);
    world.clock.turn(TimeDelta::seconds(9));
    assert_eq!(asked(&world, 1, "/v1/ping", "").await, [429]);
    world.clock.turn(TimeDelta::seconds(1));
    assert_eq!(asked(&world, 2, "/v1/ping", "").await, [204, 429]);

    let blob = format!("/v1/p/{}", world.region.app().store.read(first_blob).unwrap());
    assert_eq!(asked(&world, 3, "/v1/manifest", "").await, [200; 3], "content has its own allowance");
    assert_eq!(asked(&world, 3, &blob, "").await, [200, 200, 429]);
    world.clock.turn(TimeDelta::seconds(1));
    assert_eq!(asked(&world, 2, "/v1/root", "").await, [200, 429]);
}

fn first_blob(db: &gateway::store::sql::Connection<'_>) -> Result<String, gateway::Fault> {
    Ok(gateway::store::editions::all(db)?.remove(0).blob_sha256)
}

/// The same with a token.
async fn asked_by(world: &World, times: usize, path: &str, token: &str) -> Vec<u16> {
    asked(world, times, path, &format!("Authorization: Bearer {token}\r\n")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_in_is_counted_by_account_and_a_village_shares_its_address() {
    let world = World::with(|config| {
        small(config);
        config.limits.trusted_proxies.clear();
        (config.rates.account_per_minute, config.rates.account_burst) = (60, 4);
        (config.rates.office_per_minute, config.rates.office_burst) = (60, 2);
    })
    .await;
    let [alice, again, bruno] =
        ["Alice", "Alice", "Bruno"].map(|name| world.region.app().open_session(name).unwrap());
    let path = "/v1/applications";
    assert_eq!(
        asked_by(&world, 5, path, &alice).await,
        [200, 200, 200, 200, 429],
        "at the limit, and one above"
    );
    let refused = world.get(path, &format!("Authorization: Bearer {alice}\r\n")).await;
    assert_eq!((refused.code().as_str(), refused.header("retry-after")), ("too-many", "1"));
    assert_eq!(asked_by(&world, 1, path, &again).await, [429], "another session of hers");
    assert_eq!(asked_by(&world, 4, path, &bruno).await, [200; 4], "the same address, another account");
    assert_eq!(asked(&world, 4, "/v1/ping", "").await, [204, 204, 204, 429], "nobody is counted by address");
    world.clock.turn(TimeDelta::seconds(1));
    assert_eq!(asked_by(&world, 2, path, &alice).await, [200, 429]);

    let licences = world.region.app().make_office_token("permis", &["*"], 1).unwrap();
    let path = "/office/v1/applications";
    assert_eq!(asked_by(&world, 3, path, &licences).await, [200, 200, 429]);
    world.clock.turn(TimeDelta::seconds(1));
    assert_eq!(asked_by(&world, 2, path, &licences).await, [200, 429]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_sign_in_letters_and_calls_for_tokens_are_counted_apart_by_address() {
    let world = World::with(|config| {
        small(config);
        config.limits.trusted_proxies.clear();
        (config.rates.sign_in_per_minute, config.rates.sign_in_burst) = (6, 5);
        (config.rates.letters_per_minute, config.rates.letters_burst) = (6, 2);
        (config.rates.token_per_minute, config.rates.token_burst) = (60, 4);
    })
    .await;
    let post = |path: &str| {
        let lines = "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";
        world.ask(format!("POST {path} HTTP/1.1\r\nHost: region\r\n{lines}Content-Length: 3\r\n\r\na=b"))
    };
    let mut letters = Vec::new();
    for _ in 0..3 {
        letters.push(post("/auth/letter").await.status);
    }
    assert_eq!(letters, [400, 400, 429], "at the limit of letters, and one above");
    assert_eq!(asked(&world, 3, "/auth/authorize", "").await, [400, 400, 429], "letters are pages too");
    let refused = world.get("/signed-out", "Accept-Language: en\r\n").await;
    assert_eq!(
        (refused.status, refused.header("retry-after"), refused.header("region-code")),
        (429, "10", "too-many")
    );
    let page = String::from_utf8(refused.body).unwrap();
    assert!(page.contains("Try again in 10 seconds"), "{page}");
    let mut tokens = Vec::new();
    for _ in 0..5 {
        tokens.push(post("/auth/token").await.status);
    }
    assert_eq!(tokens, [400, 400, 400, 400, 429]);
    assert_eq!(post("/auth/revoke").await.code(), "too-many");
    assert_eq!(asked(&world, 4, "/v1/ping", "").await, [204, 204, 204, 429], "nothing else is spent");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_tries_tokens_is_counted_by_address() {
    let world = World::with(|config| {
        small(config);
        config.limits.trusted_proxies.clear();
    })
    .await;
    for path in ["/v1/applications", "/office/v1/applications"] {
        world.clock.turn(TimeDelta::minutes(1));
        let mut statuses = Vec::new();
        for n in 0..4 {
            statuses.extend(asked_by(&world, 1, path, &format!("{n:064}")).await);
        }
        assert_eq!(statuses, [401, 401, 401, 429], "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_trusted_proxy_each_caller_it_names_has_its_own_allowance() {
    let world = World::with(small).await;
    let of = |address: &str| format!("X-Forwarded-For: {address}\r\n");
    assert_eq!(asked(&world, 4, "/v1/ping", &of("192.0.2.1")).await, [204, 204, 204, 429]);
    assert_eq!(asked(&world, 1, "/v1/ping", &of("192.0.2.2")).await, [204]);
    assert_eq!(
        asked(&world, 1, "/v1/ping", &of("198.51.100.7, 192.0.2.1")).await,
        [429],
        "whatever a caller wrote before the proxy"
    );
    assert_eq!(asked(&world, 9, "/readyz", "").await, [200; 9], "the proxy's own question");

    let world = World::with(|config| {
        small(config);
        config.limits.trusted_proxies.clear();
    })
    .await;
    for n in 0..4 {
        let status = asked(&world, 1, "/v1/ping", &of(&format!("192.0.2.{n}"))).await;
        assert_eq!(status, [if n < 3 { 204 } else { 429 }], "a header from nobody we trust");
    }
}
