//! `PUT /office/v1/applications/{id}/decisions/{did}`

use api_client::wire;

use super::{Service, audit};
use crate::citizen::{Citizen, Paper, form, new_id, world_with};

const RECEIVED: &str = r#"{"state":"received"}"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_said_once_however_often_it_is_sent() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let licences = Service::of_licences(&world);
    let path = format!("applications/{id}/decisions/{}", new_id());
    let first = licences.put(&world, &path, RECEIVED).await;
    let again = licences.put(&world, &path, RECEIVED).await;
    assert_eq!((first.status, again.status), (201, 200));
    assert_eq!(first.body, again.body);
    let kinds: Vec<_> = alice.receipts(&world, &id).await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["registered", "complete", "received"], "one R3");
    // Another name for the same decision: it does not move again. The same name for another: refused.
    let other = format!("applications/{id}/decisions/{}", new_id());
    assert_eq!(licences.put(&world, &other, RECEIVED).await.code(), "state-forbids");
    assert_eq!(licences.put(&world, &path, r#"{"state":"in_review"}"#).await.code(), "id-reused");
    let (elsewhere, _) = alice.files(&[]).await;
    let path = format!("applications/{elsewhere}/decisions/{}", path.rsplit('/').next().unwrap());
    assert_eq!(licences.put(&world, &path, RECEIVED).await.code(), "id-reused");
    let said: Vec<_> = audit(&world).into_iter().map(|(_, what, _)| what).collect();
    assert_eq!(said, ["received"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_decision_in_parallel_makes_one_receipt() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let licences = Service::of_licences(&world);
    let path = format!("applications/{id}/decisions/{}", new_id());
    let put = || licences.put(&world, &path, RECEIVED);
    let (a, b, c) = tokio::join!(put(), put(), put());
    let mut statuses = [a.status, b.status, c.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 201]);
    assert_eq!(alice.receipts(&world, &id).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_citizen_reads_what_the_service_said_and_when() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let licences = Service::of_licences(&world);
    for body in [
        RECEIVED,
        r#"{"state":"in_review"}"#,
        r#"{"state":"accepted","text":{"fr":"Accordé : 500 €","en":"Granted: 500 €"},"later":1}"#,
    ] {
        world.clock.turn(chrono::TimeDelta::days(1));
        let path = format!("applications/{id}/decisions/{}", new_id());
        assert_eq!(licences.put(&world, &path, body).await.status, 201, "{body}");
    }
    let page = alice.ask(&world, "GET", "/v1/changes", "", b"").await;
    let page: wire::Changes = serde_json::from_slice(&page.body).unwrap();
    let told: Vec<_> = page.changes.iter().map(|one| (one.state.as_str(), &one.at[..10])).collect();
    assert_eq!(
        told[2..],
        [("received", "2026-11-21"), ("in_review", "2026-11-22"), ("accepted", "2026-11-23")]
    );
    let text = page.changes[4].text.clone().unwrap();
    assert_eq!((text.fr.as_str(), text.en.as_deref()), ("Accordé : 500 €", Some("Granted: 500 €")));
    let withdrawn = format!("applications/{id}/decisions/{}", new_id());
    assert_eq!(licences.put(&world, &withdrawn, r#"{"state":"refused"}"#).await.code(), "state-forbids");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_a_service_may_say_is_heard_and_never_received_before_complete() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[Paper::jpeg(1, 100)]).await;
    let licences = Service::of_licences(&world);
    let path = format!("applications/{id}/decisions/{}", new_id());
    assert_eq!(licences.put(&world, &path, RECEIVED).await.code(), "state-forbids");
    let of = |length| format!(r#"{{"state":"to_complete","text":{{"fr":"{}"}}}}"#, "a".repeat(length));
    let long = of(10_241);
    for (body, code) in [
        (r#"{"state":"withdrawn"}"#, "malformed"),
        (r#"{"state":"complete"}"#, "malformed"),
        (r#"{"state":"writing"}"#, "malformed"),
        (r#"{"state":"archived"}"#, "malformed"),
        (r#"{"state":"to_complete","text":{"fr":" "}}"#, "malformed"),
        ("{}", "malformed"),
        ("", "malformed"),
        (&long, "too-large"),
    ] {
        assert_eq!(licences.put(&world, &path, body).await.code(), code, "{body:.60}");
    }
    let plain = licences.ask(&world, "PUT", &path, "Content-Type: text/plain\r\n", RECEIVED).await;
    assert_eq!(plain.code(), "media-type");
    assert_eq!(licences.put(&world, &path, &of(10_240)).await.status, 201);
}
