//! The first start with nobody at the other end of the line: welcome, home, every tab, no forced download.

use std::process::Command;

use super::ROUTES;
use crate::hand::Hand;

#[test]
fn the_first_start_needs_no_network() {
    let mut hand = Hand::first_start();
    journey(&mut hand);
}

/// The same in a process that has no network but its own loopback, where the system lets us make one.
#[test]
fn the_first_start_works_in_a_process_denied_any_network() {
    let allowed = Command::new("unshare").args(["-rn", "ip", "link", "set", "lo", "up"]).status();
    if !allowed.is_ok_and(|status| status.success()) {
        eprintln!("not tried: this system does not allow `unshare -rn`");
        return;
    }
    let itself = std::env::current_exe().expect("this test is a file");
    let inside =
        "ip link set lo up && exec \"$0\" --exact --ignored journeys::first_start_without_network::inside";
    let outcome =
        Command::new("unshare").args(["-rn", "sh", "-c", inside]).arg(itself).output().expect("it runs");
    let told = String::from_utf8_lossy(&outcome.stdout);
    assert!(
        outcome.status.success() && told.contains("1 passed"),
        "{told}{}",
        String::from_utf8_lossy(&outcome.stderr)
    );
}

#[test]
#[ignore = "started by the test above, inside a network of its own"]
fn inside() {
    let mut hand = Hand::first_start();
    journey(&mut hand);
}

fn journey(hand: &mut Hand) {
    hand.wait_for_heading("Bienvenue");
    hand.picture("welcome-1");
    hand.click("button", "Continuer");
    hand.wait_for_heading("Votre commune");
    hand.fill("Nom de la commune", "70000");
    hand.see("42 communes");
    hand.fill("Nom de la commune", "Bussi\u{e8}res");
    hand.see("4 communes");
    hand.see("Yonne (89)");
    hand.picture("welcome-2");
    hand.click("button", "Bussi\u{e8}res Haute-Sa\u{f4}ne");
    hand.see("Commune choisie");
    hand.click("button", "Continuer");
    hand.wait_for_heading("Votre confort");
    hand.picture("welcome-3");
    hand.click("button", "Commencer");
    hand.wait_for_heading("Bonjour");
    hand.see("Hors connexion");
    hand.see("Bussi\u{e8}res");
    hand.picture("home");
    for route in ROUTES {
        hand.go(route);
        hand.page.wait(
            "a heading",
            "[...document.querySelectorAll('h1')].filter(h => h.checkVisibility()).length === 1",
        );
        assert_eq!(
            hand.page.value("document.querySelectorAll('dialog[open], [role=alert]').length"),
            0,
            "{route}"
        );
    }
}
