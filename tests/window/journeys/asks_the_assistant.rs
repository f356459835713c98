//! Ask a question with no network: facts are understood, cards are quoted, what must not be said is not taken, and what
//! nobody knows leads to somebody.

use crate::axe::broken;
use crate::hand::Hand;

const FIELD: &str = "Votre question";

fn ask(hand: &mut Hand, text: &str) {
    hand.fill(FIELD, text);
    hand.click("button", "Demander");
}

/// The page as it stands, in a look and at a place.
fn shown(hand: &mut Hand, theme: &str, text: &str, name: &str, found: &mut Vec<String>) {
    hand.page.value(&format!(
        "Object.assign(document.documentElement.dataset, {{ theme: '{theme}', text: '{text}' }}); 0"
    ));
    hand.picture(name);
    found.extend(broken(hand).into_iter().map(|rule| format!("{name}: {rule}")));
}

#[test]
fn the_assistant_understands_quotes_refuses_and_leads_to_somebody() {
    let mut hand = Hand::at_home(412, 1800);
    let mut found = Vec::new();
    hand.go("/assistant");
    hand.wait_for_heading("Poser une question");
    hand.see("V\u{e9}rifiez toujours la fiche.");
    shown(&mut hand, "light", "100", "assistant-first", &mut found);

    let issue = "j'ai 17 ans, je suis boursi\u{e8}re \u{e0} Autun et je voudrais passer le permis";
    ask(&mut hand, issue);
    hand.see("Compris de vous");
    hand.find("button", "Retirer\u{a0}: Commune\u{a0}: Autun");
    hand.see("Aide au permis de conduire");
    hand.see("300");
    hand.see("V\u{e9}rifi\u{e9} le");
    hand.page.wait("focus on what was asked", "document.activeElement?.innerText.includes('17 ans')");
    shown(&mut hand, "light", "100", "assistant-answer", &mut found);

    // What was asked is answered by a tap; what was understood is taken away by another.
    hand.click("button", "Oui");
    hand.see("Oui, sans doute");
    ask(&mut hand, "et pour mon fr\u{e8}re de 20 ans ?");
    hand.see("Compris de votre fr\u{e8}re ou s\u{153}ur");
    shown(&mut hand, "dark", "100", "assistant-follow-up", &mut found);

    ask(&mut hand, "mon num\u{e9}ro est le 06 12 34 56 78");
    hand.see("num\u{e9}ro personnel");
    let log = hand.page.value("document.querySelector('[role=log]').innerText.includes('06 12')");
    assert_eq!(log.as_bool(), Some(false), "what is refused is in no conversation");
    shown(&mut hand, "light", "100", "assistant-refused", &mut found);

    ask(&mut hand, "raconte-moi une blague");
    hand.see("Je n\u{2019}ai pas trouv\u{e9}.");
    hand.find("link", "Tous les lieux d\u{2019}accueil");
    shown(&mut hand, "light", "200", "assistant-out-of-scope-200", &mut found);
    let wide = hand.page.value("document.documentElement.scrollWidth <= window.innerWidth");
    assert_eq!(wide.as_bool(), Some(true), "nothing scrolls sideways at 200 %");
    shown(&mut hand, "contrast", "100", "assistant-contrast", &mut found);

    // One goes to a card and comes back: the conversation is there. Facts are kept only when one says so.
    hand.go("/aids");
    hand.go("/assistant");
    hand.see("17 ans");
    hand.click("button", "Garder ces r\u{e9}ponses pour moi");
    hand.see("Vos r\u{e9}ponses sont gard\u{e9}es");
    hand.click("button", "Effacer la conversation");
    hand.see("Pour commencer");
    hand.page.wait("an empty log", "document.querySelector('[role=log]').innerText.trim() === ''");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
