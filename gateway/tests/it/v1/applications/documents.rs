//! `GET /v1/applications/{id}/documents/{sha256}`

use crate::citizen::{Citizen, Paper, form, world_with};

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_given_back_to_its_account_alone_and_only_once_verified() {
    let world = world_with(form(1)).await;
    let (mut alice, bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let paper = Paper::jpeg(3, 200_000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let path = format!("/v1/applications/{id}/documents/{}", paper.sha256());
    assert_eq!(alice.ask(&world, "GET", &path, "", b"").await.code(), "unknown");
    alice.sends(&id, &paper).await.unwrap();
    let answer = alice.ask(&world, "GET", &path, "", b"").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "image/jpeg"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("content-disposition"), "attachment");
    assert!(answer.body == paper.bytes);
    assert_eq!(bruno.ask(&world, "GET", &path, "", b"").await.code(), "unknown");
    let mut download = alice
        .gateway
        .document(&alice.token, &id, &paper.sha256().to_string(), &mut alice.traffic)
        .await
        .unwrap()
        .unwrap();
    let mut bytes = Vec::new();
    while let Some(piece) = download.next(&mut alice.traffic).await.unwrap() {
        bytes.extend(piece);
    }
    assert!(bytes == paper.bytes);
}
