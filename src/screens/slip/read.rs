//! What a code is that no sheet was found in, and what it says: as text, and nothing that opens.

use dioxus::prelude::*;

use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;

/// Why nothing was read.
#[component]
pub fn Refused(code: &'static str) -> Element {
    let words = use_words();
    rsx! { div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.slip_trouble(code)} } } }
}

/// A text that is no sheet.
#[component]
pub fn Told(code: &'static str, text: String) -> Element {
    let words = use_words();
    rsx! {
        section { class: "group",
            div { role: "status", div { class: "notice warning", Icon { glyph: Glyph::Info } p { {words.slip_trouble(code)} } } }
            h2 { {words.slip_said()} }
            p { class: "inert", "{text}" }
        }
    }
}
