//! Limits of WIRE.md §14: taken at the limit, refused one above.

use api_client::failure::Failure;
use api_client::translate::{seal_message, seal_withdrawal};
use gateway::sources::Record;

use crate::citizen::{Citizen, Paper, form, new_id, sealed};
use crate::world::World;

async fn small() -> World {
    let world = World::with(|config| {
        config.filing.application_documents = 3;
        config.filing.application_bytes = 5_000;
        config.filing.document_bytes = 4_000;
    })
    .await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_taken_at_their_limits_and_refused_one_above() {
    let world = small().await;
    let mut alice = Citizen::called(&world, "Alice");
    let papers = |sizes: &[usize]| -> Vec<Paper> {
        sizes.iter().zip(1..).map(|(size, seed)| Paper::jpeg(seed, *size)).collect()
    };
    for (sizes, expected) in [
        ([1000, 1000, 1000].as_slice(), None),
        (&[1000, 1000, 1000, 1000], Some("too-many-documents")),
        (&[4000], None),
        (&[4001], Some("document-too-large")),
        (&[2500, 2500], None),
        (&[2500, 2501], Some("documents-too-large")),
    ] {
        let said = alice.put(&new_id(), &sealed(&form(1), &papers(sizes))).await;
        let code = match &said {
            Err(Failure::Refused { pointers, .. }) => pointers.first().map(|one| one.code.as_str()),
            _ => None,
        };
        assert_eq!(code, expected, "{sizes:?} {said:?}");
        assert_eq!(said.is_ok(), expected.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_is_read_up_to_256_kibibytes() {
    let world = small().await;
    let alice = Citizen::called(&world, "Alice");
    let lines = "Content-Type: application/vnd.maregion.envelope+json\r\n";
    for (size, status) in [(262_144, 201), (262_145, 413)] {
        let mut bytes = sealed(&form(1), &[]).bytes;
        // White space is part of the bytes that are filed, and of their digest.
        bytes.resize(size, b' ');
        let path = format!("/v1/applications/{}", new_id());
        assert_eq!(alice.ask(&world, "PUT", &path, lines, &bytes).await.status, status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_of_messages_count_with_those_of_the_envelope() {
    let world = small().await;
    let mut alice = Citizen::called(&world, "Alice");
    let lines = "Content-Type: application/json\r\n";
    // Three documents and 5 000 bytes are the limits; the envelope has one of 1 000.
    for (sizes, status) in [
        ([2000, 2000].as_slice(), 201),
        (&[2000, 2001], 413),
        (&[10, 10], 201),
        (&[10, 10, 10], 413),
        (&[4000], 201),
        (&[4001], 413),
    ] {
        let (id, _) = alice.files(&[Paper::jpeg(9, 1000)]).await;
        let papers: Vec<_> =
            sizes.iter().zip(1..).map(|(size, seed)| Paper::jpeg(seed, *size).declared()).collect();
        let sealed = seal_message("Voici", &papers).unwrap();
        let path = format!("/v1/applications/{id}/messages/{}", new_id());
        assert_eq!(alice.ask(&world, "PUT", &path, lines, &sealed.bytes).await.status, status, "{sizes:?}");
    }
    let (id, _) = alice.files(&[Paper::jpeg(9, 1000)]).await;
    for (seed, status) in [(1, 201), (2, 201), (3, 413)] {
        let sealed = seal_message("Encore", &[Paper::jpeg(seed, 10).declared()]).unwrap();
        let path = format!("/v1/applications/{id}/messages/{}", new_id());
        assert_eq!(alice.ask(&world, "PUT", &path, lines, &sealed.bytes).await.status, status, "one by one");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_is_taken_up_to_the_length_of_a_message() {
    let world = World::with(|config| config.filing.message_bytes = 50).await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let path = format!("/v1/applications/{id}/withdrawal");
    for (length, status) in [(51, 413), (50, 201)] {
        let sealed = seal_withdrawal(uuid::Uuid::from_u128(1), &"a".repeat(length)).unwrap();
        let answer =
            alice.ask(&world, "PUT", &path, "Content-Type: application/json\r\n", &sealed.bytes).await;
        assert_eq!(answer.status, status, "{length}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limits_that_nobody_changed_are_those_of_the_contract() {
    let config = gateway::Config::from_text("").unwrap();
    let filing = config.filing;
    assert_eq!((filing.application_documents, filing.application_bytes), (100, 200_000_000));
    assert_eq!((filing.account_bytes, filing.account_uploads), (1_000_000_000, 200));
    assert_eq!((filing.document_bytes, filing.upload_days), (20_000_000, 30));
    assert_eq!((filing.message_bytes, filing.messages_a_day), (domain::application::LONGEST_TEXT, 20));
    assert_eq!(
        (config.rates.account_per_minute, config.rates.per_minute, config.rates.burst),
        (600, 60, 300)
    );
}
