//! A tile of Accueil: its title is the link, its area the whole tile.

use dioxus::prelude::*;

use super::icon::{Glyph, Icon};
use crate::screens::router::Route;

/// A tile, with the hue of its matter.
#[component]
pub fn Tile(
    to: Route,
    glyph: Glyph,
    hue: String,
    title: String,
    onclick: Option<EventHandler<()>>,
) -> Element {
    rsx! {
        li { class: "tile {hue}",
            span { class: "badge", Icon { glyph } }
            Link {
                to,
                onclick: move |_| if let Some(onclick) = onclick { onclick(()) },
                "{title}"
            }
        }
    }
}
