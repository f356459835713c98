//! The way from the app through a provider and the page of consent, and back.

use gateway::config::Provider as Set;
use serde_json::Value;

use super::{Ground, STATE, WAITS, authorize_at, form, held, redeeming, walk};
use crate::browser::{self, Browser, of_query};
use crate::provider::Provider;

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_signs_in_by_franceconnect() {
    let ground = Ground::new().await;
    walk(|| {
        let mut browser = Browser::default();
        let means = browser.opens(&ground.authorize());
        assert!(means.body.contains("S’identifier avec FranceConnect"), "{}", means.body);
        let consent = browser.presses(&means, "/auth/to/franceconnect");
        assert_eq!(consent.status, 200, "{}", consent.body);
        assert!(consent.body.contains("Maëlle Anne-Sophie L’HÉRITIER"), "{}", consent.body);
        assert!(consent.body.contains("Ma Région &amp; moi"), "it names the app: {}", consent.body);
        let back = browser.presses(&consent, "/auth/consent");
        let signed_in = held(&ground.redeem(&back.of_app("code").unwrap()));
        assert_eq!(signed_in.said["display_name"], "Maëlle Anne-Sophie L’HÉRITIER");
        let me = ground.me(&signed_in.access);
        assert_eq!(me.status, 200);
        let me: Value = serde_json::from_str(&me.body).unwrap();
        assert_eq!(
            (&me["account"], me["means"].as_str()),
            (&signed_in.said["account"], Some("franceconnect"))
        );
        assert_eq!(
            (me["email"].as_str(), me["birthdate"].as_str()),
            (Some("maelle@citoyens.example"), Some("1994-02-28"))
        );
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tests_of_the_app_sign_in_by_two_lines() {
    let (provider, folder) = (Provider::start(), tempfile::tempdir().unwrap());
    let region = provider.region(folder.path()).await;
    let back = browser::trip(&authorize_at(&region.url(), &[])).await;
    assert!(back.starts_with(WAITS), "{back}");
    assert_eq!(of_query(&back, "state").as_deref(), Some(STATE));
    let code = of_query(&back, "code").unwrap();
    walk(|| held(&form(&region.url(), "/auth/token", &redeeming(&code))));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_person_is_the_same_account_and_another_is_another() {
    let ground = Ground::new().await;
    walk(|| {
        let account = |login: &str| {
            ground.provider.is_asked_by(login);
            let said = ground.signed_in().said;
            (said["account"].as_str().unwrap().to_owned(), said["display_name"].as_str().unwrap().to_owned())
        };
        let first = account("maelle");
        assert_eq!(account("maelle"), first);
        let (nguyen, sukarno) = (account("nguyen"), account("sukarno"));
        assert_eq!((nguyen.1.as_str(), sukarno.1.as_str()), ("Thị NGUYỄN", "SUKARNO"));
        assert!(first.0 != nguyen.0 && nguyen.0 != sukarno.0);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_that_arrives_twice_says_already_signed_in() {
    let ground = Ground::new().await;
    walk(|| {
        let mut browser = Browser::default();
        let consent = browser.identifies(&ground.authorize());
        let callback = consent.url.clone();
        assert!(callback.contains("/auth/callback/franceconnect?"), "{callback}");
        let again = browser.opens(&callback);
        assert_eq!(again.status, 200, "{}", again.body);
        assert!(
            again.body.contains("Vous êtes déjà connecté") && again.body.contains("/auth/consent"),
            "{}",
            again.body
        );
        // From the page that came second, as browsers show that one.
        let back = browser.presses(&again, "/auth/consent");
        // A button pressed twice: the app gets the code of the last press, and the first is good no more.
        let twice = browser.presses(&again, "/auth/consent");
        let [first, second] = [back, twice].map(|shown| shown.of_app("code").unwrap());
        assert_eq!(super::oauth(&ground.redeem(&first)), "invalid_grant");
        held(&ground.redeem(&second));
        let done = browser.opens(&callback);
        assert!(done.body.contains("déjà connecté") && !done.body.contains("<form"), "{}", done.body);
        let pressed = browser.presses(&again, "/auth/consent");
        assert_eq!((pressed.status, pressed.app), (400, None), "the app has what it needs");
        // Whoever only looks spends nothing.
        let other = browser.asks("HEAD", &callback, "");
        assert_eq!(other.status, 405);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn two_callbacks_at_once_ask_the_provider_once() {
    let (ground, lies) = super::lies::ground().await;
    walk(|| {
        let mut browser = Browser::default();
        let url = super::attacks::callback(&ground, &mut browser);
        // The first is waiting for the provider when the second comes.
        lies.tell(super::front::Lie::Late("/token"));
        let (mut first, callback) = (browser.clone(), url.clone());
        let waiting = std::thread::spawn(move || first.opens(&callback));
        lies.waited();
        let second = browser.opens(&url);
        assert!(second.body.contains("Vous êtes déjà connecté"), "{}", second.body);
        lies.tell(super::front::Lie::Nothing);
        assert!(waiting.join().unwrap().body.contains("/auth/consent"));
        let consent = browser.presses(&second, "/auth/go-on");
        let back = browser.presses(&consent, "/auth/consent");
        held(&ground.redeem(&back.of_app("code").unwrap()));
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_who_gives_up_chooses_again_without_an_error() {
    let ground = Ground::new().await;
    walk(|| {
        ground.provider.is_given_up();
        let mut browser = Browser::default();
        let means = browser.identifies(&ground.authorize());
        assert_eq!(means.status, 200);
        assert!(means.body.contains("allé au bout") && means.body.contains("sont gardés"), "{}", means.body);
        let consent = browser.presses(&means, "/auth/to/");
        assert!(browser.presses(&consent, "/auth/consent").app.is_some());
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn another_provider_is_asked_with_a_challenge_and_proved_by_a_key() {
    let (provider, folder) = (Provider::start(), tempfile::tempdir().unwrap());
    let key = folder.path().join("key.pem");
    std::fs::write(&key, provider.told("private-key")).unwrap();
    let text = format!(
        "kind = \"oidc\"\nissuer = \"{}\"\nclient_id = \"other-rp\"\nkey = \"{}\"\nlabel = \"Mon compte\"\n\
         scopes = [\"openid\", \"given_name\", \"family_name\"]",
        provider.issuer(),
        key.display()
    );
    let set: Set = toml::from_str(&text).unwrap();
    let ground = Ground::with(provider, |config| {
        config.sign_in.providers = [("franceconnect".to_owned(), set)].into();
    });
    let ground = ground.await;
    walk(|| {
        let mut browser = Browser::default();
        let means = browser.opens(&ground.authorize());
        assert!(means.body.contains("Se connecter avec Mon compte"), "{}", means.body);
        let (action, fields) = browser::form_of(&means.body, "/auth/to/").unwrap();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let left =
            browser.clone().asks("POST", &format!("{}{action}", ground.url()), &browser::query(&fields));
        let to = left.header("location");
        assert_eq!(of_query(to, "code_challenge_method").as_deref(), Some("S256"), "{to}");
        let consent = browser.presses(&means, "/auth/to/");
        let back = browser.presses(&consent, "/auth/consent");
        let phone = held(&ground.redeem(&back.of_app("code").unwrap()));
        let me: Value = serde_json::from_str(&ground.me(&phone.access).body).unwrap();
        assert_eq!((me["family_name"].as_str(), me["birthdate"].as_str()), (Some("D’ARÇON"), Some("")));
        assert_eq!(me["email"], "", "nobody asked for it");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_opened_by_hand_is_a_citizen_of_whom_nothing_is_known() {
    let ground = Ground::new().await;
    let token = ground.world.region.app().open_session("Alice").unwrap();
    walk(|| {
        let me: Value = serde_json::from_str(&ground.me(&token).body).unwrap();
        assert_eq!((me["means"].as_str(), me["display_name"].as_str()), (Some(""), Some("")));
        assert_eq!(me["account"].as_str().map(str::len), Some(32));
        assert_eq!(ground.me("nobody").status, 401);
    });
}
