//! Every body that a released version sent or said is still understood (WIRE.md §2): `tests/wire/released/VERSION`.
//!
//! A phone may be a year old, and a gateway restored from last year: what was frozen is never edited. A new release
//! adds its folders: `cargo test --test it captures_what_this_version_says -- --ignored`, and the same for
//! `captures_what_this_version_says_to_people` (`wire_people.rs`: sign-in, drafts, erasures, exports).

use std::fs;
use std::path::{Path, PathBuf};

use api_client::canonical::sha256_hex;
use api_client::pack::{self, Slice};
use api_client::receipt;
use api_client::translate::{seal_message, seal_withdrawal};
use api_client::wire;
use gateway::sources::Record;
use serde::de::DeserializeOwned;

use crate::citizen::{Citizen, Paper, form, sealed};
use crate::world::{Answer, World};

const ID: &str = "01932b5e-7c1a-7000-8000-00000000000a";
const MESSAGE: &str = "01932b5e-7c1a-7000-8000-00000000000b";
const ENVELOPE: &str = "Content-Type: application/vnd.maregion.envelope+json\r\n";
const JSON: &str = "Content-Type: application/json\r\n";
/// Of each folder: its files and their digests, one a line.
const SUMS: &str = "SHA256SUMS";

fn released() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/wire/released")
}

fn versions() -> Vec<PathBuf> {
    folders("")
}

/// The folders of all versions, of the part of that name: what was not frozen with the rest has an ending of its own.
pub fn folders(part: &str) -> Vec<PathBuf> {
    let named = |path: &PathBuf| {
        path.to_str().unwrap().rsplit('/').next().unwrap().split_once('-').map_or("", |it| it.1) == part
    };
    let mut all: Vec<_> =
        fs::read_dir(released()).unwrap().map(|one| one.unwrap().path()).filter(named).collect();
    all.sort();
    assert!(!all.is_empty(), "{part}");
    all
}

/// Writes a folder of a new release, once.
pub fn freeze(part: &str, kept: Vec<(&str, Vec<u8>)>) {
    let folder = released().join(format!("{}{part}", env!("CARGO_PKG_VERSION")));
    assert!(!folder.exists(), "{} is frozen", folder.display());
    fs::create_dir_all(&folder).unwrap();
    let mut sums = String::new();
    for (name, bytes) in kept {
        fs::write(folder.join(name), &bytes).unwrap();
        sums += &format!("{}  {name}\n", sha256_hex(&bytes));
    }
    fs::write(folder.join(SUMS), sums).unwrap();
}

