//! « Reprendre mes données »: what another phone took out comes in, where nothing was begun yet.

use std::path::PathBuf;

use dioxus::prelude::*;
use zeroize::Zeroizing;

use super::out::Phrase;
use super::use_contents;
use crate::actions::{self, Actions, Passphrase};
use crate::screens::act::use_ask;
use crate::screens::live::use_live_on;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::store::desk::contents;

/// Reprendre mes données.
#[component]
pub fn ComeIn() -> Element {
    let words = use_words();
    let fresh = use_live_on(super::CHANGES, contents::is_fresh);
    let held = use_contents();
    let mut phrase = use_signal(String::new);
    let mut busy = use_signal(|| false);
    let mut outcome = use_signal(|| None::<Result<usize, &'static str>>);
    let import = use_ask(
        move |actions: Actions, (file, passphrase): (PathBuf, Option<Passphrase>)| async move {
            actions.import_me(file, passphrase).await
        },
        move |done: actions::Result<usize>| {
            busy.set(false);
            if done.is_ok() {
                phrase.set(String::new());
            }
            outcome.set(Some(done.map_err(|error| error.code())));
        },
    );
    let fresh = fresh.read();
    // Until it is known nothing is offered that could be refused.
    let is_fresh = fresh.ready().copied().unwrap_or_default() && held.read().ready().is_some();
    rsx! {
        section { class: "group",
            h2 { {words.my_data_in()} }
            p { {words.my_data_in_text()} }
            if is_fresh {
                Phrase { id: "phrase-in", label: words.my_data_import_passphrase(), hint: words.my_data_import_passphrase_hint(), text: phrase }
                label { class: "button pick-file",
                    Icon { glyph: Glyph::Inbox }
                    span { if busy() { {words.my_data_importing()} } else { {words.my_data_import()} } }
                    input { class: "hidden-text", r#type: "file", name: "export", accept: ".zip,.age",
                        onchange: move |event: FormEvent| {
                            let Some(file) = event.files().into_iter().next() else { return };
                            if *busy.peek() {
                                return;
                            }
                            busy.set(true);
                            outcome.set(None);
                            let typed = phrase.peek().clone();
                            import((file.path(), (!typed.is_empty()).then(|| Zeroizing::new(typed))));
                        },
                    }
                }
            } else if !matches!(outcome(), Some(Ok(_))) {
                p { class: "why", Icon { glyph: Glyph::Info } span { {words.my_data_in_use()} } }
            }
            div { role: "status",
                match outcome() {
                    None => rsx! {},
                    Some(Ok(documents)) => rsx! { p { class: "echo", Icon { glyph: Glyph::Check } span { {words.my_data_imported(documents)} } } },
                    Some(Err(code)) => rsx! { div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.my_data_trouble(code)} } } },
                }
            }
        }
    }
}
