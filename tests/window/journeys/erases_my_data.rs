//! « Mes données » in the real window: looked at, taken out, erased while the window is open, taken in again.

use std::path::Path;

use serde_json::json;

use crate::chooser::Chooser;
use crate::display::Start;
use crate::gateway::Gateway;
use crate::hand::Hand;
use crate::inspector::poll;
use crate::twin::twin;

/// Brings a place of the page to the top.
fn to(hand: &mut Hand, heading: &str) {
    let heading = json!(heading);
    hand.page.value(&format!(
        "document.documentElement.style.scrollBehavior = 'auto';
         [...document.querySelectorAll('h1, h2, .sticky, form')].find(h => h.innerText.startsWith({heading}))?.scrollIntoView(); 0"
    ));
}

fn lived_in(start: &Start, files: &Path) {
    let draft = twin(start, &["draft", "new", "form:aide-permis-de-conduire"]);
    let draft = draft["id"].as_str().expect("a name").to_owned();
    twin(start, &["draft", "set", &draft, "applicant.first_name", "Ma\u{eb}lle"]);
    let paper = files.join("inscription.jpg");
    let page = crate::pictures::photographed(600, 800);
    std::fs::write(&paper, crate::pictures::jpeg(&page, 85)).expect("a paper");
    twin(start, &["draft", "attach", &draft, "enrolment", paper.to_str().expect("a plain path")]);
}

