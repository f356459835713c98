//! Search with a slip, near a place, out of scope, and with what was searched for kept and erased.

use crate::axe;
use crate::hand::Hand;

#[test]
fn a_slip_a_place_and_a_stray_question_all_lead_somewhere() {
    let mut hand = Hand::at_home(412, 860);
    hand.go("/search?q=premis%20de%20conduire");
    hand.see("Vouliez-vous dire");
    hand.picture("search-slip");
    assert_eq!(axe::broken(&mut hand), Vec::<String>::new());
    hand.go("/search?q=micro-folie%20pr%C3%A8s%20de%20Nevers");
    hand.see("Micro-Folie de Nevers");
    hand.picture("search-near");
    assert_eq!(axe::broken(&mut hand), Vec::<String>::new());
    hand.go("/search?q=entreprise");
    hand.see("Tout voir");
    hand.picture("search-groups");
    let rows = "document.querySelectorAll('#found-aid > li').length";
    let before = hand.page.value(rows).as_u64();
    assert_eq!(before, Some(3));
    hand.page.value("document.querySelector('[aria-controls=found-aid]').click()");
    hand.page.wait("all of the kind", &format!("{rows} > 3"));
    hand.page.value("document.documentElement.dataset.theme = 'dark'; window.scrollTo(0, 0)");
    hand.picture("search-groups-dark");
    hand.go("/search?q=recette%20de%20cancoillotte");
    hand.see("Rien trouv\u{e9}");
    hand.picture("search-out-of-scope");
    // Recent searches: nothing is kept before it is wished.
    hand.go("/settings");
    hand.page.value(
        "[...document.querySelectorAll('label.choice')].find(one => one.innerText.includes('recherches r\u{e9}centes')).querySelector('input').click()",
    );
    hand.go("/search?q=");
    // Whoever types faster than the screen is drawn loses no letter, and what is emptied stays empty.
    hand.takes_keyboard();
    hand.page.value("document.querySelector('main input[type=search]').focus()");
    hand.types("micro-folie de nevers");
    hand.click("button", "Effacer la recherche");
    hand.page.wait("an empty field", "document.querySelector('main input[type=search]').value === ''");
    hand.page.value("document.querySelector('main input[type=search]').focus()");
    hand.types("micro-folie");
    hand.go("/search?q=");
    hand.fill("Chercher partout", "chauffage");
    hand.click("button", "Lancer la recherche");
    hand.see("sultats");
    hand.go("/search?q=");
    hand.see("Recherches r\u{e9}centes");
    hand.picture("search-recent");
    assert_eq!(axe::broken(&mut hand), Vec::<String>::new());
    hand.click("button", "Effacer mes recherches r\u{e9}centes");
    hand.page.wait("nothing kept", "!document.body.innerText.includes('Recherches r\u{e9}centes')");
}
