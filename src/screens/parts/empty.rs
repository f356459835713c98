//! Nothing to show: what is missing, why, one way on.

use dioxus::prelude::*;

use super::icon::{Glyph, Icon};

/// An empty list, said kindly, with its one action as children.
#[component]
pub fn Empty(
    glyph: Glyph,
    title: String,
    #[props(default)] text: String,
    #[props(default)] hue: String,
    children: Element,
) -> Element {
    rsx! {
        div { class: "card",
            div { class: "empty",
                span { class: "badge {hue}", Icon { glyph } }
                h2 { "{title}" }
                if !text.is_empty() {
                    p { class: "quiet", "{text}" }
                }
                {children}
            }
        }
    }
}
