//! One question, whatever its type.

use dioxus::prelude::*;
use domain::form::field::HOUSEHOLD;
use domain::form::{Field, Kind};

use super::address::AddressField;
use super::choice::{ManyOf, OneOf};
use super::commune::CommuneField;
use super::frame::{Ask, Foot, Help, Legend};
use super::group::GroupField;
use super::line::{Input, Line};
use super::pad::use_pad;
use super::paper::PaperSlot;
use super::steps::Step;
use crate::screens::words::use_words;

/// A step: a question, or papers.
#[component]
pub fn StepBody(step: Step, alone: bool) -> Element {
    match step {
        Step::Question(field) => rsx! { Question { field, prefix: "", alone } },
        Step::Paper(slot, needed) => rsx! { PaperSlot { slot, needed, alone } },
    }
}

/// A question of the form, or of a row (`prefix` says which).
#[component]
pub fn Question(field: Field, prefix: String, alone: bool) -> Element {
    let words = use_words();
    let ask = Ask::of(&field, &prefix, alone, words);
    match &field.kind {
        Kind::YesNo | Kind::Choice(_) => rsx! { OneOf { ask } },
        Kind::Choices { .. } => rsx! { ManyOf { ask } },
        Kind::Commune => rsx! { CommuneField { ask } },
        Kind::Address => rsx! { AddressField { ask } },
        Kind::Household => rsx! { Household { ask } },
        Kind::Group { .. } => rsx! { GroupField { ask } },
        _ => rsx! { Line { ask } },
    }
}

/// Tax parts and reference tax income: what a family quotient is made of.
#[component]
fn Household(ask: Ask) -> Element {
    let words = use_words();
    let [parts, income] = HOUSEHOLD;
    let part = |name: &str, kind: Kind, label: String, help: String| Ask {
        path: format!("{}.{name}", ask.path),
        kind,
        label,
        help,
        required: ask.required,
        alone: false,
    };
    let asks = [
        part(
            parts,
            Kind::Number { decimals: 2, min: Some(1), max: Some(30) },
            words.form_tax_parts(),
            words.form_tax_parts_help(),
        ),
        part(
            income,
            Kind::Money { min: Some(0), max: None },
            words.form_tax_income(),
            words.form_tax_income_help(),
        ),
    ];
    rsx! {
        fieldset { class: "field ask wide",
            Legend { ask: ask.clone() }
            Help { ask: ask.clone() }
            for ask in asks { Part { key: "{ask.path}", ask } }
        }
    }
}

#[component]
fn Part(ask: Ask) -> Element {
    let pad = use_pad();
    let words = use_words();
    let epoch = pad.epoch(&ask.path);
    rsx! {
        div { class: "field ask",
            label { r#for: ask.control(),
                "{ask.label}"
                if !ask.required { span { class: "hint", " " {words.form_optional()} } }
            }
            Help { ask: ask.clone() }
            for epoch in [epoch] { Input { key: "{epoch}", ask: ask.clone() } }
            Foot { ask: ask.clone() }
        }
    }
}
