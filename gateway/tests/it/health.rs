//! Is it alive, is it ready, does it say what it is?

use crate::world::{World, aids};

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_is_ready_as_soon_as_it_has_started() {
    let world = World::empty().await;
    assert_eq!(world.get("/healthz", "").await.status, 200);
    let ready = world.get("/readyz", "").await;
    assert_eq!(ready.status, 200);
    assert_eq!(ready.header("region-epoch"), world.region.app().epoch);
    assert_eq!(world.region.app().epoch.len(), 32);
    assert!(ready.header("date").ends_with("GMT"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_described_route_answers_and_says_whose_it_is() {
    let world = World::with_aids(aids(3)).await;
    let document = world.get("/openapi.json", "").await;
    let document: serde_json::Value = serde_json::from_slice(&document.body).unwrap();
    for path in document["paths"].as_object().unwrap().keys() {
        let path = path.replace("{sha256}", &"0".repeat(64)).replace("{n}", "1");
        let answer = world.get(&path, "").await;
        // 400: a page of sign-in outside any trip. 401, 405, 412: a citizen's routes, asked by nobody, without a
        // body, without a word of tus.
        assert!([200, 204, 400, 401, 404, 405, 412].contains(&answer.status), "{path}: {}", answer.head);
        assert_eq!(answer.header("region-epoch").len(), 32, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_security_contact_is_served_once_it_is_configured() {
    let world = World::empty().await;
    assert_eq!(world.get("/.well-known/security.txt", "").await.code(), "unknown");
    let folder = tempfile::tempdir().unwrap();
    let mut config = gateway::Config::local(folder.path()).unwrap();
    config.clock = world.clock.clone();
    config.security_txt.contacts = vec!["mailto:security@region.example".to_owned()];
    let region = gateway::Region::start(config).await.unwrap();
    let world = World { region, clock: world.clock.clone(), folder };
    let text = String::from_utf8(world.get("/.well-known/security.txt", "").await.body).unwrap();
    assert!(text.contains("Contact: mailto:security@region.example\n"), "{text}");
    assert!(text.contains("Expires: 2027-02-18T"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_development_keys_never_serve_beyond_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = gateway::Config::local(folder.path()).unwrap();
    config.listen = "0.0.0.0:0".parse().unwrap();
    let refused = gateway::Region::start(config.clone()).await.err().map(|fault| fault.code());
    assert_eq!(refused, Some("development-keys"));
    gateway::keys::init(&config.keys_folder()).unwrap();
    assert!(gateway::Region::start(config).await.is_ok());
}
