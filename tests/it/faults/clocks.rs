//! Fault 32: a phone's clock that leaps ten years, ahead or back. Nothing of what matters believes it.

use chrono::{DateTime, TimeDelta, Utc};
use domain::parcel::{LONGEST_PATIENCE, Standing};
use domain::receipt::Kind;
use gateway::{Clock, Region};
use ma_region::store::desk::{notes, receipts};
use ma_region::store::reference::status::SyncState;

use super::ground::{arrived_once, posted};
use crate::world::filled::held;
use crate::world::{Answers, Line, NOON, Phone, Signed, config, guide};

const TEN_YEARS: TimeDelta = TimeDelta::days(3_652);

async fn skew(phone: &Phone) -> TimeDelta {
    let noted = phone.app.store.read(|db| notes::read(db, "skew_ms")).await.unwrap().unwrap();
    TimeDelta::milliseconds(noted.parse().unwrap())
}

async fn leaps(by: TimeDelta) {
    let folder = tempfile::tempdir().unwrap();
    let noon: DateTime<Utc> = NOON.parse().unwrap();
    let mut config = config(folder.path());
    config.seed = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed/content.mrpack").into();
    config.clock = Clock::stopped_at(noon.timestamp());
    let region = Region::start(config).await.unwrap();
    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = Phone::new(&line.url);
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    phone.syncs().await;
    let before = skew(&phone).await;
    let id = posted(&phone, 20_000).await;
    line.answers(Answers::LostAfter(0));
    phone.syncs().await;
    assert_eq!(held(&region).0, 1, "it arrived, and its answer was lost");

    phone.clock.turn(by);
    let phone = Phone::reopened(phone, &line.url);
    phone.syncs().await;
    let now = phone.app.actions.now();
    for parcel in phone.parcels().await {
        assert!(matches!(parcel.standing, Standing::Waiting(_)), "{:?}", parcel.standing);
        let wait = parcel.not_before - now;
        assert!(wait <= LONGEST_PATIENCE * 5 / 4, "{by}: nobody waits for ten years, but {wait}");
    }
    // New content is accepted: signatures and sequences count, no date does.
    region.publish(Signed::records(&guide(30))).unwrap();
    line.answers(Answers::Pass);
    assert_eq!(phone.syncs().await.state, SyncState::UpToDate);
    assert!(!phone.finds("numero7").await.is_empty());

    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
    let kept = phone.app.store.read(move |db| receipts::read(db, id)).await.unwrap();
    let first = kept.iter().find(|(receipt, _)| receipt.kind == Kind::Registered).unwrap();
    assert_eq!(first.0.received_at, noon, "the Region's time, whatever this phone believes");
    let moved = skew(&phone).await - before + by;
    assert!(moved.abs() < TimeDelta::hours(3), "the phone knows how far it is off: {moved}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f32_a_clock_ten_years_ahead_stops_neither_content_nor_post() {
    leaps(TEN_YEARS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f32_a_clock_ten_years_back_stops_neither_content_nor_post() {
    leaps(-TEN_YEARS).await;
}
