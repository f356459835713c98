//! Copies of drafts over PostgreSQL: the same stories, and two gateways on one database that are asked at once.

use gateway::sources::Record;

use super::services::Postgres;
use crate::citizen::{Citizen, form, new_id};
use crate::v1::drafts::{copy, etag, put, seals};
use crate::world::World;

async fn on(postgres: &Postgres) -> World {
    let world = World::with(|config| config.database = postgres.address()).await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn over_postgresql_every_story_of_a_copy_is_the_same() {
    let postgres = Postgres::start();
    let world = on(&postgres).await;
    put::written_over(&world).await;
    put::apart(&world).await;
    put::ended(&world).await;
    seals::gone(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_phones_that_write_at_once_at_two_gateways_one_is_told_of_the_other() {
    let postgres = Postgres::start();
    let gateways = [on(&postgres).await, on(&postgres).await];
    let mut both = [0, 1].map(|which| Citizen::called(&gateways[which], "Alice"));
    let (id, mut known) = (new_id(), None::<String>);
    for round in 0..20 {
        let [mine, theirs] = ["mine", "theirs"].map(|who| copy(&[("name", &format!("{who} {round}"))]));
        let [one, other] = &mut both;
        let (told, heard): (_, _) = tokio::join!(
            one.copies(&id, known.as_deref(), &mine),
            other.copies(&id, known.as_deref(), &theirs)
        );
        assert_ne!(told.is_ok(), heard.is_ok(), "one of both: {told:?} {heard:?}");
        let (winner, loser) = if told.is_ok() { (&mine, heard) } else { (&theirs, told) };
        assert_eq!(loser.unwrap_err().held.unwrap().etag, etag(winner));
        known = Some(etag(winner));
    }
    assert_eq!(both[0].drafts().await.drafts.len(), 1);
}
