//! « Signaler une erreur »: on a place, on a card, in the outbox, and everything that the form can say.

use domain::feedback::{About, Reason};
use domain::ids::RecordId;
use ma_region::actions::Told;
use ma_region::store::DeskState;
use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;
use crate::world::places::{phone_with, place, records};
use crate::world::slips::CARD;

async fn held(folder: &tempfile::TempDir) -> (Phone, gateway::Region) {
    let places = records([place("desk", "france-services", (47.62, 6.155))]);
    let (phone, region) = phone_with(folder.path(), places).await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    (phone.restarted("http://127.0.0.1:9"), region)
}

fn plain(html: &str) -> String {
    html.replace(['\u{a0}', '\u{202f}'], " ")
}

async fn speaks(phone: &Phone, language: Language) {
    phone.app.actions.adjust(Adjust::Language(Some(language))).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_and_a_card_ask_what_is_wrong_and_say_that_it_waits() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    let alone = Phone::alone();
    alone.app.seed().await;
    alone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    for (phone, route) in [(&phone, "/places/test:desk".to_owned()), (&alone, format!("/aids/{CARD}"))] {
        let html = plain(&sight::of(phone, &route).await);
        assert_eq!(sight::count(&html, "Signaler une erreur"), 1, "{html}");
        assert_eq!(
            sight::count(&html, "type=\"radio\" name=\"report-"),
            Reason::of(About::Card).len(),
            "{html}"
        );
        for shown in ["Les horaires sont faux", "Un lien ne marche pas", "Sans r\u{e9}seau, il attend"] {
            assert!(html.contains(shown), "{shown}: {html}");
        }
        assert!(!html.contains("role=\"alert\""), "nothing is wrong yet: {html}");
        speaks(phone, Language::English).await;
        let html = sight::of(phone, &route).await;
        for shown in ["Report an error", "The opening hours are wrong", "Without a network it waits"] {
            assert!(html.contains(shown), "{shown}: {html}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_search_found_may_surprise_and_the_words_that_were_typed_stay_here() {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    let html = plain(&sight::of(&phone, "/search?q=permis").await);
    for shown in [
        "Ce r\u{e9}sultat m\u{2019}\u{e9}tonne",
        "Jamais les mots de votre recherche",
        "\u{c0} c\u{f4}t\u{e9} de ma question",
    ] {
        assert!(html.to_lowercase().contains(&shown.to_lowercase()), "{shown}: {html}");
    }
    assert_eq!(sight::count(&html, "name=\"surprised-search-"), Reason::of(About::Search).len(), "{html}");
    speaks(&phone, Language::English).await;
    assert!(sight::of(&phone, "/search?q=permis").await.contains("This result surprises me"));
    assert!(
        !sight::of(&phone, "/search?q=xqzvw").await.contains("surprises me"),
        "nothing was found: nothing is judged"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_the_form_can_say_is_said_in_both_languages() {
    let phone = Phone::alone();
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    for (language, said) in [
        (
            Language::French,
            [
                "Choisissez d\u{2019}abord ce qui ne va pas",
                "trop long : 1 000 signes",
                "Retirez le num\u{e9}ro de s\u{e9}curit\u{e9} sociale",
                "Retirez le num\u{e9}ro de compte (IBAN)",
                "Retirez l\u{2019}adresse e-mail",
                "Retirez le num\u{e9}ro de t\u{e9}l\u{e9}phone",
                "Votre dossier est ferm\u{e9}",
                "Merci. Votre signalement partira au retour du r\u{e9}seau.",
            ],
        ),
        (
            Language::English,
            [
                "First choose what is wrong",
                "too long: 1,000 characters",
                "remove the social security number",
                "remove the account number (IBAN)",
                "remove the e-mail address",
                "remove the telephone number",
                "Your file is closed",
                "Your report will leave when the network is back.",
            ],
        ),
    ] {
        speaks(&phone, language).await;
        let html = plain(&sight::of(&phone, "/gallery").await);
        for shown in said {
            assert!(html.contains(shown), "{shown}: {html}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_desk_is_closed_it_is_said_and_nothing_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (mut phone, _region) = held(&folder).await;
    phone.app.desk = DeskState::Closed { code: "vault-gone" };
    let html = plain(&sight::of(&phone, "/places/test:desk").await);
    assert!(html.contains("Signaler une erreur") && html.contains("sa cl\u{e9} n\u{2019}est plus"), "{html}");
    assert_eq!(sight::count(&html, "name=\"report-"), 0, "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_stands_in_the_outbox_and_can_be_had_back_until_it_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    let told = Told {
        record: RecordId::parse("test:desk").unwrap(),
        title: "Lieu desk".to_owned(),
        about: About::Card,
        reason: Reason::ClosedForGood,
        text: "Le rideau est baiss\u{e9}".to_owned(),
        language: Language::French,
    };
    let id = phone.app.actions.report(told).await.unwrap();
    let html = plain(&sight::of(&phone, "/desk/outbox").await);
    assert!(html.contains("Erreur signal\u{e9}e"), "{html}");
    assert!(html.contains("Votre signalement : C\u{2019}est ferm\u{e9} d\u{e9}finitivement"), "{html}");
    assert!(html.contains("Retirer ce signalement") && !html.contains("Autre envoi"), "{html}");
    speaks(&phone, Language::English).await;
    let html = sight::of(&phone, "/desk/outbox").await;
    assert!(
        html.contains("Your report: It has closed for good") && html.contains("Remove this report"),
        "{html}"
    );
    phone.app.actions.cancel(id).await.unwrap();
    let html = sight::of(&phone, "/desk/outbox").await;
    assert!(!html.contains("Your report"), "{html}");
}
