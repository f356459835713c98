//! The card of a system: what it is, then what to do by case, when, and whom to ask; in both languages.

use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::store::reference::links;

use super::sight;
use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn a_card_says_what_to_do_by_case_when_and_whom_to_ask() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/links/link:ent-eclat-bfc").await;
    for said in [
        "<h2>Selon votre cas</h2>",
        "Vous avez plusieurs enfants</h3>",
        "Ça ne marche pas</h3>",
        "Prévenez le secrétariat",
        "<h2>Quand</h2>",
        "<h2>À qui demander</h2>",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("<h2>Comment faire</h2>"), "what is said by case is not said twice: {html}");
    let html = sight::of(&phone, "/links/link:livret-scolaire").await;
    assert!(html.contains("<h2>Comment faire</h2>") && html.contains("Téléchargez le fichier PDF"), "{html}");
    assert!(html.contains("Ouvrir la page de cette étape"), "a step is opened where it is done: {html}");
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, "/links/link:ent-eclat-bfc").await;
    for said in ["<h2>By case</h2>", "<h2>When</h2>", "<h2>Whom to ask</h2>"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    // A card that says none of it is as it was.
    let html = sight::of(&phone, "/links/link:databfc").await;
    assert!(!html.contains("Whom to ask") && !html.contains("class=\"steps\""), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_service_of_school_says_its_moment_and_whom_to_ask() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let all = phone.app.store.read(links::all).await.unwrap();
    for slug in [
        "ent-eclat-bfc",
        "educonnect-parents",
        "educonnect-eleves",
        "bourses-college-lycee",
        "gar",
        "livret-scolaire",
        "fiche-de-renseignements",
        "crous-bourse",
        "bourses-sanitaires-et-sociales",
        "ordil",
        "eveil-ose",
        "campus-connectes",
        "parcoursup",
        "inscription-examens",
        "transport-scolaire",
    ] {
        let card =
            all.iter().find(|card| card.id == format!("link:{slug}")).unwrap_or_else(|| panic!("{slug}"));
        assert!(card.when.is_some() && card.ask.is_some(), "{slug}");
        assert!(!card.steps.is_empty() || !card.cases.is_empty(), "{slug}");
    }
}
