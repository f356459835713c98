//! The two calculators: what each page asks for and says, the rows that lead there, their figures by the scales carried.

use domain::scale::{Kind, Scale};
use domain::simulators::{ArsAsked, HouseholdAsked, ars, bracket};
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::store::reference::scales;
use ma_region::words::Words;

use super::sight;
use crate::world::Phone;

async fn seeded() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    phone
}

async fn scale(phone: &Phone, kind: Kind) -> Scale {
    phone.app.store.read(move |db| scales::all(db, kind)).await.unwrap().pop().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_leads_to_each_of_them() {
    let phone = seeded().await;
    let html = sight::of(&phone, "/school").await;
    assert!(
        html.contains("href=\"/school/ars\"") && html.contains("Allocation de rentr\u{e9}e scolaire"),
        "{html}"
    );
    let html = sight::of(&phone, "/renovate").await;
    assert!(html.contains("href=\"/renovate/bracket\"") && html.contains("Ma tranche de revenus"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_allowance_asks_for_the_year_that_its_scale_names_and_says_nothing_before_it_is_asked() {
    let phone = seeded().await;
    let html = sight::of(&phone, "/school/ars").await;
    for said in [
        "rentr\u{e9}e 2026",
        "Ressources 2024 du foyer",
        "l\u{2019}avis 2025 (revenus 2024)",
        "for=\"calc-0\"",
        "aria-describedby=\"calc-0-help\"",
        "\u{c2}ge de l\u{2019}enfant 1",
        "Ajouter un enfant",
        "Je ne sais pas",
        "href=\"/school\"",
        "id=\"calc-result\" class=\"calc-result\" role=\"status\"",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    for silent in
        ["aria-invalid", "Retirer", "Tout effacer", "\u{20ac} en une fois", "Ce qui n\u{2019}est pas compt"]
    {
        assert!(!html.contains(silent), "{silent}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bracket_asks_for_people_and_the_notice_of_its_scale() {
    let phone = seeded().await;
    let html = sight::of(&phone, "/renovate/bracket").await;
    for said in [
        "Bar\u{e8}me 2025",
        "Personnes dans le logement",
        "l\u{2019}avis d\u{2019}imp\u{f4}t 2025 (revenus 2024)",
        "hors \u{ce}le-de-France",
        "href=\"/renovate\"",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("\u{c2}ge de l"), "ages count for nothing here: {html}");
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, "/renovate/bracket").await;
    assert!(html.contains("People in the home") && html.contains("2025 tax notice"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_scales_are_there_it_is_said() {
    let phone = Phone::alone();
    for route in ["/school/ars", "/renovate/bracket"] {
        let html = sight::of(&phone, route).await;
        assert!(
            html.contains("Les bar\u{e8}mes ne sont pas encore sur ce t\u{e9}l\u{e9}phone"),
            "{route}: {html}"
        );
        assert!(!html.contains("<form class=\"calculator"), "{route}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cards_that_come_next_are_carried() {
    let phone = seeded().await;
    for (id, title) in [
        ("national-allocation-rentree-scolaire", "Allocation de rentr\u{e9}e scolaire"),
        ("national-maprimerenov", "MaPrimeR\u{e9}nov"),
        ("effilogis-renovation-maison", "Effilogis"),
    ] {
        let html = sight::of(&phone, &format!("/aids/content:{id}")).await;
        assert!(html.contains(title) && !html.contains("n\u{2019}est pas ici"), "{id}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_of_the_scales_carried_are_said_in_both_languages() {
    let phone = seeded().await;
    let (french, english) = (Words::of(Language::French), Words::of(Language::English));
    let Scale::Ars(school) = scale(&phone, Kind::Ars).await else { panic!("no scale of the allowance") };
    let asked = ArsAsked { income_eur: 30_000, children: 2, ages: vec![8, 12] };
    let outcome = ars(&school, &asked).unwrap();
    // 22 274 € and 30 % twice; 429,01 € and 452,67 €.
    let told = french.calc_ars(&outcome, 30_000, 2, &school);
    assert_eq!(told.figure.as_deref(), Some("881,68\u{a0}\u{20ac} en une fois"));
    assert!(
        told.reasons[0].contains("pour 2 enfants") && told.reasons[0].contains("638,40\u{a0}\u{20ac}"),
        "{told:?}"
    );
    let notes = french.calc_notes(&Scale::Ars(school.clone())).join(" ");
    assert!(notes.contains("CRDS") && notes.contains("6, 11, 15 et 18\u{a0}ans"), "{notes}");
    let rule = english.calc_rule(&Scale::Ars(school)).join(" ");
    assert!(rule.contains("From 15 to 17 years: \u{20ac}468.36") && rule.contains("30%"), "{rule}");

    let Scale::Anah(homes) = scale(&phone, Kind::Anah).await else { panic!("no scale of the Anah") };
    for (income, people, said) in [
        (17_173, 1, "Revenus tr\u{e8}s modestes"),
        (17_174, 1, "Revenus modestes"),
        (45_340, 2, "Revenus interm\u{e9}diaires"),
        (45_341, 2, "Revenus sup\u{e9}rieurs"),
        // Each one beyond five adds to the last row.
        (40_388 + 5_094, 6, "Revenus tr\u{e8}s modestes"),
    ] {
        let found = bracket(&homes, &HouseholdAsked { income_eur: income, people }).unwrap();
        let told = french.calc_household(&found, income, people, Vec::new());
        assert_eq!(told.figure.as_deref(), Some(said), "{income} {people}");
        assert_eq!(told.warnings.len(), 1, "on a ceiling, or a euro above it: {told:?}");
    }
}
