//! Signing in, wherever something waits for it: each state said calmly, in both languages; and the account in Réglages.

use domain::sign_in::{Ending, Stage};
use ma_region::actions::Sent;
use ma_region::store::desk::session::{self, Session};
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::store::desk::wishes::{self, Kind};

use super::sight;
use crate::world::Phone;

/// A phone with a sealed application that nobody has signed in for; and its draft's route.
async fn sealed() -> (Phone, String) {
    let phone = Phone::alone();
    phone.app.seed().await;
    let (draft, _) = phone.writes(1_000).await;
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=~review", draft.0)).await;
    assert!(html.contains("Vous vous connecterez ensuite"), "said before the tap: {html}");
    assert!(matches!(phone.app.actions.send(draft).await.unwrap(), Sent::Posted(_)));
    (phone, format!("/desk/drafts/{}", draft.0))
}

async fn stands(phone: &Phone, kind: Kind, stage: Stage) {
    let now = phone.app.actions.now();
    phone.app.store.write(move |db| wishes::stands(db, kind, stage, now)).await.unwrap();
}

async fn signs_in(phone: &Phone, name: &str) {
    let display_name = name.to_owned();
    let signed_in_at = phone.app.actions.now();
    let session = Session { account: "a".into(), display_name, signed_in_at, lapsed_at: None };
    phone.app.store.write(move |db| session::begin(db, &session)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_asks_for_a_sign_in_and_says_what_franceconnect_is() {
    let (phone, route) = sealed().await;
    phone.syncs().await;
    for route in [route.as_str(), "/desk/outbox", "/desk"] {
        let html = sight::of(&phone, route).await;
        for said in [
            "Se connecter pour envoyer",
            "FranceConnect est la solution propos\u{e9}e par l\u{2019}\u{c9}tat",
        ] {
            assert!(html.contains(said), "{route}, {said}: {html}");
        }
    }
    let html = sight::of(&phone, &route).await;
    assert!(html.contains("Elle est gard\u{e9}e sur ce t\u{e9}l\u{e9}phone"), "{html}");
    assert!(!html.contains("S\u{2019}il est l\u{e0}, elle part maintenant"), "not before a sign-in: {html}");
    assert!(
        sight::of(&phone, "/desk/outbox")
            .await
            .contains("Connectez-vous \u{e0} votre compte pour l\u{2019}envoyer")
    );
    signs_in(&phone, "Ma\u{eb}lle Vuillemin").await;
    for route in [route.as_str(), "/desk/outbox", "/desk"] {
        let html = sight::of(&phone, route).await;
        assert!(!html.contains("Se connecter pour envoyer"), "{route}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_browser_is_open_the_app_says_where_to_come_back_to() {
    let (phone, route) = sealed().await;
    stands(&phone, Kind::SignIn, Stage::Wished).await;
    assert!(sight::of(&phone, &route).await.contains("Nous ouvrons votre navigateur"));
    stands(&phone, Kind::SignIn, Stage::Away).await;
    for route in [route.as_str(), "/desk/outbox", "/settings"] {
        let html = sight::of(&phone, route).await;
        for said in ["Revenez ici apr\u{e8}s la connexion", "Rouvrir la page de connexion", "Plus tard"] {
            assert!(html.contains(said), "{route}, {said}: {html}");
        }
    }
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    assert!(sight::of(&phone, &route).await.contains("Come back here once you have signed in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_sign_in_came_to_is_said_without_alarm_and_can_be_begun_again() {
    let (phone, route) = sealed().await;
    let mut said = std::collections::BTreeSet::new();
    for language in [Language::French, Language::English] {
        phone.app.actions.adjust(Adjust::Language(Some(language))).await.unwrap();
        for ending in Ending::ALL {
            stands(&phone, Kind::SignIn, Stage::Ended(ending)).await;
            let html = sight::of(&phone, &route).await;
            let words = ma_region::words::Words::of(language).sign_in_ended(ending.code());
            assert!(html.contains(&words) && !html.contains("role=\"alert\""), "{ending:?}: {html}");
            assert!(html.contains("Se connecter pour envoyer") || html.contains("Sign in to send"), "{html}");
            said.insert(words);
        }
    }
    assert_eq!(said.len(), 2 * Ending::ALL.len(), "each in its own words, in both languages");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_settings_say_whose_account_it_is_and_lead_out_of_it() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/settings").await;
    assert!(
        html.contains("Personne n\u{2019}est connect\u{e9}") && !html.contains("Se d\u{e9}connecter"),
        "{html}"
    );
    signs_in(&phone, "Ma\u{eb}lle <Vuillemin>").await;
    let html = sight::of(&phone, "/settings").await;
    for said in [
        "Compte de Ma\u{eb}lle &#60;Vuillemin&#62;",
        "Se d\u{e9}connecter",
        "vos accus\u{e9}s restent sur ce t\u{e9}l\u{e9}phone",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    let now = phone.app.actions.now();
    phone.app.store.write(move |db| session::lapse(db, "a", now)).await.unwrap();
    let html = sight::of(&phone, "/settings").await;
    assert!(
        html.contains("La connexion a pris fin") && html.contains(">Se connecter<")
            || html.contains("Se connecter</button>"),
        "{html}"
    );
    phone.app.actions.sign_out().await.unwrap();
    stands(&phone, Kind::SignOut, Stage::Ended(Ending::Offline)).await;
    let html = sight::of(&phone, "/settings").await;
    assert!(html.contains("La R\u{e9}gion ne le sait pas encore"), "{html}");
    signs_in(&phone, "").await;
    assert!(sight::of(&phone, "/settings").await.contains("Votre compte est ouvert"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_in_no_more_is_asked_again_and_told_that_nothing_is_lost() {
    let (phone, route) = sealed().await;
    signs_in(&phone, "Ma\u{eb}lle").await;
    let now = phone.app.actions.now();
    phone.app.store.write(move |db| session::lapse(db, "a", now)).await.unwrap();
    let html = sight::of(&phone, &route).await;
    for said in ["Reconnectez-vous pour envoyer", "Rien n\u{2019}est perdu", "Se connecter pour envoyer"] {
        assert!(html.contains(said), "{said}: {html}");
    }
}
