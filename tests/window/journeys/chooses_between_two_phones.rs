//! The window beside another phone: two answers at their question, one kept; then the service asks, and is answered
//! with documents.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::axe::{broken, cramped};
use crate::display::Start;
use crate::gateway::Gateway;
use crate::given::GIVEN;
use crate::hand::Hand;

const NAME: &str = "applicant.last_name";

/// The terminal twin: on another folder it is another phone, on the same one a helper beside her.
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

/// Pictures in both colours, of the top and of whatever is asked for; what breaks the rules is written down.
fn look(hand: &mut Hand, name: &str, from: &str, found: &mut Vec<String>) {
    for theme in ["dark", "light"] {
        hand.page.value(&format!(
            "document.documentElement.dataset.theme = '{theme}'; window.scrollTo(0, {from})"
        ));
        hand.picture(&format!("two-{name}-{theme}"));
        found.extend(broken(hand).into_iter().map(|rule| format!("{name} {theme}: {rule}")));
    }
    found.extend(cramped(hand).into_iter().map(|what| format!("{name}: {what}")));
}

fn updates(hand: &mut Hand) {
    let here = hand.page.value("document.querySelector('[data-route]').dataset.route");
    hand.go("/");
    hand.click("button", "\u{c9}tat du contenu");
    hand.page.wait("the sheet", "!!document.querySelector('dialog[open]')");
    hand.click("button", "Mettre \u{e0} jour");
    hand.click("button", "Fermer");
    hand.go(here.as_str().unwrap());
}

const FIELD: &str = "document.getElementById('field-applicant.last_name')?.value";

