//! Lieux: plainly what this version has, and the services that list the desks.

pub mod map;

use dioxus::prelude::*;

use super::link::LinkRows;
use super::page::Page;
use super::parts::icon::{Glyph, Icon};
use super::words::use_words;

/// Lieux.
#[component]
pub fn Places() -> Element {
    let words = use_words();
    let only = [
        "link:france-services",
        "link:mediation-numerique",
        "link:accueils-de-la-region",
        "link:france-renov",
        "link:campus-connectes",
        "link:micro-folies",
        "link:points-de-teleconsultation",
        "link:etablissements-de-sante",
    ];
    rsx! {
        Page { title: words.places_title(),
            div { class: "notice", Icon { glyph: Glyph::Info } p { {words.places_text()} } }
            LinkRows { themes: Vec::new(), only: only.map(str::to_owned).to_vec(), title: words.places_useful() }
        }
    }
}
