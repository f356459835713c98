//! Search as people speak, open a card, keep it, find it again after a dead battery.

use crate::display::Start;
use crate::hand::Hand;

#[test]
fn a_card_found_offline_is_kept_through_a_dead_battery() {
    let folder = tempfile::tempdir().unwrap();
    let start = Start::in_folder(folder.path());
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.fill("Chercher partout", "permi");
    hand.click("button", "Lancer la recherche");
    hand.wait_for_heading("Recherche");
    hand.see("sultats");
    hand.click("link", "Aide au permis de conduire");
    hand.wait_for_heading("Aide au permis de conduire");
    hand.see("Pi\u{e8}ces \u{e0} pr\u{e9}parer");
    hand.see("V\u{e9}rifi\u{e9} le");
    focus_is_on_the_heading(&mut hand);
    hand.click("button", "Garder la fiche");
    hand.find("button", "Ne plus garder la fiche");
    hand.go("/desk");
    hand.see("Gard\u{e9}e le 24");
    hand.kill();

    let mut hand = Hand::start(412, 860, &start);
    hand.wait_for_heading("Bonjour");
    hand.click("link", "Mon dossier");
    hand.wait_for_heading("Mon dossier");
    hand.find("link", "Aide au permis de conduire");
    hand.click("button", "Ne plus garder");
    hand.see("Vous n\u{2019}avez pas encore de favori");
}

#[test]
fn coming_back_from_a_card_finds_the_same_place_in_the_list() {
    let mut hand = Hand::at_home(412, 860);
    hand.click("link", "Aides");
    hand.wait_for_heading("Aides");
    hand.page.wait("rows", "document.querySelectorAll('.aid-row').length > 20");
    let third = "[...document.querySelectorAll('.aid-row .row-link')][12]";
    let title = hand.page.value(&format!("{third}.innerText")).as_str().unwrap().to_owned();
    hand.page.value(&format!("{third}.scrollIntoView({{ block: 'center' }}); {third}.click()"));
    hand.wait_for_heading(&title);
    hand.click("link", "Retour : Aides".replace(" :", "\u{a0}:").as_str());
    hand.wait_for_heading("Aides");
    let expression = format!("document.activeElement?.innerText === {}", serde_json::json!(title));
    hand.page.wait("focus on the row that was opened", &expression);
}

#[test]
fn filters_are_chips_that_can_be_taken_away() {
    let mut hand = Hand::at_home(412, 860);
    hand.click("link", "Aides");
    hand.wait_for_heading("Aides");
    hand.see(" aides");
    hand.click("button", "Filtrer");
    let all = hand
        .page
        .value("document.querySelectorAll('.spread [role=status]')[0].innerText")
        .as_str()
        .unwrap()
        .to_owned();
    hand.choose("Th\u{e8}me", "Transports");
    hand.find("button", "Retirer le filtre Transports");
    hand.page.wait("fewer aids", &format!("!document.body.innerText.includes({})", serde_json::json!(all)));
    hand.picture("aids-filtered");
    hand.click("button", "Retirer le filtre Transports");
    hand.see(&all);
    hand.page.wait("focus back on the filters", "document.activeElement?.id === 'filters-open'");
}

fn focus_is_on_the_heading(hand: &mut Hand) {
    hand.page.wait("focus on the heading", "document.activeElement?.tagName === 'H1'");
    hand.page.wait("a title", "document.title.startsWith('Aide au permis de conduire')");
}
