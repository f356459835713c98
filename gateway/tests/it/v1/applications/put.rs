//! `PUT /v1/applications/{id}`

use api_client::failure::Failure;
use api_client::receipt;
use api_client::wire::Pointer;
use domain::form::Answers;
use domain::ids::ApplicationId;
use gateway::sources::Record;

use crate::citizen::{Citizen, Paper, form, new_id, read, sealed, sealed_with, world_with};

const ENVELOPE: &str = "Content-Type: application/vnd.maregion.envelope+json\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_is_acknowledged_by_a_receipt_of_its_very_bytes() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, paper) = (new_id(), Paper::jpeg(1, 1000));
    let sealed = sealed(&form(1), std::slice::from_ref(&paper));
    let said = alice.put(&id, &sealed).await.unwrap();
    assert_eq!(said.epoch, world.region.app().epoch);
    let registered = said.what;
    assert_eq!((registered.state.as_str(), registered.number.as_str()), ("registered", "BFC-2026-000001"));
    assert_eq!(registered.missing, [paper.sha256().to_string()]);
    assert_eq!(registered.uploads.max_size, 20_000_000);
    let [r1] = registered.receipts.as_slice() else { panic!("{registered:?}") };
    let body = api_client::base64::decode(r1).unwrap();
    let root = world.region.app().keys().unwrap().root;
    let application = ApplicationId(id.parse().unwrap());
    let receipt = receipt::verify_of(&body, &root, application, sealed.sha256).unwrap();
    assert_eq!(receipt.kind, domain::receipt::Kind::Registered);
    assert_eq!(receipt.number, registered.number);
    assert_eq!(receipt.received_at.timestamp(), crate::world::MORNING);
    assert_eq!(receipt.documents[0].verified_at, None);
    assert!(!String::from_utf8_lossy(&body).contains("Camille"), "no personal datum in a receipt");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_document_it_is_complete_at_once() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (_, registered) = alice.files(&[]).await;
    assert_eq!(registered.state, "complete");
    let kinds: Vec<_> = registered.receipts.iter().map(|text| read(&world, text).0).collect();
    assert_eq!(kinds, ["registered", "complete"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_is_answered_with_the_same_receipt_bytes_whenever_it_comes() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, sealed) = (new_id(), sealed(&form(1), &[Paper::jpeg(1, 1000)]));
    let path = format!("/v1/applications/{id}");
    let first = alice.ask(&world, "PUT", &path, ENVELOPE, &sealed.bytes).await;
    let again = alice.ask(&world, "PUT", &path, ENVELOPE, &sealed.bytes).await;
    assert_eq!((first.status, again.status), (201, 200));
    assert_eq!(first.body, again.body);
    assert_eq!(first.header("cache-control"), "no-store");
    // The form closes meanwhile, and a day passes: what is registered stays registered.
    let closed = api_client::wire::Form { state: "closed".to_owned(), ..form(1) };
    world.region.publish(vec![Record::Form(Box::new(closed))]).unwrap();
    world.clock.turn(chrono::TimeDelta::days(1));
    let later = alice.put(&id, &sealed).await.unwrap();
    assert_eq!(serde_json::to_vec(&later.what).unwrap(), first.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_put_in_parallel_makes_one_application() {
    let world = world_with(form(1)).await;
    let alice = Citizen::called(&world, "Alice");
    let (id, sealed) = (new_id(), sealed(&form(1), &[Paper::jpeg(1, 1000)]));
    let path = format!("/v1/applications/{id}");
    let ask = || alice.ask(&world, "PUT", &path, ENVELOPE, &sealed.bytes);
    let (a, b, c, d) = tokio::join!(ask(), ask(), ask(), ask());
    let mut statuses = [a.status, b.status, c.status, d.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 201]);
    assert!([&b, &c, &d].iter().all(|answer| answer.body == a.body));
    let list = alice.ask(&world, "GET", "/v1/applications", "", b"").await;
    let list: api_client::wire::Applications = serde_json::from_slice(&list.body).unwrap();
    assert_eq!(list.applications.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_stands_for_one_envelope_of_one_account() {
    let world = world_with(form(1)).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let (id, registered) = alice.files(&[]).await;
    let other = sealed(&form(1), &[Paper::jpeg(2, 50)]);
    assert_eq!(alice.put(&id, &other).await, Err(Failure::refused("id-reused")));
    assert_eq!(bruno.put(&id, &other).await, Err(Failure::refused("unknown")));
    assert_eq!(bruno.put(&id, &sealed(&form(1), &[])).await, Err(Failure::refused("unknown")));
    let held = alice.gateway.application(&alice.token, &id, &mut alice.traffic).await.unwrap().unwrap();
    assert_eq!(held.what.number, registered.number);
    assert_eq!(bruno.gateway.application(&bruno.token, &id, &mut bruno.traffic).await, Ok(None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_or_foreign_body_registers_nothing() {
    let world = world_with(form(1)).await;
    let alice = Citizen::called(&world, "Alice");
    let sealed = sealed(&form(1), &[]);
    let path = format!("/v1/applications/{}", new_id());
    let digest = |bytes: &[u8]| format!("Content-Digest: {}\r\n", api_client::digest::content_digest(bytes));
    for (lines, body, status, code) in [
        (format!("{ENVELOPE}{}", digest(b"other")), sealed.bytes.as_slice(), 400, "bad-digest"),
        (ENVELOPE.to_owned(), b"{}".as_slice(), 400, "malformed"),
        (ENVELOPE.to_owned(), b"\xff\xfe", 400, "malformed"),
        ("Content-Type: application/json\r\n".to_owned(), &sealed.bytes, 415, "media-type"),
    ] {
        let answer = alice.ask(&world, "PUT", &path, &lines, body).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code));
    }
    for id in ["x", "01932B5E-7C1A-7000-8000-000000000001", "01932b5e7c1a70008000000000000001"] {
        let answer =
            alice.ask(&world, "PUT", &format!("/v1/applications/{id}"), ENVELOPE, &sealed.bytes).await;
        assert_eq!((answer.status, answer.code().as_str()), (404, "unknown"), "{id}");
    }
    assert_eq!(alice.ask(&world, "GET", &path, "", b"").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_files_without_a_session_that_lasts() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let path = format!("/v1/applications/{}", new_id());
    let answer = world.get(&path, "").await;
    assert_eq!((answer.status, answer.code().as_str()), (401, "token-invalid"));
    assert!(answer.header("www-authenticate").starts_with("Bearer"));
    let answer = world.get(&path, &format!("Authorization: Bearer {}\r\n", "0".repeat(64))).await;
    assert_eq!(answer.code(), "token-invalid");
    world.clock.turn(chrono::TimeDelta::days(31));
    let answer = alice.ask(&world, "GET", &path, "", b"").await;
    assert_eq!((answer.status, answer.code().as_str()), (401, "token-expired"));
    assert_eq!(alice.put(&new_id(), &sealed(&form(1), &[])).await, Err(Failure::SignedOut));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_phones_own_rules_say_what_is_wrong_and_where() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let answers = Answers::from([
        ("applicant.iban".to_owned(), "FR7630006000011234567890188".to_owned()),
        ("applicant.shoe_size".to_owned(), "43".to_owned()),
    ]);
    let paper = Paper { media: "text/html", ..Paper::jpeg(1, 100) };
    let refused = alice.put(&new_id(), &sealed_with(&form(1), &answers, &[paper])).await;
    let Err(Failure::Refused { code, pointers }) = refused else { panic!("{refused:?}") };
    assert_eq!(code, "answers-rejected");
    let pointer = |pointer: &str, code: &str| Pointer { pointer: pointer.into(), code: code.into() };
    assert_eq!(
        pointers,
        [
            pointer("/answers/applicant.name", "required"),
            pointer("/answers/applicant.iban", "iban-key"),
            pointer("/documents/rib", "document-kind"),
            pointer("/answers/applicant.shoe_size", "not-asked"),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_taken_only_as_its_newest_record_says() {
    let changed = |change: fn(&mut api_client::wire::Form)| {
        let mut form = form(1);
        change(&mut form);
        form
    };
    for (in_force, expected) in [
        (changed(|form| form.state = "closed".into()), Some("form-closed")),
        (changed(|form| form.state = "withdrawn".into()), Some("form-withdrawn")),
        (changed(|form| form.opens_on = Some("2027-01-01".into())), Some("form-closed")),
        (changed(|form| form.closes_at = Some("2026-11-19T22:59:59Z".into())), Some("form-closed")),
        (changed(|form| form.version = 2), Some("form-withdrawn")),
        (changed(|form| form.closes_at = Some("2026-12-01T22:59:59Z".into())), None),
    ] {
        let world = world_with(form(1)).await;
        world.region.publish(vec![Record::Form(Box::new(in_force))]).unwrap();
        let mut alice = Citizen::called(&world, "Alice");
        let refused = alice.put(&new_id(), &sealed(&form(1), &[])).await;
        assert_eq!(refused.as_ref().err().and_then(Failure::code), expected, "{refused:?}");
        if let Ok(said) = refused {
            let body = api_client::base64::decode(&said.what.receipts[0]).unwrap();
            let root = world.region.app().keys().unwrap().root;
            assert_eq!(receipt::verify(&body, &root).unwrap().deadline.unwrap().in_time, Some(true));
        }
    }
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let never = sealed(&form(9), &[]);
    assert_eq!(alice.put(&new_id(), &never).await, Err(Failure::refused("form-unknown")));
    world.region.publish(vec![Record::Form(Box::new(form(2)))]).unwrap();
    let path = format!("/v1/applications/{}", new_id());
    let answer = alice.ask(&world, "PUT", &path, ENVELOPE, &sealed(&form(1), &[]).bytes).await;
    assert_eq!(answer.header("link"), "<urn:maregion:form:permis:2>; rel=\"successor-version\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_registered_outlives_the_gateway_that_registered_it() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, registered) = alice.files(&[Paper::jpeg(1, 1000)]).await;
    // Nothing is closed: another process reads the very files, as after a kill.
    let copy = tempfile::tempdir().unwrap();
    for name in ["gateway.db", "gateway.db-wal"] {
        std::fs::copy(world.folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let store = gateway::store::Store::in_file(&copy.path().join("gateway.db"), copy.path()).unwrap();
    let held = store.read(|db| gateway::store::applications::read(db, id.parse().unwrap())).unwrap().unwrap();
    assert_eq!(held.number, registered.number);
    let receipts = store.read(|db| gateway::store::receipts::of(db, held.id)).unwrap();
    assert_eq!(api_client::base64::encode(&receipts[0].body), registered.receipts[0]);
}
