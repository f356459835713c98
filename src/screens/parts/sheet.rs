//! A sheet over the screen: focus in, Escape, focus back, all by the page's own dialog.

use dioxus::prelude::*;

use super::icon::{Glyph, Icon};
use crate::words::Words;

const OPEN: &str = "const sheet = document.getElementById('sheet');
if (sheet && !sheet.open) {
  sheet.showModal();
  await new Promise(done => sheet.addEventListener('close', done, { once: true }));
}
dioxus.send(true);";

/// A sheet with a title; `onclose` is told however it was closed.
#[component]
pub fn Sheet(title: String, words: &'static Words, onclose: EventHandler<()>, children: Element) -> Element {
    rsx! {
        dialog {
            id: "sheet",
            class: "sheet",
            aria_labelledby: "sheet-title",
            onmounted: move |_| async move {
                // However the conversation with the page ends, the sheet is no more.
                let _ = document::eval(OPEN).recv::<bool>().await;
                onclose(());
            },
            div { class: "sheet-head",
                h2 { id: "sheet-title", "{title}" }
                button { class: "tool", r#type: "button", aria_label: words.close(),
                    onclick: move |_| { document::eval("document.getElementById('sheet')?.close()"); },
                    Icon { glyph: Glyph::Close }
                }
            }
            {children}
        }
    }
}
