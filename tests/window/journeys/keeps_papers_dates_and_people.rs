//! Somebody keeps a person's answers, prepares a form with them, makes its paper, and puts its dates in a calendar.

use crate::axe::{broken, cramped};
use crate::display::Start;
use crate::hand::Hand;

fn look(hand: &mut Hand, name: &str, found: &mut Vec<String>) {
    for theme in ["dark", "light"] {
        hand.page
            .value(&format!("document.documentElement.dataset.theme = '{theme}'; window.scrollTo(0, 0)"));
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
    hand.page.value("document.querySelector('details').open = true; 0");
    hand.click("button", "R\u{e9}pondre : Pr\u{e9}nom de l\u{2019}\u{e9}l\u{e8}ve");
    hand.click("button", "Retenir");
    hand.see("Donnez une r\u{e9}ponse");
    hand.fill("Pr\u{e9}nom de l", "Ma\u{eb}lle");
    look(&mut hand, "profile-edit", &mut found);
    hand.click("button", "Retenir");
    hand.find("button", "Oublier : Pr\u{e9}nom de l");
    look(&mut hand, "profile", &mut found);
    hand.click("button", "Supprimer ce profil");
    hand.see("La r\u{e9}ponse retenue sera supprim\u{e9}e");
    look(&mut hand, "profile-delete", &mut found);
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
    look(&mut hand, "settings", &mut found);
    hand.go("/help/help:les-deux-accuses");
    look(&mut hand, "acknowledgements", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
