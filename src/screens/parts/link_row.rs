//! A row that leads to a page of the app: an icon, a title, a line.

use dioxus::prelude::*;

use super::icon::{Glyph, Icon};
use crate::screens::router::Route;

/// A row whose title is the link, its area the whole row.
#[component]
pub fn LinkRow(
    to: Route,
    glyph: Glyph,
    hue: String,
    title: String,
    #[props(default)] text: String,
    lang: Option<String>,
) -> Element {
    rsx! {
        li { class: "row flat",
            span { class: "badge {hue}", Icon { glyph } }
            div { class: "grow stack tight",
                Link { to, class: "row-link", lang: lang.clone(), "{title}" }
                if !text.is_empty() {
                    p { class: "quiet small", lang, "{text}" }
                }
            }
            Icon { glyph: Glyph::Next }
        }
    }
}

/// The first sentence of a text, for a row.
pub fn first_sentence(text: &str) -> String {
    let text = text.trim().replace('\n', " ");
    text.split_inclusive(". ").next().unwrap_or_default().trim().to_owned()
}
