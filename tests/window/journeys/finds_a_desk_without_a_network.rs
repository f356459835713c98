//! No network, a commune typed: the nearest open desk, its page, and the same places on the map.

use serde_json::json;

use crate::axe::broken;
use crate::display::Start;
use crate::gateway::Gateway;
use crate::hand::Hand;

/// Our own small file of France Services desks, in the feed's format.
const DESKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/places/desks.csv");

#[test]
fn the_nearest_open_desk_is_found_without_a_network_and_shown_on_the_map() {
    let mut gateway = Gateway::open();
    gateway.run(&["import", "france-services", DESKS]);
    gateway.run(&["publish"]);
    let folder = tempfile::tempdir().unwrap();
    let start = Start { gateway: gateway.address.clone(), ..Start::in_folder(folder.path()) };
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.click("button", "\u{c9}tat du contenu");
    hand.page.wait("the sheet", "!!document.querySelector('dialog[open]')");
    hand.click("button", "Mettre \u{e0} jour");
    hand.see("Tout est \u{e0} jour.");
    hand.click("button", "Fermer");
    gateway.stop();

    // From here on the line is cut.
    let mut found = Vec::new();
    hand.go("/places");
    hand.wait_for_heading("Lieux");
    hand.click("button", "Choisir une commune");
    hand.fill("Nom de la commune", "Vesoul");
    hand.click("button", "Vesoul");
    hand.see("Autour de Vesoul");
    hand.see("France Services Vesoul");
    hand.top();
    hand.look("places-list", &mut found);

    // Tuesday, 10 in the morning: one desk is open, one opens in the afternoon, one says nothing.
    hand.see("Ouvert jusqu\u{2019}\u{e0} 12");
    hand.see("Horaires inconnus, appelez");
    hand.click("button", "Filtrer");
    hand.click("checkbox", "Ouvert maintenant");
    hand.page.wait("only what is open", "document.querySelectorAll('.place-row').length === 1");
    hand.see("1 lieu");
    hand.top();
    hand.look("places-filters", &mut found);
    hand.click("link", "France Services Vesoul");
    hand.wait_for_heading("France Services Vesoul");
    hand.find("button", "Appeler le 03");
    hand.see("(aujourd\u{2019}hui)");
    hand.look("place", &mut found);
    hand.show(".hours");
    hand.look("place-hours", &mut found);
    hand.click("button", "Partager ce lieu");
    hand.see("Texte \u{e0} partager");
    hand.click("button", "Montrer un code");
    hand.page.wait("the code", "!!document.querySelector('.scan svg path')");

    // The list and the map hold the same places.
    hand.click("button", "Voir sur la carte");
    hand.wait_for_heading("Lieux");
    hand.page.wait("the map drawn", "document.querySelector('.map')?.dataset.drawn === 'true'");
    hand.page.wait("its pin", "document.querySelectorAll('.map-pins button').length >= 1");
    hand.show(".segmented");
    hand.screen("places-map");
    hand.page.value("document.querySelector('.map-pins button').click(); 0");
    hand.page.wait("the row of the pin", "!!document.querySelector('.place-row')");
    hand.screen("places-map-chosen");
    hand.page.value("document.documentElement.dataset.theme = 'dark'; 0");
    hand.page.value("document.querySelector('.map-foot').scrollIntoView({ block: 'end' }); 0");
    hand.screen("places-map-foot");
    hand.page.value("document.documentElement.dataset.theme = 'light'; 0");
    found.extend(broken(&mut hand).into_iter().map(|rule| format!("map: {rule}")));
    hand.click("radio", "Liste");
    let listed = hand.page.value("document.querySelectorAll('.place-row').length");
    assert_eq!(listed, json!(1));

    // Twice as large, chosen as a citizen does.
    hand.go("/settings");
    hand.click("radio", "200");
    hand.go("/places");
    hand.wait_for_heading("Lieux");
    hand.see("Autour de");
    hand.top();
    hand.look("places-200", &mut found);
    let sideways = hand.page.value("document.documentElement.scrollWidth > innerWidth");
    assert_eq!(sideways, json!(false), "no sideways scroll");
    hand.go("/health");
    hand.wait_for_heading("Sant\u{e9}");
    hand.look("health-200", &mut found);
    hand.go("/settings");
    hand.click("radio", "100");
    hand.go("/");
    hand.wait_for_heading("Bonjour");
    hand.see("Pr\u{e8}s de chez moi");
    hand.show(".home .place-row, .home section:nth-of-type(3)");
    hand.look("home-near", &mut found);
    assert!(found.is_empty(), "{found:#?}");
}
