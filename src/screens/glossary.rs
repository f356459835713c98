//! The words of public services, explained simply.

use dioxus::prelude::*;

use super::live::{Live, use_live};
use super::page::Page;
use super::parts::field::SearchField;
use super::parts::icon::{Glyph, Icon};
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::words::use_words;
use crate::store::Topic;
use crate::store::reference::words::{self as pages, Page as Term};

/// Glossary.
#[component]
pub fn Glossary() -> Element {
    let words = use_words();
    let found = use_live(Topic::Words, pages::glossary);
    let mut typed = use_signal(String::new);
    rsx! {
        Page { title: words.glossary_title(), lead: words.help_glossary_text(),
            Link { to: Route::Help {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.help_title())} }
            SearchField { id: "glossary", label: words.glossary_search(), value: "", words, button: false,
                ontype: move |text| typed.set(text), ongo: move |text| typed.set(text) }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(terms) => {
                    let sought = domain::search::fold(typed.read().trim());
                    let holds = |term: &&Term| {
                        let long = term.long.as_deref().unwrap_or_default();
                        sought.is_empty() || domain::search::fold(&format!("{} {long}", term.title)).contains(&sought)
                    };
                    let terms: Vec<Term> = terms.iter().filter(holds).cloned().collect();
                    rsx! {
                        p { class: "quiet", role: "status", {words.glossary_count(terms.len())} }
                        dl { class: "stack",
                            for term in terms {
                                div { key: "{term.id}", class: "card", lang: "fr",
                                    dt { class: "lead", strong { "{term.title}" } if let Some(long) = &term.long { span { class: "quiet", " – {long}" } } }
                                    dd { "{term.text}" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
