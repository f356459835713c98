//! The closed door: no desk is shown behind it, and the rest goes on.

use domain::profile::Who;
use zeroize::Zeroizing;

use super::sight;
use crate::world::Phone;

const BEHIND: [&str; 8] = [
    "/desk",
    "/desk/documents",
    "/desk/outbox",
    "/desk/deadlines",
    "/desk/begin/form:aide-permis-de-conduire",
    "/desk/applications/0193b2c4-7c1a-7000-8000-000000000001",
    "/settings/profiles",
    "/settings/profiles/0193b2c4-7c1a-7000-8000-000000000001",
];

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_closed_door_nothing_of_the_desk_is_shown() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let actions = &phone.app.actions;
    actions.describe(Who::MyChild, "L\u{e9}o-sur-la-fiche".into()).await.unwrap();
    let (draft, _) = phone.writes(9_000).await;
    actions.set_lock(Zeroizing::new("835106".into())).await.unwrap();
    let open = sight::of(&phone, "/desk").await;
    assert!(open.contains("permis de conduire") && !open.contains("Mon dossier est ferm\u{e9}"), "{open}");
    actions.gate().close();
    let mine = format!("/desk/drafts/{}?at=", draft.0);
    for route in BEHIND.into_iter().chain([mine.as_str()]) {
        let html = sight::of(&phone, route).await;
        assert!(html.contains("Mon dossier est ferm\u{e9}"), "{route}: {html}");
        assert!(html.contains("inputmode=\"numeric\"") && html.contains("for=\"unlock\""), "{route}");
        for secret in ["Obtenir une aide au permis", "L\u{e9}o-sur-la-fiche", "inscription.pdf"] {
            assert!(!html.contains(secret), "{route} shows {secret}");
        }
        assert_eq!(sight::count(&html, "<h1"), 1, "{route}");
    }
    for (route, words) in
        [("/aids", "Action Logement"), ("/settings", "Un code ferme"), ("/help", "Aider quelqu")]
    {
        let html = sight::of(&phone, route).await;
        assert!(html.contains(words) && !html.contains("Mon dossier est ferm\u{e9}"), "{route}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_settings_say_what_is_closed_and_what_goes_on() {
    let phone = Phone::alone();
    let html = sight::of(&phone, "/settings").await;
    for words in ["Mettre un code", "Vos envois continuent", "5\u{a0}minutes", "personne ne peut l"] {
        let plain = html.replace("5 minutes", "5\u{a0}minutes");
        assert!(plain.contains(words), "{words}: {html}");
    }
    phone.app.actions.set_lock(Zeroizing::new("835106".into())).await.unwrap();
    let html = sight::of(&phone, "/settings").await;
    for words in ["Changer le code", "Retirer le code", "maintenant"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}
