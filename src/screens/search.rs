//! Search everywhere: as one types, grouped by kind, near ones first, matched words marked, never a dead end.

mod results;
mod start;

use dioxus::prelude::*;
use domain::search::{Named, WayOut};
use domain::watch::Asked;

use self::results::Results;
use self::start::{Ideas, Recent};
use super::act::use_act;
use super::aids::list::{Filters, use_filters};
use super::communes::use_my_commune;
use super::live::{Live, use_live_with};
use super::page::Heading;
use super::parts::empty::Empty;
use super::parts::field::SearchField;
use super::parts::icon::{Glyph, Icon};
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::saving::SaveSearch;
use super::words::{Choices, use_words};
use crate::store::Topic;
use crate::store::reference::search::{self, Answer, Ask};
use crate::store::reference::suggest::suggest;

/// How many results at most; the best come first.
const LIMIT: usize = 60;
/// How many ways to go on while one types.
const SUGGESTIONS: usize = 3;

/// Search everywhere.
#[component]
pub fn Search(q: ReadSignal<String>) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let keep = use_act(|actions, text: String| async move { actions.keep_search(text).await });
    let choices = use_context::<Choices>();
    let found = use_live_with(
        Topic::Aids,
        move || (q.read().trim().to_owned(), choices.settings.read().commune.clone()),
        |db, (text, around): &(String, Option<String>)| {
            if text.is_empty() {
                return Ok((Answer::default(), Vec::new()));
            }
            let (text, exact) = unquoted(text);
            let ask = Ask { limit: LIMIT, around: around.clone(), exact, ..Ask::default() };
            Ok((search::answer(db, text, &ask)?, suggest(db, text, SUGGESTIONS)?))
        },
    );
    let asked = q.read().trim().to_owned();
    rsx! {
        div { class: "page",
            Heading { text: words.search_title(), focus: asked.is_empty() }
            SearchField { id: "search", label: words.search_label(), value: q(), words,
                ontype: move |q: String| { navigator.replace(Route::Search { q }); },
                ongo: move |q: String| { keep(q.clone()); navigator.replace(Route::Search { q }); } }
            if asked.is_empty() {
                Recent {}
                Ideas {}
            } else {
                match &*found.read() {
                    Live::Loading => rsx! { Waiting { words } },
                    Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                    Live::Ready((answer, suggestions)) => rsx! {
                        Suggestions { texts: suggestions.clone() }
                        if answer.results.is_empty() {
                            NothingFound { text: unquoted(&asked).0.to_owned(), ways: answer.ways_out.clone() }
                        } else {
                            Around { answer: answer.clone() }
                            // Another question is another list: nothing that was opened in the one before stays open.
                            {rsx! {
                                Results { key: "{asked}", text: asked.clone(), answer: answer.clone() }
                            }}
                        }
                    },
                }
            }
        }
    }
}

/// A text between quotation marks is meant as it is typed.
fn unquoted(text: &str) -> (&str, bool) {
    let marks = |c: char| matches!(c, '"' | '\u{ab}' | '\u{bb}' | '\u{201c}' | '\u{201d}');
    let inner = text.strip_prefix(marks).and_then(|text| text.strip_suffix(marks));
    inner.map_or((text, false), |inner| (inner.trim(), true))
}

/// Ways to go on, as plain links: a keyboard and a screen reader meet them after the field.
#[component]
fn Suggestions(texts: Vec<String>) -> Element {
    let words = use_words();
    if texts.is_empty() {
        return rsx! {};
    }
    rsx! {
        nav { aria_label: words.search_suggestions(),
            ul { class: "cluster suggestions",
                for text in texts {
                    li { key: "{text}",
                        Link { to: Route::Search { q: text.clone() }, class: "chip", lang: "fr", Icon { glyph: Glyph::Search } span { class: "clamp-one", "{text}" } }
                    }
                }
            }
        }
    }
}

/// Around where the results are sought, or how they could be.
#[component]
fn Around(answer: Answer) -> Element {
    let words = use_words();
    let commune = use_my_commune();
    let named = |what: &Named| matches!(what, Named::Territory { .. });
    let here = answer.entities.iter().any(|entity| entity.what == Named::Here);
    if !here || answer.entities.iter().any(|entity| named(&entity.what)) {
        return rsx! {};
    }
    let commune = commune.read().clone();
    rsx! {
        match commune {
            Some(commune) => rsx! { p { class: "small quiet", {words.search_around(&commune.name)} } },
            None => rsx! {
                Link { to: Route::Settings {}, class: "back", {words.search_choose_commune()} Icon { glyph: Glyph::Next } }
            },
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
                li { Link { class: "button full", to: Route::Assistant {}, {words.assistant_link()} } }
            }
        }
    }
}
