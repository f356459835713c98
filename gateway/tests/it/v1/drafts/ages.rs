//! Twelve months after its last change a copy goes, announced 30 and 7 days before, over a clock turned by hand.

use chrono::TimeDelta;

use super::{copy, etag};
use crate::citizen::{Citizen, form, new_id, world_with};
use crate::world::World;

async fn after(world: &World, days: i64) {
    world.clock.turn(TimeDelta::days(days));
    world.region.round().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_nobody_changes_is_announced_to_go_and_goes() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (old, kept, bytes) = (new_id(), new_id(), copy(&[("name", "A")]));
    for id in [&old, &kept] {
        alice.copies(id, None, &bytes).await.unwrap();
    }
    let renew = async |world: &World| {
        let mut alice = Citizen::called(world, "Alice");
        let held = alice.drafts().await.drafts.into_iter().find(|one| one.id == kept).unwrap();
        let name = if held.etag == etag(&bytes) { "B" } else { "A" };
        alice.copies(&kept, Some(&held.etag), &copy(&[("name", name)])).await.unwrap();
    };
    let announced = async |world: &World| {
        let listed = Citizen::called(world, "Alice").drafts().await;
        listed.drafts.into_iter().find(|one| one.id == old).map(|one| (one.announced, one.leaves_at))
    };
    let end = "2027-11-20T08:00:00Z".to_owned();
    after(&world, 334).await;
    assert_eq!(announced(&world).await, Some((None, end.clone())), "31 days before");
    after(&world, 1).await;
    assert_eq!(announced(&world).await, Some((Some(30), end.clone())));
    renew(&world).await;
    after(&world, 22).await;
    assert_eq!(announced(&world).await, Some((Some(30), end.clone())), "8 days before");
    after(&world, 1).await;
    assert_eq!(announced(&world).await, Some((Some(7), end.clone())));
    after(&world, 6).await;
    assert_eq!(announced(&world).await, Some((Some(7), end)), "the day before");
    after(&world, 1).await;
    let listed = Citizen::called(&world, "Alice").drafts().await;
    assert_eq!(listed.ended.iter().map(|one| one.why.as_str()).collect::<Vec<_>>(), ["expired"]);
    assert_eq!(listed.drafts.len(), 1, "the other was changed since");
    assert_eq!((&listed.drafts[0].id, listed.drafts[0].announced), (&kept, None));
    renew(&world).await;
    after(&world, 300).await;
    assert_eq!(Citizen::called(&world, "Alice").drafts().await.ended.len(), 1);
    after(&world, 64).await;
    renew(&world).await;
    after(&world, 7).await;
    assert_eq!(Citizen::called(&world, "Alice").drafts().await.ended.len(), 0, "its name is forgotten");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_after_the_announcement_keeps_the_copy() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, bytes) = (new_id(), copy(&[("name", "A")]));
    alice.copies(&id, None, &bytes).await.unwrap();
    after(&world, 360).await;
    after(&world, 1).await;
    // The gateway was away: the announcement comes late, and so does the end.
    let mut alice = Citizen::called(&world, "Alice");
    let held = alice.drafts().await.drafts.remove(0);
    assert_eq!((held.announced, held.leaves_at.as_str()), (Some(30), "2027-12-15T08:00:00Z"));
    let held = alice.copies(&id, Some(&etag(&bytes)), &copy(&[("name", "B")])).await.unwrap();
    assert_eq!((held.announced, held.leaves_at.as_str()), (None, "2028-11-16T08:00:00Z"));
    after(&world, 60).await;
    assert_eq!(Citizen::called(&world, "Alice").drafts().await.drafts.len(), 1);
}
