//! Search everywhere: as one types, grouped by kind, matched words marked, never a dead end.

use dioxus::prelude::*;
use domain::feedback::About;
use domain::ids::RecordId;
use domain::search::WayOut;
use domain::watch::Asked;

use super::aids::chosen::{CompareBar, CompareToggle};
use super::aids::list::{Filters, use_filters};
use super::live::{Live, use_live_with};
use super::page::Heading;
use super::parts::empty::Empty;
use super::parts::field::SearchField;
use super::parts::icon::{Glyph, Icon};
use super::parts::marked::Marked;
use super::parts::state::{Failed, Waiting};
use super::report::Surprised;
use super::router::Route;
use super::saving::SaveSearch;
use super::words::use_words;
use crate::store::Topic;
use crate::store::reference::search::{self, Answer, Ask, Hit};

/// How many results at most; the best come first.
const LIMIT: usize = 40;

/// Search everywhere.
#[component]
pub fn Search(q: ReadSignal<String>) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let found = use_live_with(
        Topic::Aids,
        move || q.read().trim().to_owned(),
        |db, text: &String| {
            let ask = Ask { kinds: Vec::new(), limit: LIMIT };
            if text.is_empty() { Ok(Answer::default()) } else { search::answer(db, text, &ask) }
        },
    );
    let asked = q.read().trim().to_owned();
    rsx! {
        div { class: "page",
            Heading { text: words.search_title(), focus: asked.is_empty() }
            SearchField { id: "search", label: words.search_label(), value: q(), words,
                ontype: move |q: String| { navigator.replace(Route::Search { q }); },
                ongo: move |q: String| { navigator.replace(Route::Search { q }); } }
            if asked.is_empty() {
                Ideas {}
            } else {
                match &*found.read() {
                    Live::Loading => rsx! { Waiting { words } },
                    Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                    Live::Ready(answer) if answer.results.is_empty() => rsx! { NothingFound { text: asked, ways: answer.ways_out.clone() } },
                    Live::Ready(answer) => rsx! { Results { text: asked, hits: answer.results.clone() } },
                }
            }
        }
    }
}

#[component]
fn Ideas() -> Element {
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

#[component]
fn Results(text: String, hits: Vec<Hit>) -> Element {
    let words = use_words();
    let first = hits.first().and_then(|hit| {
        let title = hit.title.iter().map(|(piece, _)| piece.as_str()).collect::<String>();
        Some((RecordId::parse(&hit.id)?, title))
    });
    let mut kinds: Vec<String> = Vec::new();
    for hit in &hits {
        if !kinds.contains(&hit.kind) {
            kinds.push(hit.kind.clone());
        }
    }
    rsx! {
        div { class: "cluster",
            strong { role: "status", {words.search_count(hits.len())} }
            SaveSearch { asked: Asked { text, ..Asked::default() } }
        }
        for kind in kinds {
            section { key: "{kind}", class: "stack",
                h2 { {words.search_kind(&kind)} }
                ul { class: "rows",
                    for hit in hits.iter().filter(|hit| hit.kind == kind).cloned() {
                        Found { key: "{hit.id}", hit }
                    }
                }
            }
        }
        if let Some((record, title)) = first {
            Surprised { key: "{record}", record, title, about: About::Search }
        }
        CompareBar {}
    }
}

#[component]
fn Found(hit: Hit) -> Element {
    let (to, glyph, hue) = match hit.kind.as_str() {
        "aid" => (Route::AidCard { id: hit.id.clone() }, Glyph::Aids, "hue-fir"),
        "link" => (Route::LinkPage { id: hit.id.clone() }, Glyph::Building, "hue-info"),
        "event" => (Route::EventPage { id: hit.id.clone() }, Glyph::Outing, "hue-cassis"),
        "place" | "school" => (Route::PlacePage { id: hit.id.clone() }, Glyph::Places, "hue-info"),
        "glossary" | "word" => (Route::Glossary {}, Glyph::Book, "hue-gold"),
        _ => (Route::HelpPage { id: hit.id.clone() }, Glyph::Help, "hue-gold"),
    };
    let title: String = hit.title.iter().map(|(piece, _)| piece.as_str()).collect();
    rsx! {
        li { class: "row flat",
            span { class: "badge {hue}", Icon { glyph } }
            div { class: "grow stack tight", lang: "fr",
                Link { to, class: "row-link", Marked { pieces: hit.title } }
                if !hit.snippet.is_empty() { p { class: "quiet small clamp", Marked { pieces: hit.snippet } } }
                if hit.kind == "aid" { div { class: "cluster", CompareToggle { id: hit.id, title } } }
            }
        }
    }
}

#[component]
fn NothingFound(text: String, ways: Vec<WayOut>) -> Element {
    let words = use_words();
    let mut filters = use_filters();
    rsx! {
        p { class: "hidden-text", role: "status", {words.search_count(0)} }
        // What is not there today may come with an update.
        div { class: "cluster", SaveSearch { asked: Asked { text: text.clone(), ..Asked::default() } } }
        Empty { glyph: Glyph::Search, title: words.search_none(&text), text: words.search_none_text(),
            ul { class: "stack ways",
                for (rank, way) in ways.into_iter().enumerate() {
                    li { key: "{rank}",
                        match way {
                            WayOut::Try(word) => rsx! { Link { class: "button full", to: Route::Search { q: word.clone() }, {words.search_way("word", &word)} } },
                            WayOut::Fewer(word) => rsx! { Link { class: "button full", to: Route::Search { q: word.clone() }, {words.search_way("shorter", &word)} } },
                            WayOut::Browse => rsx! { Link { class: "button full", to: Route::NoCard {}, onclick: move |_| filters.set(Filters::default()), {words.search_way("browse", "")} } },
                            WayOut::Desk => rsx! { Link { class: "button full", to: Route::Help {}, {words.search_way("desk", "")} } },
                            WayOut::Site => rsx! { Link { class: "button full", to: Route::LinkPage { id: "link:guide-des-aides".to_owned() }, {words.search_way("site", "")} } },
                        }
                    }
                }
            }
        }
    }
}
