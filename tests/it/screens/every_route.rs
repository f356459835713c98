//! What holds on every route, in both languages.

use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;

pub const ROUTES: &[&str] = &[
    "/",
    "/search?q=permis",
    "/search?q=",
    "/assistant",
    "/aids",
    "/aids/content:aide-permis-de-conduire",
    "/aids/nobody:knows",
    "/eligibility",
    "/eligibility/questions/0",
    "/eligibility/answers",
    "/eligibility/answers/0",
    "/eligibility/results",
    "/aids/compare?ids=content:aide-permis-de-conduire,content:bafa-caf-doubs",
    "/aids/compare?ids=",
    "/links/link:france-services",
    "/places",
    "/places/nobody:knows",
    "/agenda",
    "/agenda/mine",
    "/agenda/nobody:knows",
    "/desk",
    "/desk/documents",
    "/desk/outbox",
    "/desk/deadlines",
    "/desk/searches",
    "/desk/searches/0193b2c4-7c1a-7000-8000-000000000001",
    "/desk/applications/0193b2c4-7c1a-7000-8000-000000000001",
    "/school",
    "/school/year",
    "/school/ars",
    "/school/schools/nobody:knows",
    "/school/scholarships/school",
    "/school/scholarships/crous/0",
    "/school/scholarships/school/result",
    "/health",
    "/associations",
    "/renovate",
    "/renovate/bracket",
    "/settings",
    "/settings/profiles",
    "/settings/profiles/0193b2c4-7c1a-7000-8000-000000000001",
    "/helper",
    "/card?text=",
    "/my-data",
    "/my-data/erase",
    "/accessibility",
    "/help",
    "/glossary",
    "/no/such/page",
];

async fn shown_in(language: Language) -> Vec<(&'static str, String)> {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Language(Some(language))).await.unwrap();
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    let mut shown = Vec::new();
    for route in ROUTES.iter().copied() {
        shown.push((route, sight::of(&phone, route).await));
    }
    shown
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_has_one_heading_landmarks_and_nothing_pending_in_both_languages() {
    for language in [Language::French, Language::English] {
        for (route, html) in shown_in(language).await {
            assert_eq!(sight::count(&html, "<h1"), 1, "{route}: {html}");
            assert_eq!(sight::count(&html, "<main"), 1, "{route}");
            assert!(sight::count(&html, "aria-current=\"page\"") <= 2, "{route}");
            assert!(!html.contains("aria-busy"), "{route} still reads");
            assert!(!html.contains("role=\"alert\""), "{route}: {html}");
            assert!(html.contains("class=\"skip\""), "{route}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_message_is_shown_by_its_key() {
    let french = include_str!("../../../assets/words/fr.ftl");
    let keys: Vec<&str> = french
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.contains('-') && *key != "app-name")
        .collect();
    for (route, html) in shown_in(Language::English).await {
        for key in &keys {
            assert!(!html.contains(&format!(">{key}<")), "{route} shows {key}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_welcome_is_three_short_pages_without_a_bar() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/welcome").await;
    assert!(
        html.contains("Bienvenue") && html.contains("Passer") && !html.contains("class=\"bar\""),
        "{html}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_route_loses_nothing_and_shows_the_way_home() {
    let phone = Phone::alone();
    let html = sight::of(&phone, "/no/such/page").await;
    assert!(html.contains("Page introuvable") && html.contains("href=\"/\""), "{html}");
    assert!(!html.contains("no/such/page\u{3c}"), "{html}");
}
