//! Fields: a visible label, help before, choices in words.

use dioxus::prelude::*;

use super::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::words::Words;

/// A list to choose from; the empty value means no restriction.
#[component]
pub fn Pick(
    id: String,
    label: String,
    value: String,
    options: Vec<(String, String)>,
    onpick: EventHandler<String>,
) -> Element {
    rsx! {
        div { class: "field",
            label { r#for: "{id}", "{label}" }
            span { class: "pick",
                select { id: "{id}", onchange: move |event| onpick(event.value()),
                    for (code, text) in options {
                        option { key: "{code}", value: "{code}", selected: code == value, "{text}" }
                    }
                }
                Icon { glyph: Glyph::Down }
            }
        }
    }
}

/// A few choices, one of which holds: radio buttons under a legend; `heard` if it is for screen readers alone.
#[component]
pub fn Radios(
    name: String,
    legend: String,
    #[props(default)] heard: bool,
    value: String,
    options: Vec<(String, String)>,
    onpick: EventHandler<String>,
) -> Element {
    rsx! {
        div { class: "stack tight", role: "radiogroup", aria_labelledby: "{name}-legend",
            span { id: "{name}-legend", class: if heard { "hidden-text" } else { "legend" }, "{legend}" }
            div { class: "choices",
                for (code, text) in options {
                    label { key: "{code}", class: "choice",
                        input { r#type: "radio", name: "{name}", value: "{code}", checked: code == value, onchange: { let code = code.clone(); move |_| onpick(code.clone()) } }
                        span { "{text}" }
                    }
                }
            }
        }
    }
}

/// A choice that is on or off, with a line that says what it does.
#[component]
pub fn Switch(label: String, hint: String, on: bool, onflip: EventHandler<bool>) -> Element {
    rsx! {
        label { class: "choice",
            input { r#type: "checkbox", checked: on, onchange: move |event| onflip(event.checked()) }
            span { class: "stack tight",
                span { "{label}" }
                span { class: "hint", "{hint}" }
            }
        }
    }
}

/// What is wrong with an answer, heard at once; or, where it is no error, what was made of it.
#[component]
pub fn Wrong(id: String, text: String, #[props(default = true)] is_error: bool) -> Element {
    let words = use_words();
    rsx! {
        p { id: "{id}", class: if is_error { "wrong" } else { "why" }, role: "alert",
            Icon { glyph: if is_error { Glyph::Alert } else { Glyph::Info } }
            span {
                if is_error { span { class: "hidden-text", {words.form_error()} " " } }
                "{text}"
            }
        }
    }
}

/// Puts the focus where the answer to the one question of the screen is wrong, once it is drawn so.
pub fn focus_on_wrong() {
    document::eval(
        "requestAnimationFrame(() => (document.querySelector('.asking [aria-invalid=true]:not(fieldset), .asking fieldset input') ?? document.querySelector('.asking input'))?.focus())",
    );
}

/// The search field: submitting goes, typing tells.
#[component]
pub fn SearchField(
    id: String,
    label: String,
    value: String,
    words: &'static Words,
    ontype: Option<EventHandler<String>>,
    ongo: EventHandler<String>,
    #[props(default = true)] button: bool,
) -> Element {
    let mut typed = use_signal(|| value.clone());
    use_effect(use_reactive!(|(value,)| {
        if *typed.peek() != value {
            typed.set(value);
        }
    }));
    rsx! {
        form { class: "search", role: "search",
            onsubmit: move |event| { event.prevent_default(); ongo(typed.peek().clone()); },
            Icon { glyph: Glyph::Search }
            div { class: "search-field",
                label { r#for: "{id}", "{label}" }
                input {
                    id: "{id}", r#type: "search", autocomplete: "off", enterkeyhint: "search", value: "{typed}", placeholder: " ",
                    oninput: move |event| {
                        typed.set(event.value());
                        if let Some(ontype) = ontype { ontype(event.value()) }
                    },
                }
            }
            if !typed.read().is_empty() {
                button { class: "tool", r#type: "button", aria_label: words.search_clear(),
                    onclick: move |_| {
                        typed.set(String::new());
                        if let Some(ontype) = ontype { ontype(String::new()) }
                    },
                    Icon { glyph: Glyph::Close }
                }
            }
            if button {
                button { class: "go", r#type: "submit", aria_label: words.search_go(), Icon { glyph: Glyph::Next } }
            }
        }
    }
}