/// What a phone sends and what it is told, in the order in which it happens; each body under the name it is kept by.
async fn conversation(form: wire::Form, of: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<(&'static str, Answer)> {
    let world = World::empty().await;
    let paper = Paper::jpeg(3, 4000);
    let text = |name: &str, body: Vec<u8>| of(name).unwrap_or(body);
    world.region.publish(vec![Record::Form(Box::new(form.clone()))]).unwrap();
    let base = world.manifest().await;
    world.region.publish(vec![Record::Form(Box::new(form.clone())), crate::world::aid(1, 0)]).unwrap();
    let published =
        vec![Record::Form(Box::new(form.clone())), crate::world::aid(1, 1), crate::world::aid(2, 0)];
    world.clock.turn(chrono::TimeDelta::minutes(1));
    world.region.publish(published).unwrap();
    assert_ne!(world.manifest().await.manifest_seq, base.manifest_seq);
    let mut said =
        vec![("manifest", world.get("/v1/manifest", "").await), ("root", world.get("/v1/root", "").await)];
    let manifest = world.manifest().await;
    let aids = manifest.collections.iter().find(|one| one.name == "aids").unwrap();
    said.push(("snapshot", world.get(&format!("/v1/p/{}", aids.snapshot.sha256), "").await));
    said.push(("delta", world.get(&format!("/v1/p/{}", aids.deltas[0].sha256), "").await));

    let alice = Citizen::called(&world, "Alice");
    let envelope = text("envelope.json", sealed(&form, std::slice::from_ref(&paper)).bytes);
    let path = format!("/v1/applications/{ID}");
    said.push(("registered", alice.ask(&world, "PUT", &path, ENVELOPE, &envelope).await));
    said.push(("again", alice.ask(&world, "PUT", &path, ENVELOPE, &envelope).await));
    let (_, upload) = alice.begins(&world, ID, &paper).await;
    said.push(("uploaded", alice.patches(&world, &upload, 0, &paper.bytes).await));
    let message = text("message.json", seal_message("Bonjour", &[]).unwrap().bytes);
    said.push((
        "message",
        alice.ask(&world, "PUT", &format!("{path}/messages/{MESSAGE}"), JSON, &message).await,
    ));
    said.push(("messages", alice.ask(&world, "GET", &format!("{path}/messages"), "", b"").await));
    let withdrawal = seal_withdrawal(uuid::Uuid::from_u128(1), "Je change d’avis").unwrap().bytes;
    let withdrawal = text("withdrawal.json", withdrawal);
    said.push((
        "withdrawn",
        alice.ask(&world, "PUT", &format!("{path}/withdrawal"), JSON, &withdrawal).await,
    ));
    said.push(("application", alice.ask(&world, "GET", &path, "", b"").await));
    said.push(("applications", alice.ask(&world, "GET", "/v1/applications", "", b"").await));
    said.push(("receipts", alice.ask(&world, "GET", &format!("{path}/receipts"), "", b"").await));
    said.push(("changes", alice.ask(&world, "GET", "/v1/changes", "", b"").await));
    said.push(("problem", alice.ask(&world, "PUT", &path, ENVELOPE, b"{}").await));
    let receipts: wire::Receipts = serde_json::from_slice(&body(&said, "receipts").body).unwrap();
    let held =
        wire::Held { id: ID.to_owned(), envelope_sha256: sha256_hex(&envelope), receipts: receipts.receipts };
    let reconcile = serde_json::to_vec(&wire::Reconcile { applications: vec![held] }).unwrap();
    let reconcile = text("reconcile.json", reconcile);
    said.push(("reconciled", alice.ask(&world, "POST", "/v1/reconcile", JSON, &reconcile).await));
    for (name, bytes) in [
        ("envelope.json", envelope),
        ("message.json", message),
        ("withdrawal.json", withdrawal),
        ("reconcile.json", reconcile),
    ] {
        said.push((name, Answer { status: 0, head: String::new(), bytes: bytes.len(), body: bytes }));
    }
    said
}

fn body<'a>(said: &'a [(&'static str, Answer)], name: &str) -> &'a Answer {
    &said.iter().find(|(one, _)| *one == name).unwrap_or_else(|| panic!("{name}")).1
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes the folder of a new release, once"]
async fn captures_what_this_version_says() {
    let mut kept = vec![("form.json", api_client::canonical::to_vec(&form(1)).unwrap())];
    for (name, answer) in conversation(form(1), |_| None).await {
        if !answer.body.is_empty() {
            kept.push((name, answer.body));
        }
    }
    freeze("", kept);
}

#[test]
fn what_was_released_is_not_edited() {
    for folder in versions().into_iter().chain(folders("people")).chain(folders("feedback")) {
        let sums = fs::read_to_string(folder.join(SUMS)).unwrap();
        assert_eq!(sums.lines().count() + 1, fs::read_dir(&folder).unwrap().count(), "{}", folder.display());
        for (sum, name) in sums.lines().filter_map(|line| line.split_once("  ")) {
            assert_eq!(
                sha256_hex(&fs::read(folder.join(name)).unwrap()),
                sum,
                "{name} of {}",
                folder.display()
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_body_that_a_released_phone_sent_is_taken() {
    for folder in versions() {
        let form: wire::Form = serde_json::from_slice(&fs::read(folder.join("form.json")).unwrap()).unwrap();
        let said = conversation(form, |name| Some(fs::read(folder.join(name)).unwrap())).await;
        for (name, status) in [
            ("registered", 201),
            ("again", 200),
            ("uploaded", 204),
            ("message", 201),
            ("withdrawn", 201),
            ("reconciled", 200),
        ] {
            let answer = body(&said, name);
            assert_eq!(answer.status, status, "{name} of {}: {answer:?}", folder.display());
        }
        let reconciled: wire::Reconciled = serde_json::from_slice(&body(&said, "reconciled").body).unwrap();
        // Receipts of another epoch of the same Region: their own signatures bring them in.
        assert_eq!(reconciled.applications[0].outcome, "restored", "{}", folder.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_a_released_gateway_said_is_understood() {
    let world = World::empty().await;
    let root = world.region.app().keys().unwrap().root;
    for folder in versions() {
        let bytes = |name: &str| fs::read(folder.join(name)).unwrap();
        fn said<T: DeserializeOwned>(bytes: Vec<u8>) -> T {
            serde_json::from_slice(&bytes).unwrap()
        }
        let manifest = pack::manifest(&bytes("manifest"), &root).unwrap();
        let aids = manifest.collections.iter().find(|one| one.name == "aids").unwrap();
        let form = pack::read_snapshot(&bytes("snapshot"), aids.snapshot.raw).unwrap();
        assert_eq!(sha256_hex(&form), aids.canon_sha256);
        let mut base = Slice::default();
        let Record::Aid(aid) = crate::world::aid(1, 0) else { panic!("an aid") };
        base.put(&*aid).unwrap();
        assert_eq!(sha256_hex(&base.canonical()), aids.deltas[0].from_canon_sha256);
        let reached = pack::read_delta(&base, &bytes("delta"), aids.deltas[0].raw).unwrap();
        assert_eq!(sha256_hex(&reached.canonical()), aids.canon_sha256);

        let registered: wire::Registered = said(bytes("registered"));
        let application: wire::Application = said(bytes("application"));
        assert_eq!((registered.number, registered.missing.len()), (application.number, 1));
        assert_eq!(application.state, "withdrawn");
        let receipts: wire::Receipts = said(bytes("receipts"));
        let kinds = receipts.receipts.iter().map(|text| {
            let body = api_client::base64::decode(text).unwrap();
            receipt::verify(&body, &root).unwrap().kind.code()
        });
        assert_eq!(kinds.collect::<Vec<_>>(), ["registered", "complete", "withdrawn"]);
        let changes: wire::Changes = said(bytes("changes"));
        assert!(changes.changes.len() >= 3);
        assert_eq!(said::<wire::Messages>(bytes("messages")).messages[0].text, "Bonjour");
        assert_eq!(said::<wire::Applications>(bytes("applications")).applications.len(), 1);
        assert_eq!(said::<wire::Withdrawn>(bytes("withdrawn")).state, "withdrawn");
        assert_eq!(said::<wire::Problem>(bytes("problem")).status, 400);
    }
}
