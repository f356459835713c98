//! The queue on a real file: who leaves when, whatever is refused, paused, killed or told the wrong time.

use chrono::TimeDelta;
use domain::parcel::{Attempt, Cause, Hold, Local, Refusal, Unreachable, Verdict};
use rusqlite::params;

use super::*;
use crate::store::desk::ground::{Ground, after, lane, noon, parcel_id, post};

async fn claimed(ground: &Ground, at: DateTime<Utc>) -> Option<ParcelId> {
    ground.write(move |db| claim(db, at, Some("alice"))).await.map(|parcel| parcel.id)
}

async fn settled(ground: &Ground, number: u128, verdict: Verdict) {
    ground.write(move |db| settle(db, parcel_id(number), &verdict)).await;
}

async fn standing(ground: &Ground, number: u128) -> Standing {
    ground.store.read(move |db| one(db, parcel_id(number))).await.unwrap().standing
}

/// Two applications: the first with two documents, the second with one.
async fn two_lanes(ground: &Ground) {
    ground
        .write(|db| {
            post(db, 1, 100, "envelope", None)?;
            post(db, 2, 100, "document", None)?;
            post(db, 3, 100, "document", None)?;
            post(db, 4, 200, "envelope", None)?;
            post(db, 5, 200, "document", None)
        })
        .await;
}

fn wait(until: DateTime<Utc>) -> Verdict {
    Verdict::Wait { until, attempt: Attempt::Counted, cause: Cause::Fault }
}

#[tokio::test]
async fn envelopes_of_all_lanes_leave_before_any_document() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    let mut order = Vec::new();
    while let Some(id) = claimed(&ground, noon()).await {
        order.push(id);
        ground.write(move |db| settle(db, id, &Verdict::Delivered)).await;
    }
    assert_eq!(order, [1, 4, 2, 3, 5].map(parcel_id));
}

#[tokio::test]
async fn an_envelope_set_aside_holds_its_own_lane_and_no_other() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
    settled(&ground, 1, Verdict::SetAside { why: Refusal::FormClosed }).await;
    for number in [4, 5] {
        assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(number)));
        settled(&ground, number, Verdict::Delivered).await;
    }
    assert_eq!(claimed(&ground, noon()).await, None);
    assert_eq!(standing(&ground, 1).await, Standing::SetAside(Refusal::FormClosed));
}

#[tokio::test]
async fn a_document_set_aside_holds_nobody() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    for (number, verdict) in [
        (1, Verdict::Delivered),
        (4, Verdict::Delivered),
        (2, Verdict::SetAside { why: Refusal::DocumentKind }),
        (3, Verdict::Delivered),
        (5, Verdict::Delivered),
    ] {
        assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(number)));
        settled(&ground, number, verdict).await;
    }
}

#[tokio::test]
async fn a_document_waits_for_its_envelope_even_if_that_one_waits_for_hours() {
    let ground = Ground::new();
    ground
        .write(|db| post(db, 1, 100, "envelope", None).and_then(|()| post(db, 2, 100, "document", None)))
        .await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
    settled(&ground, 1, wait(after(7200))).await;
    assert_eq!(claimed(&ground, after(7199)).await, None);
    let due = ground.store.read(|db| next_due(db, Some("alice"))).await.unwrap();
    assert_eq!(due, Some(after(7200)), "the document is not what the sleep is for");
    assert_eq!(claimed(&ground, after(7200)).await, Some(parcel_id(1)));
}

#[tokio::test]
async fn an_attempt_is_counted_before_it_is_made_and_given_back_if_no_gateway_was_met() {
    let ground = Ground::new();
    ground.write(|db| post(db, 1, 100, "envelope", None)).await;
    let counts = async |ground: &Ground| {
        let parcel = ground.store.read(|db| one(db, parcel_id(1))).await.unwrap();
        (parcel.attempts, parcel.departures)
    };
    let offline = Cause::Unreachable(Unreachable::Offline);
    for (attempt, after_it) in
        [(Attempt::NeverLeft, (0, 0)), (Attempt::GivenBack, (0, 1)), (Attempt::Counted, (1, 2))]
    {
        let before = counts(&ground).await;
        assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
        assert_eq!(counts(&ground).await, (before.0 + 1, before.1 + 1));
        settled(&ground, 1, Verdict::Wait { until: noon(), attempt, cause: offline }).await;
        assert_eq!(counts(&ground).await, after_it);
    }
    assert_eq!(standing(&ground, 1).await, Standing::Waiting(Some(offline)));
}

#[tokio::test]
async fn a_claim_lapses_after_ten_minutes_or_as_soon_as_the_next_drainer_is_alone() {
    let ground = Ground::new();
    ground.write(|db| post(db, 1, 100, "envelope", None)).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
    let ground = ground.reopened();
    assert_eq!(claimed(&ground, after(599)).await, None, "somebody may still carry it");
    assert_eq!(claimed(&ground, after(600)).await, Some(parcel_id(1)), "the lease is over");
    let ground = ground.reopened();
    assert_eq!(ground.write(|db| release_leftovers(db, after(601))).await, 1);
    assert_eq!(claimed(&ground, after(601)).await, Some(parcel_id(1)), "due at once");
    let parcel = ground.store.read(|db| one(db, parcel_id(1))).await.unwrap();
    assert_eq!((parcel.attempts, parcel.departures), (3, 3), "each of them may have left");
}

