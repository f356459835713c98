//! What one presses instead of pinching and dragging, and the signs that the page's script puts on the map.

use dioxus::prelude::*;
use domain::place::Kind;

use crate::screens::parts::icon::{Glyph, Icon, of_kind};
use crate::words::Words;

const MINUS: &str = include_str!("../../../../assets/map/minus.svg");
const WHOLE: &str = include_str!("../../../../assets/map/whole.svg");

/// Nearer, farther, everything.
#[component]
pub fn Zoom(words: &'static Words) -> Element {
    rsx! {
        div { class: "map-zoom", role: "group", aria_label: words.map_zoom(),
            Move { to: "in", name: words.map_in(), Icon { glyph: Glyph::Plus } }
            Move { to: "out", name: words.map_out(), Drawing { svg: MINUS } }
            Move { to: "whole", name: words.map_whole(), Drawing { svg: WHOLE } }
        }
    }
}

/// The four ways.
#[component]
pub fn Ways(words: &'static Words) -> Element {
    let ways = [
        ("west", words.map_west()),
        ("north", words.map_north()),
        ("south", words.map_south()),
        ("east", words.map_east()),
    ];
    rsx! {
        div { class: "map-ways", role: "group", aria_label: words.map_ways(),
            for (to, name) in ways { Move { key: "{to}", to, name, Icon { glyph: Glyph::Back } } }
        }
    }
}

#[component]
fn Move(to: &'static str, name: String, children: Element) -> Element {
    rsx! {
        button { class: "map-button", r#type: "button", "data-move": to, aria_label: name.clone(), title: name, {children} }
    }
}

#[component]
fn Drawing(svg: &'static str) -> Element {
    rsx! { span { class: "icon", aria_hidden: "true", dangerous_inner_html: svg } }
}

/// One sign a kind, and one for a mixed group: never seen here, copied by the page's script.
#[component]
pub fn Signs(words: &'static Words) -> Element {
    rsx! {
        div { hidden: true,
            for kind in Kind::ALL {
                span { key: "{kind.slug()}", "data-sign": kind.slug(),
                    span { class: "badge {of_kind(kind).1}", "data-word": words.map_kind(kind.slug()), Icon { glyph: of_kind(kind).0 } }
                }
            }
            span { "data-sign": "", span { class: "badge", Icon { glyph: Glyph::Places } } }
        }
    }
}
