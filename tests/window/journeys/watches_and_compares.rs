//! A search that found nothing is kept; an update brings its aid, Accueil says so, and looking is enough. Then aids are
//! chosen and read side by side.

use crate::axe::broken;
use crate::display::Start;
use crate::gateway::Gateway;
use crate::hand::Hand;

const NEW: &str = "essai forestier";

#[test]
fn news_of_a_saved_search_are_seen_by_looking_and_aids_are_compared() {
    let mut gateway = Gateway::open();
    let address = gateway.address.clone();
    gateway.stop();
    let folder = tempfile::tempdir().unwrap();
    let start = Start { gateway: address.clone(), ..Start::in_folder(folder.path()) };
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.go("/search?q=forestier");
    hand.click("button", "Garder cette recherche");
    hand.find("link", "Recherche gard\u{e9}e");

    gateway.reads_aides_jeunes();
    gateway.run(&["publish"]);
    gateway.serve(address.strip_prefix("http://").expect("an address of this machine"));
    hand.go("/");
    hand.click("button", "\u{c9}tat du contenu");
    hand.page.wait("the sheet", "!!document.querySelector('dialog[open]')");
    hand.click("button", "Mettre \u{e0} jour");
    hand.see("Tout est \u{e0} jour.");
    hand.click("button", "Fermer");
    hand.see("pour \u{ab}\u{a0}forestier\u{a0}\u{bb}");
    hand.page.value(
        "[...document.querySelectorAll('h2')].find(h => h.innerText.includes('faire')).scrollIntoView(); 0",
    );
    hand.picture("watch-home");
    assert_eq!(broken(&mut hand), [""; 0]);
    hand.kill();

    // Killed with its news unseen: they are there at the next start, also behind a lock of no network.
    gateway.stop();
    let mut hand = Hand::start(412, 860, &start);
    hand.wait_for_heading("Bonjour");
    hand.see("pour \u{ab}\u{a0}forestier\u{a0}\u{bb}");
    hand.go("/desk/searches");
    hand.see("nouvelle");
    hand.picture("watch-searches");
    hand.click("link", "forestier");
    hand.wait_for_heading("forestier");
    hand.see("Nouveau depuis votre dernier passage");
    hand.see("C\u{2019}est vu");
    hand.page.wait("the new aid", &format!("document.querySelector('main').innerText.includes('{NEW}')"));
    hand.picture("watch-search-news");
    assert_eq!(broken(&mut hand), [""; 0]);
    hand.go("/desk/searches");
    hand.see("Rien de nouveau");

    hand.go("/aids");
    hand.page.wait("rows", "document.querySelectorAll('.aid-row').length > 20");
    for row in [0, 3, 7] {
        hand.page.value(&format!("document.querySelectorAll('.aid-row .compare')[{row}].click()"));
    }
    hand.see("3 aides \u{e0} comparer");
    hand.page.value("document.querySelectorAll('.aid-row .compare')[9].click()");
    hand.see("Trois aides au plus");
    hand.picture("compare-list");
    assert_eq!(broken(&mut hand), [""; 0]);
    hand.click("link", "Comparer 3 aides");
    hand.wait_for_heading("Comparer des aides");
    hand.page.wait(
        "three cells a row",
        "document.querySelectorAll('.compared tbody tr:first-child td').length === 3",
    );
    hand.picture("compare-phone");
    assert_eq!(broken(&mut hand), [""; 0]);
    assert_eq!(crate::axe::cramped(&mut hand), [""; 0]);
    hand.page.value("document.documentElement.dataset.theme = 'dark'");
    hand.picture("compare-phone-dark");
    hand.page.value("document.documentElement.dataset.theme = 'light'; window.scrollTo(0, 900)");
    hand.picture("compare-phone-rows");
    hand.click("link", "Ne plus comparer");
    hand.page.wait(
        "two cells a row",
        "document.querySelectorAll('.compared tbody tr:first-child td').length === 2",
    );
}
