//! « Garder cette recherche »: one button wherever a search or a filtered list is shown.

use dioxus::prelude::*;
use domain::watch::Asked;

use super::Keys;
use super::act::use_act;
use super::live::use_live;
use super::parts::icon::{Glyph, Icon};
use super::router::Route;
use super::words::use_words;
use crate::store::Topic;
use crate::store::desk::searches;

/// Keeps what is asked, or leads to it where it is kept already. In a helper's desk no search is kept, and that is said.
#[component]
pub fn SaveSearch(asked: Asked) -> Element {
    let words = use_words();
    let saved = use_live(Topic::Searches, searches::all);
    let save = use_act(|actions, asked: Asked| async move { actions.save_search(asked).await.map(|_| ()) });
    if use_context::<Keys>().actions.is_helping() {
        return rsx! { span { class: "small quiet", {words.helper_no_searches()} } };
    }
    let saved = saved.read();
    let known =
        saved.ready().and_then(|saved| saved.iter().find(|saved| saved.asked == asked)).map(|saved| saved.id);
    rsx! {
        // The place is there before its words, so that they are heard.
        span { role: "status",
            if let Some(id) = known {
                Link { to: Route::SearchSaved { id: id.to_string() }, class: "chip good", Icon { glyph: Glyph::Check } {words.searches_kept()} }
            }
        }
        if known.is_none() {
            button { class: "button plain", r#type: "button", onclick: move |_| save(asked.clone()),
                Icon { glyph: Glyph::Star } {words.search_save()}
            }
        }
    }
}
