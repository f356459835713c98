//! Mode aidant on screen: the form, the page of a help, the banner on every route.

use super::every_route::ROUTES;
use super::sight;
use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn the_banner_is_on_every_screen_and_names_nobody_in_full() {
    let mut phone = Phone::alone();
    phone.app.seed().await;
    let before = sight::of(&phone, "/desk").await;
    assert!(!before.contains("Vous aidez"));
    phone.helps("M. Dupont").await;
    for route in ROUTES.iter().copied().chain(["/helper"]) {
        let html = sight::of(&phone, route).await;
        assert!(html.contains("Vous aidez M.\u{a0}D. \u{2013} fin demain 12\u{a0}h"), "{route}: {html}");
        if route != "/helper" {
            assert!(!html.contains("Dupont"), "{route}");
        }
    }
    let html = sight::of(&phone, "/search?q=permis").await;
    assert!(
        html.contains("aucune recherche n\u{2019}est gard\u{e9}e")
            && !html.contains("Garder cette recherche"),
        "{html}"
    );
    assert!(!sight::of(&phone, "/settings").await.contains("Mettre un code"), "that desk has no lock");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_asks_who_whom_what_how_long_and_how_they_agreed() {
    let phone = Phone::alone();
    let html = sight::of(&phone, "/helper").await;
    for words in
        ["Qui aide", "Qui est aid\u{e9}", "365\u{a0}jours", "sign\u{e9} un papier", "Commencer l\u{2019}aide"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_help_holds_the_mandate_the_journal_the_sheet_and_the_end() {
    let mut phone = Phone::alone();
    phone.app.seed().await;
    phone.helps("M. Dupont").await;
    phone.writes(9_000).await;
    let html = sight::of(&phone, "/helper").await;
    for words in [
        "M. Dupont",
        "France Services de Vesoul",
        "Demande commenc\u{e9}e",
        "Emporter en PDF",
        "Fiche d\u{2019}orientation",
        "Remettre le dossier",
        "Une demande n\u{2019}est pas partie",
        "Terminer l\u{2019}aide",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("Tout effacer et terminer"), "the end is asked twice");
}
