//! A form is begun from its card, filled, killed in the middle, found again, sent: all without a network.

use crate::axe::{broken, cramped};
use crate::display::Start;
use crate::hand::Hand;

/// Saved is said on screen: it is on the disk.
fn saved(hand: &mut Hand) {
    hand.page.wait(
        "the word that it is saved",
        "!!document.querySelector('.saved:not(.soon)')?.innerText.startsWith('Enregistr\u{e9} sur')",
    );
}

fn next(hand: &mut Hand, heading: &str) {
    hand.click("button", "Continuer");
    hand.wait_for_heading(heading);
    hand.page.wait("focus on the question", "document.activeElement?.tagName === 'H1'");
}

fn radio(hand: &mut Hand, words: &str) {
    hand.click("radio", words);
    saved(hand);
}

fn look(hand: &mut Hand, name: &str, found: &mut Vec<String>) {
    for theme in ["dark", "light"] {
        hand.page
            .value(&format!("document.documentElement.dataset.theme = '{theme}'; window.scrollTo(0, 0)"));
        hand.picture(&format!("form-{name}-{theme}"));
        found.extend(broken(hand).into_iter().map(|rule| format!("{name} {theme}: {rule}")));
    }
    found.extend(cramped(hand).into_iter().map(|what| format!("{name}: {what}")));
}

#[test]
fn a_form_is_filled_killed_found_again_and_sent_without_a_network() {
    let folder = tempfile::tempdir().unwrap();
    let start = Start::in_folder(folder.path());
    let mut found = Vec::new();
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.go("/aids/content:ordil-ordinateur-pour-lyceen");
    look(&mut hand, "card", &mut found);
    hand.click("link", "Pr\u{e9}parer ma demande");
    hand.wait_for_heading("Pr\u{e9}parer ma demande");
    hand.click("radio", "Moi");
    look(&mut hand, "begin", &mut found);
    hand.click("button", "Commencer");
    hand.find("button", "Supprimer le brouillon");
    look(&mut hand, "overview", &mut found);
    hand.click("link", "Commencer");
    hand.wait_for_heading("Pr\u{e9}nom de l");
    hand.fill("Pr\u{e9}nom de l", "Ma\u{eb}lle");
    saved(&mut hand);
    look(&mut hand, "text", &mut found);
    let route =
        hand.page.value("document.querySelector('[data-route]').dataset.route").as_str().unwrap().to_owned();
    hand.kill();

    let mut hand = Hand::start(412, 860, &start);
    hand.wait_for_heading("Bonjour");
    hand.go(&route);
    hand.page
        .wait("what was typed", "document.getElementById('field-pupil.first_name')?.value === 'Ma\u{eb}lle'");
    next(&mut hand, "Nom de l");
    hand.fill("Nom de l", "Vuillemin");
    saved(&mut hand);
    let draft = route.split('?').next().unwrap().to_owned();
    hand.go(&format!("{draft}?at=contact.email"));
    hand.fill("Adresse \u{e9}lectronique", "maelle");
    hand.click("button", "Continuer");
    hand.see("il faut un @");
    look(&mut hand, "wrong", &mut found);
    hand.fill("Adresse \u{e9}lectronique", "maelle@example.org");
    saved(&mut hand);
    hand.go(&format!("{draft}?at=minor"));
    radio(&mut hand, "Non");
    look(&mut hand, "yes-no", &mut found);
    hand.go(&format!("{draft}?at=school.commune"));
    hand.page.value("document.getElementById('field-school.commune').focus()");
    hand.fill("Commune", "besan");
    hand.see("Grand Besan");
    look(&mut hand, "commune", &mut found);
    hand.click("button", "Besan\u{e7}on");
    hand.find("button", "Modifier");
    saved(&mut hand);
    hand.go(&draft_at(&draft, ""));
    hand.see("Il manque");
    look(&mut hand, "missing", &mut found);
    hand.click("link", "Nom du lyc");
    hand.page.wait("focus in the field", "document.activeElement?.id === 'field-school.name'");
    hand.page.value("document.activeElement.blur()");
    hand.fill("Nom du lyc", "Jules-Haag");
    saved(&mut hand);
    hand.go(&draft_at(&draft, "~all"));
    look(&mut hand, "whole", &mut found);
    hand.go(&draft_at(&draft, "~review"));
    hand.click("button", "Envoyer ma demande");
    hand.see("Il reste");
    // The last answers, in the order in which the form asks them.
    for at in ["school.level", "school.boarder", "need.at_home"] {
        hand.go(&draft_at(&draft, at));
        hand.page.value(
            "{ const all = [...document.querySelectorAll('.ask input[type=radio]')]; all[all.length - 1].click(); } 0",
        );
        saved(&mut hand);
    }
    hand.go(&draft_at(&draft, "~review"));
    look(&mut hand, "review", &mut found);
    hand.click("button", "Envoyer ma demande");
    hand.wait_for_heading("Votre demande est pr\u{ea}te");
    look(&mut hand, "sealed", &mut found);
    hand.click("button", "Reprendre ma demande");
    hand.find("button", "Envoyer ma demande");
    hand.go(&draft_at(&draft, ""));
    hand.click("button", "Supprimer le brouillon");
    hand.wait_for_heading("Brouillon supprim\u{e9}");
    hand.click("button", "Annuler la suppression");
    hand.find("button", "Supprimer le brouillon");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn draft_at(draft: &str, at: &str) -> String {
    format!("{draft}?at={at}")
}
