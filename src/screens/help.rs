//! Help: whom to call first, then the pages, then the words of public services.

use dioxus::prelude::*;
use domain::place::Kind;

use super::emergency::Emergency;
use super::link::LinkRows;
use super::live::{Live, use_live, use_live_with};
use super::page::{Heading, Page};
use super::parts::icon::{Glyph, Icon};
use super::parts::link_row::{LinkRow, first_sentence};
use super::parts::paragraphs::Paragraphs;
use super::parts::state::{Failed, Waiting};
use super::places::NearRows;
use super::router::Route;
use super::words::use_words;
use crate::store::Topic;
use crate::store::reference::words as pages;

/// Parler à quelqu'un.
#[component]
pub fn Help() -> Element {
    let words = use_words();
    let found = use_live(Topic::Words, pages::help);
    let only = [
        "link:accueils-de-la-region",
        "link:france-services",
        "link:mediation-numerique",
        "link:defenseur-des-droits",
    ];
    rsx! {
        Page { title: words.help_title(), lead: words.help_lead(),
            Emergency {}
            NearRows { title: words.places_near_title(), kinds: Kind::DESKS.to_vec() }
            LinkRows { themes: Vec::new(), only: only.map(str::to_owned).to_vec(), title: words.help_contacts() }
            section { class: "stack",
                h2 { {words.help_pages()} }
                match &*found.read() {
                    Live::Loading => rsx! { Waiting { words } },
                    Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                    Live::Ready(pages) if pages.is_empty() => rsx! { p { class: "quiet", {words.help_pages_none()} } },
                    Live::Ready(pages) => rsx! {
                        ul { class: "rows",
                            for page in pages.iter().cloned() {
                                LinkRow { key: "{page.id}", to: Route::HelpPage { id: page.id }, glyph: Glyph::Help, hue: "hue-gold",
                                    title: page.title, text: first_sentence(&page.text), lang: "fr" }
                            }
                        }
                    },
                }
            }
            ul { class: "rows",
                LinkRow { to: Route::Helper {}, glyph: Glyph::People, hue: "hue-fir", title: words.helper_title(), text: words.helper_link_text() }
                LinkRow { to: Route::ReadCode { text: String::new() }, glyph: Glyph::Code, hue: "hue-info", title: words.slip_title(), text: words.slip_link_text() }
                LinkRow { to: Route::Glossary {}, glyph: Glyph::Book, hue: "hue-info", title: words.help_glossary(), text: words.help_glossary_text() }
            }
        }
    }
}

/// One page of help.
#[component]
pub fn HelpPage(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let found = use_live_with(Topic::Words, move || id.read().clone(), |db, id: &String| pages::page(db, id));
    rsx! {
        div { class: "page",
            Link { to: Route::Help {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.help_title())} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(None) => rsx! { Heading { text: words.link_missing_title() } },
                Live::Ready(Some(page)) => rsx! {
                    article { class: "aid",
                        Heading { key: "{page.id}", text: page.title.clone(), lang: "fr" }
                        div { class: "card", Paragraphs { text: page.text.clone() } }
                    }
                },
            }
        }
    }
}
