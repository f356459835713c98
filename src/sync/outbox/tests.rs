//! The drainer over a scripted courier and a clock turned by hand.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use domain::application::Standing;
use domain::draft::Stage;
use domain::ids::{ApplicationId, DraftId, ParcelId, Sha256};
use domain::parcel::{self, Refusal};
use domain::receipt;

use super::*;
use crate::platform::fake::HandClock;
use crate::store::desk::applications::Application;
use crate::store::desk::drafts;
use crate::store::desk::ground::{Ground, draft, id, lane, noon, parcel_id, pin, post};
use crate::store::desk::outbox::Recall;
use crate::store::desk::receipts::Kept;
use crate::store::desk::session::Session;

/// Says what it was told to say, and writes down what it carried.
#[derive(Default)]
struct Script {
    reports: Mutex<VecDeque<Report>>,
    holdings: Mutex<VecDeque<Result<Holding, Outcome>>>,
    carried: Mutex<Vec<(ParcelId, Vec<u8>)>>,
}

impl Script {
    fn says(reports: impl IntoIterator<Item = Report>) -> Self {
        Self { reports: Mutex::new(reports.into_iter().collect()), ..Self::default() }
    }

    fn carried(&self) -> Vec<ParcelId> {
        self.carried.lock().unwrap().iter().map(|(id, _)| *id).collect()
    }
}

impl Courier for Script {
    async fn deliver(&self, parcel: &Parcel) -> Report {
        self.carried.lock().unwrap().push((parcel.id, parcel.wire.clone()));
        self.reports.lock().unwrap().pop_front().expect("the script ends before the queue")
    }

    async fn holds(&self, _: ApplicationId) -> Result<Holding, Outcome> {
        self.holdings.lock().unwrap().pop_front().expect("nobody was to ask")
    }
}

fn accepted() -> Report {
    Report::of(Outcome::Accepted)
}

fn offline(left: bool) -> Report {
    Report::of(Outcome::Unreachable { cause: Unreachable::Offline, left })
}

fn registered(missing: &[u8]) -> Registered {
    Registered {
        number: "BFC-2026-000001".into(),
        receipts: vec![Kept { kind: receipt::Kind::Registered, bytes: vec![1, 2], sha256: Sha256([4; 32]) }],
        deadline_at: None,
        missing: missing.iter().map(|number| Sha256([*number; 32])).collect(),
    }
}

fn brings(registered: Registered) -> Report {
    Report { outcome: Outcome::Accepted, brings: Brings::Registered(registered) }
}

/// A phone on which application 100 was sealed from draft 1: an envelope (1) and documents 2 and 3.
async fn sealed() -> (Ground, Arc<HandClock>) {
    let ground = Ground::new();
    ground
        .write(|db| {
            let mut sealed = draft(1);
            sealed.becomes(Stage::Sealed)?;
            drafts::save(db, &sealed)?;
            let application = Application {
                id: ApplicationId(id(100)),
                draft: Some(sealed.id),
                corrects: None,
                account: None,
                form: pin(),
                title: sealed.title,
                envelope_sha256: Sha256([8; 32]),
                standing: Standing::Sealed,
                number: None,
                deadline_at: None,
                sealed_at: noon(),
                updated_at: noon(),
            };
            applications::sealed(db, &application, &[1])?;
            post(db, 1, 100, "envelope", None)?;
            post(db, 2, 100, "document", None)?;
            post(db, 3, 100, "document", None)?;
            let alice = Session {
                account: "alice".into(),
                display_name: "Alice".into(),
                signed_in_at: noon(),
                lapsed_at: None,
            };
            session::begin(db, &alice)
        })
        .await;
    (ground, Arc::new(HandClock::at(noon())))
}

async fn stage(ground: &Ground) -> Stage {
    ground.store.read(|db| drafts::one(db, DraftId(id(1)))).await.unwrap().stage
}

async fn application(ground: &Ground) -> Application {
    ground.store.read(|db| applications::one(db, ApplicationId(id(100)))).await.unwrap()
}

async fn standing(ground: &Ground, number: u128) -> parcel::Standing {
    ground.store.read(move |db| outbox::one(db, parcel_id(number))).await.unwrap().standing
}

