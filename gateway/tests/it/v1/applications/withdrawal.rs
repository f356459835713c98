//! `PUT /v1/applications/{id}/withdrawal`

use api_client::failure::Failure;
use api_client::translate::seal_withdrawal;

use crate::citizen::{Citizen, Paper, form, read, world_with};

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_is_acknowledged_once_and_ends_the_application() {
    let world = world_with(form(1)).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let paper = Paper::jpeg(1, 900);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let sealed = seal_withdrawal(uuid::Uuid::from_u128(1), "Je change d'avis").unwrap();
    let other = seal_withdrawal(uuid::Uuid::from_u128(2), "").unwrap();
    let put = |who: &mut Citizen, bytes: Vec<u8>| {
        let (gateway, token, id) = (who.gateway.clone(), who.token.clone(), id.clone());
        async move { gateway.put_withdrawal(&token, &id, &bytes, &mut Default::default()).await }
    };
    assert_eq!(put(&mut bruno, sealed.bytes.clone()).await, Err(Failure::refused("unknown")));
    let first = put(&mut alice, sealed.bytes.clone()).await.unwrap().what;
    assert_eq!(first.state, "withdrawn");
    let (kind, body) = read(&world, &first.receipts[0]);
    assert_eq!(kind, "withdrawn");
    assert!(!String::from_utf8_lossy(&body).contains("avis"));
    assert_eq!(put(&mut alice, sealed.bytes.clone()).await.unwrap().what, first, "a replay");
    assert_eq!(put(&mut alice, other.bytes).await, Err(Failure::refused("state-forbids")));
    let begun = alice.begins(&world, &id, &paper).await;
    assert_eq!(begun.0, 409, "nothing is owed any more");
    assert_eq!(alice.receipts(&world, &id).await.len(), 2);
}