#[test]
fn both_answers_are_shown_where_they_are_asked_and_the_field_follows_the_choice() {
    let gateway = Gateway::open();
    let address = gateway.address.clone();
    let folder = tempfile::tempdir().unwrap();
    let (desk, other) = (folder.path().join("app"), folder.path().join("other"));
    let session = folder.path().join("session.json");
    std::fs::write(&session, gateway.says(&["--json", "sessions", "open", "--account", "maelle"])).unwrap();
    for phone in [&desk, &other] {
        twin(phone, &address, &["sign-in", "--session", session.to_str().unwrap()]);
    }
    twin(&other, &address, &["settings", "set", "draft-copies", "on"]);
    let begun = twin(&other, &address, &["draft", "new", "form:aide-permis-de-conduire"]);
    let draft = begun["id"].as_str().unwrap().to_owned();
    twin(&other, &address, &["draft", "set", &draft, "applicant.first_name", "Ma\u{eb}lle"]);
    twin(&other, &address, &["draft", "set", &draft, NAME, "Vuillemin"]);
    let paper = folder.path().join("contrat.jpg");
    let page = crate::pictures::photographed(1_200, 1_600);
    std::fs::write(&paper, crate::pictures::jpeg(&page, 85)).unwrap();
    twin(&other, &address, &["draft", "attach", &draft, "enrolment", paper.to_str().unwrap()]);
    twin(&other, &address, &["sync"]);

    let start = Start { gateway: address.clone(), ..Start::in_folder(&desk) };
    let mut found = Vec::new();
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.go("/settings");
    hand.click("checkbox", "Garder une copie de mes brouillons \u{e0} la R\u{e9}gion");
    hand.see("Si vous arr\u{ea}tez");
    let drafts = "[...document.querySelectorAll('main .group')].find(g => g.innerText.startsWith('Brouillons')).offsetTop - 80";
    look(&mut hand, "settings", drafts, &mut found);
    // What was begun on the other phone is here.
    hand.go("/desk");
    hand.see("Modifi\u{e9}");
    let route = |at: &str| format!("/desk/drafts/{draft}?at={at}");
    hand.go(&route("enrolment"));
    hand.see("Sur l\u{2019}autre t\u{e9}l\u{e9}phone");
    look(&mut hand, "paper", "0", &mut found);

    // Both phones write to one question, and both are right until somebody chooses.
    hand.go(&route(NAME));
    hand.fill("Nom", "Willemin");
    hand.see("Enregistr\u{e9} sur ce t\u{e9}l\u{e9}phone");
    twin(&other, &address, &["draft", "set", &draft, NAME, "Vuillemain"]);
    twin(&other, &address, &["sync"]);
    updates(&mut hand);
    hand.see("1 r\u{e9}ponse \u{e0} choisir");
    hand.page.wait("our answer in the field", &format!("{FIELD} === 'Willemin'"));
    look(&mut hand, "answers", "0", &mut found);
    hand.go(&route(""));
    hand.see("1 r\u{e9}ponse \u{e0} choisir");
    let choices = "document.getElementById('choices').offsetTop - 120";
    look(&mut hand, "draft", choices, &mut found);
    hand.go("/desk");
    hand.see("1 r\u{e9}ponse \u{e0} choisir");
    look(&mut hand, "desk", "0", &mut found);
    hand.go(&route(NAME));
    hand.click("button", "Garder celle-ci\u{a0}: Vuillemain");
    hand.see("C\u{2019}est choisi.");
    hand.page.wait("their answer in the field", &format!("{FIELD} === 'Vuillemain'"));
    look(&mut hand, "chosen", "0", &mut found);
    hand.click("button", "Revenir \u{e0} la valeur pr\u{e9}c\u{e9}dente");
    hand.page.wait("ours again", &format!("{FIELD} === 'Willemin'"));
    // What the other phone writes later stands in the field that was typed in here.
    updates(&mut hand);
    twin(&other, &address, &["sync"]);
    assert_eq!(twin(&other, &address, &["draft", "show", &draft])["answers"][NAME], "Willemin");
    twin(&other, &address, &["draft", "set", &draft, NAME, "Willemin-Roy"]);
    twin(&other, &address, &["sync"]);
    updates(&mut hand);
    hand.page.wait("what came", &format!("{FIELD} === 'Willemin-Roy'"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_service_that_asks_for_a_paper_is_answered_with_it() {
    let gateway = Gateway::open();
    let address = gateway.address.clone();
    let folder = tempfile::tempdir().unwrap();
    let (desk, session) = (folder.path().join("app"), folder.path().join("session.json"));
    std::fs::write(&session, gateway.says(&["--json", "sessions", "open", "--account", "maelle"])).unwrap();
    twin(&desk, &address, &["sign-in", "--session", session.to_str().unwrap()]);
    let begun = twin(&desk, &address, &["draft", "new", "form:aide-permis-de-conduire"]);
    let draft = begun["id"].as_str().unwrap().to_owned();
    for (path, value) in GIVEN {
        twin(&desk, &address, &["draft", "set", &draft, path, value]);
    }
    let photo = |name: &str, width| {
        let paper = folder.path().join(name);
        std::fs::write(&paper, crate::pictures::jpeg(&crate::pictures::photographed(width, 1_600), 85))
            .unwrap();
        paper.to_str().unwrap().to_owned()
    };
    twin(&desk, &address, &["draft", "attach", &draft, "enrolment", &photo("inscription.jpg", 1_200)]);
    twin(&desk, &address, &["documents", "add", &photo("page 2.jpg", 1_210), "--kind", "contract"]);
    let sent = twin(&desk, &address, &["draft", "send", &draft]);
    let application = sent["application"].as_str().unwrap().to_owned();
    twin(&desk, &address, &["sync"]);
    let asked = "Il manque la page 2 du contrat. Pouvez-vous nous l\u{2019}envoyer\u{a0}?";
    gateway.run(&["applications", "decide", &application, "to_complete", "--message", asked]);
    twin(&desk, &address, &["sync"]);

    let start = Start { gateway: address.clone(), ..Start::in_folder(&desk) };
    let mut found = Vec::new();
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.go(&format!("/desk/applications/{application}"));
    hand.see("Le service attend quelque chose de vous");
    look(&mut hand, "asked", "0", &mut found);
    look(&mut hand, "asked-card", "document.querySelector('.points').offsetTop - 90", &mut found);
    hand.click("button", "R\u{e9}pondre et joindre");
    hand.page.wait("the field", "document.activeElement.id === 'reply'");
    hand.click("button", "Envoyer le message");
    hand.see("\u{c9}crivez un message, ou joignez un document.");
    hand.fill("\u{c9}crire au service", "Bonjour, voici la page 2.");
    hand.page.value("document.querySelector('details').open = true");
    look(&mut hand, "wallet", "document.getElementById('reply').offsetTop - 120", &mut found);
    hand.click("button", "Joindre page 2");
    hand.see("1 document joint");
    look(&mut hand, "attached", "document.getElementById('reply').offsetTop - 120", &mut found);
    hand.click("button", "Envoyer le message");
    updates(&mut hand);
    hand.see("page 2.jpg, arriv\u{e9}");
    look(&mut hand, "answered", "document.getElementById('reply').offsetTop - 420", &mut found);
    let told = twin(&desk, &address, &["follow"]);
    let messages = told[0]["messages"].as_array().unwrap();
    assert_eq!((messages.len(), messages[0]["documents"].as_array().unwrap().len()), (1, 1), "{told}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
