//! `PUT, GET, DELETE /v1/drafts/{id}`, `GET /v1/drafts`: nothing is written over unseen.

use api_client::copies::Written;

use super::{copy, etag};
use crate::citizen::{Citizen, form, new_id, pin, world_with};
use crate::world::World;

const JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_written_over_only_by_who_has_seen_it() {
    written_over(&world_with(form(1)).await).await;
}

pub async fn written_over(world: &World) {
    let (mut alice, mut other) = (Citizen::called(world, "Emma"), Citizen::called(world, "Emma"));
    let id = new_id();
    let [first, mine, theirs] = ["Camille", "Camille Roy", "Camille Ray"].map(|name| copy(&[("name", name)]));
    let held = alice.copies(&id, None, &first).await.unwrap();
    assert_eq!((held.id.as_str(), held.etag.as_str()), (id.as_str(), etag(&first).as_str()));
    assert_eq!((held.changed_at.as_str(), held.announced), ("2026-11-20T08:00:00Z", None));
    assert_eq!(held.leaves_at, "2027-11-20T08:00:00Z");

    // The other phone of the same account has read it, and writes first.
    let read = other.gateway.draft(&other.token, &id, &mut other.traffic).await.unwrap().unwrap().what;
    assert_eq!(read.etag, etag(&first));
    assert_eq!(read.copy.fields["name"].value.as_deref(), Some("Camille"));
    other.copies(&id, Some(&read.etag), &theirs).await.unwrap();
    let told = alice.copies(&id, Some(&etag(&first)), &mine).await.unwrap_err();
    assert_eq!(told.held.unwrap().etag, etag(&theirs));
    assert_eq!(told.current.unwrap().fields["name"].value.as_deref(), Some("Camille Ray"));
    assert_eq!(told.ended, None);
    // Who thinks that there is none is told as well.
    assert_eq!(alice.copies(&id, None, &mine).await.unwrap_err().held.unwrap().etag, etag(&theirs));
    alice.copies(&id, Some(&etag(&theirs)), &mine).await.unwrap();

    // The answer to that may have been lost: the same bytes again are the same copy.
    assert_eq!(alice.copies(&id, Some(&etag(&theirs)), &mine).await.unwrap().etag, etag(&mine));
    assert_eq!(alice.copies(&id, None, &mine).await.unwrap().etag, etag(&mine));
    assert_eq!(alice.drafts().await.drafts.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_say_what_they_know_writes_nothing() {
    let world = world_with(form(1)).await;
    let alice = Citizen::called(&world, "Alice");
    let (path, bytes) = (format!("/v1/drafts/{}", new_id()), copy(&[("name", "Camille")]));
    let tag = etag(&bytes);
    for lines in [
        String::new(),
        "If-Match: *\r\n".to_owned(),
        "If-Match: nothing\r\n".to_owned(),
        format!("If-None-Match: {tag}\r\n"),
        format!("If-None-Match: *\r\nIf-Match: {tag}\r\n"),
    ] {
        let answer = alice.ask(&world, "PUT", &path, &format!("{JSON}{lines}"), &bytes).await;
        assert_eq!((answer.status, answer.code().as_str()), (428, "condition-needed"), "{lines}");
    }
    let answer = alice.ask(&world, "PUT", &path, &format!("{JSON}If-Match: {tag}\r\n"), &bytes).await;
    assert_eq!((answer.status, answer.code().as_str()), (412, "changed-elsewhere"), "there never was one");
    assert_eq!(alice.ask(&world, "GET", &path, "", b"").await.code(), "unknown");
    let put = alice.ask(&world, "PUT", &path, &format!("{JSON}If-None-Match: *\r\n"), &bytes).await;
    assert_eq!((put.status, put.header("etag")), (201, tag.as_str()));
    let got = alice.ask(&world, "GET", &path, "", b"").await;
    assert_eq!((got.status, got.header("etag"), &got.body), (200, tag.as_str(), &bytes));
    assert_eq!(got.header("cache-control"), "no-store");
    let refused = alice.ask(&world, "PUT", &path, &format!("{JSON}If-None-Match: *\r\n"), &copy(&[])).await;
    assert_eq!((refused.status, refused.header("cache-control")), (412, "no-store"));
    let gone = alice.ask(&world, "DELETE", &path, "", b"").await;
    assert_eq!(gone.code(), "condition-needed");
    let gone = alice.ask(&world, "DELETE", &path, "If-None-Match: *\r\n", b"").await;
    assert_eq!(gone.code(), "condition-needed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_copy_of_a_draft_is_refused() {
    let world = world_with(form(1)).await;
    let alice = Citizen::called(&world, "Alice");
    let path = format!("/v1/drafts/{}", new_id());
    let absent = format!("{JSON}If-None-Match: *\r\n");
    let text = String::from_utf8(copy(&[("name", "Camille")])).unwrap();
    let sha256 = pin(&form(1)).sha256.to_string();
    for bytes in ["", "{}", "[]", &text[1..], &text.replace(&sha256, "ab")] {
        let answer = alice.ask(&world, "PUT", &path, &absent, bytes.as_bytes()).await;
        assert_eq!((answer.status, answer.code().as_str()), (400, "malformed"), "{bytes}");
    }
    let answer = alice.ask(&world, "PUT", &path, "If-None-Match: *\r\n", text.as_bytes()).await;
    assert_eq!(answer.code(), "media-type");
    let digest = api_client::digest::content_digest(b"something else");
    let lines = format!("{absent}Content-Digest: {digest}\r\n");
    assert_eq!(alice.ask(&world, "PUT", &path, &lines, text.as_bytes()).await.code(), "bad-digest");
    assert_eq!(alice.ask(&world, "PUT", "/v1/drafts/x", &absent, text.as_bytes()).await.code(), "unknown");
    let nobody = world.get(&path, "").await;
    assert_eq!((nobody.status, nobody.code().as_str()), (401, "token-invalid"));
}

#[tokio::test(flavor = "multi_thread")]
async fn to_another_account_a_copy_is_not_there() {
    apart(&world_with(form(1)).await).await;
}

pub async fn apart(world: &World) {
    let (mut alice, mut bruno) = (Citizen::called(world, "Alice"), Citizen::called(world, "Bruno"));
    let (id, bytes) = (new_id(), copy(&[("name", "Camille")]));
    alice.copies(&id, None, &bytes).await.unwrap();
    assert_eq!(bruno.drafts().await, api_client::wire::DraftList::default());
    assert_eq!(bruno.gateway.draft(&bruno.token, &id, &mut bruno.traffic).await.unwrap(), None);
    let told = bruno.copies(&id, Some(&etag(&bytes)), &copy(&[])).await.unwrap_err();
    assert_eq!(told, api_client::wire::DraftElsewhere::default());
    // The same name is another draft there.
    let his = copy(&[("name", "Bruno")]);
    bruno.copies(&id, None, &his).await.unwrap();
    let end = bruno.gateway.end_draft(&bruno.token, &id, &etag(&his), true, &mut bruno.traffic).await;
    assert!(matches!(end, Ok(Written::Done(_))), "{end:?}");
    assert_eq!(alice.drafts().await.drafts[0].etag, etag(&bytes));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_ended_says_why_and_may_begin_again() {
    ended(&world_with(form(1)).await).await;
}

pub async fn ended(world: &World) {
    let (mut alice, mut other) = (Citizen::called(world, "Alice"), Citizen::called(world, "Alice"));
    for (discarded, why) in [(true, "discarded"), (false, "stopped")] {
        let (id, first, second) = (new_id(), copy(&[("name", "A")]), copy(&[("name", "B")]));
        alice.copies(&id, None, &first).await.unwrap();
        other.copies(&id, Some(&etag(&first)), &second).await.unwrap();
        // A discard of what was edited since is a discard of something else.
        let gateway = alice.gateway.clone();
        let end = async |citizen: &mut Citizen, etag: &str| {
            gateway.end_draft(&citizen.token, &id, etag, discarded, &mut citizen.traffic).await.unwrap()
        };
        let Written::Elsewhere(told) = end(&mut alice, &etag(&first)).await else { panic!() };
        assert_eq!(told.held.unwrap().etag, etag(&second));
        assert!(matches!(end(&mut alice, &etag(&second)).await, Written::Done(_)));
        assert!(matches!(end(&mut alice, &etag(&second)).await, Written::Done(_)), "said twice");
        assert!(matches!(end(&mut alice, &etag(&first)).await, Written::Done(_)), "over is over");
        let listed = other.drafts().await;
        let said = listed.ended.iter().find(|one| one.id == id).unwrap();
        assert_eq!((said.why.as_str(), &said.application), (why, &None));
        assert!(listed.drafts.iter().all(|one| one.id != id));
        let told = other.copies(&id, Some(&etag(&second)), &first).await.unwrap_err();
        assert_eq!((told.ended.unwrap().why.as_str(), told.current), (why, None));
        other.copies(&id, None, &first).await.unwrap();
        assert!(other.drafts().await.ended.iter().all(|one| one.id != id), "it is there again");
    }
    let never = new_id();
    let end = alice.gateway.end_draft(&alice.token, &never, &etag(b"x"), false, &mut alice.traffic).await;
    assert!(matches!(end, Ok(Written::Done(_))), "what never was is not there: {end:?}");
    let path = format!("/v1/drafts/{never}?why=else");
    let lines = format!("If-Match: {}\r\n", etag(b"x"));
    assert_eq!(alice.ask(world, "DELETE", &path, &lines, b"").await.code(), "malformed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_is_had_by_its_digest_whatever_is_published_now() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let old = pin(&form(1));
    world.region.publish(vec![gateway::sources::Record::Form(Box::new(form(2)))]).unwrap();
    for one in [old, pin(&form(2))] {
        let found = alice.gateway.definition(&one.sha256.to_string(), &mut alice.traffic).await.unwrap();
        let found: api_client::wire::Form = serde_json::from_slice(&found.unwrap()).unwrap();
        assert_eq!(found.version, one.version);
    }
    let none = alice.gateway.definition(&"ab".repeat(32), &mut alice.traffic).await;
    assert_eq!(none, Ok(None));
    assert_eq!(world.get("/v1/forms/x", "").await.code(), "unknown");
}
