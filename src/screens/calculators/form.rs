//! The form of a calculator on its one page, and what it comes to under it.

use dioxus::prelude::*;
use domain::scale::Scale;

use super::answers::answer;
use super::entry::{AGES, COUNT, INCOME, rounded, wrong_of};
use super::fields::{Ages, OneField};
use super::result::Answered;
use super::{Held, Matter, income_code, use_held};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::school::grants::typed::Wrong;
use crate::screens::words::use_words;

/// The first field that is wrong takes the focus, else the one whose amount was rounded.
const TO_WRONG: &str = "requestAnimationFrame(() => (document.querySelector('.calculator [aria-invalid=true]') ?? document.querySelector('.calculator input'))?.focus())";
/// What it comes to stands under the form: brought into sight.
const TO_RESULT: &str =
    "requestAnimationFrame(() => document.getElementById('calc-result')?.scrollIntoView({ block: 'start' }))";

/// The fields, the buttons, the result.
#[component]
pub fn Calculator(matter: Matter, scale: Scale) -> Element {
    let words = use_words();
    let mut held = use_held(matter);
    let mut wrongs = use_signal(Vec::<Wrong>::new);
    // Another text stands in the fields than the one that was typed: they are drawn anew.
    let mut drawn = use_signal(|| 0_u32);
    let read_by = scale.clone();
    let go = use_callback(move |knows_income: bool| {
        let read = held.peek().entry.read(matter, knows_income);
        let read = read.and_then(|asked| match answer(&read_by, &asked) {
            Some(Err(refusal)) => Err(vec![wrong_of(&refusal)]),
            _ => Ok(asked),
        });
        let found = match read {
            Ok(asked) => {
                held.write().asked = Some(asked);
                document::eval(TO_RESULT);
                Vec::new()
            }
            Err(found) => {
                let whole = rounded(&held.peek().entry.income).filter(|_| knows_income);
                held.with_mut(|held| {
                    held.asked = None;
                    if let Some(euros) = whole {
                        held.entry.set(INCOME, euros.to_string());
                    }
                });
                if whole.is_some() {
                    drawn += 1;
                }
                document::eval(TO_WRONG);
                found
            }
        };
        wrongs.set(found);
    });
    let change = use_callback(move |(at, text): (usize, String)| {
        held.with_mut(|held| {
            held.entry.set(at, text);
            held.asked = None;
        });
        wrongs.with_mut(|wrongs| wrongs.retain(|wrong| wrong.at != at));
    });
    let about = scale.about();
    let income = income_code(about);
    let count = if matter == Matter::Ars { "children" } else { "people" };
    let label = |code: &str| words.calc_field(code, about.income.year, about.income.notice);
    let help = |code: &str| words.calc_help(code, about.income.year, about.income.notice);
    let wrong_at = |at: usize| wrongs.read().iter().copied().find(|wrong| wrong.at == at);
    let asked = held.read().asked.clone();
    let found = asked.and_then(|asked| answer(&scale, &asked)).and_then(Result::ok);
    let begun = !held.read().entry.is_empty();
    rsx! {
        form { class: "calculator stack wide", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                go(true);
            },
            for drawn in [drawn()] {
                div { key: "{drawn}", class: "stack wide",
                    OneField { at: COUNT, label: label(count), help: help(count), start: held.peek().entry.line(COUNT).to_owned(),
                        wrong: wrong_at(COUNT), onchange: move |text| change((COUNT, text)) }
                    OneField { at: INCOME, label: label(income), help: help(income), start: held.peek().entry.line(INCOME).to_owned(),
                        wrong: wrong_at(INCOME), onchange: move |text| change((INCOME, text)) }
                    if matter == Matter::Ars {
                        Ages { held, wrongs: wrongs.read().clone(), help: help("ages"), onchange: change,
                            onremove: move |at| {
                                held.with_mut(|held| { held.entry.remove_age(at); held.asked = None; });
                                wrongs.set(Vec::new());
                                // The button that was pressed is gone: the keyboard goes on beside it.
                                let beside = AGES + at.saturating_sub(1);
                                document::eval(&format!("requestAnimationFrame(() => document.getElementById('calc-{beside}')?.focus())"));
                            }
                        }
                    }
                }
            }
            div { class: "step-actions",
                button { class: "button primary full", r#type: "submit", {words.calc_go(matter.code())} }
                button { class: "button full", r#type: "button", onclick: move |_| go(false), {words.calc_unsure(income)} }
                if begun {
                    button { class: "button plain full", r#type: "button",
                        onclick: move |_| {
                            held.set(Held::default());
                            wrongs.set(Vec::new());
                            drawn += 1;
                        },
                        Icon { glyph: Glyph::Undo } {words.calc_clear()}
                    }
                }
            }
            p { class: "small quiet", {words.grants_promise_here()} }
        }
        Answered { matter, scale: scale.clone(), found }
    }
}
