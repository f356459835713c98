//! A text whose matched words are marked.

use dioxus::prelude::*;

/// Pieces of text; those that are true answered the question.
#[component]
pub fn Marked(pieces: Vec<(String, bool)>) -> Element {
    rsx! {
        for (text, found) in pieces {
            if found {
                mark { {text.trim_end()} }
                if text.ends_with(char::is_whitespace) {
                    " "
                }
            } else {
                "{text}"
            }
        }
    }
}
