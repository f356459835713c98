//! `GET /v1/applications/{id}/receipts`, and the chain they all stand in.

use api_client::failure::Failure;
use api_client::receipt::Head;
use gateway::store::receipts;

use crate::citizen::{Citizen, Paper, form, world_with};

#[tokio::test(flavor = "multi_thread")]
async fn receipts_of_all_accounts_make_one_chain_whose_head_travels_in_the_manifest() {
    let world = world_with(form(1)).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let paper = Paper::jpeg(7, 3000);
    for _ in 0..3 {
        alice.files(&[]).await;
        let (id, _) = bruno.files(std::slice::from_ref(&paper)).await;
        bruno.sends(&id, &paper).await.unwrap();
    }
    let app = world.region.app();
    let root = app.keys().unwrap().root;
    let chain = app.store.read(|db| receipts::of_epoch(db, &app.epoch)).unwrap();
    assert_eq!(chain.len(), 12, "R1 and R2 of six applications");
    let head = chain.iter().try_fold(Head::default(), |head, one| head.then(&one.body, &root)).unwrap();
    assert_eq!(head, app.store.read(receipts::head).unwrap());
    let before = world.manifest().await.receipts_head;
    world.region.publish(crate::world::aids(1)).unwrap();
    let after = world.manifest().await.receipts_head.unwrap();
    assert_ne!(before.as_ref(), Some(&after));
    assert_eq!((after.seq, after.sha256), (head.seq, head.sha256));
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_of_another_account_are_not_there() {
    let world = world_with(form(1)).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let (id, registered) = alice.files(&[]).await;
    let held = alice.gateway.receipts(&alice.token, &id, &mut alice.traffic).await.unwrap();
    assert_eq!(held.what.receipts, registered.receipts);
    let other = bruno.gateway.receipts(&bruno.token, &id, &mut bruno.traffic).await;
    assert_eq!(other, Err(Failure::refused("unknown")));
}
