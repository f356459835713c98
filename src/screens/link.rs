//! The card of a system of the Region: what it is, for whom, how to get in; and rows of such cards.

use dioxus::prelude::*;
use domain::aid::Step;

use super::emergency::Calls;
use super::live::{Live, use_live, use_live_with};
use super::page::{Heading, Page};
use super::parts::icon::{Glyph, Icon, of_theme};
use super::parts::link_row::{LinkRow, first_sentence};
use super::parts::outside::Outside;
use super::parts::paragraphs::Paragraphs;
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::words::use_words;
use crate::store::Topic;
use crate::store::reference::links::{self, LinkCard};
use crate::words::Language;

/// One system, whole.
#[component]
pub fn LinkPage(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let found = use_live_with(Topic::Links, move || id.read().clone(), |db, id: &String| links::card(db, id));
    rsx! {
        div { class: "page",
            button { class: "back button plain", r#type: "button", onclick: move |_| navigator.go_back(), Icon { glyph: Glyph::Back } {words.back()} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(None) => rsx! { Heading { text: words.link_missing_title() } },
                Live::Ready(Some(card)) => rsx! { Whole { card: card.clone() } },
            }
        }
    }
}

#[component]
fn Whole(card: LinkCard) -> Element {
    let words = use_words();
    let (glyph, hue) = of_theme(&card.theme);
    let verified = card.verified_on.parse().map(|day| words.day(day)).unwrap_or_default();
    rsx! {
        article { class: "aid",
            header { class: "aid-head",
                div { class: "cluster", span { class: "badge {hue}", Icon { glyph } } span { class: "eyebrow", {words.theme(&card.theme)} } }
                Heading { text: card.title.clone(), lang: "fr" }
                if words.language() != Language::French { p { class: "small quiet", {words.french_only()} } }
            }
            div { class: "card", Lines { text: card.text.clone() } }
            Calls { phones: card.phones.clone() }
            if let Some(url) = card.url.clone() { Outside { url, text: words.link_open(), class: "primary full" } }
            if !card.steps.is_empty() {
                section { class: "section",
                    h2 { {words.link_steps()} }
                    Steps { steps: card.steps.clone() }
                }
            }
            if !card.cases.is_empty() {
                section { class: "section",
                    h2 { {words.link_cases()} }
                    for case in card.cases.iter().cloned() {
                        div { key: "{case.title}", class: "stack",
                            h3 { lang: "fr", "{case.title}" }
                            Steps { steps: case.steps }
                        }
                    }
                }
            }
            if let Some(when) = card.when.as_ref() {
                section { class: "section", h2 { {words.link_when()} } p { lang: "fr", "{when}" } }
            }
            if let Some(ask) = card.ask.as_ref() {
                section { class: "section", h2 { {words.link_ask()} } p { lang: "fr", "{ask}" } }
            }
            p { class: "small quiet", {words.link_verified(&verified)} }
        }
    }
}

/// What to do, in order, each step with the page where it is done.
#[component]
fn Steps(steps: Vec<Step>) -> Element {
    let words = use_words();
    rsx! {
        ol { class: "steps", lang: "fr",
            for (rank, step) in steps.into_iter().enumerate() {
                li { key: "{rank}",
                    span { "{step.text}" }
                    if let Some(url) = step.link { Outside { url, text: words.aid_open_step() } }
                }
            }
        }
    }
}

/// One sentence a line in the content: each stands on its own.
#[component]
fn Lines(text: String) -> Element {
    rsx! { Paragraphs { text: text.trim().replace("\n\n", "\n").replace('\n', "\n\n") } }
}

/// The cards of some themes, as rows; nothing where there are none.
#[component]
pub fn LinkRows(themes: Vec<String>, title: String, #[props(default)] only: Vec<String>) -> Element {
    let words = use_words();
    let all = use_live(Topic::Links, links::all);
    match &*all.read() {
        Live::Loading => rsx! { Waiting { words } },
        Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
        Live::Ready(cards) => {
            let wanted = |card: &&LinkCard| themes.contains(&card.theme) || only.contains(&card.id);
            let cards: Vec<LinkCard> = cards.iter().filter(wanted).cloned().collect();
            if cards.is_empty() {
                return rsx! {};
            }
            rsx! {
                section { class: "stack",
                    h2 { "{title}" }
                    ul { class: "rows",
                        for card in cards { Row { key: "{card.id}", card } }
                    }
                }
            }
        }
    }
}

#[component]
fn Row(card: LinkCard) -> Element {
    let (glyph, hue) = of_theme(&card.theme);
    rsx! {
        LinkRow { to: Route::LinkPage { id: card.id }, glyph, hue, title: card.title, text: first_sentence(&card.text), lang: "fr" }
    }
}

/// The whole guide is one tap away from anywhere.
#[component]
pub fn Nowhere() -> Element {
    let words = use_words();
    rsx! { Page { title: words.not_found_title(), lead: words.not_found_text(), Link { to: Route::Home {}, class: "button primary", {words.not_found_action()} } } }
}
