//! « Lire un code »: the code of an orientation sheet, from a picture or from its text; what it says, and the whole
//! card of the aid, without a network.
//!
//! What was read is in the route: who follows a link of the card and comes back finds it again. It names nobody.

mod read;
mod sheet;

use std::sync::Arc;

use dioxus::prelude::*;
use domain::slip::{MOST_READ, Reading, inert, read as reading_of};
use zeroize::Zeroizing;

use self::read::{Refused, Told};
use self::sheet::SlipSheet;
use super::act::{use_ask, wait_for_page};
use super::page::Page;
use super::parts::icon::{Glyph, Icon};
use super::router::Route;
use super::words::use_words;
use crate::actions::{self, Actions, Given, LARGEST_GIVEN};

/// What a file dialog may show.
const ACCEPTED: &str = ".jpg,.jpeg,.JPG,.JPEG,.png,.PNG,.webp,.heic,.HEIC";

/// Lire un code. `text` is what was read; empty before.
#[component]
pub fn ReadCode(text: ReadSignal<String>) -> Element {
    let words = use_words();
    let said = text.read().clone();
    rsx! {
        Page { title: words.slip_title(), lead: said.trim().is_empty().then(|| words.slip_lead()),
            Link { to: Route::Help {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.help_title())} }
            if said.trim().is_empty() {
                Ask {}
            } else {
                match reading_of(&said) {
                    Reading::Slip(slip) => rsx! { SlipSheet { key: "{said}", slip: *slip } },
                    other => rsx! { Told { key: "{said}", code: other.code().unwrap_or_default(), text: inert(&said) } },
                }
                Link { to: Route::ReadCode { text: String::new() }, class: "button", Icon { glyph: Glyph::Code } {words.slip_again()} }
            }
        }
    }
}

/// Asks for a picture, or for the text.
#[component]
fn Ask() -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let mut typed = use_signal(String::new);
    let mut busy = use_signal(|| false);
    let mut refused = use_signal(|| None::<&'static str>);
    let open = move |text: String| {
        navigator.push(Route::ReadCode { text: text.chars().take(MOST_READ).collect() });
    };
    let look = use_ask(
        |actions: Actions, given: Given| async move { actions.read_code(given).await },
        move |outcome: actions::Result<String>| {
            busy.set(false);
            match outcome {
                // A code of nothing is a code that says nothing to us.
                Ok(text) if text.trim().is_empty() => refused.set(Some("slip-foreign")),
                Ok(text) => open(text),
                Err(error) => refused.set(Some(error.code())),
            }
        },
    );
    rsx! {
        section { class: "group",
            label { class: "button primary pick-file",
                Icon { glyph: Glyph::Code }
                span { if busy() { {words.slip_reading()} } else { {words.slip_pick()} } }
                input { class: "hidden-text", r#type: "file", name: "code", accept: ACCEPTED,
                    onchange: move |event: FormEvent| {
                        let Some(file) = event.files().into_iter().next() else { return };
                        if *busy.peek() {
                            return;
                        }
                        // Before it is read: a film of two gigabytes is refused without being opened.
                        if file.size() > LARGEST_GIVEN {
                            return refused.set(Some("too-large"));
                        }
                        busy.set(true);
                        refused.set(None);
                        let read = async move { file.read_bytes().await.map(|bytes| Zeroizing::new(bytes.to_vec())).ok() };
                        wait_for_page(read, move |bytes| match bytes {
                            Some(bytes) => look(Arc::new(bytes)),
                            None => {
                                busy.set(false);
                                refused.set(Some("file-unreadable"));
                            }
                        });
                    },
                }
            }
            p { class: "small quiet", {words.slip_pick_text()} }
            div { role: "status",
                if let Some(code) = refused() {
                    Refused { key: "{code}", code }
                }
            }
        }
        form { class: "group",
            onsubmit: move |event| {
                event.prevent_default();
                if !typed.peek().trim().is_empty() {
                    open(typed.peek().clone());
                }
            },
            div { class: "field",
                label { r#for: "slip-text", {words.slip_typed()} }
                p { id: "slip-text-hint", class: "hint", {words.slip_typed_hint()} }
                textarea { id: "slip-text", rows: 6, maxlength: MOST_READ as i64, value: "{typed}", aria_describedby: "slip-text-hint",
                    oninput: move |event| typed.set(event.value()) }
            }
            button { class: "button", r#type: "submit", {words.slip_read_typed()} }
        }
    }
}
