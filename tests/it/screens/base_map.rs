//! The base map in Réglages, in every state: what it weighs is said before, how far it is meanwhile, what may be done.

use chrono::NaiveDate;
use domain::base_map::{BaseMap, Ending, Stage, Wait};
use domain::ids::Sha256;
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::store::reference::base_map::{self, Offer};

use super::sight;
use crate::world::Phone;

const GET: &str = "T\u{e9}l\u{e9}charger le fond de carte (38,0\u{a0}Mo)";

fn offer(digit: u8, size: u64) -> Offer {
    let map = BaseMap {
        sha256: Sha256([digit; 32]),
        size,
        title: "Bourgogne-Franche-Comt\u{e9}".into(),
        attribution: "\u{a9} les contributeurs d\u{2019}OpenStreetMap".into(),
        made_on: NaiveDate::from_ymd_opt(2026, 11, u32::from(digit)).unwrap(),
    };
    Offer { map, base: None }
}

async fn offered(phone: &Phone, offer: Option<Offer>) {
    phone.app.store.write(move |db| base_map::offers(db, offer.as_ref())).await.unwrap();
}

async fn stands(phone: &Phone, stage: Stage, come: u64) {
    phone.app.actions.fetch_map(false).await.unwrap();
    assert!(phone.app.store.write(move |db| base_map::stands(db, stage, come)).await.unwrap());
}

/// The section alone.
async fn section(phone: &Phone) -> String {
    let html = sight::of(phone, "/settings").await;
    let from = html.find("id=\"base-map\"").expect("the section is there");
    let end = html[from..].find("</section>").unwrap();
    html[from..from + end].to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_offer_the_section_says_so_and_has_no_button() {
    let phone = Phone::alone();
    let html = section(&phone).await;
    assert!(html.contains("Fond de carte") && html.contains("ne propose pas de fond de carte"), "{html}");
    assert!(!html.contains("<button"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_weight_is_on_the_button_before_anything_is_fetched() {
    let phone = Phone::alone();
    offered(&phone, Some(offer(1, 38_000_000))).await;
    let html = section(&phone).await;
    assert!(html.contains(GET) && html.contains("attend un Wi-Fi ou un c\u{e2}ble"), "{html}");
    assert_eq!(sight::count(&html, "<button"), 1);
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = section(&phone).await;
    assert!(html.contains("Download the base map (38.0 MB)"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_stage_is_said_in_both_languages_with_what_may_be_done() {
    let phone = Phone::alone();
    offered(&phone, Some(offer(1, 38_000_000))).await;
    let any_line = "sans attendre le Wi-Fi";
    for (stage, french, english, buttons) in [
        (Stage::Wished, "va commencer", "about to begin", vec!["Mettre en pause", "Abandonner"]),
        (Stage::Coming, "en cours", "Downloading", vec!["Mettre en pause", "Abandonner"]),
        (
            Stage::Waits(Wait::Wifi),
            "En attente d\u{2019}un Wi-Fi",
            "Waiting for a Wi-Fi",
            vec![any_line, "Mettre en pause", "Abandonner"],
        ),
        (
            Stage::Waits(Wait::Line),
            "En attente du r\u{e9}seau",
            "Waiting for the network",
            vec!["Mettre en pause", "Abandonner"],
        ),
        (Stage::Paused, "En pause", "Paused", vec!["Reprendre", "Abandonner"]),
        (
            Stage::Ended(Ending::DiskFull),
            "pas assez de place",
            "not enough room",
            vec!["R\u{e9}essayer", "Abandonner"],
        ),
        (
            Stage::Ended(Ending::Refused),
            "que la R\u{e9}gion a sign\u{e9}",
            "the Region signed",
            vec!["R\u{e9}essayer", "Abandonner"],
        ),
        (
            Stage::Ended(Ending::Unreadable),
            "ne sait pas lire",
            "cannot read",
            vec!["R\u{e9}essayer", "Abandonner"],
        ),
        (
            Stage::Ended(Ending::Withdrawn),
            "ne propose plus",
            "no longer offers",
            vec!["R\u{e9}essayer", "Abandonner"],
        ),
        (
            Stage::Ended(Ending::Trouble),
            "n\u{2019}a pas pu se faire",
            "could not be made",
            vec!["R\u{e9}essayer", "Abandonner"],
        ),
    ] {
        stands(&phone, stage, 9_500_000).await;
        let html = section(&phone).await;
        assert!(html.contains(french) && html.contains("role=\"status\""), "{stage:?}: {html}");
        assert!(html.contains("9,5\u{a0}Mo sur 38,0\u{a0}Mo (25\u{a0}%)"), "{stage:?}: {html}");
        assert!(!html.contains(GET), "{stage:?}: one wish at a time");
        for button in &buttons {
            assert!(html.contains(button), "{stage:?}: {button}: {html}");
        }
        assert_eq!(sight::count(&html, "<button"), buttons.len(), "{stage:?}: {html}");
        phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
        let html = section(&phone).await;
        assert!(html.contains(english) && !html.contains(french), "{stage:?}: {html}");
        phone.app.actions.adjust(Adjust::Language(None)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_saves_data_is_told_why_it_waits_and_is_not_offered_the_mobile_network() {
    let phone = Phone::alone();
    offered(&phone, Some(offer(1, 38_000_000))).await;
    stands(&phone, Stage::Waits(Wait::Wifi), 0).await;
    for setting in [Adjust::DataSaving(true), Adjust::DocumentsOnWifi(true)] {
        phone.app.actions.adjust(Adjust::DataSaving(false)).await.unwrap();
        phone.app.actions.adjust(setting).await.unwrap();
        let html = section(&phone).await;
        assert!(!html.contains("sans attendre") && html.contains("Vos r\u{e9}glages gardent"), "{html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_that_is_held_says_whose_work_it_is_and_a_new_one_is_offered_beside_it() {
    let phone = Phone::alone();
    let first = offer(1, 38_000_000);
    offered(&phone, Some(first.clone())).await;
    phone.app.actions.fetch_map(false).await.unwrap();
    assert!(phone.app.store.write(move |db| base_map::arrives(db, &first.map)).await.unwrap());
    let html = section(&phone).await;
    for words in [
        "Bourgogne-Franche-Comt\u{e9}",
        "novembre 2026, 38,0\u{a0}Mo",
        "d\u{2019}OpenStreetMap",
        "Retirer le fond de carte",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert_eq!(sight::count(&html, "<button"), 1, "{html}");
    offered(&phone, Some(offer(15, 40_000_000))).await;
    let html = section(&phone).await;
    assert!(html.contains("T\u{e9}l\u{e9}charger la nouvelle version (40,0\u{a0}Mo)"), "{html}");
    assert!(
        html.contains("La v\u{f4}tre reste utilisable") && html.contains("Retirer le fond de carte"),
        "{html}"
    );
    offered(&phone, None).await;
    let html = section(&phone).await;
    assert!(html.contains("Retirer le fond de carte") && !html.contains("ne propose pas"), "{html}");
}
