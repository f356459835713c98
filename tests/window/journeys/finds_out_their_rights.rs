//! Story 2: from Accueil to the list of one's rights, by the keyboard alone; an answer is changed, another is taken back.

use crate::display::Start;
use crate::hand::Hand;

/// Most questions before the first list.
const MOST: usize = 12;

/// Answers the question on screen as a boarder of seventeen from Autun would; the heading of what comes next.
fn answers(hand: &mut Hand, heading: &str) -> String {
    let choose = |hand: &mut Hand, row: &str| {
        hand.tab_to(row);
        hand.keys(&["space"]);
        hand.tab_to("Continuer");
    };
    hand.focus_on_heading();
    if heading.starts_with("Dans quelle commune") {
        hand.tab_to("Nom de la commune");
        hand.types("autun");
        hand.find("button", "Autun");
        hand.tab_to("Autun");
    } else if heading.starts_with("Quel \u{e2}ge") {
        hand.tab_to("Quel \u{e2}ge");
        hand.types("17");
    } else if heading.starts_with("Quelle est votre situation") {
        choose(hand, "Lyc\u{e9}en");
    } else if heading.starts_with("Quelles sont les ressources") {
        hand.tab_to("Je ne sais pas");
    } else {
        // The first row takes the focus of the group; the arrows go to the others.
        hand.page.value("window.focusedBefore = null; 0");
        let first =
            hand.page.value("document.querySelector('main fieldset input')?.labels[0].innerText ?? ''");
        let several = hand.page.value("document.querySelector('main fieldset input')?.type === 'checkbox'");
        if several == true {
            choose(hand, "Rien de tout cela");
        } else {
            hand.tab_to(first.as_str().unwrap().trim());
            // Of three rows the second is « Non »; of others the last is « Je ne sais pas ».
            let three = hand.page.value("document.querySelectorAll('main fieldset input').length === 3");
            hand.keys(&[if three == true { "Down" } else { "Up" }]);
            hand.page.wait("a row that is chosen", "!!document.querySelector('main fieldset input:checked')");
            hand.tab_to("Continuer");
        }
    }
    hand.keys(&["Return"]);
    hand.next_heading(heading)
}

#[test]
fn somebody_finds_out_their_rights_by_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let start = Start::in_folder(folder.path());
    let mut found = Vec::new();
    let mut hand = Hand::start(412, 915, &start);
    hand.skip_welcome();
    hand.takes_keyboard();

    hand.tab_to("Mes droits");
    hand.keys(&["Return"]);
    hand.wait_for_heading("Mes droits");
    hand.find("button", "Moi");
    hand.look("rights-start", &mut found);
    hand.tab_to("Moi");
    hand.keys(&["Return"]);
    let mut heading = hand.next_heading("Mes droits");
    hand.see("Question 1 sur ");
    hand.look("rights-first", &mut found);

    // Going on without an answer is said, and goes nowhere.
    hand.click(
        "button",
        if heading.starts_with("Dans quelle commune") { "Je ne sais pas" } else { "Continuer" },
    );
    let second = heading.starts_with("Dans quelle commune");
    if second {
        heading = hand.next_heading(&heading);
        hand.click("link", "Question pr\u{e9}c\u{e9}dente");
        heading = hand.next_heading(&heading);
    } else {
        hand.see("ou choisissez");
        hand.look("rights-missing", &mut found);
    }

    let mut put = vec![heading.clone()];
    while !heading.starts_with("Vos droits") {
        assert!(put.len() <= MOST, "a first list after so many answers: {put:?}");
        if put.len() == 3 {
            hand.find("link", "Voir mes droits");
            hand.look("rights-third", &mut found);
            // Back loses nothing: what was answered stands there, and the next question is the same.
            hand.click("link", "Question pr\u{e9}c\u{e9}dente");
            hand.wait_for_heading(&put[1]);
            hand.click("button", "Continuer");
            hand.wait_for_heading(&heading);
        }
        heading = answers(&mut hand, &heading.clone());
        put.push(heading.clone());
    }
    hand.see("Oui, sans doute (");
    hand.top();
    hand.look("rights-results", &mut found);
    hand.show(".aid-row");
    hand.look("rights-results-rows", &mut found);
    let counted =
        |hand: &mut Hand| hand.page.value("document.querySelector('main p[role=status] strong').innerText");
    let before = counted(&mut hand);

    hand.top();
    hand.click("link", "Voir ou compl\u{e9}ter mes r\u{e9}ponses");
    hand.wait_for_heading("Vos r\u{e9}ponses");
    hand.look("rights-answers", &mut found);
    hand.click("link", "Modifier\u{a0}: Quel \u{e2}ge");
    hand.wait_for_heading("Quel \u{e2}ge");
    hand.focus_on_heading();
    hand.tab_to("Quel \u{e2}ge");
    hand.keys(&["ctrl+a"]);
    hand.types("200");
    hand.keys(&["Return"]);
    hand.see("Cet \u{e2}ge n\u{2019}est pas possible");
    hand.look("rights-unfit", &mut found);
    hand.keys(&["ctrl+a"]);
    hand.types("52");
    hand.keys(&["Return"]);
    hand.wait_for_heading("Vos r\u{e9}ponses");
    hand.see("52 ans");
    hand.see("vont mal ensemble");
    hand.look("rights-slips", &mut found);
    hand.click("link", "Voir mes droits");
    hand.wait_for_heading("Vos droits");
    assert_ne!(counted(&mut hand), before, "another age, another list");

    hand.go("/aids");
    hand.page.wait("verdicts in the list", "!!document.querySelector('[data-verdict]')");
    hand.look("rights-list", &mut found);
    hand.go("/aids/content:aide-permis-de-conduire");
    hand.see("d\u{e9}passe 25 ans");
    hand.look("rights-card", &mut found);
    hand.kill();

    // The answers are kept; letters twice as large on a narrow screen break nothing.
    let mut hand = Hand::start(320, 740, &start);
    hand.wait_for_heading("Bonjour");
    hand.go("/settings");
    hand.click("radio", "200");
    hand.page.wait("large letters", "document.documentElement.dataset.text === '200'");
    for (route, name) in [("/eligibility/results", "results"), ("/eligibility/answers/0", "question")] {
        hand.go(route);
        hand.top();
        hand.look(&format!("rights-200-{name}"), &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
