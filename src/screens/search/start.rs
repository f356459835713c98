//! Before anything is typed: what was searched for lately, where that is kept, and ideas.

use dioxus::prelude::*;

use super::super::Keys;
use super::super::act::use_act;
use super::super::live::use_live;
use super::super::parts::icon::{Glyph, Icon};
use super::super::router::Route;
use super::super::words::{use_settings, use_words};
use crate::store::Topic;
use crate::store::desk::recent;

/// Recent searches, and one tap to erase them; nothing while somebody is helped.
#[component]
pub(super) fn Recent() -> Element {
    let words = use_words();
    let settings = use_settings();
    let kept = use_live(Topic::Searches, recent::all);
    let erase = use_act(|actions, ()| async move { actions.erase_searches().await });
    let kept = kept.read().ready().cloned().unwrap_or_default();
    let helping = use_context::<Keys>().actions.is_helping();
    if kept.is_empty() || helping || !settings.keeps_searches {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.search_recent()} }
            ul { class: "cluster",
                for text in kept {
                    li { key: "{text}",
                        Link { to: Route::Search { q: text.clone() }, class: "chip", Icon { glyph: Glyph::Search } span { class: "clamp-one", "{text}" } }
                    }
                }
            }
            div {
                button { class: "button plain", r#type: "button", onclick: move |_| erase(()),
                    Icon { glyph: Glyph::Close } {words.search_recent_erase()}
                }
            }
        }
    }
}

/// What others look for.
#[component]
pub(super) fn Ideas() -> Element {
    let words = use_words();
    rsx! {
        section { class: "stack",
            p { class: "quiet", {words.search_hint()} }
            h2 { {words.search_ideas()} }
            ul { class: "cluster",
                for rank in 1..=6 {
                    li { key: "{rank}",
                        Link { to: Route::Search { q: words.search_idea(rank) }, class: "chip", Icon { glyph: Glyph::Search } {words.search_idea(rank)} }
                    }
                }
            }
        }
    }
}
