//! « Enregistré sur ce téléphone »: said only once it is true, and told plainly when it is not.

use dioxus::prelude::*;

use super::pad::{Safe, use_pad};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::{use_today, use_words};

/// A line that does not move: whether what was typed is durable.
#[component]
pub fn SavedLine() -> Element {
    let pad = use_pad();
    let words = use_words();
    let today = use_today();
    let safe = pad.safe();
    let touched = pad.opened.read().draft.touched_at;
    let (class, glyph, text) = match safe {
        Safe::Yes(at) => {
            ("saved", Glyph::Check, words.form_saved(&words.instant(at.unwrap_or(touched), today)))
        }
        Safe::Soon => ("saved soon", Glyph::Clock, words.form_saving()),
        Safe::No(_) => ("saved", Glyph::Alert, words.form_not_saved()),
    };
    rsx! {
        // Said aloud once the hand rests: a reader that told of each letter would drown the letters.
        p { class, role: "status", aria_live: if matches!(safe, Safe::Soon) { "off" } else { "polite" },
            Icon { glyph }
            span { "{text}" }
        }
        if let Safe::No(code) = safe {
            div { class: "notice error", role: "alert",
                Icon { glyph: Glyph::Alert }
                div { class: "grow stack tight",
                    p { {words.form_trouble(code)} }
                    button { class: "button", r#type: "button", onclick: move |_| pad.again(), Icon { glyph: Glyph::Refresh } {words.retry()} }
                }
            }
        }
    }
}
