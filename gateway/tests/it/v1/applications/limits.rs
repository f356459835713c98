//! Limits of WIRE.md §14: taken at the limit, refused one above.

use api_client::failure::Failure;
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
