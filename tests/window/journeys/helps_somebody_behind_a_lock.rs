//! A code closes « Mon dossier »; then somebody is helped, in a desk of its own, from the mandate to the end.

use crate::display::Start;
use crate::hand::Hand;

fn journey(width: u32, height: u32, text: &str) {
    let data = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    let mut hand = Hand::start(width, height, &Start::in_folder(data.path()));
    hand.skip_welcome();
    let at = |name: &str| format!("helper-{name}-{width}-{text}");
    hand.go("/settings");
    // The look is the helper's: it goes along into the other desk.
    hand.click("radio", text);
    let large = format!("document.documentElement.dataset.text === '{text}'");
    hand.page.wait("letters of that size", &large);
    hand.click("button", "Mettre un code");
    hand.fill("Votre nouveau code", "1234");
    hand.fill("Le m\u{ea}me code", "1235");
    hand.click("button", "Mettre un code");
    hand.see("Les deux codes ne sont pas les m\u{ea}mes");
    hand.fill("Le m\u{ea}me code", "1234");
    hand.click("button", "Mettre un code");
    hand.see("se devine trop vite");
    hand.show("#lock-new");
    hand.look(&at("lock-settings"), &mut found);
    hand.fill("Votre nouveau code", "835106");
    hand.fill("Le m\u{ea}me code", "835106");
    hand.click("button", "Mettre un code");
    hand.see("Le code est mis");
    hand.click("button", "Fermer \u{ab}\u{a0}Mon dossier");
    hand.go("/desk");
    hand.wait_for_heading("Mon dossier est ferm\u{e9}");
    hand.fill("Votre code", "000000");
    hand.click("button", "Ouvrir");
    hand.see("Encore 4 essais");
    hand.top();
    hand.look(&at("closed"), &mut found);
    hand.fill("Votre code", "835106");
    hand.click("button", "Ouvrir");
    hand.wait_for_heading("Mon dossier");
    hand.see("Fiches gard");

    hand.go("/help");
    hand.click("link", "Aider quelqu");
    hand.wait_for_heading("Aider quelqu");
    hand.click("button", "Commencer");
    hand.see("Il manque quelque chose");
    hand.top();
    hand.look(&at("begin"), &mut found);
    hand.show("#helper-length-legend");
    hand.look(&at("begin-choices"), &mut found);
    hand.fill("Qui aide", "France Services de Vesoul");
    hand.fill("Qui est aid", "M. Dupont");
    hand.fill("Pour quelle aide", "Aide au permis de conduire");
    hand.click("radio", "Elle a sign");
    hand.click("button", "Commencer");
    hand.see("Vous aidez M.\u{a0}D. \u{2013} fin demain");
    hand.page.wait("letters of that size", &large);
    hand.top();
    hand.look(&at("helped"), &mut found);
    // Neither the lock of the other desk nor anything in it.
    hand.go("/desk");
    hand.wait_for_heading("Mon dossier");
    hand.see("Vous aidez M.\u{a0}D.");
    hand.go("/aids/content:aide-permis-de-conduire");
    hand.click("button", "Garder");
    hand.top();
    hand.picture(&format!("{}-light", at("card")));
    hand.go("/helper");
    hand.see("Fiche gard\u{e9}e");
    hand.click("radio", "Aide au permis");
    hand.page
        .wait("filled in", "document.querySelector('#orientation-place').value.startsWith('R\u{e9}gion')");
    hand.fill("O\u{f9} aller", "France Services de Vesoul");
    hand.fill("Adresse", "12 rue de la R\u{e9}publique, 70000 Vesoul");
    hand.fill("\u{c0} apporter", "RIB\nAvis d\u{2019}imposition");
    hand.fill("Horaires", "Du lundi au vendredi, 9 h \u{2013} 12 h");
    hand.click("button", "Enregistrer la fiche");
    hand.see("fiche-orientation.pdf");
    hand.click("button", "Montrer le code");
    hand.page.wait("a code", "document.querySelector('.scan svg path') !== null");
    hand.show("#orientation-aid");
    hand.look(&at("orientation"), &mut found);
    hand.show(".scan");
    hand.look(&at("scan"), &mut found);
    hand.click("button", "Emporter en texte");
    hand.see("journal-aide.txt");
    hand.show(".journal");
    hand.look(&at("journal"), &mut found);
    hand.fill("Phrase secr", "court");
    hand.click("button", "Enregistrer le fichier");
    hand.see("trop courte");
    hand.fill("Phrase secr", "le cheval blanc");
    hand.click("button", "Enregistrer le fichier");
    hand.see("dossier-aide-2026-11-24.zip.age");
    hand.click("button", "Terminer l");
    hand.find("button", "Continuer l");
    hand.show("#hand-over");
    hand.look(&at("end"), &mut found);
    assert!(data.path().join("helper").exists());
    hand.click("button", "Tout effacer et terminer");
    hand.see("L\u{2019}aide est termin\u{e9}e");
    assert!(!data.path().join("helper").exists() && !data.path().join("helper.ending").exists());
    hand.page.wait("no banner", "!document.body.innerText.includes('Vous aidez')");
    // The citizen's own desk is behind its lock again.
    hand.go("/desk");
    hand.wait_for_heading("Mon dossier est ferm\u{e9}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_code_closes_the_desk_and_somebody_is_helped_beside_it() {
    journey(390, 844, "100");
}

#[test]
fn the_same_on_a_narrow_window_in_large_letters() {
    journey(320, 640, "200");
}

#[test]
fn a_help_goes_on_after_a_kill() {
    let data = tempfile::tempdir().unwrap();
    let start = Start::in_folder(data.path());
    let mut hand = Hand::start(390, 844, &start);
    hand.skip_welcome();
    hand.go("/helper");
    hand.fill("Qui aide", "Aline");
    hand.fill("Qui est aid", "M. Dupont");
    hand.fill("Pour quelle aide", "Permis");
    hand.click("button", "Commencer");
    hand.see("Vous aidez M.\u{a0}D.");
    hand.kill();
    let mut hand = Hand::start(390, 844, &start);
    hand.see("Vous aidez M.\u{a0}D.");
    hand.kill();
    // Two days later it is over, and said to be.
    let mut hand = Hand::start(390, 844, &Start { now: "2026-11-26T09:00:00Z".into(), ..start });
    hand.see("L\u{2019}aide est arriv\u{e9}e \u{e0} sa fin");
    assert!(!data.path().join("helper").exists());
}
