//! The form runner: begun from a card, one question, the whole form, the review, sealed, in the trash.

use domain::ids::{DraftId, RecordId};
use domain::profile::Who;
use ma_region::actions::{Begun, Sent};
use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;

const CARD: &str = "/aids/content:aide-permis-de-conduire";
const FORM: &str = "form:ordil-pret-ordinateur";

async fn seeded() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone
}

async fn begun(phone: &Phone, form: &str) -> DraftId {
    match phone.app.actions.begin(RecordId::parse(form).unwrap(), None, true, true).await.unwrap() {
        Begun::New(draft) => draft,
        Begun::GoOn(_) => panic!("anew"),
    }
}

async fn seen(phone: &Phone, draft: DraftId, at: &str) -> String {
    sight::of(phone, &format!("/desk/drafts/{}?at={at}", draft.0)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_offers_the_form_then_the_draft_and_keeps_the_portal() {
    let phone = seeded().await;
    let html = sight::of(&phone, CARD).await;
    assert!(
        html.contains("Pr\u{e9}parer ma demande")
            && html.contains("/desk/begin/form:aide-permis-de-conduire"),
        "{html}"
    );
    assert!(html.contains("(site\u{a0}externe)"), "the portal stays: {html}");
    let draft = begun(&phone, "form:aide-permis-de-conduire").await;
    let html = sight::of(&phone, CARD).await;
    assert!(html.contains("Reprendre mon brouillon") && html.contains(&draft.0.to_string()), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn for_whom_is_asked_and_a_begun_draft_comes_first() {
    let phone = seeded().await;
    phone.app.actions.describe(Who::MyChild, "Ma\u{eb}lle".into()).await.unwrap();
    let html = sight::of(&phone, &format!("/desk/begin/{FORM}")).await;
    for shown in
        ["Pour qui est cette demande", "Mon enfant (Ma\u{eb}lle)", "Une association", "<fieldset", "<legend"]
    {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    begun(&phone, FORM).await;
    let html = sight::of(&phone, &format!("/desk/begin/{FORM}")).await;
    let (first, second) =
        (html.find("Reprendre mon brouillon"), html.find("Commencer un autre brouillon</button>"));
    assert!(first.is_some() && first < second, "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_question_of_every_form_is_a_screen_with_its_label_and_its_place() {
    let phone = seeded().await;
    let forms = phone.app.store.read(ma_region::store::reference::forms::all).await.unwrap();
    let mut questions = 0;
    for form in forms {
        let draft = begun(&phone, form.id.as_str()).await;
        let html = seen(&phone, draft, "~all").await;
        assert_eq!(sight::count(&html, "<h1"), 1, "{}: {html}", form.id);
        // A path has no hyphen: what has one is a further choice, or a part, of the question before it.
        let ids = html.split("id=\"field-").skip(1).filter_map(|rest| rest.split('"').next());
        for at in ids.filter(|id| !id.contains('-')).take(9) {
            let html = seen(&phone, draft, at).await;
            assert_eq!(sight::count(&html, "<h1"), 1, "{at}: {html}");
            assert!(html.contains("Question ") && html.contains("Continuer"), "{at}: {html}");
            assert!(html.contains(&format!("id=\"field-{at}\"")), "{at}: {html}");
            questions += 1;
        }
    }
    assert!(questions >= 40, "{questions}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_answer_is_listed_with_how_to_mend_it_and_nothing_is_said_of_a_field_not_yet_left() {
    let phone = seeded().await;
    let draft = begun(&phone, "form:dynastage-apprenti").await;
    let iban = "FR7630006000011234567890188".to_owned();
    phone.app.actions.answer(draft, "applicant.iban".into(), Some(iban)).await.unwrap();
    let html = seen(&phone, draft, "~review").await;
    assert!(
        html.contains("1 r\u{e9}ponse \u{e0} corriger") && html.contains("Recopiez-le depuis le RIB"),
        "{html}"
    );
    assert!(html.contains("Il manque "), "{html}");
    let html = seen(&phone, draft, "applicant.iban").await;
    assert!(!html.contains("class=\"wrong\"") && !html.contains("aria-invalid"), "{html}");
    let good = "FR76 3000 6000 0112 3456 7890 189".to_owned();
    phone.app.actions.answer(draft, "applicant.iban".into(), Some(good)).await.unwrap();
    assert!(seen(&phone, draft, "applicant.iban").await.contains("la cl\u{e9} est juste"));
    phone.app.actions.answer(draft, "internship.starts_on".into(), Some("14/3/2027".into())).await.unwrap();
    assert!(seen(&phone, draft, "internship.starts_on").await.contains("dimanche 14\u{a0}mars 2027"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_whole_is_reviewed_sealed_taken_back_and_thrown_away_with_a_way_back() {
    let phone = seeded().await;
    let draft = begun(&phone, FORM).await;
    for (path, value) in [
        ("pupil.first_name", "Ma\u{eb}lle"),
        ("pupil.last_name", "Vuillemin"),
        ("minor", "no"),
        ("contact.email", "maelle@example.org"),
        ("school.name", "Lyc\u{e9}e Jules-Haag"),
        ("school.commune", "25056"),
        ("school.level", "terminale"),
        ("school.boarder", "no"),
        ("need.at_home", "nothing"),
    ] {
        phone.app.actions.answer(draft, path.into(), Some(value.into())).await.unwrap();
    }
    let html = seen(&phone, draft, "~review").await;
    for shown in
        ["Besan\u{e7}on", "Non", "Envoyer ma demande", "elle partira d\u{e8}s que le r\u{e9}seau reviendra"]
    {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert!(!html.contains("Il manque"), "{html}");
    assert!(matches!(phone.app.actions.send(draft).await.unwrap(), Sent::Posted(_)));
    let html = seen(&phone, draft, "").await;
    assert!(html.contains("Votre demande est pr\u{ea}te") && html.contains("Reprendre ma demande"), "{html}");
    phone.app.actions.take_back(draft).await.unwrap();
    assert!(seen(&phone, draft, "").await.contains("Supprimer le brouillon"));
    phone.app.actions.discard(draft).await.unwrap();
    let html = seen(&phone, draft, "").await;
    assert!(html.contains("Brouillon supprim\u{e9}") && html.contains("Annuler la suppression"), "{html}");
    phone.app.actions.restore(draft).await.unwrap();
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = seen(&phone, draft, "").await;
    assert!(html.contains("Delete the draft") && html.contains("Check and send"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_remembered_is_taken_over_next_time_and_marked() {
    let phone = seeded().await;
    let draft = begun(&phone, "form:aide-permis-de-conduire").await;
    phone.app.actions.answer(draft, "applicant.first_name".into(), Some("Ma\u{eb}lle".into())).await.unwrap();
    phone.app.actions.answer(draft, "driving_school.name".into(), Some("Feu vert".into())).await.unwrap();
    phone.app.actions.remember(draft).await.unwrap();
    let people = phone.app.store.read(ma_region::store::desk::profiles::all).await.unwrap();
    assert_eq!(people[0].answers.len(), 1, "what belongs to one application is not of the person");
    let form = RecordId::parse("form:dynastage-apprenti").unwrap();
    let Begun::New(next) = phone.app.actions.begin(form, Some(people[0].id), true, false).await.unwrap()
    else {
        panic!()
    };
    let html = seen(&phone, next, "applicant.first_name").await;
    assert!(html.contains("Ma\u{eb}lle") && html.contains("Repris de votre profil"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_not_there_says_so() {
    let phone = seeded().await;
    for route in ["/desk/drafts/nothing?at=", "/desk/begin/form:nothing"] {
        let html = sight::of(&phone, route).await;
        assert!(html.contains("intacts") && sight::count(&html, "<h1") == 1, "{html}");
    }
}
