//! « Envoyer » with nobody signed in: sealed first, then the browser, then back; delivered, and signed out again.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::Value;

use crate::axe::{broken, cramped};
use crate::browser::{self, Browser};
use crate::display::Start;
use crate::gateway::Gateway;
use crate::given::GIVEN;
use crate::hand::Hand;
use crate::inspector::poll;
use crate::provider::Provider;
use crate::twin::twin;

/// A browser of the system's that writes down what it is asked to open.
fn browser_in(folder: &Path) {
    let script = folder.join("browser");
    let text = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", folder.join("opened").display());
    std::fs::write(&script, text).expect("a script");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("it may run");
}

/// The page that it was asked to open, after so many others.
fn page_after(folder: &Path, others: usize) -> String {
    poll("the browser to be opened", || {
        let opened = std::fs::read_to_string(folder.join("opened")).ok()?;
        opened.ends_with('\n').then(|| opened.lines().nth(others).map(str::to_owned))?
    })
}

fn look(hand: &mut Hand, name: &str, found: &mut Vec<String>) {
    for theme in ["dark", "light"] {
        hand.page.value(&format!(
            "document.documentElement.dataset.theme = '{theme}'; window.scrollTo(0, 0);
             [...document.querySelectorAll('h2')].find(h => h.innerText === 'Votre compte')?.scrollIntoView()"
        ));
        hand.picture(&format!("sign-in-{name}-{theme}"));
        found.extend(broken(hand).into_iter().map(|rule| format!("{name} {theme}: {rule}")));
    }
    found.extend(cramped(hand).into_iter().map(|what| format!("{name}: {what}")));
}

#[test]
fn whoever_sends_signs_in_by_the_browser_and_it_leaves() {
    let provider = Provider::start();
    let gateway = Gateway::asking(&provider);
    let folder = tempfile::tempdir().unwrap();
    let programs = folder.path().join("programs");
    std::fs::create_dir(&programs).unwrap();
    browser_in(&programs);
    let start = Start {
        gateway: gateway.address.clone(),
        programs: Some(programs.clone()),
        ..Start::in_folder(&folder.path().join("app"))
    };
    let begun = twin(&start, &["draft", "new", "form:aide-permis-de-conduire"]);
    let draft = begun["id"].as_str().unwrap().to_owned();
    for (path, value) in GIVEN {
        twin(&start, &["draft", "set", &draft, path, value]);
    }
    let paper = folder.path().join("inscription.jpg");
    let page = crate::pictures::photographed(1_200, 1_600);
    std::fs::write(&paper, crate::pictures::jpeg(&page, 85)).unwrap();
    twin(&start, &["draft", "attach", &draft, "enrolment", paper.to_str().unwrap()]);

    let mut found = Vec::new();
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.go("/settings");
    hand.see("Personne n\u{2019}est connect\u{e9}");
    look(&mut hand, "nobody", &mut found);
    hand.go(&format!("/desk/drafts/{draft}?at=~review"));
    hand.see("Vous vous connecterez ensuite");
    hand.click("button", "Envoyer ma demande");
    // Sealed first, whatever becomes of the rest.
    hand.see("Elle est gard\u{e9}e sur ce t\u{e9}l\u{e9}phone");
    hand.see("FranceConnect est la solution propos\u{e9}e par l\u{2019}\u{c9}tat");
    look(&mut hand, "needed", &mut found);
    hand.go("/desk/outbox");
    hand.see("Connectez-vous \u{e0} votre compte pour l\u{2019}envoyer");
    look(&mut hand, "outbox", &mut found);
    hand.click("button", "Se connecter pour envoyer");
    hand.see("Revenez ici apr\u{e8}s la connexion");
    look(&mut hand, "away", &mut found);

    // The phone dies while the browser is open, and is opened again: it waits where it waited.
    let authorize = page_after(&programs, 0);
    let mut citizen = Browser::default();
    let consent = citizen.identifies(&authorize);
    hand.kill();
    let mut hand = Hand::start(412, 860, &start);
    hand.go("/desk/outbox");
    hand.see("Revenez ici apr\u{e8}s la connexion");
    // Somebody knocks who does not answer to this trip.
    let back = citizen.presses(&consent, "/auth/consent").app.expect("back to the app");
    let (door, query) = back.split_once("/signed-in").expect("the way back");
    let host = door.strip_prefix("http://").expect("of this machine");
    poll("the door to be open again", || std::net::TcpStream::connect(host).ok());
    let knock = |path: &str| browser::ask(door, "GET", path, "", b"");
    let strange = knock("/signed-in?code=stolen&state=another");
    assert!(strange.status == 400 && strange.body.contains("ne r\u{e9}pond \u{e0} rien"), "{}", strange.body);
    let landed = knock(&format!("/signed-in{query}"));
    assert!(landed.status == 200 && landed.body.contains("Vous pouvez revenir"), "{}", landed.body);

    hand.go("/desk");
    hand.see("Compl\u{e8}te");
    hand.go("/settings");
    hand.see("Compte de");
    look(&mut hand, "account", &mut found);
    let listed: Value = serde_json::from_str(&gateway.says(&["--json", "applications", "list"])).unwrap();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "once");

    hand.click("button", "Se d\u{e9}connecter");
    hand.see("Personne n\u{2019}est connect\u{e9}");
    assert_eq!(page_after(&programs, 1), format!("{}/auth/sign-out", gateway.address));
    hand.go("/desk");
    hand.see("Compl\u{e8}te");

    // The citizen says no at the provider: said calmly, and nothing is lost.
    hand.go("/settings");
    hand.click("button", "Se connecter");
    let authorize = page_after(&programs, 2);
    let state = browser::of_query(&authorize, "state").expect("a state");
    let door = browser::of_query(&authorize, "redirect_uri").expect("a way back");
    let (door, _) = door.split_once("/signed-in").expect("the way back");
    let refused =
        browser::ask(door, "GET", &format!("/signed-in?error=access_denied&state={state}"), "", b"");
    assert!(refused.status == 200 && refused.body.contains("Rien n\u{2019}est perdu"), "{}", refused.body);
    hand.see("La connexion n\u{2019}a pas \u{e9}t\u{e9} accept\u{e9}e");
    look(&mut hand, "refused", &mut found);
    assert!(found.is_empty(), "{found:#?}");
}
