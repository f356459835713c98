//! Accueil: greeting by the clock, commune, freshness, tiles, what is to be done.

use ma_region::store::desk::settings::Adjust;
use ma_region::store::reference::status::{self, SyncState};

use super::sight;
use crate::world::Phone;

async fn settled() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    phone
}

#[tokio::test(flavor = "multi_thread")]
async fn six_tiles_a_search_and_somebody_to_talk_to() {
    let html = sight::of(&settled().await, "/").await;
    for tile in ["Mes droits", "Sortir", "R\u{e9}nover", "Associations et agriculture"] {
        assert!(html.contains(tile), "{tile}");
    }
    assert_eq!(sight::count(&html, "class=\"tile "), 6);
    assert!(html.contains("role=\"search\"") && html.contains("Parler \u{e0} quelqu"), "{html}");
    assert!(html.contains("Rien \u{e0} faire aujourd"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commune_is_shown_once_chosen() {
    let phone = settled().await;
    assert!(sight::of(&phone, "/").await.contains("Choisir ma commune"));
    phone.app.actions.adjust(Adjust::Commune(Some("25056".into()))).await.unwrap();
    assert!(sight::of(&phone, "/").await.contains("Besan\u{e7}on"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chip_says_each_state_in_words() {
    let phone = settled().await;
    let at = phone.app.actions.now();
    for (state, words) in [
        (SyncState::Offline, "Hors connexion"),
        (SyncState::Portal, "Wi-Fi \u{e0} ouvrir"),
        (SyncState::Busy, "Service occup\u{e9}"),
        (SyncState::Fault, "Pas encore \u{e0} jour"),
        (SyncState::Intercepted, "Pas encore \u{e0} jour"),
        (SyncState::Refused("pack-digest".into()), "Pas encore \u{e0} jour"),
        (SyncState::DiskFull, "T\u{e9}l\u{e9}phone plein"),
        (SyncState::Working { done: 1, total: 4 }, "Mise \u{e0} jour\u{2026}"),
        (SyncState::UpToDate, "\u{c0} jour, "),
    ] {
        let written = state.clone();
        phone.app.store.write(move |db| status::write(db, written, at, 811)).await.unwrap();
        let html = sight::of(&phone, "/").await;
        assert!(html.contains(words), "{state:?}: {html}");
        assert!(!html.contains("role=\"alert\""), "offline is a state, not an error: {state:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_numbers_of_an_emergency_are_buttons_on_the_page_of_health_and_on_help() {
    let phone = settled().await;
    for route in ["/health", "/help", "/links/link:urgences"] {
        let html = sight::of(&phone, route).await;
        for words in ["Appeler le 15", "Appeler le 112", "\u{c9}crire au 114", "sourdes ou malentendantes"] {
            assert!(html.contains(words), "{route} {words}: {html}");
        }
        assert_eq!(sight::count(&html, "class=\"call\""), 3, "{route}");
    }
    assert!(sight::of(&phone, "/health").await.contains("Cette page ne remplace pas un avis m\u{e9}dical."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_called_or_written_to_by_the_phone_itself() {
    let phone = settled().await;
    phone.app.actions.open_link("tel:15".into()).await.unwrap();
    phone.app.actions.open_link("sms:114".into()).await.unwrap();
    assert_eq!(phone.browser.opened(), ["tel:15", "sms:114"]);
}
