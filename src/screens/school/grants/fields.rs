//! The fields of a question: lines to type in, rows to choose from, kilometres measured between communes.

use dioxus::prelude::*;
use domain::commune::Commune;
use domain::simulators::Question;

use super::ask::Asked;
use super::pass::{UNSURE, may_be_unsure};
use super::typed::{Typed, Why, Wrong};
use crate::screens::communes::{CommunePicker, use_my_commune};
use crate::screens::page::Heading;
use crate::screens::parts::field;
use crate::screens::words::use_words;
use crate::words::Words;
use crate::words::grants::question_code;

/// What is wrong, as it is said under the field.
fn said(wrong: Wrong, can_be_unsure: bool, money: bool, words: &Words) -> String {
    let (code, figure) = match wrong.why {
        Why::Empty if can_be_unsure => ("empty", String::new()),
        Why::Empty => ("empty-figure", String::new()),
        Why::Choice => ("choice", String::new()),
        Why::Figure if money => ("figure", "16000".to_owned()),
        Why::Figure => ("figure", "2".to_owned()),
        Why::Negative => ("negative", String::new()),
        Why::Least(least) => ("least", least.to_string()),
        Why::Most(most) => ("most", most.to_string()),
        Why::Nobody => ("nobody", String::new()),
        Why::More(children) => ("more", children.to_string()),
        Why::Rounded(euros) => return words.grants_rounded(&words.whole(euros)),
    };
    words.grants_wrong(code, &figure)
}

#[component]
fn Said(wrong: Wrong, can_be_unsure: bool, #[props(default)] money: bool) -> Element {
    let words = use_words();
    let text = said(wrong, can_be_unsure, money, words);
    let is_error = !matches!(wrong.why, Why::Rounded(_));
    rsx! {
        field::Wrong { id: "grants-wrong", text, is_error }
    }
}

/// Lines that are typed: one, or two for pupils.
#[component]
pub fn TypedLines(
    question: Question,
    student: bool,
    typed: Typed,
    wrong: Option<Wrong>,
    help: String,
    onchange: EventHandler<Typed>,
) -> Element {
    let lines: &[&str] = match question {
        Question::Pupils => &["at-college", "at-lycee"],
        _ => &[question_code(question, student)],
    };
    let alone = lines.len() == 1;
    let title = use_words().grants_ask(question_code(question, student));
    let unsure = may_be_unsure(question);
    rsx! {
        Asked { student, question, field: alone.then(|| format!("grants-{}", lines[0])) }
        p { id: "grants-help", class: "help", "{help}" }
        // Two lines are one answer: the question is heard with each.
        div { class: "stack wide", role: if alone { "presentation" } else { "group" }, aria_label: if alone { None } else { Some(title) },
            for (at, code) in lines.iter().enumerate() {
                OneLine { key: "{code}", at, code: (*code).to_owned(), alone, money: question == Question::Income, unsure,
                    typed: typed.clone(), wrong: wrong.filter(|wrong| wrong.at == at), onchange }
            }
        }
    }
}

#[component]
fn OneLine(
    at: usize,
    code: String,
    alone: bool,
    money: bool,
    unsure: bool,
    typed: Typed,
    wrong: Option<Wrong>,
    onchange: EventHandler<Typed>,
) -> Element {
    let words = use_words();
    let start = use_hook(|| typed.line(at).to_owned());
    let id = format!("grants-{code}");
    let label = words.grants_line(&code);
    let is_error = wrong.is_some_and(|wrong| !matches!(wrong.why, Why::Rounded(_)));
    let heard = match (alone, wrong.is_some()) {
        (true, true) => format!("grants-help {id}-hint grants-wrong"),
        (true, false) => format!("grants-help {id}-hint"),
        (false, true) => "grants-help grants-wrong".to_owned(),
        (false, false) => "grants-help".to_owned(),
    };
    rsx! {
        div { class: "field",
            if alone {
                p { id: "{id}-hint", class: "hint", "{label}" }
            } else {
                label { r#for: "{id}", "{label}" }
            }
            span { class: if money { "line short euro" } else { "line short" },
                input { id: "{id}", r#type: "text", inputmode: "numeric", autocomplete: "off", spellcheck: "false", initial_value: "{start}",
                    aria_describedby: "{heard}", aria_invalid: if is_error { "true" },
                    oninput: move |event| onchange(typed.clone().with_line(at, event.value())) }
            }
            if let Some(wrong) = wrong { Said { wrong, can_be_unsure: unsure, money } }
        }
    }
}

/// Rows to choose one from.
#[component]
pub fn Rows(
    title: String,
    help: String,
    options: Vec<(String, String)>,
    typed: Typed,
    wrong: Option<Wrong>,
    onchange: EventHandler<Typed>,
) -> Element {
    let heard = if wrong.is_some() { "grants-help grants-wrong" } else { "grants-help" };
    rsx! {
        fieldset { class: "field ask", aria_describedby: heard, aria_invalid: if wrong.is_some() { "true" },
            legend { class: "legend", Heading { text: title } }
            p { id: "grants-help", class: "help", "{help}" }
            div { class: "choices one",
                for (code, text) in options {
                    label { key: "{code}", class: "choice",
                        input { r#type: "radio", name: "grants", value: "{code}", checked: typed.choice() == Some(code.as_str()),
                            onchange: { let code = code.clone(); move |_| onchange(Typed::picked(Some(code.clone()))) } }
                        span { "{text}" }
                    }
                }
            }
            if let Some(wrong) = wrong { Said { wrong, can_be_unsure: true } }
        }
    }
}

/// Kilometres between two communes, as the crow flies: a beginning, to be corrected.
#[component]
pub fn Measure(onfound: EventHandler<i64>) -> Element {
    let words = use_words();
    let mine = use_my_commune();
    let mut home = use_signal(|| None::<Commune>);
    let mut found = use_signal(|| None::<i64>);
    let from = home.read().clone().or_else(|| mine.read().clone());
    rsx! {
        details { class: "fold",
            summary { {words.grants_measure()} }
            div { class: "stack",
                if let Some(from) = from {
                    p { {words.grants_measure_text(&from.name)} }
                    for from in [from] {
                        CommunePicker { key: "{from.code}", onpick: move |to: Commune| {
                            let km = from.point().zip(to.point()).map(|(from, to)| whole_km(from.metres_to(to)));
                            found.set(km);
                            if let Some(km) = km {
                                onfound(km);
                            }
                        } }
                    }
                } else {
                    p { {words.grants_measure_from()} }
                    CommunePicker { onpick: move |commune: Commune| home.set(Some(commune)) }
                }
                p { role: "status", if let Some(km) = found() { {words.grants_measured(km)} } }
            }
        }
    }
}

/// Metres as whole kilometres, to the nearest.
fn whole_km(metres: f64) -> i64 {
    // Half the way around the Earth is far below what an integer holds.
    #[allow(clippy::cast_possible_truncation, reason = "at most 20 000")]
    {
        (metres / 1000.0).round() as i64
    }
}

impl Words {
    /// A row, as it is chosen.
    pub(super) fn grants_row_name(&self, code: &str) -> String {
        match code {
            "yes" => self.grants_yes(),
            "no" => self.grants_no(),
            UNSURE => self.rights_unsure(),
            code => self.grants_pick(code),
        }
    }
}
