//! Somebody with no network opens the app for the first time, and finds an aid.

use domain::aid::Detail;
use ma_region::store::reference::aids::{Filter, card, facets, list};
use ma_region::store::reference::communes;
use ma_region::store::reference::search::Answer;

use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn the_guide_is_there_before_any_network_is() {
    let phone = Phone::alone();
    let round = phone.app.seed().await;
    assert_eq!(round.traffic.requests, 0, "nothing was asked of anybody");
    let facets = phone.app.store.read(facets).await.unwrap();
    println!("{} aids, {} of them full cards", facets.total, facets.full);
    assert!(facets.total >= 200, "{} aids", facets.total);
    assert!(facets.full >= 120, "{} full cards", facets.full);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_permit_aid_is_found_and_its_card_is_whole() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let found = phone.finds("permis").await;
    let first = domain::ids::RecordId::parse(&found[0]).unwrap();
    let aid = phone.app.store.read(move |db| card(db, &first)).await.unwrap().unwrap();
    assert!(aid.title.contains("permis"), "{}", aid.title);
    assert_eq!(aid.detail, Detail::Full);
    assert!(!aid.for_whom.is_empty() && !aid.source_url.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_full_card_says_everything_or_says_that_it_is_not_stated() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let rows = phone.app.store.read(|db| list(db, &Filter::default())).await.unwrap();
    for row in rows.into_iter().filter(|row| row.detail == Detail::Full) {
        let id = row.id.clone();
        let aid = phone.app.store.read(move |db| card(db, &id)).await.unwrap().unwrap();
        let stated = |name: &str, there: bool| there || aid.not_stated.iter().any(|section| section == name);
        assert!(!aid.for_whom.is_empty() && !aid.promise.is_empty(), "{}", row.id);
        assert!(stated("amount", aid.amount.is_some()), "{}", row.id);
        assert!(stated("documents", !aid.documents.is_empty()), "{}", row.id);
        assert!(stated("steps", !aid.steps.is_empty()), "{}", row.id);
        assert!(aid.source_url.starts_with("http"), "{}", row.id);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postcode_gives_all_its_communes_and_homonyms_are_told_apart() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let of_70000 = phone.app.store.read(|db| communes::matching(db, "70000", 5)).await.unwrap();
    assert_eq!(of_70000.len(), 42);
    let named = phone.app.store.read(|db| communes::matching(db, "bussieres", 20)).await.unwrap();
    let same: Vec<_> = named.iter().filter(|found| found.commune.name == "Bussi\u{e8}res").collect();
    assert!(same.len() >= 3, "{}", same.len());
    let departments: std::collections::BTreeSet<_> =
        same.iter().map(|found| (&found.commune.department.0, &found.commune.group)).collect();
    assert_eq!(departments.len(), same.len(), "d\u{e9}partement and group tell them apart");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_found_is_never_a_dead_end() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let Answer { results, ways_out, .. } = phone.answer("xyzzyqwv").await;
    assert!(results.is_empty());
    assert!(ways_out.len() >= 3);
    assert!(ways_out.contains(&domain::search::WayOut::Desk));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_applies_nothing_again() {
    let phone = Phone::alone();
    assert!(!phone.app.seed().await.moved.is_empty());
    let before = phone.guide_held().await;
    let phone = phone.restarted("http://127.0.0.1:9");
    assert!(phone.app.seed().await.moved.is_empty());
    assert_eq!(phone.guide_held().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_with_nothing_to_bring_in_waits_for_no_round_of_another_process() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let _round_under_way = phone.app.store.alone().await.unwrap();
    let start = tokio::time::timeout(std::time::Duration::from_secs(60), phone.app.seed());
    assert!(start.await.is_ok_and(|round| round.moved.is_empty()));
}
