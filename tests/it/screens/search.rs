//! Search: results by kind with marks, and never a dead end.

use super::sight;
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
