//! The first start with nobody at the other end of the line: welcome, home, every tab, no forced download.

use crate::hand::Hand;

#[test]
fn the_first_start_needs_no_network() {
    let mut hand = Hand::first_start();
    hand.wait_for_heading("Bienvenue");
    hand.picture("welcome-1");
    hand.click("button", "Continuer");
    hand.wait_for_heading("Votre commune");
    hand.fill("Nom de la commune", "70000");
    hand.see("42 communes");
    hand.fill("Nom de la commune", "Bussi");
    hand.see("communes trouv");
    hand.picture("welcome-2");
    hand.click("button", "Continuer");
    hand.wait_for_heading("Votre confort");
    hand.picture("welcome-3");
    hand.click("button", "Commencer");
    hand.wait_for_heading("Bonjour");
    hand.see("Hors connexion");
    hand.picture("home");
    for (route, name) in [("/aids", "aids"), ("/places", "places"), ("/agenda", "agenda"), ("/desk", "desk"), ("/school", "school"),
        ("/health", "health"), ("/settings", "settings"), ("/help", "help"), ("/glossary", "glossary"), ("/search?q=permis", "search"),
        ("/search?q=xqzvw", "search-empty"), ("/gallery", "gallery")] {
        hand.go(route);
        hand.picture(name);
    }
    hand.go("/aids");
    hand.page.value("document.querySelector('.row-link').click()");
    hand.page.wait("a card", "!!document.querySelector('.aid-head')");
    hand.picture("card");
}
