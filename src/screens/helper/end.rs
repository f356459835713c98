//! The end of a help: what has not left is said, handed over as one encrypted file, then everything is erased.

use dioxus::prelude::*;
use zeroize::Zeroizing;

use super::line::Line;
use crate::actions::{self, Actions, Exported, Passphrase};
use crate::screens::act::{use_act, use_ask};
use crate::screens::live::use_live_on;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::desk::mandates;

/// Everything in one file, under a passphrase.
#[component]
pub fn HandOver() -> Element {
    let words = use_words();
    let mut passphrase = use_signal(String::new);
    let mut said = use_signal(|| None::<Result<String, &'static str>>);
    let mut busy = use_signal(|| false);
    let save = use_ask(
        move |actions: Actions, passphrase: Passphrase| async move {
            actions.hand_over(&words.helper_hand_over_name(), passphrase).await
        },
        move |outcome: actions::Result<Exported>| {
            busy.set(false);
            let told = outcome.map(|exported| exported.file.to_string_lossy().into_owned());
            if told.is_ok() {
                passphrase.set(String::new());
            }
            said.set(Some(told.map_err(|error| error.code())));
        },
    );
    rsx! {
        section { class: "group",
            h2 { {words.helper_hand_over()} }
            p { class: "quiet", {words.helper_hand_over_text()} }
            Line { id: "hand-over", label: words.helper_passphrase(), hint: words.helper_passphrase_hint(), value: passphrase, most: 200 }
            div { class: "cluster",
                button { class: "button", r#type: "button", aria_disabled: if busy() { "true" },
                    onclick: move |_| if !busy() {
                        busy.set(true);
                        said.set(None);
                        save(Zeroizing::new(passphrase()));
                    },
                    Icon { glyph: Glyph::Down } {words.helper_hand_over_go()}
                }
            }
            div { role: "status",
                match said() {
                    None => rsx! {},
                    Some(Ok(file)) => rsx! { p { class: "echo break", Icon { glyph: Glyph::Check } span { {words.helper_handed_over(&file)} } } },
                    Some(Err(code)) => rsx! { div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.apology(code)} } } },
                }
            }
        }
    }
}

/// The end, asked twice: what would be lost stands between the two.
#[component]
pub fn End() -> Element {
    let words = use_words();
    let mut asked = use_signal(|| false);
    let unsent = use_live_on(&[Topic::Drafts, Topic::Outbox, Topic::Applications], mandates::unsent);
    let end = use_act(|actions, ()| async move { actions.end_help().await.map(drop) });
    let unsent = unsent.read().ready().cloned().unwrap_or_default();
    rsx! {
        section { class: "group",
            h2 { {words.helper_end()} }
            p { {words.helper_end_text()} }
            if !unsent.is_empty() {
                div { class: "notice warning", role: "status",
                    Icon { glyph: Glyph::Alert }
                    div { class: "grow stack tight",
                        p { {words.helper_unsent(unsent.len())} }
                        ul { for (number, title) in unsent.iter().enumerate() { li { key: "{number}", class: "break", "{title}" } } }
                    }
                }
            }
            if asked() {
                div { class: "cluster",
                    button { class: "button primary", r#type: "button", onclick: move |_| end(()), {words.helper_end_go()} }
                    button { class: "button", r#type: "button", onclick: move |_| asked.set(false), {words.helper_end_cancel()} }
                }
            } else {
                button { class: "button", r#type: "button", onclick: move |_| asked.set(true), {words.helper_end()} }
            }
        }
    }
}
