//! The assistant: one asks, it quotes cards. The conversation stays in memory, and goes with the window.

mod reply;
mod talk;

use dioxus::prelude::*;
use domain::assistant::{Asked, Choice, Pick};

use self::reply::ReplyView;
pub use self::talk::use_talk_provider;
use self::talk::{Talk, use_ask_assistant, use_talk};
use super::Keys;
use super::act::use_ask;
use super::page::Page;
use super::parts::icon::{Glyph, Icon};
use super::parts::notice::{self, Notice, use_notices};
use super::words::use_words;
use crate::store::reference::assistant::{Refused, Said};

/// Questions offered to begin with.
const IDEAS: u32 = 3;
/// Name of the field.
const FIELD: &str = "assistant-text";

/// Poser une question.
#[component]
pub fn Assistant() -> Element {
    let words = use_words();
    let talk = use_talk();
    let ask = use_ask_assistant();
    let turns = talk.read().turns.clone();
    let newest = turns.len();
    rsx! {
        Page { title: words.assistant_title(), lead: words.assistant_lead(),
            if turns.is_empty() {
                div { class: "card soft",
                    p { strong { {words.assistant_first()} } }
                    p { {words.assistant_memory()} }
                }
                section { class: "stack",
                    h2 { {words.assistant_ideas()} }
                    ul { class: "cluster",
                        for rank in 1..=IDEAS {
                            li { key: "{rank}",
                                button { class: "chip", r#type: "button",
                                    onclick: move |_| ask((Said::Text(words.assistant_idea(rank)), words.assistant_idea(rank))),
                                    Icon { glyph: Glyph::Help } {words.assistant_idea(rank)}
                                }
                            }
                        }
                    }
                }
            }
            div { role: "log", aria_label: words.assistant_log(), aria_live: "polite", class: "stack wide",
                for (at, turn) in turns.into_iter().enumerate() {
                    article { key: "{turn.number}", class: "stack",
                        Asking { text: turn.asked.clone(), newest: at + 1 == newest }
                        ReplyView { turn: turn.clone(), newest: at + 1 == newest }
                    }
                }
            }
            Field {}
            if newest > 0 {
                p { class: "quiet small", {words.assistant_memory()} }
                Keeping {}
            }
        }
    }
}

/// What was asked: the heading of its answer, to which focus goes.
#[component]
fn Asking(text: String, newest: bool) -> Element {
    let words = use_words();
    rsx! {
        h2 { class: "talk-asked", tabindex: -1,
            onmounted: move |event| async move {
                if newest {
                    // Not being able to focus is no reason to stop reading.
                    let _ = event.data().set_focus(true).await;
                }
            },
            span { class: "hidden-text", {words.assistant_you()} " : " }
            "{text}"
        }
    }
}

/// The field; what must not be said is told under it, and stays there to be mended.
#[component]
fn Field() -> Element {
    let words = use_words();
    let mut talk = use_talk();
    let ask = use_ask_assistant();
    let refused = match talk.read().refused {
        Some(Refused::Personal(why)) => Some(words.assistant_refused(why.code())),
        _ => None,
    };
    let typed = talk.read().typed.clone();
    let send = use_callback(move |()| {
        let text = talk.peek().typed.trim().to_owned();
        if !text.is_empty() {
            let said = chosen(&talk.peek(), &text, words);
            ask((said, text));
        }
    });
    rsx! {
        form { class: "card", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                send(());
            },
            div { class: "field",
                label { r#for: FIELD, {words.assistant_label()} }
                p { id: "assistant-hint", class: "help small", {words.assistant_hint()} }
                textarea { id: FIELD, rows: 2, autocomplete: "off", enterkeyhint: "send", value: "{typed}",
                    aria_describedby: if refused.is_some() { "assistant-hint assistant-refused" } else { "assistant-hint" },
                    aria_invalid: if refused.is_some() { "true" },
                    oninput: move |event| talk.write().typed = event.value(),
                    onkeydown: move |event| {
                        if event.key() == Key::Enter && !event.modifiers().shift() {
                            event.prevent_default();
                            send(());
                        }
                    } }
            }
            if let Some(text) = refused.clone() {
                p { id: "assistant-refused", class: "wrong", role: "alert", Icon { glyph: Glyph::Alert } span { "{text}" } }
            }
            button { class: "button primary", r#type: "submit", {words.assistant_send()} }
        }
    }
}

/// A choice that was offered, where the text is one; else the text.
fn chosen(talk: &Talk, text: &str, words: &'static crate::words::Words) -> Said {
    let same = |one: &str| domain::search::fold(one.trim()) == domain::search::fold(text);
    let Some((asked, choices)) = &talk.dialogue.asked else { return Said::Text(text.to_owned()) };
    let picked = choices.iter().find(|choice| same(&words.assistant_choice(asked, choice)));
    picked.map_or_else(|| Said::Text(text.to_owned()), |choice| said(asked, choice, words))
}

/// What a choice says.
fn said(asked: &Asked, choice: &Choice, words: &'static crate::words::Words) -> Said {
    match choice.pick {
        Pick::Topic(_) => Said::Text(words.assistant_choice(asked, choice)),
        ref pick => Said::Pick(pick.clone()),
    }
}

/// Keeps what was said of oneself, and erases the conversation.
#[component]
fn Keeping() -> Element {
    let words = use_words();
    let mut talk = use_talk();
    let mut notices = use_notices();
    let helping = use_context::<Keys>().actions.is_helping();
    let facts = talk.read().dialogue.known(domain::assistant::Party::Me).map(|known| known.facts.clone());
    let facts = facts.filter(|facts| !facts.is_empty() && !helping);
    let keep = use_ask(
        |actions: crate::actions::Actions, facts: domain::eligibility::Facts| async move {
            let me = actions.describe(domain::profile::Who::Me, String::new()).await?;
            actions.tell(me, facts).await
        },
        move |outcome: crate::actions::Result<()>| {
            let told = match outcome {
                Ok(()) => Notice::new(notice::Kind::Info, words.assistant_kept()),
                Err(error) => Notice::new(notice::Kind::Error, words.apology(error.code())),
            };
            notices.push(told);
        },
    );
    rsx! {
        div { class: "stack",
            if let Some(facts) = facts {
                div { class: "cluster",
                    button { class: "button", r#type: "button", aria_describedby: "assistant-keep", onclick: move |_| keep(facts.clone()),
                        Icon { glyph: Glyph::Person } {words.assistant_keep()}
                    }
                }
                p { id: "assistant-keep", class: "quiet small", {words.assistant_keep_text()} }
            }
            div { class: "cluster",
                button { class: "button plain", r#type: "button",
                    onclick: move |_| {
                        talk.set(Talk::new(helping));
                        notices.push(Notice::new(notice::Kind::Info, words.assistant_cleared()));
                        focus_on_the_field();
                    },
                    Icon { glyph: Glyph::Trash } {words.assistant_clear()}
                }
            }
        }
    }
}

/// The button that was pressed is gone: one goes on from the field.
fn focus_on_the_field() {
    document::eval(&format!("document.getElementById('{FIELD}')?.focus()"));
}
