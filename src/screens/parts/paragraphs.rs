//! A text of the content, as paragraphs, tagged with its language.

use dioxus::prelude::*;

/// Paragraphs of a text; lines of one paragraph are kept together.
#[component]
pub fn Paragraphs(text: String) -> Element {
    let blocks = text.trim().split("\n\n").map(|block| block.replace('\n', " ")).collect::<Vec<_>>();
    rsx! {
        div { class: "prose", lang: "fr",
            for block in blocks {
                p { "{block}" }
            }
        }
    }
}
