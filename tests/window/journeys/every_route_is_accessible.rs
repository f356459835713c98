//! axe-core finds nothing broken, on every route, in light, dark and high contrast.

use super::ROUTES;
use crate::axe::broken;
use crate::hand::Hand;

#[test]
fn axe_finds_nothing_on_any_route_in_any_colours() {
    let mut hand = Hand::first_start();
    hand.wait_for_heading("Bienvenue");
    let mut found: Vec<String> = broken(&mut hand).into_iter().map(|rule| format!("/welcome: {rule}")).collect();
    hand.skip_welcome();
    for theme in ["light", "dark", "contrast"] {
        hand.page.value(&format!("document.documentElement.dataset.theme = '{theme}'"));
        for route in ROUTES {
            hand.go(route);
            hand.page.value("document.documentElement.style.scrollBehavior = 'auto'; window.scrollTo(0, 0)");
            found.extend(broken(&mut hand).into_iter().map(|rule| format!("{theme} {route}: {rule}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
