//! What a released phone reports, and what it was told, is still understood (`wire.rs`: how a release is frozen; here
//! `cargo test --test it captures_what_this_version_says_of_errors -- --ignored`).

use api_client::wire;

use crate::v1::feedback::{put, sealed};
use crate::wire::{folders, freeze};
use crate::world::World;

const ID: &str = "01932b5e-7c1a-7000-8000-00000000000e";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes the folder of a new release, once"]
async fn captures_what_this_version_says_of_errors() {
    let world = World::empty().await;
    let body = sealed("Ferm\u{e9} le lundi depuis novembre");
    let answer = put(&world, ID, &body).await;
    assert_eq!(answer.status, 201);
    freeze("-feedback", vec![("feedback.json", body), ("kept", answer.body)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_that_a_released_phone_reported_is_taken_and_its_answer_understood() {
    for folder in folders("feedback") {
        let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
        let world = World::empty().await;
        for status in [201, 200] {
            let answer = put(&world, ID, &bytes("feedback.json")).await;
            assert_eq!(answer.status, status, "{}: {answer:?}", folder.display());
        }
        let kept: wire::FeedbackKept = serde_json::from_slice(&bytes("kept")).unwrap();
        assert_eq!((kept.feedback.as_str(), kept.received_at.ends_with('Z')), (ID, true));
        let gateway = crate::wire_people::answering(201, "application/json", bytes("kept"));
        let heard = gateway.put_feedback(ID, &bytes("feedback.json"), &mut Default::default()).await.unwrap();
        assert_eq!(heard.what, kept);
    }
}
