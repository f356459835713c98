//! Every attack of SECURITY.md §2.4, by its name. What a provider lies about is in `lies`.

use chrono::TimeDelta;

use super::lies::ground as lying;
use super::{Ground, VERIFIER, WAITS, form, held, oauth, redeeming, walk};
use crate::browser::{Browser, Shown, ask, of_query};

/// What came of an attack: the code with which it was refused.
type Attack = fn(&Ground) -> String;

/// The attacks on our own side of the way.
const ATTACKS: [(&str, Attack); 19] = [
    ("state missing", state_missing),
    ("state of another browser", state_of_another_browser),
    ("cookie missing", cookie_missing),
    ("provider code replayed", provider_code_replayed),
    ("callback after 30 min", callback_after_half_an_hour),
    ("mixed-up iss", mixed_up_iss),
    ("our code replayed", our_code_replayed),
    ("our code after 60 s", our_code_after_a_minute),
    ("no verifier", no_verifier),
    ("wrong verifier", wrong_verifier),
    ("plain", plain),
    ("unregistered redirect", unregistered_redirect),
    ("superseded refresh token", superseded_refresh_token),
    ("token of a revoked family", token_of_a_revoked_family),
    ("access token of another account", access_token_of_another_account),
    ("forged consent post", forged_consent_post),
    ("forced log-out", forced_log_out),
    ("code of another app", code_for_another_redirect),
    ("our code by another caller", code_by_another_caller),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_attack_on_our_side_is_refused_by_its_name() {
    let ground = Ground::new().await;
    walk(|| {
        for (name, attack) in ATTACKS {
            println!("{name}: {}", attack(&ground));
        }
    });
}

/// The address at which the provider gives the browser back, which the browser does not open yet.
pub fn callback(ground: &Ground, browser: &mut Browser) -> String {
    let means = browser.opens(&ground.authorize());
    let mut page = browser.clone();
    let mut url = {
        let (action, fields) = crate::browser::form_of(&means.body, "/auth/to/").unwrap();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let left = page.asks("POST", &format!("{}{action}", ground.url()), &crate::browser::query(&fields));
        assert_eq!(left.status, 303, "{}", left.body);
        left.header("location").to_owned()
    };
    while !url.starts_with(&format!("{}/auth/callback/", ground.url())) {
        let shown = page.asks("GET", &url, "");
        let to = shown.header("location");
        url = if to.starts_with('/') { format!("{}{to}", ground.provider.base) } else { to.to_owned() };
    }
    *browser = page;
    url
}

/// A page that refuses: its code, in the head and in the text.
fn page(shown: &Shown, status: u16, code: &str) -> String {
    assert_eq!((shown.status, shown.header("region-code")), (status, code), "{}", shown.body);
    assert!(shown.body.contains(code) && !shown.body.contains("/auth/consent"), "{}", shown.body);
    assert!(shown.app.is_none(), "the app is told nothing: {:?}", shown.app);
    code.to_owned()
}

fn state_missing(ground: &Ground) -> String {
    let mut browser = Browser::default();
    let url = callback(ground, &mut browser);
    let state = of_query(&url, "state").unwrap();
    page(&browser.opens(&url.replace(&format!("state={state}"), "state=")), 400, "sign-in-state");
    page(&browser.opens(&url.replace(&state, &"a".repeat(43))), 400, "sign-in-state");
    // At the other end: an app that does not say by what it will know the trip again.
    let shown = Browser::default().opens(&ground.authorize_with(&[("state", "")]));
    assert_eq!(shown.of_app("error").as_deref(), Some("invalid_request"));
    "sign-in-state".to_owned()
}

fn state_of_another_browser(ground: &Ground) -> String {
    let (mut alice, mut mallory) = (Browser::default(), Browser::default());
    let url = callback(ground, &mut mallory);
    alice.opens(&ground.authorize());
    // Alice is sent to Mallory's callback: she would file under Mallory's name.
    page(&alice.opens(&url), 400, "sign-in-browser");
    // It was not spent by that.
    assert!(mallory.opens(&url).body.contains("/auth/consent"));
    "sign-in-browser".to_owned()
}

fn cookie_missing(ground: &Ground) -> String {
    let mut browser = Browser::default();
    let url = callback(ground, &mut browser);
    page(&Browser::default().opens(&url), 400, "sign-in-browser");
    let forged = Browser { cookies: [("sign-in".to_owned(), "a".repeat(43))].into(), ..Browser::default() };
    page(&forged.clone().opens(&url), 400, "sign-in-browser")
}

fn provider_code_replayed(ground: &Ground) -> String {
    let mut browser = Browser::default();
    let url = callback(ground, &mut browser);
    assert!(browser.opens(&url).body.contains("/auth/consent"));
    let code = of_query(&url, "code").unwrap();
    // The same code under a state that is good: the provider gives nothing for it a second time.
    let fresh = callback(ground, &mut browser);
    let other = of_query(&fresh, "code").unwrap();
    page(&browser.opens(&fresh.replace(&other, &code)), 502, "provider-refused")
}

fn callback_after_half_an_hour(ground: &Ground) -> String {
    let mut browser = Browser::default();
    let url = callback(ground, &mut browser);
    ground.world.clock.turn(TimeDelta::minutes(30));
    let said = page(&browser.opens(&url), 400, "sign-in-over");
    ground.world.clock.turn(TimeDelta::minutes(-30));
    said
}

fn mixed_up_iss(ground: &Ground) -> String {
    let mut browser = Browser::default();
    let url = callback(ground, &mut browser);
    let good = of_query(&url, "iss").expect("the provider says who it is");
    let encoded = url.split("iss=").nth(1).unwrap().split('&').next().unwrap();
    assert_eq!(good, ground.provider.issuer());
    page(&browser.opens(&url.replace(encoded, "https%3A%2F%2Fother.example")), 502, "provider-issuer")
}

fn our_code_replayed(ground: &Ground) -> String {
    let code = ground.code();
    let first = held(&ground.redeem(&code));
    assert_eq!(ground.me(&first.access).status, 200);
    assert_eq!(oauth(&ground.redeem(&code)), "invalid_grant");
    assert_eq!(ground.me(&first.access).status, 401, "what came of it is worth nothing any more");
    oauth(&ground.renew(&first.refresh))
}

fn our_code_after_a_minute(ground: &Ground) -> String {
    let [one, other] = [ground.code(), ground.code()];
    ground.world.clock.turn(TimeDelta::seconds(59));
    held(&ground.redeem(&one));
    ground.world.clock.turn(TimeDelta::seconds(1));
    let said = oauth(&ground.redeem(&other));
    ground.world.clock.turn(TimeDelta::seconds(-60));
    said
}

fn no_verifier(ground: &Ground) -> String {
    let code = ground.code();
    let mut fields = redeeming(&code).to_vec();
    fields.pop();
    assert_eq!(oauth(&ground.token(&fields)), "invalid_request");
    let shown = Browser::default().opens(&ground.authorize_with(&[("code_challenge", "")]));
    shown.of_app("error").unwrap()
}

fn wrong_verifier(ground: &Ground) -> String {
    let code = ground.code();
    for wrong in ["a".repeat(43), VERIFIER.to_lowercase(), format!("{VERIFIER}a"), "short".to_owned()] {
        let mut fields = redeeming(&code);
        fields[4].1 = &wrong;
        assert_eq!(oauth(&ground.token(&fields)), "invalid_grant", "{wrong}");
    }
    held(&ground.redeem(&code));
    "invalid_grant".to_owned()
}

fn plain(ground: &Ground) -> String {
    for method in ["plain", ""] {
        let changed = [("code_challenge_method", method), ("code_challenge", VERIFIER)];
        let shown = Browser::default().opens(&ground.authorize_with(&changed));
        assert_eq!(shown.of_app("error").as_deref(), Some("invalid_request"), "{method}");
        assert!(shown.of_app("code").is_none());
    }
    "invalid_request".to_owned()
}

/// Twenty ways of writing an address that is not the app's.
const ELSEWHERE: [&str; 20] = [
    "http://127.0.0.1:49152/signed-in/",
    "http://127.0.0.1:49152/signed-in/../x",
    "http://127.0.0.1:49152/signed-in.evil.example",
    "http://127.0.0.1:49152@evil.example/signed-in",
    "http://evil.example/signed-in",
    "http://evil.example:49152/signed-in",
    "http://127.0.0.1.evil.example:49152/signed-in",
    "http://localhost:49152/signed-in",
    "http://[::1]:49152/signed-in",
    "https://127.0.0.1:49152/signed-in",
    "http://127.0.0.1:49152/signed-in#a",
    "http://127.0.0.1:49152/signed-in?a=b",
    "http://127.0.0.1/signed-in",
    "http://127.0.0.1:49152/other",
    "fr.maregion.bfc:/signed-in/x",
    "fr.maregion.bfc://signed-in",
    "fr.maregion.bfc.evil:/signed-in",
    "other.app:/signed-in",
    "javascript:alert(1)//signed-in",
    "https://app.region.example/signed-in",
];

fn unregistered_redirect(ground: &Ground) -> String {
    for address in ELSEWHERE {
        let shown = Browser::default().opens(&ground.authorize_with(&[("redirect_uri", address)]));
        page(&shown, 400, "sign-in-request");
        assert!(shown.header("location").is_empty() && shown.header("set-cookie").is_empty(), "{address}");
        // Nor is it when something else is wrong: an error is sent nowhere unknown.
        let changed = [("redirect_uri", address), ("response_type", "token")];
        page(&Browser::default().opens(&ground.authorize_with(&changed)), 400, "sign-in-request");
    }
    page(
        &Browser::default().opens(&ground.authorize_with(&[("client_id", "another")])),
        400,
        "sign-in-request",
    )
}

fn superseded_refresh_token(ground: &Ground) -> String {
    let first = ground.signed_in();
    let second = held(&ground.renew(&first.refresh));
    let third = held(&ground.renew(&second.refresh));
    assert_eq!(oauth(&ground.renew(&first.refresh)), "invalid_grant");
    for access in [first.access, second.access, third.access.clone()] {
        assert_eq!(ground.me(&access).status, 401, "the family is revoked");
    }
    oauth(&ground.renew(&third.refresh))
}

fn token_of_a_revoked_family(ground: &Ground) -> String {
    let first = ground.signed_in();
    let second = held(&ground.renew(&first.refresh));
    assert_eq!(form(&ground.url(), "/auth/revoke", &[("token", &second.refresh)]).status, 200);
    assert_eq!((ground.me(&first.access).status, ground.me(&second.access).status), (401, 401));
    assert_eq!(oauth(&ground.renew(&first.refresh)), "invalid_grant");
    oauth(&ground.renew(&second.refresh))
}

fn access_token_of_another_account(ground: &Ground) -> String {
    let alice = ground.signed_in();
    ground.provider.is_asked_by("nguyen");
    let mallory = ground.signed_in();
    ground.provider.is_asked_by("maelle");
    assert_ne!(alice.said["account"], mallory.said["account"]);
    super::rights::no_route_opens_another_account(ground, &alice.access, &mallory.access)
}

fn forged_consent_post(ground: &Ground) -> String {
    let (mut alice, mut mallory) = (Browser::default(), Browser::default());
    let hers = alice.identifies(&ground.authorize());
    let his = mallory.identifies(&ground.authorize());
    // From another site, as far as browsers say so; with no token; with a token of his own; of another page of hers.
    let mut elsewhere = Browser { lines: "Sec-Fetch-Site: cross-site\r\n".to_owned(), ..alice.clone() };
    page(&elsewhere.presses(&hers, "/auth/consent"), 400, "sign-in-form");
    page(&alice.presses(&his, "/auth/consent"), 400, "sign-in-form");
    let (_, fields) = crate::browser::form_of(&hers.body, "/auth/consent").unwrap();
    for forged in ["", &"a".repeat(43)] {
        let body = crate::browser::query(&[("trip", &fields[0].1), ("token", forged)]);
        page(&alice.asks("POST", &format!("{}/auth/consent", ground.url()), &body), 400, "sign-in-form");
    }
    let means = alice.clone().opens(&ground.authorize());
    let (_, other) = crate::browser::form_of(&means.body, "/auth/to/").unwrap();
    let body = crate::browser::query(&[("trip", &fields[0].1), ("token", &other[1].1)]);
    page(&alice.asks("POST", &format!("{}/auth/consent", ground.url()), &body), 400, "sign-in-form");
    // Without the cookie, with everything else.
    page(&Browser::default().presses(&hers, "/auth/consent"), 400, "sign-in-browser");
    // As something else than a form.
    let url = format!("{}/auth/consent", ground.url());
    let json = ask(&ground.url(), "POST", "/auth/consent", "Content-Type: text/plain\r\n", body.as_bytes());
    page(&json, 400, "sign-in-form");
    assert_eq!(alice.asks("GET", &url, "").status, 405);
    assert!(alice.presses(&hers, "/auth/consent").app.is_some_and(|app| app.starts_with(WAITS)));
    "sign-in-form".to_owned()
}

fn forced_log_out(ground: &Ground) -> String {
    let mut alice = Browser::default();
    let signed_in = held(&ground.redeem(&ground.code_of(&mut alice)));
    // Another page sends her there: she is asked, and nothing has happened.
    let url = format!("{}/auth/sign-out", ground.url());
    let asked = alice.opens(&url);
    assert_eq!((asked.status, asked.header("location")), (200, ""), "{}", asked.body);
    assert_eq!(ground.me(&signed_in.access).status, 200);
    // Another page posts there.
    let mut elsewhere = Browser { lines: "Sec-Fetch-Site: cross-site\r\n".to_owned(), ..alice.clone() };
    page(&elsewhere.presses(&asked, "/auth/sign-out"), 400, "sign-in-form");
    page(&alice.asks("POST", &url, "trip=AAAAAAAAAAAAAAAAAAAAAA&token=a"), 400, "sign-in-form");
    page(&Browser::default().presses(&asked, "/auth/sign-out"), 400, "sign-in-browser");
    assert_eq!(ground.me(&signed_in.access).status, 200, "still signed in");
    "sign-in-form".to_owned()
}

fn code_for_another_redirect(ground: &Ground) -> String {
    let code = ground.code();
    let mut fields = redeeming(&code);
    fields[2].1 = "fr.maregion.bfc:/signed-in";
    oauth(&ground.token(&fields))
}

fn code_by_another_caller(ground: &Ground) -> String {
    let code = ground.code();
    let mut fields = redeeming(&code);
    fields[3].1 = "another";
    assert_eq!(oauth(&ground.token(&fields)), "invalid_client");
    let twice = [&redeeming(&code)[..], &[("code", "x")]].concat();
    assert_eq!(oauth(&ground.token(&twice)), "invalid_request");
    let lines = "Content-Type: application/x-www-form-urlencoded\r\nAuthorization: Basic YTpi\r\n";
    let body = crate::browser::query(&redeeming(&code));
    oauth(&ask(&ground.url(), "POST", "/auth/token", lines, body.as_bytes()))
}

/// The list of the document, so that none of it is forgotten: it is looked for here, among the lies, and in `letters`.
const DOCUMENT: [&str; 30] = [
    "state missing",
    "state of another browser",
    "cookie missing",
    "provider code replayed",
    "callback after 30 min",
    "mixed-up iss",
    "nonce missing",
    "nonce different",
    "alg: none",
    "HS256 keyed with the public key",
    "unknown kid after refetch",
    "other aud",
    "expired",
    "iat in the future",
    "acr below",
    "userinfo unsigned",
    "userinfo signed by another key",
    "other sub in userinfo",
    "our code replayed",
    "our code after 60 s",
    "no verifier",
    "wrong verifier",
    "plain",
    "unregistered redirect",
    "superseded refresh token",
    "token of a revoked family",
    "access token of another account",
    "forged consent post",
    "forced log-out",
    "e-mail code brute-forced",
];

#[test]
fn no_attack_of_the_document_is_forgotten() {
    let names: Vec<_> = ATTACKS
        .iter()
        .map(|(name, _)| *name)
        .chain(super::lies::LIES.iter().map(|(name, _, _)| *name))
        .chain([super::letters::BRUTE_FORCED])
        .collect();
    for name in DOCUMENT {
        assert_eq!(names.iter().filter(|tried| **tried == name).count(), 1, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lie_in_one_trip_stops_that_trip_alone() {
    let (ground, lies) = lying().await;
    walk(|| {
        let (mut alice, mut bruno) = (Browser::default(), Browser::default());
        let consent = alice.identifies(&ground.authorize());
        lies.tell(super::front::Lie::IdToken(|claims| claims["nonce"] = "x".into()));
        page(&bruno.identifies(&ground.authorize()), 502, "provider-nonce");
        assert!(alice.presses(&consent, "/auth/consent").app.is_some());
    });
}
