//! Something to hand on: as a text, and as a code that any telephone reads. Neither needs a network.

use dioxus::prelude::*;

use crate::actions::code;
use crate::screens::parts::copy::copy_of;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::scan::Scan;
use crate::screens::words::use_words;

/// Most letters of a code: more is too fine for an ordinary telephone.
const MOST: usize = 300;

/// Partager. `name` and `field` tell its parts from others of the page, `told` says what the code holds.
#[component]
pub fn Share(name: String, field: &'static str, title: String, text: String, told: String) -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    let mut shown = use_signal(|| false);
    let mut copied = use_signal(|| None::<bool>);
    let rows = text.lines().count() as i64;
    let scanned = code(&short(&text));
    let panel = format!("{name}-share");
    rsx! {
        section { class: "section",
            h2 { class: "hidden-text", "{title}" }
            button { class: "button", r#type: "button", aria_expanded: "{open}", aria_controls: "{panel}", onclick: move |_| open.toggle(),
                Icon { glyph: Glyph::Copy } "{title}"
            }
            if open() {
                div { id: "{panel}", class: "stack",
                    div { class: "field",
                        label { r#for: "{field}", {words.place_share_text()} }
                        textarea { id: "{field}", readonly: true, lang: "fr", rows, initial_value: "{text}" }
                    }
                    div { class: "cluster",
                        button { class: "button", r#type: "button",
                            onclick: move |_| copy_of(field, move |done| copied.set(Some(done))),
                            Icon { glyph: Glyph::Copy } {words.place_copy()}
                        }
                        if scanned.is_some() {
                            button { class: "button plain", r#type: "button", aria_expanded: "{shown}", onclick: move |_| shown.toggle(), {words.place_share_code()} }
                        }
                    }
                    p { class: "small quiet", role: "status",
                        match copied() { None => rsx! {}, Some(true) => rsx! { {words.place_share_copied()} }, Some(false) => rsx! { {words.place_share_selected()} } }
                    }
                    if let (true, Some(code)) = (shown(), scanned) {
                        Scan { code, told, text: words.orientation_code_text() }
                    }
                }
            }
        }
    }
}

/// As many of its first lines as an ordinary telephone reads in one code.
fn short(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines().take_while(|line| !line.is_empty()) {
        if kept.chars().count() + line.chars().count() >= MOST {
            break;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept.trim_end().to_owned()
}
