//! One answer of a profile: read, changed, forgotten, or given in advance. Checked like the form's own.

use dioxus::prelude::*;
use domain::form::Kind;
use domain::form::answer::read;
use domain::ids::ProfileId;

use crate::screens::act::use_act;
use crate::screens::communes::CommunePicker;
use crate::screens::desk::form::keys;
use crate::screens::parts::field::Radios;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::words::{Language, Words};

/// A question that a profile may answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Where it stands in every form.
    pub path: String,
    /// The question.
    pub question: String,
    /// What helps to answer.
    pub help: String,
    /// What is answered.
    pub kind: Kind,
}

impl Asked {
    /// A question that no form held asks.
    pub fn nameless(path: &str) -> Self {
        let kind = Kind::Unknown(String::new());
        Self { path: path.to_owned(), question: path.to_owned(), help: String::new(), kind }
    }

    /// Whether somebody asks it still.
    fn is_asked(&self) -> bool {
        !matches!(self.kind, Kind::Unknown(_))
    }

    fn control(&self) -> String {
        format!("known-{}", self.path)
    }
}

/// The answer, and what can be done with it.
#[component]
pub fn Answer(profile: ProfileId, asked: Asked, value: Option<String>, told: String) -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    let know = use_act(|actions, (id, path, value): (ProfileId, String, Option<String>)| async move {
        actions.know(id, path, value).await
    });
    let is_known = value.is_some();
    let (path, forgotten) = (asked.path.clone(), asked.path.clone());
    if open() {
        let keep = move |typed: String| {
            know((profile, path.clone(), Some(typed)));
            open.set(false);
        };
        return rsx! {
            Edit { asked, value: value.unwrap_or_default(), onkeep: keep, oncancel: move |()| open.set(false) }
        };
    }
    let (edit, edit_name) = match is_known {
        true => (words.profile_edit(), words.profile_edit_name(&asked.question)),
        false => (words.profile_give(), words.profile_give_name(&asked.question)),
    };
    rsx! {
        div { class: "stack tight",
            span { class: if is_known { "quiet small" }, "{asked.question}" }
            if is_known { strong { class: "answer break", "{told}" } }
        }
        div { class: "cluster",
            if asked.is_asked() {
                button { class: "button", r#type: "button", aria_label: edit_name, onclick: move |_| open.set(true), {edit} }
            }
            if is_known {
                button { class: "button plain", r#type: "button", aria_label: words.profile_forget_name(&asked.question),
                    onclick: move |_| know((profile, forgotten.clone(), None)), {words.profile_forget()}
                }
            }
        }
    }
}

fn options(kind: &Kind, words: &Words) -> Option<Vec<(String, String)>> {
    let french = words.language() == Language::French;
    match kind {
        Kind::YesNo => Some(vec![("yes".to_owned(), words.form_yes()), ("no".to_owned(), words.form_no())]),
        Kind::Choice(options) => {
            let option = |one: &domain::form::Choice| (one.id.clone(), one.label.read_in(french).to_owned());
            Some(options.iter().map(option).collect())
        }
        _ => None,
    }
}

#[component]
fn Edit(asked: Asked, value: String, onkeep: EventHandler<String>, oncancel: EventHandler<()>) -> Element {
    let words = use_words();
    let mut typed = use_signal(|| value.clone());
    let mut wrong = use_signal(|| None::<String>);
    if asked.kind == Kind::Commune {
        return rsx! {
            strong { "{asked.question}" }
            CommunePicker { onpick: move |commune: domain::commune::Commune| onkeep(commune.code) }
            div { class: "cluster", button { class: "button plain", r#type: "button", onclick: move |_| oncancel(()), {words.profile_cancel()} } }
        };
    }
    let (control, look) = (asked.control(), keys(&asked.kind));
    let hint = words.typing_hint(&asked.kind);
    let kind = asked.kind.clone();
    let described = match wrong() {
        Some(_) => format!("{control}-help {control}-wrong"),
        None => format!("{control}-help"),
    };
    let several = matches!(asked.kind, Kind::LongText { .. } | Kind::Address);
    rsx! {
        form { class: "stack", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                let text = typed.peek().trim().to_owned();
                match read(&kind, &text) {
                    _ if text.is_empty() => wrong.set(Some(words.profile_empty())),
                    Ok(_) => onkeep(text),
                    Err(code) => wrong.set(Some(words.problem(code, &kind))),
                }
            },
            if let Some(options) = options(&asked.kind, words) {
                Radios { name: control.clone(), legend: asked.question.clone(), value: typed(), options, onpick: move |code| typed.set(code) }
            } else {
                div { class: "field",
                    label { r#for: "{control}", "{asked.question}" }
                    div { id: "{control}-help", class: "stack tight",
                        if !asked.help.is_empty() { p { class: "help", "{asked.help}" } }
                        if let Some(hint) = hint { p { class: "help", "{hint}" } }
                    }
                    if several {
                        textarea { id: "{control}", rows: 3, initial_value: "{value}", aria_describedby: "{described}",
                            aria_invalid: if wrong().is_some() { "true" }, oninput: move |event| typed.set(event.value()) }
                    } else {
                        span { class: "line {look.class}",
                            input { id: "{control}", r#type: look.input, inputmode: look.mode, autocomplete: "off", spellcheck: "false", initial_value: "{value}",
                                autocapitalize: if look.capitals { "characters" }, aria_describedby: "{described}",
                                aria_invalid: if wrong().is_some() { "true" }, oninput: move |event| typed.set(event.value()) }
                        }
                    }
                }
            }
            if let Some(text) = wrong() {
                p { id: "{control}-wrong", class: "wrong", role: "alert",
                    Icon { glyph: Glyph::Alert }
                    span { span { class: "hidden-text", {words.form_error()} " " } "{text}" }
                }
            }
            div { class: "cluster",
                button { class: "button primary", r#type: "submit", {words.profile_keep()} }
                button { class: "button plain", r#type: "button", onclick: move |_| oncancel(()), {words.profile_cancel()} }
            }
        }
    }
}