#[tokio::test]
async fn each_acknowledged_step_renews_the_claim_and_a_pause_stops_the_courier() {
    let ground = Ground::new();
    ground.write(|db| post(db, 1, 100, "document", None)).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
    assert!(ground.write(|db| acknowledged(db, parcel_id(1), 40, Some("u1"), after(300))).await);
    assert_eq!(claimed(&ground, after(899)).await, None);
    ground.write(|db| pause(db, lane(100))).await;
    assert!(!ground.write(|db| acknowledged(db, parcel_id(1), 60, None, after(310))).await);
    let parcel = ground.store.read(|db| one(db, parcel_id(1))).await.unwrap();
    assert_eq!((parcel.acknowledged, parcel.upload_url.as_deref()), (60, Some("u1")));
    settled(&ground, 1, wait(after(320))).await;
    assert_eq!(standing(&ground, 1).await, Standing::Paused(Hold::Citizen), "the wish is kept");
    assert_eq!(claimed(&ground, after(9_000)).await, None);
    ground.write(|db| resume(db, lane(100), after(9_000))).await;
    assert_eq!(claimed(&ground, after(9_000)).await, Some(parcel_id(1)));
}

#[tokio::test]
async fn what_arrives_in_spite_of_a_pause_has_arrived() {
    let ground = Ground::new();
    ground.write(|db| post(db, 1, 100, "envelope", None)).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
    ground.write(|db| pause(db, lane(100))).await;
    settled(&ground, 1, Verdict::Delivered).await;
    assert_eq!(standing(&ground, 1).await, Standing::Delivered);
}

#[tokio::test]
async fn a_lane_is_pinned_to_the_account_that_first_carried_it_and_hidden_from_others() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)), "alice carries what nobody had sealed");
    settled(&ground, 1, Verdict::Delivered).await;
    let as_bob = ground.write(|db| claim(db, noon(), Some("bob"))).await.map(|parcel| parcel.id);
    assert_eq!(as_bob, Some(parcel_id(4)), "the other lane was nobody's");
    settled(&ground, 4, Verdict::Delivered).await;
    let as_bob = ground.write(|db| claim(db, noon(), Some("bob"))).await.map(|parcel| parcel.id);
    assert_eq!(as_bob, Some(parcel_id(5)), "never alice's documents");
    let seen = |account| async move {
        let all = ground.store.read(move |db| all(db, Some(account))).await.unwrap();
        all.into_iter().map(|parcel| parcel.id).collect::<Vec<_>>()
    };
    let (ground_seen_by_alice, _) = (seen("alice").await, ());
    assert_eq!(ground_seen_by_alice, [1, 2, 3].map(parcel_id));
}

#[tokio::test]
async fn a_sign_out_pauses_that_account_s_lanes_and_its_sign_in_lets_them_go() {
    let ground = Ground::new();
    ground
        .write(|db| {
            post(db, 1, 100, "envelope", Some("alice"))?;
            post(db, 2, 100, "document", Some("alice"))?;
            post(db, 3, 300, "feedback", None)?;
            post(db, 4, 200, "envelope", Some("bob"))
        })
        .await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
    settled(&ground, 1, Verdict::AwaitSignIn).await;
    for number in [1, 2] {
        assert_eq!(standing(&ground, number).await, Standing::Paused(Hold::SignIn));
    }
    assert_eq!(standing(&ground, 4).await, Standing::Waiting(None));
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(3)), "a word needs no account");
    settled(&ground, 3, Verdict::Delivered).await;
    ground.write(|db| signed_in(db, "bob", after(5))).await;
    assert_eq!(claimed(&ground, after(5)).await, None);
    ground.write(|db| signed_in(db, "alice", after(6))).await;
    assert_eq!(claimed(&ground, after(6)).await, Some(parcel_id(1)));
    let parcel = ground.store.read(|db| one(db, parcel_id(1))).await.unwrap();
    assert_eq!(
        (parcel.attempts, parcel.departures),
        (1, 1),
        "the one that was asked who it is left no trace"
    );
}

#[tokio::test]
async fn a_wake_ends_waits_but_never_the_one_a_server_asked_for() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
    let busy = Verdict::Wait { until: after(3_600), attempt: Attempt::Counted, cause: Cause::Busy };
    settled(&ground, 1, busy).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(4)));
    let portal = Cause::Unreachable(Unreachable::Portal);
    let portal = Verdict::Wait { until: after(900), attempt: Attempt::GivenBack, cause: portal };
    settled(&ground, 4, portal).await;
    ground.write(|db| wake(db, after(10))).await;
    assert_eq!(claimed(&ground, after(10)).await, Some(parcel_id(4)));
    settled(&ground, 4, wait(after(900))).await;
    assert_eq!(claimed(&ground, after(10)).await, None);
    assert!(claimed(&ground, after(3_600)).await.is_some());
}

