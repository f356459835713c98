//! `PUT /v1/applications/{id}/messages/{mid}`, `GET …/messages`

use api_client::translate::seal_message;
use chrono::TimeDelta;

use crate::citizen::{Citizen, Paper, form, new_id, world_with};

#[tokio::test(flavor = "multi_thread")]
async fn a_message_and_its_document_arrive_once() {
    let world = world_with(form(1)).await;
    let (mut alice, bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let (id, _) = alice.files(&[]).await;
    let (paper, mid) = (Paper::jpeg(4, 5000), new_id());
    let sealed = seal_message("Voici mon RIB", &[paper.declared()]).unwrap();
    let said =
        alice.gateway.put_message(&alice.token, &id, &mid, &sealed.bytes, &mut alice.traffic).await.unwrap();
    assert_eq!(said.what.missing, [paper.sha256().to_string()]);
    alice.sends(&id, &paper).await.unwrap();
    let held = alice.gateway.messages(&alice.token, &id, &mut alice.traffic).await.unwrap().what;
    assert_eq!(held.messages.len(), 1);
    assert!(held.messages[0].missing.is_empty() && !held.messages[0].from_agent);
    let path = format!("/v1/applications/{id}/messages/{mid}");
    let lines = "Content-Type: application/json\r\n";
    assert_eq!(alice.ask(&world, "PUT", &path, lines, &sealed.bytes).await.status, 200);
    let other = seal_message("Autre", &[]).unwrap();
    assert_eq!(alice.ask(&world, "PUT", &path, lines, &other.bytes).await.code(), "id-reused");
    assert_eq!(bruno.ask(&world, "PUT", &path, lines, &sealed.bytes).await.code(), "unknown");
    let list = format!("/v1/applications/{id}/messages");
    assert_eq!(bruno.ask(&world, "GET", &list, "", b"").await.code(), "unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_messages_a_day_are_taken_and_ten_kibibytes_each() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let lines = "Content-Type: application/json\r\n";
    let put = |text: String| {
        let path = format!("/v1/applications/{id}/messages/{}", new_id());
        let (alice, world) = (&alice, &world);
        async move { alice.ask(world, "PUT", &path, lines, &seal_message(&text, &[]).unwrap().bytes).await }
    };
    assert_eq!(put("a".repeat(10_241)).await.code(), "too-large");
    for n in 0..20 {
        assert_eq!(put("a".repeat(10_240)).await.status, 201, "{n}");
    }
    let refused = put("a".to_owned()).await;
    assert_eq!((refused.status, refused.code().as_str()), (429, "too-many"));
    assert_eq!(refused.header("retry-after"), "3600");
    world.clock.turn(TimeDelta::days(1));
    assert_eq!(put("a".to_owned()).await.status, 201);
}
