//! Lieux and a place: every state, in both languages; the position is asked for, used, and nowhere written down.

use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;
use crate::world::places::{open, phone_with, place, records};

const VESOUL: (f64, f64) = (47.62, 6.155);

fn desks() -> Vec<gateway::sources::Record> {
    let mut clinic = place("clinic", "telehealth", (47.63, 6.155));
    clinic.telehealth = true;
    clinic.booking = Some("Appelez la veille.".into());
    clinic.bring = vec!["Carte Vitale".into(), "Ordonnances".into()];
    clinic.approximate = true;
    let mut said = place("said", "digital-help", (47.64, 6.155));
    said.hours_said = Some("les mardis des semaines paires".into());
    said.phone = None;
    records([
        open("desk", "france-services", VESOUL, "Mo-Fr 08:30-13:00,14:30-17:00; PH off"),
        clinic,
        said,
        place("far", "region", (46.3, 4.83)),
    ])
}

async fn held(folder: &tempfile::TempDir) -> (Phone, gateway::Region) {
    let (phone, region) = phone_with(folder.path(), desks()).await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    (phone, region)
}

fn plain(html: &str) -> String {
    html.replace(['\u{a0}', '\u{202f}'], " ")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_says_how_far_which_way_and_whether_it_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    phone.app.actions.adjust(Adjust::Commune(Some("70550".into()))).await.unwrap();
    let html = plain(&sight::of(&phone, "/places").await);
    assert!(html.contains("Autour de Vesoul"), "{html}");
    assert!(html.contains("Lieu desk") && html.contains("Ouvert jusqu\u{2019}\u{e0} 13 h"), "{html}");
    assert!(html.contains("Horaires à lire sur la fiche"), "{html}");
    assert!(
        html.contains("2 lieux") && !html.contains("Lieu clinic") && !html.contains("Lieu far"),
        "{html}"
    );
    assert!(html.contains("aria-label=\"Appeler Lieu desk\""), "{html}");
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = plain(&sight::of(&phone, "/places").await);
    assert!(html.contains("Open until 13:00") && html.contains("Hours to be read on the sheet"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_commune_the_whole_region_is_listed_and_one_can_be_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    let html = sight::of(&phone, "/places").await;
    assert!(html.contains("Dans toute la r\u{e9}gion") && html.contains("Choisir une commune"), "{html}");
    assert!(html.contains("Lieu desk") && html.contains("Lieu far"), "{html}");
    assert!(!html.contains(" km<"), "{html}");
    assert!(html.contains("Pas encore sur ce t\u{e9}l\u{e9}phone : Conseil France R\u{e9}nov"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_shows_its_week_and_how_to_get_in_touch() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    let html = plain(&sight::of(&phone, "/places/test:desk").await);
    assert_eq!(sight::count(&html, "<tr"), 7, "{html}");
    assert!(
        html.contains(">8 h 30 \u{e0} 13 h</span>") && html.contains(">14 h 30 \u{e0} 17 h</span>"),
        "{html}"
    );
    assert!(html.contains("Appeler le 03 84 00 00 00") && html.contains("70000 Vesoul"), "{html}");
    assert!(html.contains("Mis \u{e0} jour le 1er septembre 2025"), "{html}");
    assert!(!html.contains("Position approximative"), "{html}");
    let html = plain(&sight::of(&phone, "/places/test:clinic").await);
    for shown in
        ["Position approximative", "Appelez la veille.", "Carte Vitale", "Les horaires ne sont pas connus"]
    {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert!(!html.contains(">Ferm\u{e9}"), "unknown hours are never closed: {html}");
    let html = plain(&sight::of(&phone, "/places/test:said").await);
    assert!(
        html.contains("les mardis des semaines paires") && html.contains("Horaires \u{e0} lire"),
        "{html}"
    );
    let html = sight::of(&phone, "/places/test:nowhere").await;
    assert!(html.contains("Lieu introuvable"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn health_puts_the_emergency_numbers_first_then_the_nearest_points() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    phone.app.actions.adjust(Adjust::Commune(Some("70550".into()))).await.unwrap();
    let html = sight::of(&phone, "/health").await;
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"));
    assert!(at("Urgences") < at("Lieu clinic"));
    assert!(!html.contains("n\u{2019}a pas encore publi\u{e9}"), "{html}");
    let html = sight::of(&phone, "/").await;
    assert!(html.contains("Pr\u{e8}s de chez moi") && html.contains("Lieu desk"), "{html}");
    let alone = Phone::alone();
    alone.app.seed().await;
    alone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    let html = sight::of(&alone, "/health").await;
    assert!(html.contains("n\u{2019}a pas encore publi\u{e9}"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_position_is_given_when_it_is_asked_for_and_never_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    assert_eq!(phone.app.actions.locate().await.unwrap(), None, "refused, or unknown");
    *phone.position.at.lock().unwrap() = domain::distance::Point::of_degrees(47.612_34, 6.154_32);
    assert!(phone.app.actions.can_locate());
    assert!(phone.app.actions.locate().await.unwrap().is_some());
    let mut folders = vec![phone.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for written in ["4761234", "47.61234"] {
                let found = bytes.windows(written.len()).any(|window| window == written.as_bytes());
                assert!(!found, "{written} in {}", path.display());
            }
        }
    }
}

/// Story 15: 15, 112 and 114 are at most two taps from any screen: one to « Parler à quelqu’un », one to call.
#[tokio::test(flavor = "multi_thread")]
async fn the_emergency_numbers_are_two_taps_from_any_screen() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let welcome = sight::of(&phone, "/welcome").await;
    assert!(welcome.contains("href=\"/help\""), "{welcome}");
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    for route in super::every_route::ROUTES {
        let html = sight::of(&phone, route).await;
        assert!(html.contains("href=\"/help\""), "{route}");
    }
    for route in ["/help", "/health"] {
        let html = plain(&sight::of(&phone, route).await);
        for number in ["Appeler le 15", "Appeler le 112", "\u{c9}crire au 114"] {
            assert!(html.contains(number), "{number} on {route}: {html}");
        }
    }
}