#[tokio::test]
async fn an_application_leaves_whole_and_its_receipt_is_stored_with_it() {
    let (ground, clock) = sealed().await;
    let courier = Script::says([brings(registered(&[2, 3])), accepted(), accepted()]);
    for _ in 0..3 {
        assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
    }
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Rest(None));
    assert_eq!(courier.carried(), [1, 2, 3].map(parcel_id));
    assert_eq!(stage(&ground).await, Stage::Filed);
    let application = application(&ground).await;
    assert_eq!(
        (application.standing, application.number.as_deref()),
        (Standing::Registered, Some("BFC-2026-000001"))
    );
    assert_eq!(application.account.as_deref(), Some("alice"), "pinned to who carried it");
    let kept = ground.store.read(|db| receipts::of(db, ApplicationId(id(100)))).await.unwrap();
    assert_eq!(kept, registered(&[]).receipts);
}

#[tokio::test]
async fn a_document_that_the_gateway_holds_already_is_not_sent_again() {
    let (ground, clock) = sealed().await;
    let courier = Script::says([brings(registered(&[3])), accepted()]);
    for _ in 0..2 {
        step(&ground.store, &courier, &*clock).await.unwrap();
    }
    assert_eq!(courier.carried(), [1, 3].map(parcel_id));
    assert_eq!(standing(&ground, 2).await, parcel::Standing::Delivered);
}

#[tokio::test]
async fn f06_a_lost_answer_is_asked_for_again_with_the_same_bytes_and_one_application_comes_of_it() {
    let (ground, clock) = sealed().await;
    let courier = Script::says([offline(true), brings(registered(&[2, 3]))]);
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Lost(Unreachable::Offline));
    assert!(matches!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Rest(Some(_))));
    clock.turn(TimeDelta::seconds(3));
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
    let carried = courier.carried.lock().unwrap().clone();
    assert_eq!(carried[0], carried[1]);
    assert_eq!(application(&ground).await.standing, Standing::Registered);
}

#[tokio::test]
async fn the_drainer_that_died_is_followed_by_one_that_goes_on_at_once() {
    let (ground, clock) = sealed().await;
    // It dies with the parcel in hand.
    let now = noon();
    ground.write(move |db| outbox::claim(db, now, Some("alice"))).await.unwrap();
    let ground = ground.reopened();
    let courier = Script::says([brings(registered(&[]))]);
    let rest = step(&ground.store, &courier, &*clock).await.unwrap();
    assert_eq!(rest, Step::Rest(Some(noon() + parcel::CLAIM_FOR)), "somebody may still carry it");
    begin(&ground.store, &*clock, true).await.unwrap();
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
}

#[tokio::test]
async fn f43_a_refused_envelope_brings_the_draft_back_with_what_was_said() {
    let (ground, clock) = sealed().await;
    let refused = Report {
        outcome: Outcome::Refused { why: Refusal::AnswersRejected },
        brings: Brings::Objections(vec![("applicant.iban".into(), "iban-key".into())]),
    };
    let courier = Script::says([refused]);
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Rest(None), "its papers stay");
    assert_eq!(stage(&ground).await, Stage::Writing);
    assert_eq!(application(&ground).await.standing, Standing::Writing);
    assert_eq!(standing(&ground, 2).await, parcel::Standing::Recalled);
    let said = ground.store.read(|db| objections::of(db, DraftId(id(1)))).await.unwrap();
    assert_eq!(said["applicant.iban"], "iban-key");
}

#[tokio::test]
async fn f28_a_signed_out_account_is_asked_for_once_and_nothing_is_dropped() {
    let (ground, clock) = sealed().await;
    let courier = Script::says([Report::of(Outcome::SignedOut), brings(registered(&[2, 3]))]);
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::AskForSignIn);
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Rest(None));
    clock.turn(TimeDelta::days(21));
    let again = Session {
        account: "alice".into(),
        display_name: "Alice".into(),
        signed_in_at: clock.now(),
        lapsed_at: None,
    };
    ground.write(move |db| session::begin(db, &again)).await;
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
    assert_eq!(stage(&ground).await, Stage::Filed);
}

