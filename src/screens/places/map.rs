//! The map of the places: the same set as the list, over the outlines of the départements; never the only way to a place.
//!
//! Drawn by MapLibre from files of this app alone (`files`), told what to draw by `page`. A build without MapLibre, or a
//! device that cannot draw, says so and leaves the list.

mod controls;
mod files;
mod page;
#[cfg(test)]
mod tests;

use dioxus::prelude::*;
use domain::distance::Point;
use domain::ids::RecordId;
use domain::place::Kind;

use self::controls::{Signs, Ways, Zoom};
pub use self::files::use_map_files;
use self::page::{Drawn, Told, use_drawing, use_towns};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::words::Words;

/// A place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    /// Its record.
    pub id: RecordId,
    /// What one finds there.
    pub kind: Kind,
    /// Its name, as the list has it.
    pub name: String,
    /// Where it is.
    pub point: Point,
    /// Whether that is only the commune's centre.
    pub approximate: bool,
}

/// The name under which a screen reader finds a place, and what is written beside it: kind and name, neither said twice.
pub fn label(pin: &Pin, words: &Words) -> String {
    let kind = words.map_kind(pin.kind.slug());
    let label = if pin.name.to_lowercase().starts_with(&kind.to_lowercase()) {
        pin.name.clone()
    } else {
        words.map_pin(&kind, &pin.name)
    };
    if pin.approximate { words.map_pin_rough(&label) } else { label }
}

/// The map. `here`: where distances are counted from. Choosing a place calls `onchoose`; the page then shows its row under the map.
#[component]
pub fn Map(
    pins: Vec<Pin>,
    here: Option<Point>,
    chosen: Option<RecordId>,
    onchoose: Callback<RecordId>,
) -> Element {
    let words = use_words();
    let mut times = use_signal(|| 0_u32);
    let mut failed = use_signal(|| false);
    if !files::built() {
        return rsx! { Without { words, text: words.map_not_built() } };
    }
    if failed() {
        return rsx! {
            Without { words, text: words.map_failed(),
                button { class: "button", r#type: "button", onclick: move |_| { times += 1; failed.set(false); }, {words.map_again()} }
            }
        };
    }
    rsx! {
        for time in [times()] {
            Stage { key: "{time}", pins: pins.clone(), here, chosen: chosen.clone(), words, onchoose, onfail: move |()| failed.set(true) }
        }
    }
}

/// No map: why, and that the list has everything.
#[component]
fn Without(words: &'static Words, text: String, children: Element) -> Element {
    rsx! {
        section { class: "map", aria_label: words.map_title(),
            div { class: "notice", role: "status", Icon { glyph: Glyph::Info } p { "{text}" } }
            {children}
        }
    }
}

/// Where it is drawn, and what is said of it.
#[component]
fn Stage(
    pins: Vec<Pin>,
    here: Option<Point>,
    chosen: Option<RecordId>,
    words: &'static Words,
    onchoose: Callback<RecordId>,
    onfail: EventHandler<()>,
) -> Element {
    let all = pins.len();
    let told = use_drawing(Told { pins, here, chosen, words, towns: use_towns() }, onchoose, onfail);
    rsx! { Frame { drawn: told(), all, words } }
}

/// The page's script fills the three empty boxes, and nothing else of it.
#[component]
fn Frame(drawn: Drawn, all: usize, words: &'static Words) -> Element {
    let Drawn { drawn, seen, credit } = drawn;
    rsx! {
        section { class: "map", aria_label: words.map_title(), "data-drawn": "{drawn}",
            div {
                class: "map-stage",
                id: page::STAGE,
                "data-group": words.map_group("#"),
                "data-group-kind": words.map_group_kind("#", "%"),
                div { class: "map-ground" }
                Zoom { words }
                div { class: "map-towns", aria_hidden: "true" }
                p { class: "map-here", hidden: true, {words.map_here()} }
                ul { class: "map-pins", aria_label: words.map_pins() }
                if !drawn {
                    p { class: "map-opening", role: "status", {words.map_opening()} }
                }
            }
            div { class: "map-foot",
                p { role: "status", if let Some(seen) = seen { {words.map_seen(seen, all)} } }
                Ways { words }
            }
            p { class: "map-credit",
                {words.map_contours()}
                if !credit.is_empty() { br {} span { "{credit}" } }
            }
            Signs { words }
        }
    }
}
