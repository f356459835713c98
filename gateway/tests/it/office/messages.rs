//! `PUT /office/v1/applications/{id}/messages/{mid}`

use api_client::wire;

use super::{Service, audit, json};
use crate::citizen::{Citizen, form, new_id, world_with};

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_a_service_reaches_the_citizen_once() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let licences = Service::of_licences(&world);
    let path = format!("applications/{id}/messages/{}", new_id());
    let body = r#"{"text":"Bonjour, il manque une page."}"#;
    let (first, again) = (licences.put(&world, &path, body).await, licences.put(&world, &path, body).await);
    assert_eq!((first.status, again.status), (201, 200));
    assert_eq!(json(&first), json(&again));
    assert_eq!(licences.put(&world, &path, r#"{"text":"Autre"}"#).await.code(), "id-reused");
    let held = alice.gateway.messages(&alice.token, &id, &mut alice.traffic).await.unwrap().what.messages;
    assert_eq!(held.len(), 1);
    assert!(held[0].from_agent && held[0].text.ends_with("page."));
    let page = alice.ask(&world, "GET", "/v1/changes", "", b"").await;
    let page: wire::Changes = serde_json::from_slice(&page.body).unwrap();
    assert_eq!(page.changes.iter().filter(|one| one.message.is_some()).count(), 1);
    assert_eq!(page.changes.last().unwrap().state, "complete", "a message moves nothing");
    let whole = json(&licences.get(&world, &format!("applications/{id}")).await);
    assert_eq!(whole["messages"][0]["from_agent"], true);
    let said: Vec<_> = audit(&world).into_iter().map(|(_, what, _)| what).collect();
    assert_eq!(said, ["message", "application"]);
    // The citizen cannot take the service's name for a message, nor the reverse.
    let lines = "Content-Type: application/json\r\n";
    let taken = alice.ask(&world, "PUT", &format!("/v1/{path}"), lines, body.as_bytes()).await;
    assert_eq!(taken.code(), "id-reused");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_a_service_is_taken_up_to_ten_kilobytes() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let licences = Service::of_licences(&world);
    for (length, status) in [(0, 400), (10_240, 201), (10_241, 413)] {
        let path = format!("applications/{id}/messages/{}", new_id());
        let body = format!(r#"{{"text":"{}"}}"#, "a".repeat(length));
        assert_eq!(licences.put(&world, &path, &body).await.status, status, "{length}");
    }
}
