//! What is thought of an aid for somebody, in a word and an icon.

use dioxus::prelude::*;
use domain::eligibility::Standing;

use super::icon::{Glyph, Icon};
use crate::words::Words;

/// The verdict; `whom` where it is not about the citizen.
#[component]
pub fn VerdictChip(standing: Standing, whom: Option<String>, words: &'static Words) -> Element {
    let (tone, glyph) = look(standing);
    let text = words.rights_standing(standing.code());
    let text = whom.map_or_else(|| text.clone(), |whom| words.rights_chip(&whom, &text));
    rsx! {
        span { class: "chip {tone}", "data-verdict": standing.code(),
            Icon { glyph }
            "{text}"
        }
    }
}

/// The tone and the icon of a verdict.
pub fn look(standing: Standing) -> (&'static str, Glyph) {
    match standing {
        Standing::Likely => ("good", Glyph::Check),
        Standing::ToCheck => ("warn", Glyph::Help),
        Standing::No => ("", Glyph::Cross),
    }
}
