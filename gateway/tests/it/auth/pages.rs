//! What every page of sign-in has: no script, strict headers, one language at a time, the buttons of PRODUCT.md §7.5.

use std::collections::BTreeSet;

use gateway::config::Provider as Set;

use super::sink::Sink;
use super::{Ground, walk};
use crate::browser::{Browser, Shown, ask};
use crate::provider::Provider;

async fn ground() -> (Ground, Sink) {
    let sink = Sink::start();
    let address = sink.address;
    let ground = Ground::with(Provider::start(), |config| {
        config.sign_in.email.smtp = format!("smtp://{address}");
        config.sign_in.email.from = "noreply@region.example".to_owned();
    });
    (ground.await, sink)
}

/// Every page of sign-in, in that language.
fn every_page(ground: &Ground, sink: &Sink, french: bool) -> Vec<Shown> {
    let lang = if french { "fr" } else { "en" };
    let lines = format!("Accept-Language: {lang}\r\n");
    let mut browser = Browser { lines: lines.clone(), ..Browser::default() };
    let means = browser.opens(&ground.authorize());
    let wrong = browser.fills(&means, "/auth/letter", &[("address", "a")]);
    let code = browser.fills(&means, "/auth/letter", &[("address", "a@citoyens.example")]);
    let mistyped = browser.fills(&code, "/auth/code", &[("code", "0")]);
    sink.code();
    let consent = browser.presses(&means, "/auth/to/");
    let stale = browser.presses(&means, "/auth/to/");
    browser.presses(&consent, "/auth/consent");
    let out = browser.opens(&format!("{}/auth/sign-out", ground.url()));
    ground.provider.is_given_up();
    let gave_up = Browser { lines: lines.clone(), ..Browser::default() }.identifies(&ground.authorize());
    let mut stranger = Browser { lines, ..Browser::default() };
    let url = ground.url();
    let others = ["/auth/authorize", "/auth/callback/franceconnect?state=a", "/signed-out", "/auth/sign-out"];
    let others = others.map(|path| stranger.opens(&format!("{url}{path}")));
    [means, wrong, code, mistyped, consent, stale, out, gave_up].into_iter().chain(others).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_plain_and_its_browser_is_told_to_be_strict() {
    let (ground, sink) = ground().await;
    walk(|| {
        for french in [true, false] {
            for page in every_page(&ground, &sink, french) {
                let is = format!("{} {}", page.url, page.body);
                assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{is}");
                for (name, value) in [
                    ("cache-control", "no-store"),
                    ("x-content-type-options", "nosniff"),
                    ("x-frame-options", "DENY"),
                    ("referrer-policy", "no-referrer"),
                    ("cross-origin-opener-policy", "same-origin"),
                ] {
                    assert_eq!(page.header(name), value, "{name}: {is}");
                }
                let policy = page.header("content-security-policy");
                let head = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'";
                assert!(
                    policy.starts_with(head) && policy.ends_with("base-uri 'none'; frame-ancestors 'none'"),
                    "{policy}"
                );
                assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
                assert_eq!(page.header("region-epoch").len(), 32, "{is}");
                let lang = if french { "lang=\"fr\"" } else { "lang=\"en\"" };
                assert!(page.body.starts_with("<!DOCTYPE html><html") && page.body.contains(lang), "{is}");
                for never in ["<script", "style=", "onclick", "javascript:", "gateway-", "{ $"] {
                    assert!(!page.body.contains(never), "{never}: {is}");
                }
                assert_eq!(page.body.matches("<h1>").count(), 1, "{is}");
                assert!(page.body.len() < 20_000, "{}", page.body.len());
                assert_eq!(
                    page.status >= 400,
                    !page.header("region-code").is_empty() && page.status != 200,
                    "{is}"
                );
            }
        }
        let titles = |french| {
            let pages = every_page(&ground, &sink, french);
            let title = |page: &Shown| {
                page.body.split("<title>").nth(1).unwrap().split('<').next().unwrap().to_owned()
            };
            pages.iter().map(title).collect::<BTreeSet<_>>()
        };
        assert!(titles(true).is_disjoint(&titles(false)), "no page is in the other language");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn franceconnect_is_the_first_of_the_means_then_or_then_the_others() {
    let (_folder, sink) = (tempfile::tempdir().unwrap(), Sink::start());
    let button = _folder.path().join("bouton.svg");
    std::fs::write(&button, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    let address = sink.address;
    let ground = Ground::with(Provider::start(), |config| {
        let text = "kind = \"oidc\"\nissuer = \"https://agents.example\"\nclient_id = \"a\"\nkey = \"/none\"\nlabel = \"Mon compte <Région>\"";
        let other: Set = toml::from_str(text).unwrap();
        config.sign_in.providers.insert("agents".to_owned(), other);
        config.sign_in.providers.get_mut("franceconnect").unwrap().button = button.display().to_string();
        config.sign_in.email.smtp = format!("smtp://{address}");
        config.sign_in.email.from = "noreply@region.example".to_owned();
    });
    let ground = ground.await;
    walk(|| {
        let page = Browser::default().opens(&ground.authorize());
        let at = |what: &str| page.body.find(what).unwrap_or_else(|| panic!("{what}: {}", page.body));
        let or = at("<span>ou</span>");
        assert!(
            at("/auth/to/franceconnect") < or
                && or < at("/auth/to/agents")
                && at("/auth/to/agents") < at("/auth/letter")
        );
        assert!(page.body.contains("Mon compte &lt;Région&gt;"), "{}", page.body);
        // The official file, unmodified, called by its name.
        at("<img src=\"/auth/button/franceconnect\" alt=\"S’identifier avec FranceConnect\"");
        let file = ask(&ground.url(), "GET", "/auth/button/franceconnect", "", b"");
        assert_eq!((file.status, file.header("content-type")), (200, "image/svg+xml"));
        assert_eq!(file.body, std::fs::read_to_string(&button).unwrap());
        for path in ["/auth/button/agents", "/auth/button/..%2f..%2fetc%2fpasswd", "/auth/button/none"] {
            assert_eq!(ask(&ground.url(), "GET", path, "", b"").status, 404, "{path}");
        }
        at("https://franceconnect.gouv.fr/");
        at("target=\"_blank\"");
        at("nouvelle fenêtre");
        at("FranceConnect est la solution proposée par l’État");
        // Its forms may lead to these two and nowhere else.
        let policy = page.header("content-security-policy");
        let targets = policy.split("form-action 'self'").nth(1).unwrap().split(';').next().unwrap();
        let mut targets: Vec<_> = targets.split_whitespace().collect();
        targets.sort_unstable();
        assert_eq!(targets, [ground.provider.base.as_str(), "https://agents.example"]);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_without_any_means_says_so_and_the_app_s_language_is_kept() {
    let world = crate::world::World::empty().await;
    walk(|| {
        let page =
            Browser::default().opens(&super::authorize_at(&world.region.url(), &[("ui_locales", "en")]));
        assert_eq!((page.status, page.header("region-code")), (503, "sign-in-closed"));
        assert!(page.body.contains("n’est pas encore ouverte"), "{}", page.body);
    });
    let (ground, _) = ground().await;
    walk(|| {
        let mut browser =
            Browser { lines: "Accept-Language: fr-FR,fr;q=0.9\r\n".to_owned(), ..Browser::default() };
        let page = browser.opens(&ground.authorize_with(&[("ui_locales", "en")]));
        assert!(page.body.contains("lang=\"en\""));
        let consent = browser.presses(&page, "/auth/to/");
        assert!(
            consent.body.contains("lang=\"en\"") && consent.body.contains("Open the app"),
            "{}",
            consent.body
        );
        let mut german =
            Browser { lines: "Accept-Language: de, en-GB;q=0.8\r\n".to_owned(), ..Browser::default() };
        assert!(german.opens(&ground.authorize()).body.contains("lang=\"en\""));
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn over_tls_the_cookie_is_of_this_host_alone_and_the_browser_stays_on_tls() {
    let (ground, _) = {
        let sink = Sink::start();
        let ground = Ground::with(Provider::start(), |config| {
            config.public = "https://app.region.example".to_owned();
        });
        (ground.await, sink)
    };
    walk(|| {
        let page = Browser::default().opens(&ground.authorize());
        let cookie = page.header("set-cookie");
        assert!(cookie.starts_with("__Host-sign-in=") && cookie.contains("; Path=/;"), "{cookie}");
        for mark in ["; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(mark), "{cookie}");
        }
        assert!(!cookie.contains("Domain"));
        assert!(page.header("strict-transport-security").starts_with("max-age="));
        let said = ask(
            &ground.url(),
            "GET",
            "/.well-known/oauth-authorization-server",
            "Host: evil.example\r\n",
            b"",
        );
        assert!(
            said.body.contains("https://app.region.example/auth/token") && !said.body.contains("evil"),
            "{}",
            said.body
        );
    });
}
