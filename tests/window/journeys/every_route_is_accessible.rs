//! axe-core finds nothing broken, on every route, in light, dark and high contrast.

use super::ROUTES;
use crate::axe::broken;
use crate::hand::Hand;

#[test]
fn axe_finds_nothing_on_any_route_in_any_colours() {
    let mut hand = Hand::first_start();
    hand.wait_for_heading("Bienvenue");
    let mut found: Vec<String> =
        broken(&mut hand).into_iter().map(|rule| format!("/welcome: {rule}")).collect();
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

#[test]
fn the_judges_can_be_offended() {
    let mut hand = Hand::at_home(412, 860);
    assert_eq!(broken(&mut hand), [""; 0]);
    hand.page.value(
        "document.querySelector('main').insertAdjacentHTML('beforeend',
            '<button style=\"width:20px;height:20px;background:#fff;color:#eee\">offended</button><img src=\"x\"><p style=\"width:2000px\">wide</p>'); 0",
    );
    let told = broken(&mut hand).join("\n");
    assert!(told.contains("image-alt") && told.contains("color-contrast"), "{told}");
    let told = crate::axe::cramped(&mut hand).join("\n");
    assert!(told.contains("small 20x20") && told.contains("scrolls sideways"), "{told}");
}
