//! The answers as a text: to copy, to read to somebody, to keep elsewhere.

use dioxus::prelude::*;

use super::missing::name_of;
use super::opened::Opened;
use super::recap::{Theme, themes, use_commune_names};
use super::sealed::answers_of;
use crate::screens::page::Heading;
use crate::screens::parts::copy::copy_of;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::words::{Language, Words};

/// A draft as a text, whatever became of its form.
#[component]
pub fn AsText(opened: Opened) -> Element {
    let words = use_words();
    let answers = answers_of(&opened);
    let names = use_commune_names(&answers);
    let told = themes(&opened.form, &answers, &opened.papers, &names, words);
    let text = written(&opened, &told, words);
    let rows = text.lines().count().clamp(8, 40);
    let mut copied = use_signal(|| None::<bool>);
    rsx! {
        div { class: "page",
            Link { to: Route::Draft { id: opened.draft.id.0.to_string(), at: String::new() }, class: "back", Icon { glyph: Glyph::Back } {words.form_back_to_draft()} }
            div { class: "page-head",
                Heading { text: words.form_as_text_title() }
                p { class: "lead", {words.form_as_text_lead()} }
            }
            button { class: "button primary", r#type: "button",
                onclick: move |_| copy_of("as-text", move |done| copied.set(Some(done))),
                Icon { glyph: Glyph::Copy } {words.form_copy()}
            }
            p { class: "small quiet", role: "status",
                match copied() { None => rsx! {}, Some(true) => rsx! { {words.form_copied()} }, Some(false) => rsx! { {words.form_selected()} } }
            }
            div { class: "field",
                label { r#for: "as-text", {words.form_as_text_label()} }
                textarea { id: "as-text", readonly: true, rows: rows as i64, initial_value: "{text}" }
            }
        }
    }
}

fn written(opened: &Opened, themes: &[Theme], words: &Words) -> String {
    let french = words.language() == Language::French;
    let mut text = format!("{}\n", opened.form.title.read_in(french));
    for theme in themes {
        text.push_str(&format!("\n{}\n", theme.title));
        for told in &theme.told {
            let answer = if told.answer.is_empty() { words.form_no_answer() } else { told.answer.clone() };
            text.push_str(&format!("{}\n    {}\n", told.question, answer.replace('\n', "\n    ")));
        }
    }
    if !opened.aside.is_empty() {
        text.push_str(&format!("\n{}\n", words.form_aside()));
        for (path, past) in &opened.aside {
            let value = past.answer.value.clone().unwrap_or_default();
            text.push_str(&format!("{}\n    {value}\n", name_of(&opened.form, path, words)));
        }
    }
    text
}
