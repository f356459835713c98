//! The one drawing of the app: hills at dawn, in the colours of the house; silent for a screen reader.

use dioxus::prelude::*;

/// Rolling hills, a low sun, a few firs.
#[component]
pub fn Hills() -> Element {
    rsx! {
        div { class: "hills", aria_hidden: "true", dangerous_inner_html: include_str!("../../../assets/icons/scenery/hills.svg") }
    }
}

/// The mark of the app: a hill and a sun in a square. Not the Region's logo, whose rights are not ours.
#[component]
pub fn Mark() -> Element {
    rsx! {
        span { class: "brand-mark", aria_hidden: "true", dangerous_inner_html: include_str!("../../../assets/icons/scenery/mark.svg") }
    }
}
