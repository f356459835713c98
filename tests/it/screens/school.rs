//! « École et bourses »: the picker's page, a school with and without its page, whose it is, the bourses before an answer.

use domain::profile::Who;
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::store::reference::schools::{self, Ask};

use super::sight;
use crate::world::Phone;

async fn seeded() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    phone
}

#[tokio::test(flavor = "multi_thread")]
async fn the_start_leads_to_the_school_the_bourses_the_campaign_and_the_year() {
    let phone = seeded().await;
    let html = sight::of(&phone, "/school").await;
    for said in [
        "Trouver mon \u{e9}cole",
        "L\u{2019}application ne demande jamais votre mot de passe",
        "href=\"/school/scholarships/school\"",
        "href=\"/school/scholarships/crous\"",
        "La campagne des bourses",
        "href=\"/school/year\"",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("type=\"password\""), "no field ever takes a password");
    assert!(!html.contains("Mes \u{e9}coles"), "nobody has a school yet");
    let year = sight::of(&phone, "/school/year").await;
    for said in ["Vacances de No\u{eb}l", "Mettre dans mon calendrier", "Parcoursup"] {
        assert!(year.contains(said), "{said}: {year}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_says_its_page_and_what_helps_and_whose_it_is() {
    let phone = seeded().await;
    let child = phone.app.actions.describe(Who::MyChild, "L\u{e9}a".into()).await.unwrap();
    let ask = Ask { text: "jules haag".into(), around: None, limit: 3 };
    let found = phone.app.store.read(move |db| schools::find(db, &ask)).await.unwrap().found.remove(0);
    let route = format!("/school/schools/{}", found.id);
    let html = sight::of(&phone, &route).await;
    for said in [
        "Ouvrir \u{c9}clat-BFC",
        "\u{c7}a ne marche pas",
        "href=\"/links/link:educonnect-parents\"",
        "De qui est-ce l\u{2019}\u{e9}cole",
        "L\u{e9}a",
        "0250011B",
        "V\u{e9}rifi\u{e9} le",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    phone.app.actions.enrol(child, found.uai.clone()).await.unwrap();
    let html = sight::of(&phone, &route).await;
    assert!(html.contains("aria-pressed=\"true\""), "{html}");
    let html = sight::of(&phone, "/school").await;
    assert!(html.contains("Mes \u{e9}coles") && html.contains("Jules Haag"), "{html}");

    let html = sight::of(&phone, "/school/schools/school:nobody").await;
    assert!(html.contains("Cet \u{e9}tablissement n\u{2019}est pas ici"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bourse_is_asked_for_question_by_question_and_nothing_is_said_before_there_is_an_answer() {
    let phone = seeded().await;
    let html = sight::of(&phone, "/school/scholarships/lycee").await;
    for said in ["Bourse de coll\u{e8}ge ou de lyc\u{e9}e", "Commencer", "pas une d\u{e9}cision"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    let html = sight::of(&phone, "/school/scholarships/crous/0").await;
    for said in [
        "Pour quelle ann\u{e9}e universitaire",
        "2026-2027, cette ann\u{e9}e",
        "2024-2025",
        "Question 1 sur 14",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    // A step that is none is the last one; a result without answers says what is missing.
    let html = sight::of(&phone, "/school/scholarships/school/99").await;
    assert!(sight::count(&html, "<h1") == 1, "{html}");
    for route in ["/school/scholarships/school/result", "/school/scholarships/crous/result"] {
        let html = sight::of(&phone, route).await;
        assert!(html.contains("Il manque une r\u{e9}ponse") && !html.contains("\u{20ac}"), "{route}: {html}");
    }
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, "/school/scholarships/crous/0").await;
    assert!(html.contains("For which university year") && html.contains("this year"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_content_is_there_it_is_said() {
    let phone = Phone::alone();
    for route in
        ["/school/scholarships/school", "/school/scholarships/crous/0", "/school/scholarships/school/result"]
    {
        let html = sight::of(&phone, route).await;
        assert!(
            html.contains("Les bar\u{e8}mes ne sont pas encore sur ce t\u{e9}l\u{e9}phone"),
            "{route}: {html}"
        );
    }
    let html = sight::of(&phone, "/school").await;
    assert!(html.contains("La liste des \u{e9}tablissements n\u{2019}est pas encore"), "{html}");
}