#[tokio::test]
async fn f30_another_person_s_sign_in_sends_nothing_of_the_first() {
    let (ground, clock) = sealed().await;
    let courier = Script::says([offline(true)]);
    step(&ground.store, &courier, &*clock).await.unwrap();
    let bob =
        Session { account: "bob".into(), display_name: "Bob".into(), signed_in_at: noon(), lapsed_at: None };
    ground.write(move |db| session::begin(db, &bob)).await;
    clock.turn(TimeDelta::days(1));
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Rest(None));
    assert_eq!(courier.carried(), [parcel_id(1)]);
    let seen = ground.store.read(|db| outbox::all(db, Some("bob"))).await.unwrap();
    assert!(seen.is_empty(), "hidden");
    let seen = ground.store.read(|db| applications::all(db, Some("bob"))).await.unwrap();
    assert!(seen.is_empty(), "hidden");
}

#[tokio::test]
async fn what_may_have_left_comes_back_only_when_the_gateway_says_that_it_does_not_hold_it() {
    let (ground, clock) = sealed().await;
    let courier = Script::says([offline(true)]);
    step(&ground.store, &courier, &*clock).await.unwrap();
    let now = clock.now();
    assert_eq!(ground.write(move |db| outbox::recall(db, lane(100), now)).await, Recall::AsksFirst);
    let unreachable = Outcome::Unreachable { cause: Unreachable::Portal, left: true };
    courier.holdings.lock().unwrap().extend([Err(unreachable), Ok(Holding::Unknown)]);
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Lost(Unreachable::Portal));
    assert_eq!(stage(&ground).await, Stage::Sealed, "not before it is known");
    let Step::Rest(Some(until)) = step(&ground.store, &courier, &*clock).await.unwrap() else {
        panic!("it waits to ask again")
    };
    clock.turn(until.signed_duration_since(clock.now()));
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
    assert_eq!(stage(&ground).await, Stage::Writing);
    assert_eq!(courier.carried(), [parcel_id(1)], "it never left again");
}

#[tokio::test]
async fn what_the_gateway_holds_after_all_is_filed_and_its_papers_follow() {
    let (ground, clock) = sealed().await;
    let courier = Script::says([offline(true), accepted()]);
    step(&ground.store, &courier, &*clock).await.unwrap();
    let now = clock.now();
    ground.write(move |db| outbox::recall(db, lane(100), now)).await;
    courier.holdings.lock().unwrap().push_back(Ok(Holding::Held(registered(&[2]))));
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
    assert_eq!(stage(&ground).await, Stage::Filed);
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
    assert_eq!(courier.carried(), [1, 2].map(parcel_id));
}

#[tokio::test]
async fn a_question_waits_until_nobody_can_still_carry_what_it_is_about() {
    let (ground, clock) = sealed().await;
    let now = noon();
    ground.write(move |db| outbox::claim(db, now, Some("alice"))).await.unwrap();
    ground.write(move |db| outbox::recall(db, lane(100), now)).await;
    let courier = Script::default();
    courier.holdings.lock().unwrap().push_back(Ok(Holding::Unknown));
    clock.turn(TimeDelta::minutes(9));
    let rest = step(&ground.store, &courier, &*clock).await.unwrap();
    assert_eq!(rest, Step::Rest(Some(noon() + parcel::CLAIM_FOR)));
    clock.turn(TimeDelta::minutes(1));
    assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
    assert_eq!(stage(&ground).await, Stage::Writing);
}

#[tokio::test]
async fn a_server_in_trouble_is_met_ever_less_often_and_never_given_up() {
    let (ground, clock) = sealed().await;
    let courier = Script::says(std::iter::repeat_n(Report::of(Outcome::Fault), 200));
    let mut waits = Vec::new();
    for _ in 0..200 {
        assert_eq!(step(&ground.store, &courier, &*clock).await.unwrap(), Step::Again);
        let Step::Rest(Some(until)) = step(&ground.store, &courier, &*clock).await.unwrap() else {
            panic!("it rests after a fault")
        };
        waits.push(until.signed_duration_since(clock.now()).num_milliseconds());
        clock.turn(until.signed_duration_since(clock.now()));
    }
    assert!((1_500..=2_500).contains(&waits[0]), "{}", waits[0]);
    assert!(waits[12..].iter().all(|wait| (675_000..=1_125_000).contains(wait)));
    assert_eq!(standing(&ground, 1).await, parcel::Standing::Waiting(Some(Cause::Fault)));
}
