//! One question a screen, with where the answer is found and « je ne sais pas ».

use dioxus::prelude::*;
use domain::campaign::SchoolYear;
use domain::scale::{About, Status, Year};
use domain::simulators::Question;

use super::fields::{Measure, Rows, TypedLines};
use super::pass::{Pass, may_be_unsure, rows, use_pass};
use super::start::NotHere;
use super::typed::{Typed, Why, Wrong};
use super::use_tables;
use crate::screens::live::Live;
use crate::screens::page::{Heading, Page};
use crate::screens::parts::field::focus_on_wrong;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::words::Words;
use crate::words::grants::question_code;

/// The question of a step.
#[component]
pub fn GrantQuestion(kind: ReadSignal<String>, step: ReadSignal<usize>) -> Element {
    let words = use_words();
    let student = super::is_student(&kind.read());
    let pass = use_pass(student);
    let tables = use_tables();
    let tables = tables.read();
    let tables = match &*tables {
        Live::Loading => return rsx! { Page { title: words.grants_title(), Waiting { words } } },
        Live::Failed(error) => {
            return rsx! { Page { title: words.grants_title(), Failed { code: error.code(), words } } };
        }
        Live::Ready(tables) => tables,
    };
    let years = tables.years(pass.read().kinds());
    if years.is_empty() {
        return rsx! { NotHere {} };
    }
    let questions = pass.read().questions();
    let step = step().min(questions.len().saturating_sub(1));
    let about = pass.read().year().and_then(|year| tables.about(pass.read().kinds(), year));
    rsx! {
        for question in questions.get(step).copied() {
            Ask { key: "{student} {step} {question:?}", student, question, step, of: questions.len(), years: years.clone(), about: about.clone() }
        }
    }
}

#[component]
fn Ask(
    student: bool,
    question: Question,
    step: usize,
    of: usize,
    years: Vec<(Year, Status)>,
    about: Option<About>,
) -> Element {
    let words = use_words();
    let today = use_today();
    let mut pass = use_pass(student);
    let navigator = use_navigator();
    let mut typed = use_signal(|| pass.peek().stands(question));
    let mut wrong = use_signal(|| None::<Wrong>);
    // Another text stands in the fields than the one that was typed: they are drawn anew.
    let mut drawn = use_signal(|| 0_u32);
    let kind = super::kind_of(student);
    let go = use_callback(move |given: Typed| {
        let taken = pass.write().take(question, &given);
        match taken {
            Ok(()) => {
                let next = step + 1;
                if next < pass.peek().questions().len() {
                    navigator.push(Route::GrantQuestion { kind: kind.to_owned(), step: next });
                } else {
                    navigator.push(Route::GrantResult { kind: kind.to_owned() });
                }
            }
            Err(why) => {
                if let Why::Rounded(euros) = why.why {
                    typed.set(Typed::lines(&[euros]));
                    drawn += 1;
                }
                wrong.set(Some(why));
                focus_on_wrong();
            }
        }
    });
    let change = use_callback(move |new: Typed| {
        wrong.set(None);
        typed.set(new);
    });
    let code = question_code(question, student);
    let help = about.as_ref().map(|about| {
        let income = about.income;
        words.grants_help(code, income.notice, income.year, about.year.first())
    });
    // Without a year the help names none.
    let help = help.or_else(|| (question == Question::Year).then(|| words.grants_help(code, 0, 0, 0)));
    let options = if question == Question::Year {
        year_rows(&years, today, words)
    } else {
        rows(question).into_iter().map(|row| (row.to_owned(), words.grants_row_name(row))).collect()
    };
    let takes_unsure = may_be_unsure(question);
    let number = step + 1;
    let share = number * 100 / of.max(1);
    rsx! {
        div { class: "page asking",
            if step == 0 {
                Link { to: Route::Grants { kind: kind.to_owned() }, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.grants_kind(kind))} }
            } else {
                Link { to: Route::GrantQuestion { kind: kind.to_owned(), step: step - 1 }, class: "back", Icon { glyph: Glyph::Back } {words.rights_before()} }
            }
            div { class: "stack tight",
                p { class: "eyebrow", {words.rights_step(number, of)} }
                div { class: "progress", aria_hidden: "true", i { style: "width:{share}%" } }
            }
            form { class: "stack wide", novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    go(typed.peek().clone());
                },
                if options.is_empty() {
                    for drawn in [drawn()] {
                        TypedLines { key: "{drawn}", question, student, typed: typed(), wrong: wrong(), help: help.clone().unwrap_or_default(), onchange: change }
                    }
                } else {
                    Rows { title: words.grants_ask(code), help: help.clone().unwrap_or_default(), options, typed: typed(), wrong: wrong(), onchange: change }
                }
                div { class: "step-actions",
                    button { class: "button primary full", r#type: "submit", {words.rights_go_on()} }
                    if takes_unsure {
                        button { class: "button full", r#type: "button", onclick: move |_| go(Typed::unsure()), {words.rights_unsure()} }
                    }
                    if pass.read().next().is_none() {
                        Link { to: Route::GrantResult { kind: kind.to_owned() }, class: "button plain full", {words.grants_see()} }
                    }
                }
            }
            // The picker of communes is a form by itself.
            if question == Question::Distance {
                Measure { onfound: move |km: i64| { change(Typed::lines(&[km])); drawn += 1; } }
            }
        }
    }
}

/// The years that have a scale, the one that runs today said to be.
fn year_rows(years: &[(Year, Status)], today: chrono::NaiveDate, words: &Words) -> Vec<(String, String)> {
    let now = SchoolYear::of(today).to_string();
    let name = |year: &Year| match year.to_string() == now {
        true => words.grants_this_year(&year.to_string()),
        false => year.to_string(),
    };
    years.iter().map(|(year, _)| (year.to_string(), name(year))).collect()
}

/// The heading of a question that is answered by a line.
#[component]
pub(super) fn Asked(student: bool, question: Question, field: Option<String>) -> Element {
    let words = use_words();
    let title = words.grants_ask(question_code(question, student));
    match field {
        Some(field) => rsx! { Heading { text: title, label_for: field } },
        None => rsx! { Heading { text: title } },
    }
}

/// The pass begins again.
pub(super) fn begin_again(mut pass: Signal<Pass>) {
    let student = pass.peek().is_student();
    pass.set(Pass::begun(student));
}
