//! Stories 12 and 13: a school is found by three letters; a bourse is estimated to the euro, one question a screen.

use crate::display::Start;
use crate::hand::Hand;

/// Chooses a row of the question on screen, and goes on.
fn choose(hand: &mut Hand, row: &str) {
    let before = hand.heading();
    hand.click("radio", row);
    hand.click("button", "Continuer");
    hand.next_heading(&before);
}

/// Types an answer, and goes on.
fn answer(hand: &mut Hand, field: &str, text: &str) {
    let before = hand.heading();
    hand.fill(field, text);
    hand.click("button", "Continuer");
    hand.next_heading(&before);
}

/// The allocation de rentrée and the bracket of the Anah: what is wrong under its field, then the figures, then ceilings.
fn calculators(hand: &mut Hand, found: &mut Vec<String>) {
    hand.go("/school/ars");
    hand.wait_for_heading("Allocation de rentr\u{e9}e");
    hand.look("ars", found);
    hand.fill("Ressources 2024", "trente mille");
    hand.click("button", "Estimer");
    hand.see("\u{c9}crivez un nombre.");
    let focused = "document.activeElement?.id === 'calc-1'";
    hand.page.wait("the focus on what is wrong first", focused);
    hand.top();
    hand.look("ars-wrong", found);
    hand.fill("Enfants \u{e0} charge", "2");
    hand.fill("Ressources 2024", "30 000 \u{20ac}");
    hand.fill("\u{c2}ge de l\u{2019}enfant 1", "8");
    hand.click("button", "Ajouter un enfant");
    hand.fill("\u{c2}ge de l\u{2019}enfant 2", "12");
    hand.look("ars-filled", found);
    hand.click("button", "Estimer");
    hand.see("881,68\u{a0}\u{20ac} en une fois");
    hand.see("n\u{2019}a pas encore \u{e9}t\u{e9} v\u{e9}rifi\u{e9}");
    hand.show("#calc-result");
    hand.look("ars-result", found);
    hand.page.value("for (const fold of document.querySelectorAll('details')) fold.open = true; 0");
    hand.show("details");
    hand.look("ars-end", found);
    hand.click("button", "Je ne sais pas");
    hand.see("638,40\u{a0}\u{20ac} de ressources");

    hand.go("/renovate");
    hand.top();
    hand.look("renovate", found);
    hand.click("link", "Ma tranche de revenus");
    hand.wait_for_heading("Ma tranche de revenus");
    hand.fill("Personnes dans le logement", "3");
    hand.fill("Revenu fiscal de r\u{e9}f\u{e9}rence", "38 600");
    hand.top();
    hand.look("bracket", found);
    hand.click("button", "Voir ma tranche");
    hand.see("Revenus modestes");
    hand.see("Vous \u{ea}tes tr\u{e8}s pr\u{e8}s d\u{2019}un plafond");
    hand.show("#calc-result");
    hand.look("bracket-result", found);
    hand.click("link", "MaPrimeR\u{e9}nov");
    hand.wait_for_heading("MaPrimeR\u{e9}nov");
}

#[test]
fn a_family_finds_its_school_and_estimates_its_bourse() {
    let folder = tempfile::tempdir().unwrap();
    let start = Start::in_folder(folder.path());
    let mut found = Vec::new();
    let mut hand = Hand::start(412, 915, &start);
    hand.skip_welcome();
    hand.wait_for_heading("Bonjour");

    hand.go("/school");
    hand.look("school", &mut found);
    hand.fill("Nom de l\u{2019}\u{e9}cole, commune ou code postal", "haa");
    hand.see("Jules Haag");
    hand.look("school-found", &mut found);
    hand.click("link", "Lyc\u{e9}e polyvalent Jules Haag");
    hand.see("Espace num\u{e9}rique");
    hand.find("button", "Ouvrir \u{c9}clat-BFC");
    hand.look("school-one", &mut found);
    hand.show(".main section:last-of-type");
    hand.picture("school-one-end");

    hand.go("/school/scholarships/school");
    hand.wait_for_heading("Bourse de coll\u{e8}ge");
    hand.look("grants-start", &mut found);
    hand.click("link", "Commencer");
    hand.wait_for_heading("Pour quelle ann\u{e9}e");
    hand.click("button", "Continuer");
    hand.see("Choisissez une r\u{e9}ponse");
    hand.look("grants-year", &mut found);
    choose(&mut hand, "2026-2027");
    hand.see("avis d\u{2019}imp\u{f4}t 2026");
    hand.look("grants-income", &mut found);
    hand.fill("Quel est votre revenu fiscal", "seize mille");
    hand.click("button", "Continuer");
    hand.see("nombre entier");
    hand.look("grants-unfit", &mut found);
    answer(&mut hand, "Quel est votre revenu fiscal", "16 000 \u{20ac}");
    answer(&mut hand, "Combien d\u{2019}enfants", "2");
    hand.fill("Au coll\u{e8}ge", "0");
    answer(&mut hand, "Au lyc\u{e9}e", "1");
    choose(&mut hand, "Non");
    choose(&mut hand, "Oui");
    choose(&mut hand, "Je ne sais pas");
    hand.wait_for_heading("Votre estimation");
    hand.see("732\u{a0}\u{20ac} pour l\u{2019}ann\u{e9}e");
    hand.see("244\u{a0}\u{20ac} par trimestre");
    hand.see("n\u{2019}a pas encore \u{e9}t\u{e9} v\u{e9}rifi\u{e9}");
    hand.look("grants-result", &mut found);
    hand.page.value("for (const fold of document.querySelectorAll('details')) fold.open = true; 0");
    hand.look("grants-reasons", &mut found);
    hand.show(".recap");
    hand.picture("grants-recap");

    // The income is not known after all: the ceilings instead.
    hand.go("/school/scholarships/school/1");
    hand.click("button", "Je ne sais pas");
    hand.go("/school/scholarships/school/result");
    hand.see("Les plafonds pour 2 enfants");
    hand.top();
    hand.look("grants-ceilings", &mut found);

    hand.go("/school/scholarships/crous/0");
    choose(&mut hand, "2026-2027");
    hand.see("avis d\u{2019}imp\u{f4}t 2025");
    hand.look("grants-crous", &mut found);
    hand.go("/school/scholarships/crous/5");
    hand.page.value("document.querySelector('details').open = true");
    hand.look("grants-distance", &mut found);
    calculators(&mut hand, &mut found);
    hand.go("/school/year");
    hand.see("Vacances de No\u{eb}l");
    hand.find("button", "Mettre dans mon calendrier");
    hand.top();
    hand.look("school-year", &mut found);
    hand.kill();

    let mut hand = Hand::start(320, 740, &start);
    hand.wait_for_heading("Bonjour");
    hand.go("/settings");
    hand.click("radio", "200");
    hand.page.wait("large letters", "document.documentElement.dataset.text === '200'");
    for (route, name) in [
        ("/school/ars", "ars"),
        ("/renovate/bracket", "bracket"),
        ("/school", "start"),
        ("/school/schools/school:0250011b", "one"),
        ("/school/scholarships/crous/0", "question"),
        ("/school/year", "year"),
    ] {
        hand.go(route);
        hand.top();
        hand.look(&format!("school-200-{name}"), &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