#[tokio::test]
async fn f32_a_clock_turned_back_makes_nobody_wait_longer_than_a_quarter_of_an_hour() {
    let ground = Ground::new();
    ground.write(|db| post(db, 1, 100, "envelope", None)).await;
    let ten_years = TimeDelta::days(3_653);
    // The clock is ten years ahead when the parcel is tried, then put right.
    let ahead = noon() + ten_years;
    assert!(!ground.write(move |db| notice_clock(db, ahead)).await);
    assert_eq!(claimed(&ground, ahead).await, Some(parcel_id(1)));
    settled(&ground, 1, wait(ahead + TimeDelta::minutes(15))).await;
    assert_eq!(claimed(&ground, noon()).await, None);
    assert!(ground.write(|db| notice_clock(db, noon())).await, "it was turned back");
    assert_eq!(claimed(&ground, after(15 * 60)).await, Some(parcel_id(1)));
    assert!(!ground.write(|db| notice_clock(db, after(900))).await, "the new time is the time now");
    assert!(!ground.write(|db| notice_clock(db, after(800))).await, "a clock may waver");
    // Ten years forward: what waited is due, and nothing else happens.
    settled(&ground, 1, wait(after(1_800))).await;
    assert_eq!(claimed(&ground, after(900) + ten_years).await, Some(parcel_id(1)));
}

#[tokio::test]
async fn a_draft_is_had_back_at_once_only_while_nothing_may_have_left() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    assert_eq!(ground.write(|db| recall(db, lane(200), noon())).await, Recall::Done);
    assert_eq!(standing(&ground, 5).await, Standing::Recalled);
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
    let lost = Cause::Unreachable(Unreachable::Offline);
    let lost = Verdict::Wait { until: noon(), attempt: Attempt::GivenBack, cause: lost };
    settled(&ground, 1, lost).await;
    assert_eq!(ground.write(|db| recall(db, lane(100), noon())).await, Recall::AsksFirst);
    assert_eq!(claimed(&ground, noon()).await, None, "it does not leave again meanwhile");
    ground.write(|db| wake(db, noon())).await;
    ground.write(|db| resume(db, lane(100), noon())).await;
    assert_eq!(claimed(&ground, noon()).await, None);
    settled(&ground, 1, Verdict::Delivered).await;
    assert_eq!(ground.write(|db| recall(db, lane(100), noon())).await, Recall::TooLate);
}

#[tokio::test]
async fn a_withdrawal_goes_before_the_papers_it_makes_useless_and_settles_them() {
    let ground = Ground::new();
    ground
        .write(|db| {
            post(db, 1, 100, "envelope", None)?;
            post(db, 2, 100, "document", None)?;
            post(db, 3, 100, "document", None)
        })
        .await;
    for number in [1, 2] {
        assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(number)));
        settled(&ground, number, Verdict::Delivered).await;
    }
    ground.write(|db| post(db, 9, 100, "withdrawal", None)).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(9)));
    settled(&ground, 9, Verdict::Delivered).await;
    assert_eq!(standing(&ground, 3).await, Standing::Recalled);
    assert_eq!(standing(&ground, 2).await, Standing::Delivered);
}

#[tokio::test]
async fn the_citizen_puts_lanes_in_another_order_and_the_rest_keeps_its_own() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    ground.write(|db| post(db, 6, 300, "envelope", None)).await;
    ground.write(|db| order(db, &[lane(300), lane(200)])).await;
    let all = ground.store.read(|db| all(db, None)).await.unwrap();
    let found: Vec<_> = all.into_iter().map(|parcel| parcel.id).collect();
    assert_eq!(found, [6, 4, 1, 5, 2, 3].map(parcel_id));
}

#[tokio::test]
async fn a_damaged_document_is_taken_out_and_its_application_stays() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    for number in [1, 4] {
        assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(number)));
        settled(&ground, number, Verdict::Delivered).await;
    }
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(2)));
    settled(&ground, 2, Verdict::Pause { hold: Hold::Local(Local::DocumentDamaged) }).await;
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(3)));
    let refused = ground.store.write(|db| cancel(db, parcel_id(1))).await;
    assert!(refused.is_err(), "an envelope is recalled with its lane");
    ground.write(|db| cancel(db, parcel_id(2))).await;
    assert_eq!(standing(&ground, 2).await, Standing::Recalled);
}

#[tokio::test]
async fn a_parcel_of_a_newer_build_is_left_where_it_is() {
    let ground = Ground::new();
    two_lanes(&ground).await;
    ground
        .write(|db| {
            let sql = "UPDATE parcel SET why = 'newer-cause' WHERE id = ?1";
            db.prepare_cached(sql)?.execute(params![parcel_id(1).0.as_bytes()])?;
            Ok(())
        })
        .await;
    assert_eq!(standing(&ground, 1).await, Standing::Waiting(None));
    assert_eq!(claimed(&ground, noon()).await, Some(parcel_id(1)));
}