#[test]
fn everything_is_taken_out_erased_under_the_open_window_and_taken_in_again() {
    let gateway = Gateway::open();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let chooser = Chooser::in_folder(folder.path());
    let start = Start {
        gateway: gateway.address.clone(),
        programs: Some(folder.path().to_owned()),
        trace: Some(folder.path().join("trace")),
        ..Start::in_folder(&folder.path().join("app"))
    };
    lived_in(&start, folder.path());
    let mut found = Vec::new();
    let mut hand = Hand::start(390, 844, &start);
    hand.skip_welcome();
    hand.go("/settings");
    hand.click("link", "Mes donn\u{e9}es");
    hand.wait_for_heading("Mes donn\u{e9}es");
    hand.see("1 brouillon");
    hand.see("1 document");
    hand.look("my-data-kept", &mut found);
    for (heading, name) in [("\u{c0} qui l", "hosts"), ("Emporter", "out"), ("Reprendre", "in")] {
        to(&mut hand, heading);
        hand.look(&format!("my-data-{name}"), &mut found);
    }
    let host = gateway.address.strip_prefix("http://").expect("of this machine").to_owned();
    hand.see(&host);

    // Under a passphrase first: what is too short, and what differs, is said.
    hand.click("checkbox", "Prot\u{e9}ger ce fichier");
    hand.page.wait("two fields", "document.querySelectorAll('#phrase, #phrase-again').length === 2");
    let types = |hand: &mut Hand, field: &str, text: &str| {
        let (field, text) = (json!(format!("#{field}")), json!(text));
        hand.page.value(&format!(
            "{{ const field = document.querySelector({field});
               Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, {text});
               field.dispatchEvent(new Event('input', {{ bubbles: true }})); 0 }}"
        ));
    };
    types(&mut hand, "phrase", "court");
    hand.click("button", "Cr\u{e9}er le fichier");
    hand.see("Prenez au moins 10");
    types(&mut hand, "phrase", "le cheval blanc d\u{2019}Henri");
    types(&mut hand, "phrase-again", "le cheval noir");
    hand.click("button", "Cr\u{e9}er le fichier");
    hand.see("Les deux phrases sont diff\u{e9}rentes");
    to(&mut hand, "Emporter");
    hand.look("my-data-phrase", &mut found);
    types(&mut hand, "phrase-again", "le cheval blanc d\u{2019}Henri");
    hand.click("button", "Cr\u{e9}er le fichier");
    hand.see("elle seule ouvre ce fichier");
    to(&mut hand, "Emporter");
    hand.look("my-data-exported", &mut found);
    let sealed = start.data.join("saved/ma-region-mes-donnees-2026-11-24.zip.age");
    assert!(std::fs::read(&sealed).expect("the export").starts_with(b"age-encryption.org/v1"));
    let before = twin(&start, &["draft", "list"]);

    // Large letters on a small screen.
    hand.click("link", "Voir ce qui serait effac\u{e9}");
    hand.wait_for_heading("Effacer mes donn\u{e9}es");
    hand.see("Personne ne s\u{2019}est connect\u{e9}");
    hand.look("my-data-before", &mut found);
    hand.click("button", "Effacer tout");
    hand.see("Cochez cette case");
    to(&mut hand, "J\u{2019}ai compris");
    hand.look("my-data-unconfirmed", &mut found);
    assert_eq!(twin(&start, &["draft", "list"]), before, "nothing happened");
    let key = std::fs::read(start.data.join("vault.key")).expect("a key");
    hand.click("checkbox", "J\u{2019}ai compris");
    hand.click("button", "Effacer tout");
    hand.wait_for_heading("C\u{2019}est effac\u{e9}");
    hand.look("my-data-erased", &mut found);
    assert_ne!(std::fs::read(start.data.join("vault.key")).expect("a key"), key);
    assert!(!start.data.join("documents").exists());

    // The window goes on with the fresh desk: something is written into it, and the other process sees it.
    hand.click("link", "Mes donn\u{e9}es");
    hand.see("Rien pour l\u{2019}instant");
    hand.look("my-data-empty", &mut found);
    assert_eq!(twin(&start, &["draft", "list"]), json!([]));
    chooser.gives(&mut hand, "export", &[&sealed]);
    hand.see("Ce fichier est prot\u{e9}g\u{e9}");
    types(&mut hand, "phrase-in", "le cheval blanc d\u{2019}Henri");
    chooser.gives(&mut hand, "export", &[&sealed]);
    hand.see("Tout est repris ici, avec un document");
    hand.see("1 brouillon");
    to(&mut hand, "Reprendre");
    hand.look("my-data-imported", &mut found);
    assert_eq!(twin(&start, &["draft", "list"]), before, "as it was");
    hand.go("/desk");
    hand.see("permis de conduire");

    // Whom the window's processes called: the gateway; and itself, on loopback ports that die with it (Dioxus's edits,
    // the inspector).
    hand.kill();
    let trace = std::fs::read_to_string(start.trace.as_ref().expect("a trace")).expect("it was watched");
    let called: Vec<_> = trace.lines().filter(|line| line.contains("sa_family=AF_INET")).collect();
    let gateways = format!("htons({})", host.rsplit(':').next().expect("a port"));
    assert!(called.iter().any(|line| line.contains(&gateways)), "the gateway was called");
    for line in called.iter().filter(|line| !line.contains(&gateways)) {
        assert!(line.contains("inet_addr(\"127.0.0.1\")"), "{line}");
        let port = line.split_once("htons(").and_then(|(_, rest)| rest.split_once(')')).expect("a port").0;
        let port: u16 = port.parse().expect("a number");
        poll(&format!("its own end, closed with it: {line}"), || {
            std::net::TcpStream::connect(("127.0.0.1", port)).err()
        });
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn in_large_letters_on_a_small_screen_nothing_is_cut() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let start = Start::in_folder(folder.path());
    lived_in(&start, folder.path());
    let mut hand = Hand::start(320, 640, &start);
    hand.skip_welcome();
    let mut found = Vec::new();
    for (route, name) in [("/my-data", "kept"), ("/my-data/erase", "before")] {
        hand.go(route);
        hand.page.value("document.documentElement.dataset.text = '200'; 0");
        hand.look(&format!("my-data-small-{name}"), &mut found);
        for (heading, place) in [
            ("\u{c0} qui l", "hosts"),
            ("Emporter", "out"),
            ("\u{c0} la R", "region"),
            ("J\u{2019}ai compris", "confirm"),
        ] {
            to(&mut hand, heading);
            hand.picture(&format!("my-data-small-{name}-{place}"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
