//! Aids side by side: a table with heads on both sides, whatever the address asks for.

use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;

const PERMIS: &str = "content:aide-permis-de-conduire";
const BAFA: &str = "content:bafa-caf-doubs";
const THIRD: &str = "content:bafa-caf-jura";

async fn phone() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    phone
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_has_a_head_and_a_cell_for_every_aid() {
    let phone = phone().await;
    let html = sight::of(&phone, &format!("/aids/compare?ids={PERMIS},{BAFA}")).await;
    assert_eq!(sight::count(&html, "scope=\"row\""), 8, "{html}");
    assert_eq!((sight::count(&html, "scope=\"col\""), sight::count(&html, "<td")), (3, 16), "{html}");
    for said in [
        "Pour qui",
        "300\u{20ac} (\u{e0} confirmer)",
        "Pi\u{e8}ces \u{e0} pr\u{e9}parer",
        "Dans cette application",
        "Enregistrer en PDF",
    ] {
        let plain = html.replace(['\u{a0}', '\u{202f}'], " ").replace("300 \u{20ac}", "300\u{20ac}");
        assert!(plain.contains(said), "{said}: {html}");
    }
    assert!(html.contains("Non pr\u{e9}cis\u{e9}"), "what the source does not say is said as such: {html}");
    assert!(!html.contains("Ne plus comparer"), "two are needed: {html}");
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, &format!("/aids/compare?ids={PERMIS},{BAFA},{THIRD}")).await;
    assert!(html.contains("For whom") && html.contains("In this app"), "{html}");
    assert_eq!(sight::count(&html, "<td"), 24, "{html}");
    assert_eq!(sight::count(&html, "Compare no longer"), 3, "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_the_address_asks_for_is_answered_sensibly() {
    let phone = phone().await;
    for nothing in
        ["", PERMIS, "nobody:knows,content:nowhere", "%F0%9F%98%80,,,", &format!("{PERMIS},{PERMIS}")]
    {
        let html = sight::of(&phone, &format!("/aids/compare?ids={nothing}")).await;
        assert!(
            html.contains("Choisissez deux ou trois aides") && !html.contains("<table"),
            "{nothing}: {html}"
        );
    }
    let html = sight::of(&phone, &format!("/aids/compare?ids={PERMIS},{BAFA},content:nowhere")).await;
    assert!(html.contains("Une des fiches n\u{2019}est plus dans le guide"), "{html}");
    assert_eq!(sight::count(&html, "<td"), 16, "{html}");
    let many = format!("/aids/compare?ids={PERMIS},{BAFA},{THIRD},content:bafa-caf-haute-saone");
    assert_eq!(sight::count(&sight::of(&phone, &many).await, "<td"), 24, "three at most");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_offer_to_compare() {
    let phone = phone().await;
    for route in ["/aids", "/search?q=permis"] {
        let html = sight::of(&phone, route).await;
        assert!(html.contains("aria-label=\"Comparer\u{a0}: "), "{route}: {html}");
    }
    let id = domain::ids::RecordId::parse(PERMIS).unwrap();
    phone.app.actions.favourite(id, "Permis".into(), true).await.unwrap();
    assert!(sight::of(&phone, "/desk").await.contains("Comparer\u{a0}: Permis"));
}
