//! Nothing scrolls sideways, nothing is cut, every control can be hit: 320 px, 200 % text, a wide window.

use super::ROUTES;
use crate::axe::cramped;
use crate::hand::Hand;

fn fits(width: u32, height: u32, text: &str) {
    let mut hand = Hand::at_home(width, height);
    // Chosen as a citizen does: what is only written into the page is taken back by the app.
    hand.go("/settings");
    hand.click("radio", text);
    let large = format!("document.documentElement.dataset.text === '{text}'");
    hand.page.wait("letters of that size", &large);
    let mut found = Vec::new();
    for route in ROUTES {
        hand.go(route);
        found.extend(cramped(&mut hand).into_iter().map(|what| format!("{route}: {what}")));
    }
    assert!(found.is_empty(), "{width} px, {text} %:\n{}", found.join("\n"));
}

#[test]
fn every_route_fits_a_narrow_window() {
    fits(320, 640, "100");
}

#[test]
fn every_route_fits_a_narrow_window_with_text_twice_as_large() {
    fits(320, 640, "200");
}

#[test]
fn every_route_fits_a_wide_window() {
    fits(1280, 800, "100");
}
