//! The numbers of an emergency, from the content: one tap on Santé and on help, two from any screen.

use dioxus::prelude::*;

use super::act::use_act;
use super::live::{Live, use_live};
use super::parts::icon::{Glyph, Icon};
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::words::use_words;
use crate::store::Topic;
use crate::store::reference::links::{self, Phone};

/// The card of the content that holds the numbers.
const CARD: &str = "link:urgences";

/// Urgences: each number is a button; the card that says more is one row below.
#[component]
pub fn Emergency() -> Element {
    let words = use_words();
    let found = use_live(Topic::Links, |db| links::card(db, CARD));
    match &*found.read() {
        Live::Loading => rsx! { Waiting { words } },
        Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
        Live::Ready(None) => rsx! {},
        Live::Ready(Some(card)) => rsx! {
            section { class: "group urgent",
                h2 { span { class: "badge hue-rust", Icon { glyph: Glyph::Phone } } {words.help_emergency()} }
                p { {words.topic_emergency()} }
                Calls { phones: card.phones.clone() }
                Link { to: Route::LinkPage { id: card.id.clone() }, class: "back", {words.emergency_more()} Icon { glyph: Glyph::Next } }
            }
        },
    }
}

/// Numbers, each a button that calls or writes.
#[component]
pub fn Calls(phones: Vec<Phone>) -> Element {
    let words = use_words();
    let open = use_act(|actions, link: String| async move { actions.open_link(link).await });
    if phones.is_empty() {
        return rsx! {};
    }
    rsx! {
        ul { class: "calls",
            for phone in phones {
                li { key: "{phone.number}",
                    button { class: "call", r#type: "button",
                        onclick: { let link = link(&phone); move |_| open(link.clone()) },
                        Icon { glyph: if phone.by_text { Glyph::Mail } else { Glyph::Phone } }
                        span { class: "stack tight grow",
                            strong { if phone.by_text { {words.emergency_write(&phone.number)} } else { {words.emergency_call(&phone.number)} } }
                            span { class: "small", lang: "fr", "{phone.label}" }
                        }
                    }
                }
            }
        }
    }
}

fn link(phone: &Phone) -> String {
    let scheme = if phone.by_text { "sms" } else { "tel" };
    format!("{scheme}:{}", phone.number)
}
