//! Search: results by kind with marks, and never a dead end.

use super::sight;
use ma_region::store::desk::settings::Adjust;

use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn results_are_grouped_by_kind_with_matched_words_marked() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/search?q=permis").await;
    assert!(html.contains("<h2>Aides") && html.contains("<mark>permis</mark>"), "{html}");
    assert!(html.contains("sultats") && html.contains("Garder cette recherche"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn when_nothing_is_found_there_are_three_ways_on_one_of_them_a_person() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/search?q=xqzvw").await;
    assert!(html.contains("Rien trouv\u{e9} pour"), "{html}");
    assert!(sight::count(&html, "class=\"button full\"") >= 3, "{html}");
    assert!(html.contains("href=\"/help\""), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_shown_as_text_never_as_markup() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/search?q=%3Cimg%20src%3Dx%3E").await;
    assert!(!html.contains("<img"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_search_is_found_again_in_the_desk() {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone
        .app
        .actions
        .save_search(domain::watch::Asked { text: "chauffage".into(), ..Default::default() })
        .await
        .unwrap();
    let html = sight::of(&phone, "/desk").await;
    assert!(html.contains("Mes recherches") && html.contains("1 recherche gard\u{e9}e"), "{html}");
    let html = sight::of(&phone, "/desk/searches").await;
    assert!(html.contains("chauffage") && html.contains("Rien de nouveau"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_kind_the_first_three_are_shown_and_all_of_them_at_a_tap() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/search?q=aide%20entreprise").await;
    assert!(html.contains("Tout voir\u{a0}:") || html.contains("Tout voir :"), "{html}");
    assert!(
        html.contains("aria-expanded=\"false\"") && html.contains("aria-controls=\"found-aid\""),
        "{html}"
    );
    let aids = html.split("id=\"found-aid\"").nth(1).unwrap().split("</ul>").next().unwrap();
    assert_eq!(sight::count(aids, "class=\"row flat\""), 3, "{aids}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_is_said_and_what_was_typed_is_a_tap_away() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/search?q=premis%20de%20conduire").await;
    assert!(html.contains("Vouliez-vous dire") && html.contains("permis de conduire"), "{html}");
    assert!(
        html.contains("Chercher exactement") && html.contains("/search?q=%22premis%20de%20conduire%22"),
        "{html}"
    );
    let exact = sight::of(&phone, "/search?q=%22premis%22").await;
    assert!(!exact.contains("Vouliez-vous dire") && exact.contains("Rien trouv\u{e9}"), "{exact}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_nearest_place_comes_first_with_its_distance() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/search?q=micro-folie%20pr%C3%A8s%20de%20Nevers").await;
    let places = html.split("id=\"found-place\"").nth(1).unwrap();
    let at = |name: &str| places.find(name).unwrap_or(usize::MAX);
    assert!(at("micro-folie-nevers") < at("micro-folie-auxerre"), "{places}");
    assert!(places.contains("\u{a0}km</p>") || places.contains("\u{202f}km</p>"), "{places}");
    let unknown = sight::of(&phone, "/search?q=micro-folie%20pr%C3%A8s%20de%20chez%20moi").await;
    assert!(unknown.contains("Choisissez votre commune"), "{unknown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_one_types_there_are_ways_to_go_on() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/search?q=micro-folie%20%C3%A0%20nev").await;
    assert!(
        html.contains("aria-label=\"Suggestions\"") && html.contains("micro-folie \u{e0} Nevers"),
        "{html}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn searches_are_kept_only_where_it_is_wished_and_erased_at_a_tap() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let actions = &phone.app.actions;
    actions.keep_search("chauffage".into()).await.unwrap();
    assert!(!sight::of(&phone, "/search?q=").await.contains("Recherches r\u{e9}centes"), "off by default");
    actions.adjust(Adjust::KeepsSearches(true)).await.unwrap();
    for text in ["chauffage", "06 12 34 56 78", "  ", "permis \u{e0} Autun"] {
        actions.keep_search(text.into()).await.unwrap();
    }
    let html = sight::of(&phone, "/search?q=").await;
    assert!(html.contains("Recherches r\u{e9}centes") && html.contains("permis \u{e0} Autun"), "{html}");
    assert!(!html.contains("06 12"), "no number of a person is kept");
    actions.erase_searches().await.unwrap();
    assert!(!sight::of(&phone, "/search?q=").await.contains("chauffage</span>"));
    actions.keep_search("velo".into()).await.unwrap();
    actions.adjust(Adjust::KeepsSearches(false)).await.unwrap();
    actions.adjust(Adjust::KeepsSearches(true)).await.unwrap();
    assert!(
        !sight::of(&phone, "/search?q=").await.contains("Recherches r\u{e9}centes"),
        "turning it off erased them"
    );
}
