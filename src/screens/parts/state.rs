//! Waiting and failing, said the same way everywhere.

use dioxus::prelude::*;

use super::icon::{Glyph, Icon};
use crate::screens::live::use_again;
use crate::screens::router::Route;
use crate::words::Words;

/// Grey shapes that appear after 300 ms; silent but for `aria-busy`.
#[component]
pub fn Waiting(words: &'static Words) -> Element {
    rsx! {
        div { class: "skeleton", aria_busy: "true",
            span { class: "hidden-text", {words.loading()} }
            i { aria_hidden: "true" }
            i { aria_hidden: "true" }
            i { aria_hidden: "true" }
        }
    }
}

/// What failed, what is safe, what to do: read again, or talk to someone.
#[component]
pub fn Failed(code: String, words: &'static Words) -> Element {
    let again = use_again();
    rsx! {
        div { class: "notice error", role: "alert",
            Icon { glyph: Glyph::Alert }
            div { class: "grow stack tight",
                strong { {words.notice_kind("error")} }
                p { {words.apology(&code)} }
                div { class: "cluster",
                    button { class: "button", r#type: "button", onclick: move |_| again(()), Icon { glyph: Glyph::Refresh } {words.retry()} }
                    Link { to: Route::Help {}, class: "button plain", {words.help_title()} }
                }
            }
        }
    }
}
