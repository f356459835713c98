//! A way out of the app: always said, always through the system's browser.

use dioxus::prelude::*;

use super::icon::{Glyph, Icon};
use crate::screens::act::use_act;
use crate::screens::words::use_words;

/// A button that opens a page outside, and says so in words.
#[component]
pub fn Outside(url: String, text: String, #[props(default)] class: String, glyph: Option<Glyph>) -> Element {
    let words = use_words();
    let open = use_act(|actions, url: String| async move { actions.open_link(url).await });
    let outside = !["tel:", "mailto:", "geo:"].iter().any(|own| url.starts_with(own));
    rsx! {
        button { class: "button {class}", r#type: "button", onclick: move |_| open(url.clone()),
            Icon { glyph: glyph.unwrap_or(Glyph::Outside) }
            span {
                "{text}"
                if outside {
                    span { class: "small", " " {words.outside()} }
                }
            }
        }
    }
}
