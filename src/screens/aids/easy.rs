//! A card in everyday words: the switch, the text, and what is said where nobody wrote it yet.

use dioxus::prelude::*;
use domain::easy::blocks;

use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::settings::use_adjust;
use crate::screens::terms::{Glossed, use_pieces};
use crate::screens::words::{use_settings, use_words};
use crate::store::desk::settings::Adjust;

/// The switch of the header: it holds for every card, from now on.
#[component]
pub fn EasySwitch() -> Element {
    let words = use_words();
    let on = use_settings().easy;
    let adjust = use_adjust();
    rsx! {
        button { class: if on { "button on" } else { "button" }, r#type: "button", role: "switch", aria_checked: "{on}",
            onclick: move |_| adjust(Adjust::Easy(!on)),
            Icon { glyph: if on { Glyph::Check } else { Glyph::Book } }
            {words.easy_switch()}
        }
    }
}

/// The text: questions, and one idea a line.
#[component]
pub fn EasyText(text: String) -> Element {
    let words = use_words();
    let blocks = blocks(&text);
    let lines: Vec<&str> = blocks.iter().flat_map(|block| block.lines.iter().copied()).collect();
    let mut pieces = use_pieces(&lines).into_iter();
    rsx! {
        section { class: "section easy",
            h2 { {words.easy_title()} }
            for (rank, block) in blocks.iter().enumerate() {
                div { key: "{rank}", class: "stack", lang: "fr",
                    if let Some(question) = block.question { h3 { "{question}" } }
                    for pieces in pieces.by_ref().take(block.lines.len()) {
                        p { Glossed { pieces } }
                    }
                }
            }
        }
    }
}

/// The card has no such text: said once, with what may help instead.
#[component]
pub fn NotEasyYet() -> Element {
    let words = use_words();
    rsx! {
        div { class: "notice", Icon { glyph: Glyph::Info }
            div { class: "stack tight",
                p { {words.easy_none()} }
                div { class: "cluster",
                    Link { to: Route::Glossary {}, class: "button", {words.easy_glossary()} }
                    Link { to: Route::Help {}, class: "button", {words.help_title()} }
                }
            }
        }
    }
}
