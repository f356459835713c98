//! Copies of drafts over PostgreSQL: the same stories, and two gateways that are asked at once.

use super::services::Common;
use super::shared::{citizen, office};
use crate::citizen::{Citizen, new_id};
use crate::v1::drafts::{copy, etag, put, seals};

#[tokio::test(flavor = "multi_thread")]
async fn over_postgresql_every_story_of_a_copy_is_the_same() {
    let common = Common::start();
    let world = office(&common).await;
    put::written_over(&world).await;
    put::apart(&world).await;
    put::ended(&world).await;
    seals::gone(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_phones_that_write_at_once_at_two_gateways_one_is_told_of_the_other() {
    let common = Common::start();
    let office = office(&common).await;
    let serving = ["a", "b"].map(|name| common.serve(name, "127.0.0.1:0"));
    let mut both = [0, 1].map(|which| citizen(&office, "Alice", serving[which].address));
    let (id, mut known) = (new_id(), None::<String>);
    for round in 0..12 {
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
    let mut alice = Citizen::called(&office, "Alice");
    assert_eq!(alice.drafts().await.drafts.len(), 1);
}
