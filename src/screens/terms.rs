//! The words of administrations inside a text: each is a button, the first time it is met, that explains it.

use std::collections::BTreeSet;
use std::rc::Rc;

use dioxus::prelude::*;
use domain::glossary::{Glossary, Piece};

use super::live::{Live, use_live};
use super::parts::icon::{Glyph, Icon};
use super::parts::sheet::Sheet;
use super::router::Route;
use super::words::use_words;
use crate::store::Topic;
use crate::store::reference::words::{self as pages, Page as Term};

/// The words that are explained on this screen, and the one that is being explained.
#[derive(Clone, Copy)]
struct Terms {
    held: Memo<Rc<Held>>,
    open: Signal<Option<usize>>,
}

#[derive(Default, PartialEq)]
struct Held {
    terms: Vec<Term>,
    glossary: Glossary,
}

/// Made once by a screen whose texts are explained; `TermSheet` is to be shown on it.
pub fn use_terms_provider() {
    let found = use_live(Topic::Words, pages::glossary);
    let held = use_memo(move || {
        let terms = match &*found.read() {
            Live::Ready(terms) => terms.clone(),
            // Without them the texts are still there to be read.
            Live::Loading | Live::Failed(_) => Vec::new(),
        };
        let glossary = Glossary::of(terms.iter().map(|term| (term.title.as_str(), term.long.as_deref())));
        Rc::new(Held { terms, glossary })
    });
    let open = use_signal(|| None);
    use_context_provider(|| Terms { held, open });
}

/// The texts of one section in pieces: a word is explained where the section first says it.
pub fn use_pieces(texts: &[&str]) -> Vec<Vec<Piece>> {
    let held = match try_consume_context::<Terms>() {
        Some(terms) => terms.held.read().clone(),
        None => Rc::default(),
    };
    let mut seen = BTreeSet::new();
    texts.iter().map(|text| held.glossary.pieces(text, &mut seen)).collect()
}

/// One text in pieces.
#[component]
pub fn Glossed(pieces: Vec<Piece>) -> Element {
    let terms = try_consume_context::<Terms>();
    rsx! {
        for (rank, piece) in pieces.into_iter().enumerate() {
            match (piece.term, terms) {
                (Some(term), Some(mut terms)) => rsx! {
                    button { key: "{rank}", class: "term", r#type: "button", aria_haspopup: "dialog",
                        onclick: move |_| terms.open.set(Some(term)), "{piece.text}" }
                },
                _ => rsx! { "{piece.text}" },
            }
        }
    }
}

/// A text that is a section by itself.
#[component]
pub fn Explained(text: String) -> Element {
    let pieces = use_pieces(&[&text]).concat();
    rsx! { Glossed { pieces } }
}

/// Paragraphs of a text whose words are explained; lines of one paragraph are kept together.
#[component]
pub fn ExplainedParagraphs(text: String) -> Element {
    let blocks: Vec<String> = text.trim().split("\n\n").map(|block| block.replace('\n', " ")).collect();
    let pieces = use_pieces(&blocks.iter().map(String::as_str).collect::<Vec<_>>());
    rsx! {
        div { class: "prose", lang: "fr",
            for pieces in pieces {
                p { Glossed { pieces } }
            }
        }
    }
}

/// The word that was asked for, explained.
#[component]
pub fn TermSheet() -> Element {
    let words = use_words();
    let Terms { held, mut open } = use_context::<Terms>();
    let held = held.read();
    let Some(term) = open().and_then(|rank| held.terms.get(rank)) else { return rsx! {} };
    rsx! {
        Sheet { title: term.title.clone(), words, onclose: move |()| open.set(None),
            div { class: "stack", lang: "fr",
                if let Some(long) = &term.long { p { class: "lead", "{long}" } }
                p { "{term.text}" }
            }
            Link { to: Route::Glossary {}, class: "back", {words.easy_glossary()} Icon { glyph: Glyph::Next } }
        }
    }
}
