//! A card in everyday words: the switch, a word explained by the keyboard, the voice, and silence where one leaves.

use crate::display::Start;
use crate::hand::Hand;
use crate::inspector::poll;
use crate::speech::Speech;

const INCOME: &str = "/aids/content:national-rsa";

#[test]
fn a_card_is_read_in_everyday_words_explained_and_heard() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let speech = Speech::in_folder(folder.path(), &["fr-FR", "en"], true);
    let start = Start { speech: Some(speech.socket.clone()), ..Start::in_folder(data.path()) };
    let mut hand = Hand::start(390, 844, &start);
    let mut found = Vec::new();
    hand.skip_welcome();
    hand.go(INCOME);
    hand.wait_for_heading("Revenu de solidarit\u{e9} active");
    hand.page.wait("words explained", "document.querySelectorAll('.term').length > 3");
    hand.top();
    hand.look("easy-off", &mut found);
    hand.show(".section");
    hand.look("easy-off-terms", &mut found);
    hand.click("switch", "Facile \u{e0} lire");
    hand.see("C\u{2019}est pour qui\u{a0}?");
    hand.top();
    hand.look("easy-on", &mut found);
    hand.show(".easy");
    hand.look("easy-on-text", &mut found);

    // By the keyboard: Enter opens the sheet, the focus goes in, Escape closes it, the focus is back.
    hand.page.value("[...document.querySelectorAll('.easy .term')].find(t => t.innerText === 'France Travail').focus(); 0");
    hand.press("Return");
    hand.see("P\u{f4}le emploi");
    hand.page.wait("the focus in the sheet", "document.activeElement.closest('dialog[open]') !== null");
    hand.look("easy-term", &mut found);
    hand.press("Escape");
    hand.page.wait("no sheet", "document.querySelector('dialog') === null");
    hand.page.wait("the focus back", "document.activeElement.innerText === 'France Travail'");

    // The voice stays with its sentence: it is stopped by hand, then by leaving.
    hand.click("button", "\u{c9}couter");
    hand.find("button", "Arr\u{ea}ter");
    poll("the first sentence", || (speech.told().len() == 1).then_some(()));
    hand.top();
    hand.look("easy-aloud", &mut found);
    hand.click("button", "Arr\u{ea}ter");
    poll("silence", || (speech.cancelled() == 1).then_some(()));
    hand.click("button", "\u{c9}couter");
    poll("a sentence", || (speech.told().len() == 2).then_some(()));
    hand.go("/aids");
    poll("silence once one leaves", || (speech.cancelled() == 2).then_some(()));

    // Heard to its end: the text that is seen, in French.
    speech.is_slow(false);
    hand.go(INCOME);
    hand.see("C\u{2019}est pour qui\u{a0}?");
    hand.click("button", "\u{c9}couter");
    poll("the last sentence", || {
        let told = speech.told();
        told.last().filter(|(text, _)| text.starts_with("V\u{e9}rifi\u{e9} le")).map(|_| ())
    });
    hand.find("button", "\u{c9}couter");
    let told = speech.told()[2..].to_vec();
    assert!(told.iter().all(|(_, lang)| lang == "fr"), "{told:?}");
    let heard: Vec<String> = told.into_iter().map(|(text, _)| text).collect();
    let seen = hand.page.value("document.querySelector('.easy').innerText");
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain(&heard.join(" ")).contains(&plain(seen.as_str().unwrap())), "{heard:?}");

    hand.page.value("document.documentElement.dataset.text = '200'; 0");
    hand.top();
    hand.look("easy-large", &mut found);
    hand.show(".easy");
    hand.look("easy-large-text", &mut found);
    hand.page.value("document.documentElement.dataset.text = '100'; 0");

    // A card that nobody wrote so yet.
    hand.go("/aids/content:national-permis-apprentis");
    hand.see("pas encore \u{e9}crite en facile \u{e0} lire");
    hand.top();
    hand.look("easy-none", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
