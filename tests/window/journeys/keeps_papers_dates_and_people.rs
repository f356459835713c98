//! Somebody keeps a person's answers, prepares a form with them, makes its paper, and puts its dates in a calendar.

use crate::axe::{broken, cramped};
use crate::display::Start;
use crate::hand::Hand;

fn look(hand: &mut Hand, name: &str, found: &mut Vec<String>) {
    look_from(hand, name, "0", found);
}

/// The same, from so far down the page.
fn look_from(hand: &mut Hand, name: &str, top: &str, found: &mut Vec<String>) {
    for theme in ["dark", "light"] {
        hand.page
            .value(&format!("document.documentElement.dataset.theme = '{theme}'; window.scrollTo(0, {top})"));
        hand.picture(&format!("recap-{name}-{theme}"));
        found.extend(broken(hand).into_iter().map(|rule| format!("{name} {theme}: {rule}")));
    }
    found.extend(cramped(hand).into_iter().map(|what| format!("{name}: {what}")));
}

/// The files of that ending that stand where the citizen looks for what they saved.
fn saved(folder: &std::path::Path, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder.join("saved")).map(|all| all.flatten().collect::<Vec<_>>());
    let names = entries.unwrap_or_default().into_iter().map(|entry| entry.file_name());
    names.filter_map(|name| name.into_string().ok()).filter(|name| name.ends_with(ending)).collect()
}

/// The rest is answered, and it is sent, in the terminal: its application.
fn sent(data: &std::path::Path, draft: &str) -> String {
    let says = |arguments: &[&str]| -> serde_json::Value {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ma-region"));
        command.args([
            "--json",
            "--now",
            "2026-11-24T09:00:00Z",
            "--gateway",
            "http://127.0.0.1:9",
            "--data",
        ]);
        let output = command.arg(data).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    for (path, value) in [
        ("pupil.last_name", "Vuillemin"),
        ("minor", "no"),
        ("contact.email", "maelle@example.org"),
        ("school.name", "Lyc\u{e9}e Jules-Haag"),
        ("school.commune", "25056"),
        ("school.level", "terminale"),
        ("school.boarder", "no"),
        ("need.at_home", "nothing"),
    ] {
        says(&["draft", "set", draft, path, value]);
    }
    says(&["draft", "send", draft])["application"].as_str().unwrap().to_owned()
}

#[test]
fn a_person_s_answers_fill_a_form_whose_paper_and_dates_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let start = Start::in_folder(folder.path());
    let mut found = Vec::new();
    let mut hand = Hand::start(412, 1200, &start);
    hand.skip_welcome();

    hand.go("/settings");
    hand.click("link", "Pour qui vous demandez");
    hand.wait_for_heading("Pour qui vous demandez");
    look(&mut hand, "profiles-none", &mut found);
    hand.click("radio", "Mon enfant");
    hand.click("button", "Ajouter");
    hand.see("nom");
    hand.fill("Son nom", "Ma\u{eb}lle");
    hand.click("button", "Ajouter");
    hand.click("link", "Mon enfant (Ma\u{eb}lle)");
    hand.wait_for_heading("Mon enfant (Ma\u{eb}lle)");
    hand.page.wait(
        "what may be given in advance",
        "(() => { const fold = document.querySelector('main details'); if (fold) fold.open = true; return !!fold; })()",
    );
    hand.click("button", "R\u{e9}pondre\u{a0}: Pr\u{e9}nom de l");
    hand.click("button", "Retenir");
    hand.see("Donnez une r\u{e9}ponse");
    hand.fill("Pr\u{e9}nom de l", "Ma\u{eb}lle");
    look(&mut hand, "profile-edit", &mut found);
    hand.click("button", "Retenir");
    hand.find("button", "Oublier\u{a0}: Pr\u{e9}nom de l");
    hand.page.value("document.querySelector('main details').open = false; 0");
    look(&mut hand, "profile", &mut found);
    hand.click("button", "Supprimer ce profil");
    hand.see("La r\u{e9}ponse retenue sera supprim\u{e9}e");
    look_from(&mut hand, "profile-delete", "document.body.scrollHeight", &mut found);
    hand.click("button", "Non, garder");

    hand.go("/desk/begin/form:ordil-pret-ordinateur");
    hand.click("radio", "Mon enfant (Ma\u{eb}lle)");
    hand.click("button", "Commencer");
    hand.find("button", "Supprimer le brouillon");
    let route =
        hand.page.value("document.querySelector('[data-route]').dataset.route").as_str().unwrap().to_owned();
    let draft = route.split('?').next().unwrap().to_owned();
    hand.go(&format!("{draft}?at=pupil.first_name"));
    hand.see("Repris de votre profil");
    look(&mut hand, "taken-over", &mut found);
    hand.go(&format!("{draft}?at=~review"));
    hand.click("button", "Enregistrer le r\u{e9}capitulatif (PDF)");
    hand.see("Enregistr\u{e9} ici");
    look(&mut hand, "saved", &mut found);
    let papers = saved(folder.path(), ".pdf");
    assert_eq!(papers.len(), 1, "{papers:?}");
    assert!(papers[0].starts_with("recapitulatif-") && !papers[0].contains("lle"), "{papers:?}");

    hand.go("/desk/begin/form:aide-permis-de-conduire");
    hand.click("radio", "Moi");
    hand.click("button", "Commencer");
    hand.find("button", "Supprimer le brouillon");
    hand.go("/aids/content:ademe-etude-methanisation");
    hand.click("button", "Garder");
    hand.go("/desk");
    look(&mut hand, "desk", &mut found);
    hand.click("link", "\u{c9}ch\u{e9}ances");
    hand.wait_for_heading("\u{c9}ch\u{e9}ances");
    look(&mut hand, "deadlines", &mut found);
    hand.click("button", "Mettre dans mon calendrier");
    hand.see("Enregistr\u{e9} ici");
    assert_eq!(saved(folder.path(), ".ics"), ["echeances.ics"]);
    look(&mut hand, "deadlines-saved", &mut found);

    hand.go("/settings");
    hand.click("checkbox", "Envoyer les pi\u{e8}ces seulement en Wi-Fi");
    let network = "document.querySelectorAll('main .group')[2].offsetTop - 80";
    look_from(&mut hand, "settings", network, &mut found);
    hand.go("/help/help:les-deux-accuses");
    look(&mut hand, "acknowledgements", &mut found);
    hand.kill();

    let draft = draft.rsplit('/').next().unwrap();
    let application = sent(&start.data, draft);
    let mut hand = Hand::start(412, 1200, &start);
    hand.wait_for_heading("Bonjour");
    hand.go(&format!("/desk/applications/{application}"));
    hand.click("button", "Enregistrer le r\u{e9}capitulatif (PDF)");
    hand.see("Enregistr\u{e9} ici");
    look(&mut hand, "application", &mut found);
    hand.click("link", "Que veut dire chaque accus\u{e9}");
    hand.wait_for_heading("Les deux accus\u{e9}s");
    assert_eq!(saved(folder.path(), ".pdf").len(), 2);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
