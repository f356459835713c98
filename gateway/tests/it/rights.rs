//! Rights, generated from the description itself: every role on every route that asks who one is, over what is somebody
//! else's. A route that is added is covered the day it is described.

use std::collections::BTreeMap;

use api_client::translate::{seal_message, seal_withdrawal};
use serde_json::Value;

use crate::citizen::{Citizen, Paper, creation, form, new_id, sealed};
use crate::office::Service;
use crate::v1::drafts::{copy, etag};
use crate::v1::me::{CANARY, complete, eraser, world};
use crate::world::World;

/// What one has that another asks for; or names of nothing.
struct Things {
    application: String,
    draft: String,
    export: String,
    paper: Paper,
    upload: String,
}

impl Things {
    fn of_nobody() -> Self {
        Self {
            application: new_id(),
            draft: new_id(),
            export: new_id(),
            paper: Paper::jpeg(77, 700),
            upload: "ab".repeat(32),
        }
    }

    /// The path of a route over these things; whatever else it names is new.
    fn path(&self, route: &str) -> String {
        let id = match route {
            _ if route.contains("/drafts/") => self.draft.clone(),
            _ if route.contains("/exports/") => self.export.clone(),
            _ if route.contains("erasures/") => new_id(),
            _ => self.application.clone(),
        };
        let sha256 = self.paper.sha256().to_string();
        let filled = [
            ("id", id),
            ("sha256", sha256),
            ("token", self.upload.clone()),
            ("mid", new_id()),
            ("did", new_id()),
        ];
        filled
            .iter()
            .fold(route.to_owned(), |path, (name, value)| path.replace(&format!("{{{name}}}"), value))
    }

