//! Two answers where they are asked, papers of the other phone by name, copies in the settings; the answer to a
//! service that waits for something.

use domain::application::Standing;
use ma_region::store::desk::applications;
use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;
use crate::world::copied::{phone, two, types};
use crate::world::filled::region_with_forms;

#[tokio::test(flavor = "multi_thread")]
async fn both_answers_stand_at_their_question_and_the_draft_counts_what_waits() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let (a, b, draft) = two(&region, &region.url(), "maelle").await;
    let route = |at: &str| format!("/desk/drafts/{}?at={at}", draft.0);
    let html = sight::of(&b, &route("")).await;
    assert!(html.contains("Une copie est gard\u{e9}e \u{e0} la R\u{e9}gion."), "{html}");
    assert!(!html.contains("r\u{e9}ponse \u{e0} choisir"), "{html}");
    for (path, mine, theirs) in
        [("applicant.last_name", "Willemin", "Vuillemin"), ("applicant.commune", "25056", "39198")]
    {
        types(&a, draft, path, theirs).await;
        types(&b, draft, path, mine).await;
    }
    a.syncs().await;
    b.syncs().await;
    let html = sight::of(&b, &route("applicant.last_name")).await;
    for shown in [
        "Sur ce t\u{e9}l\u{e9}phone, ",
        "Sur l\u{2019}autre t\u{e9}l\u{e9}phone, ",
        "Garder celle-ci\u{a0}: Willemin",
        "Garder celle-ci\u{a0}: Vuillemin",
        "Choisissez, puis vous pourrez envoyer.",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert_eq!(sight::count(&html, ">Garder celle-ci<"), 2, "{html}");
    let html = sight::of(&b, &route("applicant.commune")).await;
    assert!(
        html.contains("Garder celle-ci\u{a0}: Besan\u{e7}on") && html.contains(": Dole"),
        "in words: {html}"
    );
    for at in ["", "~review", "~all"] {
        let html = sight::of(&b, &route(at)).await;
        assert!(html.contains("2 r\u{e9}ponses \u{e0} choisir"), "{at}: {html}");
    }
    let html = sight::of(&b, "/desk").await;
    assert!(html.contains("2 r\u{e9}ponses \u{e0} choisir"), "{html}");
    b.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&b, &route("applicant.last_name")).await;
    assert!(html.contains("On the other phone, ") && html.contains("Keep this one: Vuillemin"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_of_the_other_phone_is_shown_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let (a, b) =
        (phone(&region, &region.url(), "maelle").await, phone(&region, &region.url(), "maelle").await);
    let (draft, _) = a.writes(9_000).await;
    a.syncs().await;
    b.syncs().await;
    let html = sight::of(&b, &format!("/desk/drafts/{}?at=enrolment", draft.0)).await;
    for shown in ["inscription.pdf", "Sur l\u{2019}autre t\u{e9}l\u{e9}phone", "Retirer inscription.pdf"] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_setting_says_what_it_does_and_what_it_waits_for() {
    let phone = Phone::alone();
    let html = sight::of(&phone, "/settings").await;
    assert!(html.contains("Garder une copie de mes brouillons \u{e0} la R\u{e9}gion"), "{html}");
    assert!(!html.contains("connectez-vous"), "{html}");
    phone.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    let html = sight::of(&phone, "/settings").await;
    assert!(
        html.contains("connectez-vous \u{e0} votre compte") && html.contains("sont effac\u{e9}es"),
        "{html}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_waits_for_something_is_answered_from_the_top_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let phone = phone(&region, &region.url(), "maelle").await;
    let (draft, _) = phone.writes(9_000).await;
    let id = phone.sends(draft).await;
    phone.syncs().await;
    let route = format!("/desk/applications/{id}");
    let html = sight::of(&phone, &route).await;
    assert!(!html.contains("Le service attend quelque chose de vous"), "{html}");
    for shown in ["Joindre des documents", "Choisir dans mes documents (1)", "Ajouter un fichier"] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    let text = Some("Il manque la page 2 du contrat.");
    gateway::filing::decide::decide(region.app(), id.0, Standing::ToComplete, text).unwrap();
    phone.syncs().await;
    let held = phone.app.store.read(move |db| applications::one(db, id)).await.unwrap();
    assert_eq!(held.standing, Standing::ToComplete);
    let html = sight::of(&phone, &route).await;
    let place = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"));
    assert!(place("Le service attend quelque chose de vous") < place("id=\"reply\""));
    assert!(place("R\u{e9}pondre et joindre") < place("id=\"reply\""));
    assert!(place("id=\"reply\"") < place("class=\"rows timeline\""), "what is asked comes first");
    assert_eq!(sight::count(&html, "Il manque la page 2 du contrat."), 2, "where it is asked, and when");
}
