//! The fields of a calculator: a label, its help before, what is wrong under it.

use dioxus::prelude::*;

use super::Held;
use super::entry::{AGES, COUNT, INCOME};
use crate::screens::parts::field;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::school::grants::typed::{Why, Wrong};
use crate::screens::words::use_words;
use crate::words::Words;

/// What is wrong, as it is said under the field.
fn said(wrong: Wrong, words: &Words) -> String {
    let (code, figure) = match (wrong.at, wrong.why) {
        (_, Why::Rounded(euros)) => return words.calc_rounded(&words.whole(euros)),
        (INCOME, Why::Empty) => return words.calc_no_income(),
        // Nobody counts less than one: a larger bound is that of the ages.
        (COUNT, Why::Least(least)) if least > 1 => return words.calc_pupils(least),
        (_, Why::Empty | Why::Choice) => ("empty-figure", String::new()),
        (INCOME, Why::Figure) => ("figure", "16000".to_owned()),
        (COUNT, Why::Figure) => ("figure", "2".to_owned()),
        (_, Why::Figure | Why::Nobody) => ("figure", "8".to_owned()),
        (INCOME, Why::Negative) => return words.calc_negative(),
        (_, Why::Negative) => ("least", "0".to_owned()),
        (_, Why::Least(least)) => ("least", least.to_string()),
        (_, Why::Most(most) | Why::More(most)) => ("most", most.to_string()),
    };
    words.grants_wrong(code, &figure)
}

/// One line to type in.
#[component]
pub fn OneField(
    at: usize,
    label: String,
    #[props(default)] help: String,
    start: String,
    wrong: Option<Wrong>,
    onchange: EventHandler<String>,
    children: Element,
) -> Element {
    let words = use_words();
    let start = use_hook(|| start);
    let id = format!("calc-{at}");
    let is_error = wrong.is_some_and(|wrong| !matches!(wrong.why, Why::Rounded(_)));
    let heard = [(!help.is_empty()).then(|| format!("{id}-help")), wrong.map(|_| format!("{id}-wrong"))];
    let heard: Vec<String> = heard.into_iter().flatten().collect();
    rsx! {
        div { class: "field",
            label { r#for: "{id}", "{label}" }
            if !help.is_empty() { p { id: "{id}-help", class: "hint", "{help}" } }
            div { class: "cluster",
                span { class: if at == INCOME { "line short euro" } else { "line short" },
                    input { id: "{id}", r#type: "text", inputmode: "numeric", autocomplete: "off", spellcheck: "false", initial_value: "{start}",
                        aria_describedby: if !heard.is_empty() { heard.join(" ") }, aria_invalid: if is_error { "true" },
                        oninput: move |event| onchange(event.value()) }
                }
                {children}
            }
            if let Some(wrong) = wrong {
                field::Wrong { id: "{id}-wrong", text: said(wrong, words), is_error }
            }
        }
    }
}

/// The ages of the children who go to school: as many fields as there are.
#[component]
pub fn Ages(
    held: Signal<Held>,
    wrongs: Vec<Wrong>,
    help: String,
    onchange: EventHandler<(usize, String)>,
    onremove: EventHandler<usize>,
) -> Element {
    let words = use_words();
    let ages = held.read().entry.ages.clone();
    let removable = ages.len() > 1;
    let can_add = held.read().entry.can_add();
    rsx! {
        fieldset { class: "field wide", aria_describedby: "calc-ages-help",
            legend { class: "legend", {words.calc_ages()} }
            p { id: "calc-ages-help", class: "hint", "{help}" }
            for (at, age) in ages.into_iter().enumerate() {
                OneField { key: "{age.key}", at: AGES + at, label: words.calc_age(at + 1), start: age.text,
                    wrong: wrongs.iter().copied().find(|wrong| wrong.at == AGES + at),
                    onchange: move |text| onchange((AGES + at, text)),
                    if removable {
                        button { class: "tool", r#type: "button", aria_label: words.calc_remove(at + 1), onclick: move |_| onremove(at), Icon { glyph: Glyph::Trash } }
                    }
                }
            }
            if can_add {
                div { class: "cluster",
                    button { class: "button", r#type: "button",
                        onclick: move |_| {
                            let mut held = held;
                            held.with_mut(|held| { held.entry.add_age(); held.asked = None; });
                            let last = AGES + held.peek().entry.ages.len() - 1;
                            document::eval(&format!("requestAnimationFrame(() => document.getElementById('calc-{last}')?.focus())"));
                        },
                        Icon { glyph: Glyph::Plus } {words.calc_add()}
                    }
                }
            }
        }
    }
}
