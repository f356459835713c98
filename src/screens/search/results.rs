//! What was found: by kind, the first three of each, all of them at a tap.

use dioxus::prelude::*;
use domain::feedback::About;
use domain::ids::RecordId;
use domain::watch::Asked;

use super::super::act::use_act;
use super::super::aids::chosen::{CompareBar, CompareToggle};
use super::super::parts::icon::{Glyph, Icon};
use super::super::parts::marked::Marked;
use super::super::report::Surprised;
use super::super::router::Route;
use super::super::saving::SaveSearch;
use super::super::words::use_words;
use crate::store::reference::search::{Answer, Hit};

/// Results of a kind shown before one asks for all.
const FIRST: usize = 3;

/// The results of a search.
#[component]
pub(super) fn Results(text: String, answer: Answer) -> Element {
    let words = use_words();
    let hits = answer.results;
    let first = hits.first().and_then(|hit| Some((RecordId::parse(&hit.id)?, title_of(hit))));
    let mut kinds: Vec<(String, Vec<Hit>)> = Vec::new();
    for hit in &hits {
        match kinds.iter_mut().find(|(kind, _)| *kind == hit.kind) {
            Some((_, held)) => held.push(hit.clone()),
            None => kinds.push((hit.kind.clone(), vec![hit.clone()])),
        }
    }
    rsx! {
        if let Some(meant) = answer.suggestion {
            div { class: "notice",
                Icon { glyph: Glyph::Search }
                div { class: "stack tight",
                    p { {words.search_meant(&meant)} }
                    Link { to: Route::Search { q: format!("\"{text}\"") }, {words.search_exactly(&text)} }
                }
            }
        }
        div { class: "cluster",
            strong { role: "status", {words.search_count(hits.len())} }
            SaveSearch { asked: Asked { text: text.clone(), ..Asked::default() } }
        }
        for (kind, hits) in kinds {
            Kind { key: "{kind} {text}", kind: kind.clone(), hits, text: text.clone() }
        }
        if let Some((record, title)) = first {
            Surprised { key: "{record}", record, title, about: About::Search }
        }
        CompareBar {}
    }
}

fn title_of(hit: &Hit) -> String {
    hit.title.iter().map(|(piece, _)| piece.as_str()).collect()
}

/// The results of one kind.
#[component]
fn Kind(kind: String, hits: Vec<Hit>, text: String) -> Element {
    let words = use_words();
    let mut whole = use_signal(|| false);
    let count = hits.len();
    // One more row takes no more room than the button that would show it.
    let shown = if whole() || count <= FIRST + 1 { count } else { FIRST };
    rsx! {
        section { class: "stack",
            h2 { {words.search_kind(&kind)} }
            ul { class: "rows", id: "found-{kind}",
                for hit in hits.into_iter().take(shown) {
                    Found { key: "{hit.id}", hit, text: text.clone() }
                }
            }
            if count > FIRST + 1 {
                button { class: "button plain", r#type: "button", aria_expanded: "{whole}", aria_controls: "found-{kind}",
                    onclick: move |_| whole.toggle(),
                    if whole() { {words.search_fewer()} } else { {words.search_all(count, &kind)} }
                }
            }
        }
    }
}

#[component]
fn Found(hit: Hit, text: String) -> Element {
    let words = use_words();
    let keep = use_act(|actions, text: String| async move { actions.keep_search(text).await });
    let (to, glyph, hue) = match hit.kind.as_str() {
        "aid" => (Route::AidCard { id: hit.id.clone() }, Glyph::Aids, "hue-fir"),
        "link" => (Route::LinkPage { id: hit.id.clone() }, Glyph::Building, "hue-info"),
        "event" => (Route::EventPage { id: hit.id.clone() }, Glyph::Outing, "hue-cassis"),
        "place" => (Route::PlacePage { id: hit.id.clone() }, Glyph::Places, "hue-info"),
        "school" => (Route::SchoolPage { id: hit.id.clone() }, Glyph::School, "hue-info"),
        "glossary" | "word" => (Route::Glossary {}, Glyph::Book, "hue-gold"),
        _ => (Route::HelpPage { id: hit.id.clone() }, Glyph::Help, "hue-gold"),
    };
    let title = title_of(&hit);
    rsx! {
        li { class: "row flat",
            span { class: "badge {hue}", Icon { glyph } }
            div { class: "grow stack tight", lang: "fr",
                Link { to, class: "row-link", onclick: move |_| keep(text.clone()), Marked { pieces: hit.title } }
                if !hit.snippet.is_empty() { p { class: "quiet small clamp", Marked { pieces: hit.snippet } } }
                if let Some(metres) = hit.distance { p { class: "small", {words.distance(metres)} } }
                if hit.kind == "aid" { div { class: "cluster", CompareToggle { id: hit.id, title } } }
            }
        }
    }
}
