//! Fault 33: what is finished before midnight and leaves after it. The Region's clock decides, and both are told.

use chrono::{DateTime, TimeDelta, Utc};
use domain::application::Standing;
use domain::draft::Stage;
use domain::receipt::{Kind, Receipt};
use gateway::{Clock, Region};
use ma_region::store::desk::{answers, drafts, objections, receipts};
use tempfile::TempDir;

use super::withdrawn::{begun, form};
use crate::screens::sight;
use crate::world::{NOON, Phone, config};

const MIDNIGHT: &str = "2026-11-24T22:59:59Z";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A gateway whose clock stands at noon, with a form that closes at midnight; a phone that knows it.
async fn ground(late: &str) -> (TempDir, Region, Clock, Phone) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::stopped_at(at(NOON).timestamp());
    let mut config = config(folder.path());
    config.clock = clock.clone();
    let region = Region::start(config).await.unwrap();
    region
        .publish(vec![form(1, |form| {
            form.closes_at = Some(MIDNIGHT.into());
            form.late = late.into();
        })])
        .unwrap();
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    phone.signs_in(&region, "maelle").await;
    (folder, region, clock, phone)
}

/// Writes at 23:58 in Paris, without a network, and presses « Envoyer ».
async fn sealed_at_23_58(phone: &Phone) -> (domain::ids::DraftId, domain::ids::ApplicationId) {
    phone.clock.turn(at("2026-11-24T22:58:00Z") - at(NOON));
    let draft = begun(phone).await;
    phone.app.actions.answer(draft, "name".into(), Some("Ma\u{eb}lle".into())).await.unwrap();
    let review = sight::of(phone, &format!("/desk/drafts/{}?at=~review", draft.0)).await;
    assert!(review.contains("D\u{e9}p\u{f4}t possible jusqu\u{2019}au"), "told before sealing: {review}");
    (draft, phone.sends(draft).await)
}

async fn first_receipt(phone: &Phone, id: domain::ids::ApplicationId) -> Receipt {
    assert_eq!(phone.receipts(id).await, [Kind::Registered, Kind::Complete]);
    let kept = phone.app.store.read(move |db| receipts::read(db, id)).await.unwrap();
    kept.into_iter().map(|(receipt, _)| receipt).find(|receipt| receipt.kind == Kind::Registered).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn f33_what_arrives_after_midnight_says_the_regions_time_and_that_it_is_late() {
    let (_folder, _region, clock, phone) = ground("register").await;
    let (_, id) = sealed_at_23_58(&phone).await;
    // The network returns at half past midnight. The phone's own clock, which stands, counts for nothing.
    clock.turn(at("2026-11-24T23:30:00Z") - at(NOON));
    phone.syncs().await;
    let receipt = first_receipt(&phone, id).await;
    assert_eq!(receipt.received_at, at("2026-11-24T23:30:00Z"));
    let deadline = receipt.deadline.unwrap();
    assert_eq!((deadline.at, deadline.in_time), (at(MIDNIGHT), Some(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn f33_what_arrives_in_the_last_second_is_in_time_whatever_the_phone_believes() {
    let (_folder, _region, clock, phone) = ground("refuse").await;
    let (_, id) = sealed_at_23_58(&phone).await;
    clock.turn(at(MIDNIGHT) - at(NOON));
    phone.clock.turn(TimeDelta::hours(3));
    phone.syncs().await;
    let receipt = first_receipt(&phone, id).await;
    assert_eq!(receipt.received_at, at(MIDNIGHT));
    assert_eq!(receipt.deadline.unwrap().in_time, Some(true));
}

#[tokio::test(flavor = "multi_thread")]
async fn f33_a_form_that_takes_nothing_late_gives_the_draft_back_whole() {
    let (_folder, region, clock, phone) = ground("refuse").await;
    let (draft, id) = sealed_at_23_58(&phone).await;
    clock.turn(at("2026-11-24T23:30:00Z") - at(NOON));
    let round = phone.syncs().await;
    assert_eq!(round.post.delivered, 0);
    assert_eq!(phone.standing(id).await, Standing::Writing);
    assert!(phone.receipts(id).await.is_empty());
    assert_eq!(crate::world::filled::held(&region).0, 0);
    let (stage, held, said) = phone
        .app
        .store
        .read(move |db| {
            Ok((drafts::one(db, draft)?.stage, answers::of(db, draft)?, objections::of(db, draft)?))
        })
        .await
        .unwrap();
    assert_eq!(stage, Stage::Writing);
    assert_eq!(held["name"].value.as_deref(), Some("Ma\u{eb}lle"));
    assert_eq!(
        said.into_iter().collect::<Vec<_>>(),
        [(String::new(), "form-closed".to_owned())],
        "of the whole"
    );
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=~review", draft.0)).await;
    assert!(html.contains("Le d\u{e9}lai pour demander est pass\u{e9}"), "the true cause: {html}");
}
