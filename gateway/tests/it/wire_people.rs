//! The same promise for what concerns people: tokens, copies of drafts, erasures, exports. A gateway that says what was
//! frozen is asked by the phone's own calls of today; what a phone sent is sent to the gateway of today.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

use api_client::copies::Written;
use api_client::failure::Failure;
use api_client::gateway::{Gateway, Traffic};
use api_client::rights::Exported;
use api_client::wire;
use domain::application::Standing;
use gateway::sources::Record;

use crate::auth::{Ground, walk};
use crate::citizen::{Citizen, Paper, form, new_id};
use crate::v1::drafts::copy;
use crate::v1::me::{complete, stands};
use crate::wire::{folders, freeze};
use crate::world::{Answer, World};

const DRAFT: &str = "01932b5e-7c1a-7000-8000-00000000000c";
const ERASURE: &str = "01932b5e-7c1a-7000-8000-00000000000d";
const EXPORT: &str = "01932b5e-7c1a-7000-8000-00000000000e";
const JSON: &str = "Content-Type: application/json\r\nIf-None-Match: *\r\n";
const PROBLEM: &str = "application/problem+json";

/// Everything that this version says of these things, each body under the name it is kept by.
async fn said() -> Vec<(&'static str, Vec<u8>)> {
    let ground = Ground::new().await;
    let (world, text) = (&ground.world, |body: String| body.into_bytes());
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    let code = walk(|| ground.code());
    let token = walk(|| ground.redeem(&code));
    let held: serde_json::Value = serde_json::from_str(&token.body).unwrap();
    let word = |name: &str| held[name].as_str().unwrap().to_owned();
    let refused = walk(|| ground.renew("nobody's"));
    let mut alice = Citizen {
        gateway: Gateway::at(&ground.url(), "ma-region/test").unwrap(),
        token: word("access_token"),
        traffic: Traffic::default(),
    };
    let draft = copy(&[("applicant.name", "Camille")]);
    let other = copy(&[("applicant.name", "Dominique")]);
    let path = format!("/v1/drafts/{DRAFT}");
    let mut kept = vec![
        ("token", text(token.body)),
        ("token_refused", text(refused.body)),
        ("auth_metadata", world.get("/.well-known/oauth-authorization-server", "").await.body),
        ("me", alice.ask(world, "GET", "/v1/me", "", b"").await.body),
        ("form.json", api_client::canonical::to_vec(&form(1)).unwrap()),
        ("draft.json", draft.clone()),
        ("draft_held", alice.ask(world, "PUT", &path, JSON, &draft).await.body),
        ("draft_elsewhere", alice.ask(world, "PUT", &path, JSON, &other).await.body),
        ("drafts", alice.ask(world, "GET", "/v1/drafts", "", b"").await.body),
    ];
    let id = complete(&mut alice, &Paper::jpeg(1, 900)).await;
    stands(world, &id, &[Standing::Received]);
    let path = format!("/v1/me/exports/{EXPORT}");
    kept.push(("export_queued", alice.ask(world, "PUT", &path, "", b"").await.body));
    world.region.round().await;
    kept.push(("export_done", alice.ask(world, "PUT", &path, "", b"").await.body));
    alice.token = word("erasure_token");
    let path = format!("/v1/me/erasures/{ERASURE}");
    kept.push(("erased", alice.ask(world, "PUT", &path, "", b"").await.body));
    kept.push(("erasure", alice.ask(world, "GET", &format!("/v1/erasures/{ERASURE}"), "", b"").await.body));
    kept.push(("signed_out", alice.ask(world, "GET", "/v1/me", "", b"").await.body));
    kept
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes the folder of a new release, once"]
async fn captures_what_this_version_says_to_people() {
    freeze("-people", said().await);
}

/// A gateway that answers every call with this.
pub fn answering(status: u16, media: &'static str, body: Vec<u8>) -> Gateway {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address: SocketAddr = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let Ok((mut line, _)) = listener.accept() else { return };
        let mut head = Vec::new();
        while !head.windows(4).any(|four| four == b"\r\n\r\n") {
            let mut piece = [0; 4096];
            match line.read(&mut piece) {
                Ok(length) if length > 0 => head.extend_from_slice(&piece[..length]),
                _ => return,
            }
        }
        let length = body.len();
        let code: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
        let code = code["code"].as_str().or(code["error"].as_str()).unwrap_or("none").to_owned();
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Type: {media}\r\nRegion-Epoch: {}\r\nRegion-Code: {code}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n",
            "a".repeat(32)
        );
        let _ = line.write_all(head.as_bytes()).and_then(|()| line.write_all(&body));
    });
    Gateway::at(&format!("http://{address}"), "ma-region/test").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_a_released_gateway_said_to_people_is_understood() {
    for folder in folders("people") {
        let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
        let json = |name: &str, status| answering(status, "application/json", bytes(name));
        let mut t = Traffic::default();
        let pair = json("token", 200).renew("r", &mut t).await.unwrap();
        assert_eq!((pair.access.len() > 20, pair.refresh.is_some()), (true, true));
        assert!(pair.lasts.is_some() && !pair.who.account.is_empty() && pair.who.erasure_token.len() > 40);
        assert!(!pair.who.display_name.is_empty());
        let refused = json("token_refused", 400).renew("r", &mut t).await.err();
        assert_eq!(refused, Some(Failure::SignedOut));
        let metadata: wire::AuthMetadata = serde_json::from_slice(&bytes("auth_metadata")).unwrap();
        assert!(metadata.token_endpoint.ends_with("/auth/token") && !metadata.issuer.is_empty());
        let me: wire::Me = serde_json::from_slice(&bytes("me")).unwrap();
        assert_eq!((&me.account, me.family_name.is_empty()), (&pair.who.account, false));

        let draft = bytes("draft.json");
        let put = json("draft_held", 201).put_draft("a", DRAFT, None, &draft, &mut t).await.unwrap();
        let Written::Done(held) = put else { panic!("{put:?}") };
        assert_eq!(held.what.id, DRAFT);
        let elsewhere = answering(412, PROBLEM, bytes("draft_elsewhere"));
        let put = elsewhere.put_draft("a", DRAFT, None, &draft, &mut t).await.unwrap();
        let Written::Elsewhere(other) = put else { panic!("{put:?}") };
        assert_eq!(other.held.unwrap().etag, held.what.etag);
        assert_eq!(json("drafts", 200).drafts("a", &mut t).await.unwrap().what.drafts.len(), 1);

        let queued = json("export_queued", 202).ask_export("a", EXPORT, &mut t).await.unwrap().what;
        assert_eq!(
            (queued.export.as_str(), queued.state.as_str(), queued.until),
            (EXPORT, wire::QUEUED, None)
        );
        let Ok(Exported::Preparing(waits)) = json("export_queued", 202).export("a", EXPORT, &mut t).await
        else {
            panic!("it waits")
        };
        assert_eq!(waits.what.export, EXPORT);
        let done = json("export_done", 202).ask_export("a", EXPORT, &mut t).await.unwrap().what;
        assert!(done.state == wire::DONE && done.until.is_some());

        let erased = json("erased", 200).erase("a", ERASURE, &mut t).await.unwrap().what;
        assert_eq!((erased.erasure.as_str(), erased.state.as_str()), (ERASURE, wire::DONE));
        assert!(erased.erased.iter().any(|one| one.what == "account" && one.count == 1), "{erased:?}");
        assert_eq!(erased.kept[0].why, wire::KEPT_WITHDRAWN);
        assert!(!erased.kept[0].number.is_empty() && erased.kept[0].until.ends_with('Z'));
        let read = json("erasure", 200).erasure("a", ERASURE, &mut t).await.unwrap().unwrap().what;
        assert_eq!(read, erased);
        let signed_out = answering(401, PROBLEM, bytes("signed_out"));
        assert_eq!(signed_out.erase("a", ERASURE, &mut t).await, Err(Failure::SignedOut));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_a_released_phone_sent_is_taken() {
    for folder in folders("people") {
        let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
        let form: wire::Form = serde_json::from_slice(&bytes("form.json")).unwrap();
        let world = World::empty().await;
        world.region.publish(vec![Record::Form(Box::new(form))]).unwrap();
        let alice = Citizen::called(&world, "Alice");
        let path = format!("/v1/drafts/{}", new_id());
        let answer: Answer = alice.ask(&world, "PUT", &path, JSON, &bytes("draft.json")).await;
        assert_eq!(answer.status, 201, "{}: {answer:?}", Path::new(&folder).display());
        let held = alice.ask(&world, "GET", &path, "", b"").await;
        assert_eq!(held.body, bytes("draft.json"));
    }
}
