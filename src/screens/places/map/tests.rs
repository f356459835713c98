//! What stands around the drawing, as HTML: controls with names, and a list where nothing can be drawn.

use dioxus::prelude::*;
use domain::distance::Point;
use domain::ids::RecordId;
use domain::place::Kind;

use super::{Map, Pin, Without, files, label, page};
use crate::screens::words::Choices;
use crate::store::desk::settings::{Language, Settings};
use crate::words::Words;

fn pin(kind: Kind, name: &str, approximate: bool) -> Pin {
    let (id, point) = (RecordId::parse("a:1").unwrap(), Point::of_degrees(47.62, 6.155).unwrap());
    Pin { id, kind, name: name.to_owned(), point, approximate }
}

fn words() -> &'static Words {
    Words::of(Language::French)
}

#[test]
fn a_place_is_named_by_its_kind_and_its_name_and_neither_twice() {
    let named = |kind, name, rough| label(&pin(kind, name, rough), words());
    assert_eq!(named(Kind::FranceServices, "Vesoul", false), "France Services, Vesoul");
    assert_eq!(named(Kind::FranceServices, "France services de Beaune", false), "France services de Beaune");
    assert!(named(Kind::Museum, "Ornans", true).ends_with("(position approximative)"));
}

#[test]
fn every_file_that_a_script_names_is_answered_with_its_type_and_nothing_else_is() {
    for name in ["map.mjs", "look.mjs", "pins.mjs", "towns.mjs", "streets.mjs"] {
        let (bytes, kind) = files::file(name).unwrap();
        assert!(kind.starts_with("text/javascript"), "a module refuses {kind}");
        let text = String::from_utf8(bytes.into_owned()).unwrap();
        for imported in text.lines().filter_map(|line| line.split_once("from './")?.1.strip_suffix("';")) {
            assert!(files::file(imported).is_some(), "{name} imports {imported}");
        }
        // Held by the page's policy as well: no script names an address.
        assert!(
            !text.contains("://") || text.matches("://").count() == text.matches("bfc://").count(),
            "{name}"
        );
    }
    assert_eq!(files::file("departements.geojson").unwrap().1, "application/geo+json");
    assert_eq!(files::file("maplibre-gl.mjs").is_some(), files::built());
    for other in ["", "tiles.json", "tile/7/65/45", "../Cargo.toml", "map.css"] {
        assert!(files::file(other).is_none(), "{other}");
    }
}

#[test]
fn the_style_sheet_has_every_colour_that_the_drawing_asks_for() {
    let (look, css) =
        (include_str!("../../../../assets/map/look.mjs"), include_str!("../../../../assets/map/map.css"));
    let tokens: Vec<&str> = look.split('\'').filter(|text| text.starts_with("--map-")).collect();
    assert!(tokens.len() >= 10, "{tokens:?}");
    for token in tokens {
        // Light; dark, chosen and of the system; high contrast, light and dark.
        assert_eq!(css.matches(&format!("{token}:")).count(), 5, "{token}");
    }
}

fn shown(component: fn() -> Element) -> String {
    let mut dom = VirtualDom::new(component);
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

#[test]
fn without_a_drawing_the_page_says_so_and_offers_to_try_again() {
    fn failed() -> Element {
        rsx! { Without { words: words(), text: words().map_failed(), button { {words().map_again()} } } }
    }
    let html = shown(failed);
    assert!(
        html.contains("role=\"status\"") && html.contains("La liste montre les m\u{ea}mes lieux"),
        "{html}"
    );
    assert!(html.contains("R\u{e9}essayer d\u{2019}afficher la carte"), "{html}");
}

#[test]
fn every_control_has_a_name_and_the_source_of_the_outlines_is_always_there() {
    fn whole() -> Element {
        use_context_provider(|| Choices {
            settings: Signal::new(Settings::default()),
            welcomed: Signal::new(true),
        });
        rsx! { super::Frame { drawn: page::Drawn { drawn: true, seen: Some(1), credit: "OSM".into() }, all: 5, words: words() } }
    }
    let html = shown(whole);
    for name in [
        "Agrandir la carte",
        "R\u{e9}duire la carte",
        "Voir tous les lieux",
        "Vers le nord",
        "Vers le sud",
        "Vers l\u{2019}ouest",
        "Vers l\u{2019}est",
    ] {
        assert_eq!(html.matches(&format!("aria-label=\"{name}\"")).count(), 1, "{name}: {html}");
    }
    assert!(html.contains("Licence Ouverte 2.0") && html.contains("OSM"), "{html}");
    assert!(html.contains("1\u{a0}lieu sur 5"), "{html}");
    for kind in Kind::ALL {
        assert!(html.contains(&format!("data-sign=\"{}\"", kind.slug())), "{}", kind.slug());
        assert_ne!(words().map_kind(kind.slug()), "", "{}", kind.slug());
    }
}

#[test]
fn the_map_is_a_component_of_pins_and_a_choice() {
    // Held to its signature: the page of places gives exactly this.
    let _: fn(super::MapProps) -> Element = Map;
}
