//! Limits of WIRE.md §14: 256 KiB a copy, so many copies an account.

use api_client::failure::Failure;

use super::{copy, etag};
use crate::citizen::{Citizen, form, new_id};
use crate::world::World;

async fn world(set: impl FnOnce(&mut gateway::Config)) -> World {
    let world = World::with(set).await;
    world.region.publish(vec![gateway::sources::Record::Form(Box::new(form(1)))]).unwrap();
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_kept_up_to_256_kibibytes_and_such_a_one_is_told_whole() {
    let world = world(|_| ()).await;
    let mut alice = Citizen::called(&world, "Alice");
    let id = new_id();
    let least = copy(&[("name", "")]).len();
    let of_size = |size: usize| copy(&[("name", &"a".repeat(size - least))]);
    let largest = of_size(262_144);
    assert_eq!(largest.len(), 262_144);
    alice.copies(&id, None, &largest).await.unwrap();
    let told = alice.copies(&id, None, &copy(&[])).await.unwrap_err();
    assert_eq!(told.current.unwrap().fields["name"].value.as_ref().unwrap().len(), 262_144 - least);
    let known = etag(&largest);
    let token = alice.token.clone();
    let said =
        alice.gateway.put_draft(&token, &id, Some(&known), &of_size(262_145), &mut alice.traffic).await;
    assert_eq!(said, Err(Failure::refused("too-large")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_so_many_copies_and_a_place_that_is_given_back_is_free() {
    let world = world(|config| config.filing.account_drafts = 3).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let ids: Vec<_> = (0..4).map(|_| new_id()).collect();
    let first = copy(&[("name", "A")]);
    for id in &ids[..3] {
        alice.copies(id, None, &first).await.unwrap();
    }
    let token = alice.token.clone();
    let said = alice.gateway.put_draft(&token, &ids[3], None, &first, &mut alice.traffic).await;
    assert_eq!(said, Err(Failure::refused("quota-full")));
    alice.copies(&ids[0], Some(&etag(&first)), &copy(&[])).await.unwrap();
    bruno.copies(&ids[3], None, &first).await.unwrap();
    alice.gateway.end_draft(&token, &ids[1], &etag(&first), true, &mut alice.traffic).await.unwrap();
    alice.copies(&ids[3], None, &first).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_copies_that_are_over_the_newest_names_are_remembered_and_no_more() {
    let world = world(|config| config.rates.account_per_minute = 0).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (token, bytes) = (alice.token.clone(), copy(&[]));
    let mut last = String::new();
    for _ in 0..410 {
        last = new_id();
        alice.copies(&last, None, &bytes).await.unwrap();
        alice.gateway.end_draft(&token, &last, &etag(&bytes), true, &mut alice.traffic).await.unwrap();
    }
    let listed = alice.drafts().await;
    assert_eq!(listed.ended.len(), 400);
    assert!(listed.ended.iter().any(|one| one.id == last));
}
