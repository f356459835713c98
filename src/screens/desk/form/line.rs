//! What is typed: a line, several lines, a figure, an amount, a day, a number with a key.

use dioxus::prelude::*;
use domain::form::Kind;

use super::frame::{Ask, Foot, Name};
use super::pad::use_pad;
use crate::screens::words::use_words;

/// How a line is typed on a phone.
pub struct Keys {
    /// Type of the input.
    pub input: &'static str,
    /// Keyboard that is shown.
    pub mode: &'static str,
    /// What the phone may propose.
    pub autocomplete: &'static str,
    /// Whether it is written in capitals.
    pub capitals: bool,
    /// Width of the field: what is short looks short.
    pub class: &'static str,
}

/// How an answer of that kind is typed.
pub fn keys(kind: &Kind) -> Keys {
    let plain = Keys { input: "text", mode: "text", autocomplete: "off", capitals: false, class: "" };
    match kind {
        Kind::Number { .. } => Keys { mode: "decimal", class: "short", ..plain },
        Kind::Money { .. } => Keys { mode: "decimal", class: "short euro", ..plain },
        Kind::Date { .. } => Keys { mode: "numeric", class: "short", ..plain },
        Kind::Email => Keys { input: "email", mode: "email", autocomplete: "email", ..plain },
        Kind::Phone => Keys { input: "tel", mode: "tel", autocomplete: "tel", class: "medium", ..plain },
        Kind::Iban | Kind::Rna => Keys { capitals: true, ..plain },
        Kind::Siret | Kind::Siren => Keys { mode: "numeric", class: "medium", ..plain },
        _ => plain,
    }
}

/// A line and all that stands around it.
#[component]
pub fn Line(ask: Ask) -> Element {
    let pad = use_pad();
    let words = use_words();
    let epoch = pad.epoch(&ask.path);
    let hint = words.typing_hint(&ask.kind);
    rsx! {
        div { class: "field ask",
            Name { ask: ask.clone() }
            if let Some(hint) = hint { p { class: "help", "{hint}" } }
            for epoch in [epoch] {
                if matches!(ask.kind, Kind::LongText { .. }) {
                    Area { key: "{epoch}", ask: ask.clone() }
                } else {
                    Input { key: "{epoch}", ask: ask.clone() }
                }
            }
            Foot { ask: ask.clone() }
        }
    }
}

/// The input alone. It is given its value once: what is typed afterwards is never written over from outside.
#[component]
pub fn Input(ask: Ask) -> Element {
    let pad = use_pad();
    let start = use_hook(|| pad.value(&ask.path));
    let look = keys(&ask.kind);
    let wrong = pad.wrong(&ask.path).is_some();
    let (typed, left) = (ask.path.clone(), ask.path.clone());
    rsx! {
        span { class: "line {look.class}",
            input {
                id: ask.control(), r#type: look.input, inputmode: look.mode, autocomplete: look.autocomplete,
                autocapitalize: if look.capitals { "characters" }, spellcheck: "false", initial_value: "{start}",
                aria_describedby: ask.described_by(wrong), aria_invalid: if wrong { "true" }, aria_required: if ask.required { "true" },
                oninput: move |event| pad.put(&typed, event.value(), true),
                onblur: move |_| pad.leave(&left),
            }
        }
    }
}

#[component]
fn Area(ask: Ask) -> Element {
    let pad = use_pad();
    let words = use_words();
    let start = use_hook(|| pad.value(&ask.path));
    let wrong = pad.wrong(&ask.path).is_some();
    let (typed, left) = (ask.path.clone(), ask.path.clone());
    let length = pad.value(&ask.path).trim().chars().count();
    let max = match ask.kind {
        Kind::LongText { max_length: Some(max) } => Some(max as usize),
        _ => None,
    };
    rsx! {
        textarea {
            id: ask.control(), rows: 7, initial_value: "{start}",
            aria_describedby: ask.described_by(wrong), aria_invalid: if wrong { "true" }, aria_required: if ask.required { "true" },
            oninput: move |event| pad.put(&typed, event.value(), true),
            onblur: move |_| pad.leave(&left),
        }
        if let Some(max) = max { p { class: "small quiet", {words.form_length(length, max)} } }
    }
}
