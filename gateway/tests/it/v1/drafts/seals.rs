//! A copy goes with the registration of the application that its draft was sealed into, in the same transaction.

use api_client::translate::Sealed;
use api_client::{canonical, wire};
use sha2::Digest;

use super::{copy, etag};
use crate::citizen::{Citizen, form, new_id, sealed, world_with};
use crate::world::World;

/// A good envelope that says of which draft it is.
fn sealed_from(draft: &str, etag: Option<&str>) -> Sealed {
    let mut envelope: wire::Envelope = serde_json::from_slice(&sealed(&form(1), &[]).bytes).unwrap();
    envelope.draft = Some(wire::SealedDraft { id: draft.to_owned(), etag: etag.map(str::to_owned) });
    let bytes = canonical::to_vec(&envelope).unwrap();
    Sealed { sha256: domain::ids::Sha256(sha2::Sha256::digest(&bytes).into()), bytes }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_goes_with_the_registration_of_its_draft() {
    gone(&world_with(form(1)).await).await;
}

pub async fn gone(world: &World) {
    let (mut alice, mut bruno) = (Citizen::called(world, "Camille"), Citizen::called(world, "Denis"));
    let (draft, application) = (new_id(), new_id());
    let [first, second] = ["A", "B"].map(|name| copy(&[("name", name)]));
    alice.copies(&draft, None, &first).await.unwrap();
    // The other phone went on writing while the envelope was on its way.
    alice.copies(&draft, Some(&etag(&first)), &second).await.unwrap();
    bruno.copies(&draft, None, &first).await.unwrap();
    let envelope = sealed_from(&draft, Some(&etag(&first)));
    for _ in 0..2 {
        alice.put(&application, &envelope).await.unwrap();
        let listed = alice.drafts().await;
        assert_eq!(listed.drafts, []);
        let ended = &listed.ended[0];
        assert_eq!((ended.id.as_str(), ended.why.as_str()), (draft.as_str(), "sealed"));
        assert_eq!(ended.application.as_ref(), Some(&application));
        assert_eq!(ended.sealed_from, Some(etag(&first)), "what was put later is not in it");
    }
    assert_eq!(alice.gateway.draft(&alice.token, &draft, &mut alice.traffic).await.unwrap(), None);
    for known in [Some(etag(&second)), None] {
        let told = alice.copies(&draft, known.as_deref(), &copy(&[])).await.unwrap_err();
        assert_eq!(told.ended.unwrap().application.as_ref(), Some(&application), "sealed is sealed");
    }
    assert_eq!(bruno.drafts().await.drafts.len(), 1, "of the same name, another's");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_that_names_no_copy_is_registered_all_the_same() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let kept = new_id();
    alice.copies(&kept, None, &copy(&[])).await.unwrap();
    for (draft, known) in [(new_id(), None), (new_id(), Some("x")), ("nonsense".to_owned(), None)] {
        alice.put(&new_id(), &sealed_from(&draft, known)).await.unwrap();
    }
    // What is refused ends nothing.
    let mut other: wire::Envelope = serde_json::from_slice(&sealed_from(&kept, None).bytes).unwrap();
    other.answers.clear();
    let bytes = canonical::to_vec(&other).unwrap();
    let refused = Sealed { sha256: domain::ids::Sha256([0; 32]), bytes };
    assert!(alice.put(&new_id(), &refused).await.is_err());
    let listed = alice.drafts().await;
    assert_eq!((listed.drafts.len(), listed.ended.len()), (1, 0));
}
