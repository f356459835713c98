//! Language, colours and text size change at once, and hold after a restart.

use crate::display::Start;
use crate::hand::Hand;

#[test]
fn language_colours_and_text_size_change_without_a_restart_and_stay() {
    let folder = tempfile::tempdir().unwrap();
    let start = Start::in_folder(folder.path());
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.click("link", "R\u{e9}glages");
    hand.wait_for_heading("R\u{e9}glages");
    hand.click("radio", "English");
    hand.wait_for_heading("Settings");
    hand.page.wait("the page's language", "document.documentElement.lang === 'en'");
    hand.click("radio", "Dark");
    hand.page.wait("dark colours", "getComputedStyle(document.body).backgroundColor === 'rgb(17, 21, 27)'");
    hand.click("radio", "150%");
    hand.page.wait("larger text", "getComputedStyle(document.documentElement).fontSize === '25.5px'");
    hand.picture("settings-english-dark-150");
    hand.kill();

    let mut hand = Hand::start(412, 860, &start);
    hand.wait_for_heading("Hello");
    assert_eq!(hand.page.value("document.documentElement.dataset.theme"), "dark");
    assert_eq!(hand.page.value("document.documentElement.dataset.text"), "150");
}

#[test]
fn the_sheet_of_freshness_opens_closes_and_gives_focus_back() {
    let mut hand = Hand::at_home(412, 860);
    hand.see("Hors connexion");
    hand.click("button", "\u{c9}tat du contenu");
    hand.page.wait("the sheet", "!!document.querySelector('dialog[open]')");
    hand.see("attendra le r\u{e9}seau");
    hand.see("Communes");
    hand.picture("sheet");
    hand.click("button", "Fermer");
    hand.page.wait("no sheet", "!document.querySelector('dialog[open]')");
    hand.page.wait("focus back", "document.activeElement?.ariaLabel?.startsWith('\u{c9}tat du contenu')");
}

#[test]
fn the_system_s_dark_colours_are_followed() {
    let mut hand = Hand::first_start();
    hand.prefer("PrefersColorScheme", "Dark");
    hand.page.wait("dark colours", "getComputedStyle(document.body).backgroundColor === 'rgb(17, 21, 27)'");
}
