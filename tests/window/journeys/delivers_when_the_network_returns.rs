//! « Envoyer » without a network, the phone put away, the network back: delivered, acknowledged, followed.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::axe::{broken, cramped};
use crate::display::Start;
use crate::gateway::Gateway;
use crate::given::GIVEN;
use crate::hand::Hand;

/// The terminal twin on the same folder, as a helper beside her would use it.
fn twin(folder: &Path, gateway: &str, arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ma-region"));
    command
        .args(["--json", "--now", "2026-11-24T09:00:00Z", "--gateway", gateway, "--data"])
        .arg(folder)
        .args(arguments);
    let output = command.output().expect("the app runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

fn look(hand: &mut Hand, name: &str, found: &mut Vec<String>) {
    for theme in ["dark", "light"] {
        hand.page
            .value(&format!("document.documentElement.dataset.theme = '{theme}'; window.scrollTo(0, 0)"));
        hand.picture(&format!("desk-{name}-{theme}"));
        found.extend(broken(hand).into_iter().map(|rule| format!("{name} {theme}: {rule}")));
    }
    hand.page.value("window.scrollTo(0, document.body.scrollHeight)");
    hand.picture(&format!("desk-{name}-end"));
    found.extend(cramped(hand).into_iter().map(|what| format!("{name}: {what}")));
}

fn updates(hand: &mut Hand) {
    hand.go("/");
    hand.click("button", "\u{c9}tat du contenu");
    hand.page.wait("the sheet", "!!document.querySelector('dialog[open]')");
    hand.click("button", "Mettre \u{e0} jour");
    hand.click("button", "Fermer");
}

#[test]
fn an_application_is_sent_offline_and_arrives_with_its_acknowledgements() {
    let mut gateway = Gateway::open();
    let address = gateway.address.clone();
    let folder = tempfile::tempdir().unwrap();
    let (desk, session) = (folder.path().join("app"), folder.path().join("session.json"));
    std::fs::write(&session, gateway.says(&["--json", "sessions", "open", "--account", "maelle"])).unwrap();
    twin(&desk, &address, &["sign-in", "--session", session.to_str().unwrap()]);
    gateway.stop();
    let begun = twin(&desk, &address, &["draft", "new", "form:aide-permis-de-conduire"]);
    let draft = begun["id"].as_str().unwrap().to_owned();
    for (path, value) in GIVEN {
        twin(&desk, &address, &["draft", "set", &draft, path, value]);
    }
    let paper = folder.path().join("inscription.jpg");
    let page = crate::pictures::photographed(1_200, 1_600);
    std::fs::write(&paper, crate::pictures::jpeg(&page, 85)).unwrap();
    twin(&desk, &address, &["draft", "attach", &draft, "enrolment", paper.to_str().unwrap()]);

    let start = Start { gateway: address.clone(), ..Start::in_folder(&desk) };
    let mut found = Vec::new();
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.go("/desk");
    hand.see("rien ne manque");
    look(&mut hand, "drafts", &mut found);
    hand.go(&format!("/desk/drafts/{draft}?at=~review"));
    hand.click("button", "Envoyer ma demande");
    hand.see("Votre demande est pr\u{ea}te");
    hand.go("/desk/outbox");
    hand.see("Pas de r\u{e9}seau");
    look(&mut hand, "outbox", &mut found);
    hand.go("/desk");
    hand.see("2 envois attendent");
    look(&mut hand, "waiting", &mut found);

    gateway.serve(address.strip_prefix("http://").expect("an address of this machine"));
    updates(&mut hand);
    hand.go("/desk");
    hand.see("Compl\u{e8}te");
    look(&mut hand, "sent", &mut found);
    hand.click("link", "Demander l");
    hand.see("Num\u{e9}ro \u{e0} donner");
    hand.see("Accus\u{e9} d\u{2019}enregistrement");
    look(&mut hand, "application", &mut found);
    hand.fill("\u{c9}crire au service", "Bonjour, quand aurai-je une r\u{e9}ponse\u{a0}?");
    hand.click("button", "Envoyer le message");
    hand.see("Vous");

    let listed: Value = serde_json::from_str(&gateway.says(&["--json", "applications", "list"])).unwrap();
    let named = listed[0]["application"].as_str().expect("one application").to_owned();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "once");
    gateway.run(&["applications", "decide", &named, "received", "--message", "Bien re\u{e7}u, merci."]);
    let here = hand.page.value("document.querySelector('[data-route]').dataset.route");
    updates(&mut hand);
    hand.go(here.as_str().unwrap());
    hand.see("Accus\u{e9} de r\u{e9}ception");
    hand.see("Bien re\u{e7}u, merci.");
    look(&mut hand, "received", &mut found);
    assert!(found.is_empty(), "{found:#?}");
}
