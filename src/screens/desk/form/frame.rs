//! What stands around a field: its name, what helps, what was understood, what is wrong, the way back.

use dioxus::prelude::*;
use domain::form::{Field, Kind};

use super::pad::{use_pad, use_turn};
use super::two::TwoAnswers;
use crate::screens::page::Heading;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::words::{Language, Words};

/// One answer to be given.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// Where it stands.
    pub path: String,
    /// What is answered there.
    pub kind: Kind,
    /// The question.
    pub label: String,
    /// What helps; may be empty.
    pub help: String,
    /// Whether the form cannot be filed without it.
    pub required: bool,
    /// It is alone on the screen, whose heading it is.
    pub alone: bool,
}

impl Ask {
    /// The question of a field.
    pub fn of(field: &Field, prefix: &str, alone: bool, words: &Words) -> Self {
        let french = words.language() == Language::French;
        Self {
            path: format!("{prefix}{}", field.id),
            kind: field.kind.clone(),
            label: field.label.read_in(french).to_owned(),
            help: field.help.read_in(french).to_owned(),
            required: field.required,
            alone,
        }
    }

    /// The name of its control on the page.
    pub fn control(&self) -> String {
        control(&self.path)
    }

    /// What describes the control, for `aria-describedby`.
    pub fn described_by(&self, wrong: bool) -> Option<String> {
        let help = (!self.help.is_empty()).then(|| format!("help-{}", self.path));
        let wrong = wrong.then(|| format!("wrong-{}", self.path));
        let all: Vec<String> = help.into_iter().chain(wrong).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }
}

/// The name of the control of a path on the page.
pub fn control(path: &str) -> String {
    format!("field-{path}")
}

/// The question, as the label of its control.
#[component]
pub fn Name(ask: Ask) -> Element {
    let words = use_words();
    let pad = use_pad();
    rsx! {
        if ask.alone {
            Heading { text: ask.label.clone(), focus: pad.wanted.peek().is_none(), label_for: ask.control() }
            if !ask.required { p { class: "small quiet", {words.form_optional()} } }
        } else {
            label { r#for: ask.control(),
                "{ask.label}"
                if !ask.required { span { class: "hint", " " {words.form_optional()} } }
            }
        }
        Help { ask }
    }
}

/// The question, as the legend of several controls; the first child of a `fieldset`.
#[component]
pub fn Legend(ask: Ask) -> Element {
    let words = use_words();
    let pad = use_pad();
    rsx! {
        legend { class: "legend",
            if ask.alone {
                Heading { text: ask.label.clone(), focus: pad.wanted.peek().is_none() }
            } else {
                "{ask.label}"
            }
            if !ask.required { span { class: "hint", " " {words.form_optional()} } }
        }
    }
}

/// What helps to answer, and whether the answer came from the profile.
#[component]
pub fn Help(ask: Ask) -> Element {
    let words = use_words();
    let pad = use_pad();
    rsx! {
        if !ask.help.is_empty() { p { id: "help-{ask.path}", class: "help", "{ask.help}" } }
        TwoAnswers { path: ask.path.clone() }
        if pad.is_taken_over(&ask.path) {
            p { class: "chip note", Icon { glyph: Glyph::Person } {words.form_from_profile()} }
        }
    }
}

/// Under the control: what is wrong, or what was understood; then the way back to what stood before.
#[component]
pub fn Foot(ask: Ask) -> Element {
    let words = use_words();
    let pad = use_pad();
    let wrong = pad.wrong(&ask.path);
    let objection = pad.opened.read().objections.get(&ask.path).cloned();
    let echo = words.understood(&ask.kind, &pad.value(&ask.path));
    rsx! {
        if let Some(problem) = wrong {
            p { id: "wrong-{ask.path}", class: "wrong",
                Icon { glyph: Glyph::Alert }
                span { span { class: "hidden-text", {words.form_error()} " " } {words.problem(problem.code, &ask.kind)} }
            }
        } else if let Some(code) = objection {
            p { class: "wrong", Icon { glyph: Glyph::Alert } span { {words.objection(&code)} } }
        }
        div { class: "ask-foot",
            if let Some(echo) = echo {
                p { class: "echo", Icon { glyph: Glyph::Check } span { "{echo}" } }
            }
            Turn { path: ask.path.clone(), label: ask.label.clone() }
        }
    }
}

/// The value before this one, and the one that was undone.
#[component]
pub fn Turn(path: String, label: String) -> Element {
    let words = use_words();
    let pad = use_pad();
    let turn = use_turn(path.clone());
    let (back, forth) = pad.turnable(&path);
    rsx! {
        if back || forth {
            div { class: "turn",
                if back {
                    button { class: "tool", r#type: "button", aria_label: words.form_undo_name(&label), title: words.form_undo(), onclick: move |_| turn(true),
                        Icon { glyph: Glyph::Undo }
                    }
                }
                if forth {
                    button { class: "tool", r#type: "button", aria_label: words.form_redo_name(&label), title: words.form_redo(), onclick: move |_| turn(false),
                        Icon { glyph: Glyph::Redo }
                    }
                }
            }
        }
    }
}
