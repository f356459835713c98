//! Signing out reaches the provider, in the browser that signed in.

use super::{Ground, form, held, oauth, walk};
use crate::browser::{Browser, of_query};

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_in_the_app_logs_out_of_the_provider_without_another_question() {
    let ground = Ground::new().await;
    walk(|| {
        let mut browser = Browser::default();
        let phone = held(&ground.redeem(&ground.code_of(&mut browser)));
        assert!(browser.cookies.contains_key("_session"), "the provider knows the browser");
        form(&ground.url(), "/auth/revoke", &[("token", &phone.refresh)]);
        let left = browser.asks("GET", &format!("{}/auth/sign-out", ground.url()), "");
        assert_eq!(left.status, 303, "{}", left.body);
        let to = left.header("location").to_owned();
        assert!(to.starts_with(&format!("{}/session/end?", ground.provider.issuer())), "{to}");
        assert!(of_query(&to, "id_token_hint").is_some_and(|token| token.split('.').count() == 3));
        let back_to = format!("{}/signed-out", ground.url());
        assert_eq!(of_query(&to, "post_logout_redirect_uri").as_deref(), Some(back_to.as_str()));
        assert_eq!(of_query(&to, "state").map(|state| state.len()), Some(43));
        let asked = browser.opens(&to);
        let out = browser.fills(&asked, "/session/end/confirm", &[("logout", "yes")]);
        assert!(out.url.starts_with(&back_to), "{}", out.url);
        assert!(out.body.contains("Vous êtes déconnecté"), "{}", out.body);
        // Signing in again begins with the provider's own question: it knows the browser no more.
        ground.provider.is_asked_by("sukarno");
        let consent = browser.identifies(&ground.authorize());
        assert!(consent.body.contains("SUKARNO"), "{}", consent.body);
        // It is good once.
        let again = browser.opens(&format!("{}/auth/sign-out", ground.url()));
        assert!(again.body.contains("Aucune connexion"), "{}", again.body);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_in_the_browser_asks_first_and_signs_the_app_out() {
    let ground = Ground::new().await;
    walk(|| {
        let mut browser = Browser::default();
        let phone = held(&ground.redeem(&ground.code_of(&mut browser)));
        let asked = browser.opens(&format!("{}/auth/sign-out", ground.url()));
        assert!(asked.body.contains("Me déconnecter"), "{}", asked.body);
        let provider = browser.presses(&asked, "/auth/sign-out");
        assert_eq!(ground.me(&phone.access).status, 401);
        assert_eq!(oauth(&ground.renew(&phone.refresh)), "invalid_grant");
        let out = browser.fills(&provider, "/session/end/confirm", &[("logout", "yes")]);
        assert!(out.body.contains("Vous êtes déconnecté"), "{}", out.body);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_never_signed_in_here_is_told_so() {
    let ground = Ground::new().await;
    walk(|| {
        for path in ["/auth/sign-out", "/signed-out", "/signed-out?state=a"] {
            let shown = Browser::default().opens(&format!("{}{path}", ground.url()));
            assert_eq!(shown.status, 200);
            assert!(shown.body.contains("Aucune connexion"), "{path}: {}", shown.body);
        }
    });
}
