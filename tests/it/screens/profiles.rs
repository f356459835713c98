//! « Pour qui vous demandez »: nobody yet, somebody with answers, what may be given in advance, the trash.

use domain::ids::RecordId;
use domain::profile::Who;
use ma_region::actions::Begun;
use ma_region::store::desk::profiles;
use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn nobody_then_somebody_with_what_is_kept_of_them() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/settings/profiles").await;
    assert!(
        html.contains("Personne pour l\u{2019}instant") && html.contains("Ajouter quelqu\u{2019}un"),
        "{html}"
    );
    assert!(sight::of(&phone, "/settings").await.contains("href=\"/settings/profiles\""));
    let actions = &phone.app.actions;
    let child = actions.describe(Who::MyChild, " Ma\u{eb}lle ".into()).await.unwrap();
    actions.know(child, "applicant.first_name".into(), Some("Ma\u{eb}lle".into())).await.unwrap();
    actions.know(child, "applicant.commune".into(), Some("25056".into())).await.unwrap();
    actions.know(child, "applicant.gone".into(), Some("ancienne".into())).await.unwrap();
    let html = sight::of(&phone, "/settings/profiles").await;
    assert!(html.contains("Mon enfant (Ma\u{eb}lle)") && html.contains("3 r\u{e9}ponses retenues"), "{html}");
    let route = format!("/settings/profiles/{child}");
    let html = sight::of(&phone, &route).await;
    for said in [
        "Besan\u{e7}on",
        "Oublier",
        "Modifier",
        "Donner d\u{2019}autres r\u{e9}ponses d\u{2019}avance",
        "Supprimer ce profil",
        "applicant.gone",
        "ancienne",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("SIRET"), "a child is not asked for the number of an association: {html}");
    actions.rename(child, "Ma\u{eb}lle V.".into()).await.unwrap();
    actions.know(child, "applicant.gone".into(), None).await.unwrap();
    actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, &route).await;
    assert!(html.contains("My child (Ma\u{eb}lle V.)") && html.contains("Delete this profile"), "{html}");
    assert!(!html.contains("ancienne"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_in_advance_is_taken_over_and_said_to_be() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let actions = &phone.app.actions;
    let me = actions.describe(Who::Me, String::new()).await.unwrap();
    assert_eq!(actions.describe(Who::Me, String::new()).await.unwrap(), me, "there is one of me");
    actions.know(me, "applicant.last_name".into(), Some("Vuillemin".into())).await.unwrap();
    let form = RecordId::parse("form:aide-permis-de-conduire").unwrap();
    let Begun::New(draft) = actions.begin(form, Some(me), true, false).await.unwrap() else { panic!() };
    let html = sight::of(&phone, &format!("/desk/drafts/{draft}?at=applicant.last_name")).await;
    assert!(html.contains("Vuillemin") && html.contains("Repris de votre profil"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_profile_leaves_its_drafts_and_comes_back_with_its_answers() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let actions = &phone.app.actions;
    let parent = actions.describe(Who::MyParent, "Jean".into()).await.unwrap();
    actions.know(parent, "applicant.last_name".into(), Some("Vuillemin".into())).await.unwrap();
    let form = RecordId::parse("form:aide-permis-de-conduire").unwrap();
    let Begun::New(draft) = actions.begin(form, Some(parent), true, false).await.unwrap() else { panic!() };
    let used = phone.app.store.read(move |db| profiles::used_in(db, parent)).await.unwrap();
    assert_eq!(used, 1);
    actions.discard_profile(parent).await.unwrap();
    let html = sight::of(&phone, &format!("/desk/drafts/{draft}?at=applicant.last_name")).await;
    assert!(html.contains("Vuillemin"), "the draft keeps what it has: {html}");
    let html = sight::of(&phone, &format!("/settings/profiles/{parent}")).await;
    assert!(html.contains("Vos brouillons sont intacts"), "{html}");
    let html = sight::of(&phone, "/settings/profiles").await;
    assert!(
        html.contains("Effac\u{e9} pour de bon le 24\u{a0}d\u{e9}cembre")
            && html.contains("Annuler la suppression"),
        "{html}"
    );
    actions.restore_profile(parent).await.unwrap();
    let back = phone.app.store.read(move |db| profiles::one(db, parent)).await.unwrap();
    assert_eq!(back.answers["applicant.last_name"], "Vuillemin");
}
