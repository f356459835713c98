//! What is said of a document: its name, which paper it is, until when it is good. The same fields to add and to change.

use chrono::{Datelike, NaiveDate};
use dioxus::prelude::*;
use domain::document::{Document, KINDS};
use domain::form::Kind;
use domain::form::answer::{Value, read};

use crate::actions::About;
use crate::screens::parts::field::Pick;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;

/// A field that cannot be read as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// No name.
    Name,
    /// Not a day.
    Until,
}

/// What is typed so far.
#[derive(Clone, Copy, PartialEq)]
pub struct Fields {
    pub name: Signal<String>,
    kind: Signal<String>,
    until: Signal<String>,
    pub wrong: Signal<Option<Wrong>>,
}

/// Fields that begin with what is known of a document.
pub fn use_fields(known: Option<&Document>) -> Fields {
    let day = |day: NaiveDate| format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
    let name = known.map(|document| document.name.clone()).unwrap_or_default();
    let kind = known.and_then(|document| document.kind.clone()).unwrap_or_default();
    let until = known.and_then(|document| document.valid_until).map(day).unwrap_or_default();
    Fields {
        name: use_signal(|| name),
        kind: use_signal(|| kind),
        until: use_signal(|| until),
        wrong: use_signal(|| None),
    }
}

impl Fields {
    /// What was typed, if all of it can be read; else the first field that cannot, which is said under it.
    pub fn read(mut self, named: bool) -> Option<About> {
        let name = self.name.peek().trim().to_owned();
        let until = match read(&Kind::Date { min: None, max: None, past: false }, &self.until.peek()) {
            _ if self.until.peek().trim().is_empty() => Ok(None),
            Ok(Value::Date(day)) => Ok(Some(day)),
            _ => Err(Wrong::Until),
        };
        let wrong = if named && name.is_empty() { Some(Wrong::Name) } else { until.err() };
        self.wrong.set(wrong);
        let kind = Some(self.kind.peek().clone()).filter(|kind| !kind.is_empty());
        match (wrong, until) {
            (None, Ok(valid_until)) => Some(About { name, kind, valid_until }),
            _ => None,
        }
    }

    /// As at first: nothing typed.
    pub fn clear(mut self) {
        for mut field in [self.name, self.kind, self.until] {
            field.set(String::new());
        }
        self.wrong.set(None);
    }
}

/// The fields; `id` tells those of one document from those of another on the same page.
#[component]
pub fn AboutFields(id: String, fields: Fields, #[props(default = true)] named: bool) -> Element {
    let words = use_words();
    let Fields { mut name, mut kind, mut until, wrong } = fields;
    let mut options = vec![(String::new(), words.documents_kind(""))];
    options.extend(KINDS.map(|kind| (kind.to_owned(), words.documents_kind(kind))));
    let chosen = kind.read().clone();
    if !options.iter().any(|(code, _)| *code == chosen) {
        // A kind that a later form named: it is not lost by changing the name.
        options.push((chosen.clone(), words.documents_kind(&chosen)));
    }
    let described = |field: Wrong, hint: &str| {
        if wrong() == Some(field) {
            format!("{id}-{hint}-hint {id}-{hint}-wrong")
        } else {
            format!("{id}-{hint}-hint")
        }
    };
    rsx! {
        if named {
            div { class: "field",
                label { r#for: "{id}-name", {words.documents_name()} }
                p { id: "{id}-name-hint", class: "hint", {words.documents_name_hint()} }
                input {
                    id: "{id}-name", r#type: "text", autocomplete: "off", maxlength: 120, value: "{name}",
                    aria_describedby: described(Wrong::Name, "name"), aria_invalid: if wrong() == Some(Wrong::Name) { "true" },
                    oninput: move |event| name.set(event.value()),
                }
                Mend { id: "{id}-name-wrong", shown: wrong() == Some(Wrong::Name), text: words.documents_name_missing() }
            }
        }
        Pick { id: "{id}-kind", label: words.documents_kind_label(), value: chosen, options, onpick: move |code: String| kind.set(code) }
        div { class: "field",
            label { r#for: "{id}-until", {words.documents_until()} }
            p { id: "{id}-until-hint", class: "hint", {words.documents_until_hint()} }
            input {
                id: "{id}-until", r#type: "text", inputmode: "numeric", autocomplete: "off", maxlength: 20, value: "{until}",
                aria_describedby: described(Wrong::Until, "until"), aria_invalid: if wrong() == Some(Wrong::Until) { "true" },
                oninput: move |event| until.set(event.value()),
            }
            Mend { id: "{id}-until-wrong", shown: wrong() == Some(Wrong::Until), text: words.documents_until_wrong() }
        }
    }
}

/// What is wrong with a field, under it; announced when it comes.
#[component]
fn Mend(id: String, shown: bool, text: String) -> Element {
    let words = use_words();
    rsx! {
        div { role: "alert",
            if shown {
                p { id, class: "wrong", Icon { glyph: Glyph::Alert } span { {words.form_error()} " {text}" } }
            }
        }
    }
}
