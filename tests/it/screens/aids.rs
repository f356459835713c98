//! The guide: the list, a full card, a short card, a card that is gone, a kept card.

use domain::ids::RecordId;
use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;

const PERMIT: &str = "/aids/content:aide-permis-de-conduire";

async fn seeded() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_says_its_count_and_its_day_and_shows_whole_cards_first() {
    let html = sight::of(&seeded().await, "/aids").await;
    assert!(html.contains("role=\"status\"") && html.contains(" aides</strong>"), "{html}");
    assert!(html.contains("Contenu du "), "{html}");
    assert!(sight::count(&html, "aid-row") >= 40);
    assert_eq!(sight::count(&html, "Fiche courte"), 0, "short cards come after the whole ones");
    assert!(html.contains("Afficher plus d"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_follows_the_order_of_the_house() {
    let html = sight::of(&seeded().await, PERMIT).await;
    let sections = [
        "En bref",
        "Pour qui",
        "Combien",
        "Pi\u{e8}ces \u{e0} pr\u{e9}parer",
        "\u{c9}tapes",
        "Contact",
        "Source",
    ];
    let places: Vec<usize> =
        sections.iter().map(|title| html.find(&format!("<h2>{title}")).expect(title)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(html.contains("V\u{e9}rifi\u{e9} le ") && html.contains("(site\u{a0}externe)"), "{html}");
    assert!(html.contains("lang=\"fr\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_english_a_card_says_that_it_exists_in_french_only() {
    let phone = seeded().await;
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, PERMIT).await;
    assert!(
        html.contains("This text exists in French only.") && html.contains("Documents to prepare"),
        "{html}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_card_says_so_and_promises_no_section_it_lacks() {
    let phone = seeded().await;
    let short = phone
        .app
        .store
        .read(|db| {
            let rows = ma_region::store::reference::aids::list(db, &Default::default())?;
            Ok(rows.into_iter().find(|row| row.detail == domain::aid::Detail::Short).map(|row| row.id))
        })
        .await
        .unwrap()
        .expect("the guide holds short cards");
    let html = sight::of(&phone, &format!("/aids/{short}")).await;
    assert!(html.contains("Fiche courte\u{a0}: le d\u{e9}tail est sur le site de"), "{html}");
    assert!(!html.contains("<h2>Combien") && html.contains("<h2>Source"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_left_the_guide_leaves_the_favourites_intact() {
    let html = sight::of(&seeded().await, "/aids/nobody:knows").await;
    assert!(html.contains("Vos favoris sont intacts") && html.contains("href=\"/aids\""), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_card_is_marked_on_its_page_and_listed_in_the_desk() {
    let phone = seeded().await;
    let id = RecordId::parse("content:aide-permis-de-conduire").unwrap();
    phone.app.actions.favourite(id, "Aide au permis".into(), true).await.unwrap();
    let html = sight::of(&phone, PERMIT).await;
    assert!(html.contains("Ne plus garder la fiche"), "{html}");
    let html = sight::of(&phone, "/desk").await;
    assert!(html.contains("Aide au permis") && html.contains("Gard\u{e9}e le "), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn content_that_nobody_confirmed_for_a_month_is_said_to_be_old() {
    let phone = seeded().await;
    let old = |html: &str| html.contains("class=\"chip warn\"") && html.contains("Contenu du ");
    assert!(!old(&sight::of(&phone, "/aids").await), "the seed is younger than a month");
    phone.clock.turn(chrono::TimeDelta::days(62));
    assert!(old(&sight::of(&phone, "/aids").await) && old(&sight::of(&phone, "/settings").await));
    let now = phone.app.actions.now();
    let fresh = ma_region::store::reference::status::SyncState::UpToDate;
    phone
        .app
        .store
        .write(move |db| ma_region::store::reference::status::write(db, fresh, now, 0))
        .await
        .unwrap();
    let html = sight::of(&phone, "/settings").await;
    assert!(!old(&html), "the Region said today that it still holds: {html}");
    phone.clock.turn(chrono::TimeDelta::days(31));
    assert!(old(&sight::of(&phone, "/settings").await), "and that was a month ago");
}