    /// A request that would be taken, were it their own.
    fn sent(&self, method: &str, route: &str) -> (String, Vec<u8>) {
        let json = |body: &[u8]| ("Content-Type: application/json\r\n".to_owned(), body.to_vec());
        let tus = "Tus-Resumable: 1.0.0\r\n".to_owned();
        match (method, route) {
            ("put", "/v1/applications/{id}") => {
                let bytes = sealed(&form(1), std::slice::from_ref(&self.paper)).bytes;
                ("Content-Type: application/vnd.maregion.envelope+json\r\n".to_owned(), bytes)
            }
            ("put", _) if route.ends_with("/withdrawal") => {
                json(&seal_withdrawal(new_id().parse().unwrap(), "a").unwrap().bytes)
            }
            ("put", _) if route.starts_with("/v1/") && route.contains("/messages/") => {
                json(&seal_message("a", &[]).unwrap().bytes)
            }
            ("put", _) if route.contains("/messages/") => json(br#"{"text":"a"}"#),
            ("put", _) if route.contains("/decisions/") => json(br#"{"state":"received"}"#),
            ("put", "/v1/drafts/{id}") => {
                let (lines, bytes) = json(&copy(&[("applicant.name", "Mallory")]));
                (format!("{lines}If-None-Match: *\r\n"), bytes)
            }
            ("delete", "/v1/drafts/{id}") => {
                (format!("If-Match: {}\r\n", etag(&copy(&[("applicant.name", CANARY)]))), Vec::new())
            }
            ("post", "/v1/reconcile") => json(br#"{"applications":[]}"#),
            ("post", "/v1/uploads") => (tus + &creation(&self.application, &self.paper), Vec::new()),
            ("patch", _) => (
                format!("{tus}Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n"),
                b"a".to_vec(),
            ),
            _ if route.starts_with("/v1/uploads") => (tus, Vec::new()),
            _ => (String::new(), Vec::new()),
        }
    }
}

async fn ask(world: &World, token: &str, method: &str, route: &str, of: &Things) -> (u16, String, String) {
    let (lines, body) = of.sent(method, route);
    let asks = Citizen { token: token.to_owned(), ..Citizen::called(world, "Nobody in particular") };
    let answer = asks.ask(world, &method.to_uppercase(), &of.path(route), &lines, &body).await;
    let said = String::from_utf8_lossy(&answer.body).into_owned();
    (answer.status, answer.header("region-code").to_owned(), said)
}

/// The routes that ask who one is, with the kinds of tokens that they take.
async fn guarded(world: &World) -> Vec<(String, String, Vec<String>)> {
    let document: Value = serde_json::from_slice(&world.get("/openapi.json", "").await.body).unwrap();
    let mut found = Vec::new();
    for (route, methods) in document["paths"].as_object().unwrap() {
        for (method, described) in methods.as_object().unwrap() {
            let schemes = described["security"].as_array().cloned().unwrap_or_default();
            let schemes: Vec<String> =
                schemes.iter().flat_map(|one| one.as_object().unwrap().keys().cloned()).collect();
            if !schemes.is_empty() {
                found.push((method.clone(), route.clone(), schemes));
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_for_what_is_somebody_else_s_is_answered_as_if_it_did_not_exist() {
    let world = world().await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 700);
    let application = complete(&mut alice, &paper).await;
    let begun = Paper::jpeg(2, 800);
    let (second, _) = alice.files(std::slice::from_ref(&begun)).await;
    let (_, upload) = alice.begins(&world, &second, &begun).await;
    let (draft, export) = (new_id(), new_id());
    alice.copies(&draft, None, &copy(&[("applicant.name", CANARY)])).await.unwrap();
    alice.gateway.ask_export(&alice.token, &export, &mut alice.traffic).await.unwrap();
    world.region.round().await;
    let upload = upload.rsplit('/').next().unwrap().to_owned();
    let hers = Things {
        application: application.clone(),
        draft: draft.clone(),
        export,
        paper: paper.clone(),
        upload,
    };
    let mallory = Citizen::called(&world, "Mallory");
    let roles = BTreeMap::from([
        ("account", mallory.token.clone()),
        ("erasure", eraser(&world, &mallory)),
        ("office", Service::of(&world, "velo", &["form:velo"]).token),
        ("nobody", "x".repeat(64)),
    ]);
    let routes = guarded(&world).await;
    assert!(routes.len() >= 29, "{}", routes.len());
    let mut asked = 0;
    for (method, route, schemes) in &routes {
        for (role, token) in &roles {
            let ends = route == "/v1/me/erasures/{id}" && schemes.iter().any(|one| one == role);
            if ends {
                continue; // Their own account goes: at the end.
            }
            let foreign = ask(&world, token, method, route, &hers).await;
            asked += 1;
            let called = format!("{role}: {method} {route}: {foreign:?}");
            if !schemes.iter().any(|one| one == role) {
                assert_eq!((foreign.0, foreign.1.as_str()), (401, "token-invalid"), "{called}");
                continue;
            }
            assert!(foreign.0 < 500, "{called}");
            for secret in [CANARY, "Camille", application.as_str(), draft.as_str()] {
                // A name that the caller brought along may come back.
                let own = hers.path(route).contains(secret) && foreign.0 < 300;
                assert!(own || !foreign.2.contains(secret), "{called}");
            }
            if (method.as_str(), route.as_str()) == ("put", "/v1/applications/{id}") {
                // A new one would be taken: hers is answered like what one may not have.
                assert_eq!((foreign.0, foreign.1.as_str()), (404, "unknown"), "{called}");
            } else if route.contains('{') || method == "post" {
                let nothing = ask(&world, token, method, route, &Things::of_nobody()).await;
                assert_eq!((foreign.0, &foreign.1), (nothing.0, &nothing.1), "{called}, {nothing:?}");
            }
        }
    }
    println!("{} routes, {asked} requests", routes.len());
    for role in ["account", "erasure"] {
        let ended = ask(&world, &roles[role], "put", "/v1/me/erasures/{id}", &hers).await;
        // The first one ends both: the session with the account, and the token finds what was done.
        assert_eq!(ended.0, 200, "{role}: {ended:?}");
        assert!(!ended.2.contains(&application), "{ended:?}");
    }
    assert_eq!(alice.receipts(&world, &application).await.len(), 2, "nothing of hers was changed");
    let path = format!("/v1/drafts/{draft}");
    let held = alice.ask(&world, "GET", &path, "", b"").await;
    assert_eq!(held.body, copy(&[("applicant.name", CANARY)]));
    assert_eq!(
        alice
            .gateway
            .messages(&alice.token, &application, &mut alice.traffic)
            .await
            .unwrap()
            .what
            .messages
            .len(),
        0
    );
}
