//! `GET /v1/changes`

use api_client::gateway::Traffic;
use api_client::wire;
use domain::application::Standing;
use gateway::filing::decide::decide;

use crate::citizen::{Citizen, Paper, form, read, world_with};
use crate::world::World;

async fn page(who: &Citizen, world: &World, query: &str) -> wire::Changes {
    let answer = who.ask(world, "GET", &format!("/v1/changes?{query}"), "", b"").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_to_an_application_is_told_in_order_with_its_receipts() {
    let world = world_with(form(1)).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    bruno.files(&[]).await;
    let paper = Paper::jpeg(1, 500);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    alice.sends(&id, &paper).await.unwrap();
    let app = world.region.app();
    let uuid = id.parse().unwrap();
    decide(app, uuid, Standing::Received, None).unwrap();
    decide(app, uuid, Standing::InReview, None).unwrap();
    decide(app, uuid, Standing::Accepted, Some("Bravo")).unwrap();
    let whole = page(&alice, &world, "").await;
    let told: Vec<_> = whole.changes.iter().map(|one| one.state.as_str()).collect();
    assert_eq!(told, ["registered", "complete", "received", "in_review", "accepted"]);
    let receipts: Vec<_> = whole.changes.iter().filter_map(|one| one.receipt.as_deref()).collect();
    let kinds: Vec<_> = receipts.iter().map(|text| read(&world, text).0).collect();
    assert_eq!(kinds, ["registered", "complete", "received"]);
    assert_eq!(whole.changes[4].text.as_ref().unwrap().fr, "Bravo");
    assert!(whole.changes.iter().all(|one| one.application == id), "nothing of another account");
    let news = alice.gateway.changes(&alice.token, Some(&whole.cursor), 500, &mut alice.traffic).await;
    assert!(matches!(news, Ok(api_client::gateway::News::Nothing(_))), "{news:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_without_a_gap_and_are_never_longer_than_500() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    for _ in 0..3 {
        alice.files(&[]).await;
    }
    let (mut cursor, mut seen, mut pages) = (String::new(), Vec::new(), 0);
    loop {
        let one = page(&alice, &world, &format!("limit=4&cursor={cursor}")).await;
        assert!(one.changes.len() <= 4);
        seen.extend(one.changes.iter().map(|change| change.seq));
        (cursor, pages) = (one.cursor, pages + 1);
        if !one.more {
            break;
        }
    }
    assert_eq!((seen.len(), pages), (6, 2));
    assert!(seen.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(page(&alice, &world, "limit=100000").await.changes.len(), 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_of_another_epoch_asks_to_start_again() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    alice.files(&[]).await;
    let epoch = &world.region.app().epoch;
    for cursor in [format!("{}1", "0".repeat(32)), "x".to_owned(), format!("{epoch}ffff"), epoch.clone()] {
        let answer = alice.ask(&world, "GET", &format!("/v1/changes?cursor={cursor}"), "", b"").await;
        assert_eq!((answer.status, answer.code().as_str()), (410, "cursor-unknown"), "{cursor}");
    }
    let news = alice.gateway.changes(&alice.token, Some("x"), 5, &mut Traffic::default()).await.unwrap();
    assert_eq!(news, api_client::gateway::News::StartAgain);
}
