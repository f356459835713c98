//! « Emporter mes données »: everything in one file, under a passphrase if wished.

use dioxus::prelude::*;
use zeroize::Zeroizing;

use crate::actions::{self, Actions, Exported, Passphrase, SHORTEST};
use crate::screens::act::use_ask;
use crate::screens::lock::Admitted;
use crate::screens::parts::field::Switch;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;

/// What is wrong with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Short,
    Differs,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Saved(Exported, bool),
    Refused(&'static str),
}

/// Emporter mes données.
#[component]
pub fn TakeOut() -> Element {
    let words = use_words();
    let mut sealed = use_signal(|| false);
    let mut first = use_signal(String::new);
    let mut second = use_signal(String::new);
    let mut wrong = use_signal(|| None::<Wrong>);
    let mut busy = use_signal(|| false);
    let mut outcome = use_signal(|| None::<Outcome>);
    let export = use_ask(
        move |actions: Actions, passphrase: Option<Passphrase>| async move {
            let is_sealed = passphrase.is_some();
            Ok((actions.save_me(&words.my_data_file(), passphrase).await?, is_sealed))
        },
        move |done: actions::Result<(Exported, bool)>| {
            busy.set(false);
            let told = done.map(|(exported, is_sealed)| Outcome::Saved(exported, is_sealed));
            outcome.set(Some(told.unwrap_or_else(|error| Outcome::Refused(error.code()))));
        },
    );
    let mut go = move || {
        if *busy.peek() {
            return;
        }
        let (one, other) = (first.peek().clone(), second.peek().clone());
        let found = match *sealed.peek() {
            false => None,
            true if one.chars().count() < SHORTEST => Some(Wrong::Short),
            true if one != other => Some(Wrong::Differs),
            true => None,
        };
        wrong.set(found);
        outcome.set(None);
        if found.is_none() {
            busy.set(true);
            export(sealed.peek().then(|| Zeroizing::new(one)));
            first.set(String::new());
            second.set(String::new());
        }
    };
    rsx! {
        section { class: "group",
            h2 { {words.my_data_out()} }
            p { {words.my_data_out_text()} }
            Admitted {
                form { class: "stack wide", novalidate: true,
                    onsubmit: move |event| {
                        event.prevent_default();
                        go();
                    },
                    Switch { label: words.my_data_passphrase_wish(), hint: words.my_data_passphrase_hint(), on: sealed(), onflip: move |on| {
                        sealed.set(on);
                        wrong.set(None);
                    } }
                    if sealed() {
                        Phrase { id: "phrase", label: words.my_data_passphrase(), hint: words.my_data_passphrase_rule(SHORTEST), text: first,
                            mend: (wrong() == Some(Wrong::Short)).then(|| words.my_data_trouble("passphrase-short")) }
                        Phrase { id: "phrase-again", label: words.my_data_passphrase_again(), text: second,
                            mend: (wrong() == Some(Wrong::Differs)).then(|| words.my_data_passphrase_differs()) }
                    } else {
                        p { class: "why", Icon { glyph: Glyph::Info } span { {words.my_data_open_warning()} } }
                    }
                    button { class: "button full", r#type: "submit", Icon { glyph: Glyph::Down }
                        if busy() { {words.my_data_exporting()} } else { {words.my_data_export()} }
                    }
                }
            }
            div { role: "status", class: "stack",
                match outcome() {
                    None => rsx! {},
                    Some(Outcome::Refused(code)) => rsx! { div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.my_data_trouble(code)} } } },
                    Some(Outcome::Saved(exported, is_sealed)) => rsx! {
                        p { class: "echo break", Icon { glyph: Glyph::Check } span { {words.my_data_exported(&exported.file.to_string_lossy())} } }
                        p { class: "small", if is_sealed { {words.my_data_exported_sealed()} } else { {words.my_data_exported_open()} } }
                        if !exported.damaged.is_empty() {
                            div { class: "notice warning", Icon { glyph: Glyph::Alert } p { {words.my_data_exported_damaged(exported.damaged.len())} } }
                        }
                    },
                }
            }
        }
    }
}

/// A passphrase: what is typed is not shown, and nobody keeps it.
#[component]
pub fn Phrase(
    id: String,
    label: String,
    #[props(default)] hint: String,
    mut text: Signal<String>,
    #[props(default)] mend: Option<String>,
) -> Element {
    let words = use_words();
    rsx! {
        div { class: "field",
            label { r#for: "{id}", "{label}" }
            if !hint.is_empty() {
                p { id: "{id}-hint", class: "hint", "{hint}" }
            }
            input {
                id: "{id}", r#type: "password", autocomplete: "off", spellcheck: "false", maxlength: 200, value: "{text}",
                aria_describedby: match (hint.is_empty(), mend.is_some()) {
                    (true, false) => None,
                    (true, true) => Some(format!("{id}-wrong")),
                    (false, false) => Some(format!("{id}-hint")),
                    (false, true) => Some(format!("{id}-hint {id}-wrong")),
                },
                aria_invalid: mend.is_some().then_some("true"),
                oninput: move |event| text.set(event.value()),
            }
            if let Some(mend) = &mend {
                p { class: "wrong", role: "alert", id: "{id}-wrong", Icon { glyph: Glyph::Alert } span { {words.form_error()} " {mend}" } }
            }
        }
    }
}
