//! The estimate, in this order: what it would be, why, how sure the scale is, what is not counted, what to do next.

use dioxus::prelude::*;
use domain::scale::Scale;

use super::Matter;
use super::answers::{Answer, ceilings, outdated};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::sources::Sources;
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::words::Words;
use crate::words::calculators::Said;

/// The cards that say how it is asked for, and the word of each in sentences.
const ARS: [(&str, &str); 1] = [("ars", "content:national-allocation-rentree-scolaire")];
const BRACKET: [(&str, &str); 2] =
    [("maprimerenov", "content:national-maprimerenov"), ("effilogis", "content:effilogis-renovation-maison")];

/// What is said of it, read aloud when it comes; empty before there is an answer.
#[component]
pub fn Answered(matter: Matter, scale: Scale, found: Option<Answer>) -> Element {
    let words = use_words();
    let today = use_today();
    let said = found.as_ref().map(|found| told(found, &scale, words));
    let about = scale.about().clone();
    rsx! {
        div { id: "calc-result", class: "calc-result", role: "status",
            if let Some(said) = said {
                section { class: "card", aria_label: words.calc_title(matter.code()),
                    h2 { "{said.title}" }
                    if let Some(figure) = said.figure { p { class: "figure", "{figure}" } }
                    for text in said.reasons { p { key: "{text}", "{text}" } }
                    if !said.steps.is_empty() { Steps { steps: said.steps } }
                    for text in said.warnings {
                        p { key: "{text}", class: "notice warning", Icon { glyph: Glyph::Alert } span { "{text}" } }
                    }
                    p { class: "why", Icon { glyph: Glyph::Info }
                        span {
                            {words.grants_status_of(&about)}
                            if let Some(year) = outdated(&about, today) { " " {words.calc_outdated(matter.code(), &year)} }
                        }
                    }
                    // The text that gives the figures; all of them, and the page for people, stand under « how ».
                    if let Some(source) = about.sources.first() {
                        p { class: "small quiet", lang: "fr", {words.grants_source(&source.title, &words.day(source.read_on))} }
                    }
                    p { strong { {words.calc_always(matter.code())} } }
                }
            }
        }
        if found.is_some() {
            Beside { matter, notes: words.calc_notes(&scale), rules: words.calc_rule(&scale), about }
        }
    }
}

/// What is not counted, how it was worked out, where to go next.
#[component]
fn Beside(matter: Matter, notes: Vec<String>, rules: Vec<String>, about: domain::scale::About) -> Element {
    let words = use_words();
    let cards: &[(&str, &str)] = match matter {
        Matter::Ars => &ARS,
        Matter::Bracket => &BRACKET,
    };
    rsx! {
        section { class: "stack",
            h2 { {words.calc_not_counted()} }
            ul { class: "stack small",
                for note in notes { li { key: "{note}", "{note}" } }
            }
            details { class: "fold",
                summary { {words.grants_why()} }
                div { class: "stack",
                    ul { class: "stack tight", for rule in rules { li { key: "{rule}", "{rule}" } } }
                    Sources { about }
                }
            }
        }
        section { class: "stack",
            h2 { {words.grants_next()} }
            ul { class: "rows",
                for (code, id) in cards.iter().copied() {
                    LinkRow { key: "{id}", to: Route::AidCard { id: id.to_owned() }, glyph: Glyph::Aids, hue: "hue-fir", title: words.calc_next(code), text: words.calc_next_text(code) }
                }
            }
        }
    }
}

/// The brackets and their ceilings.
#[component]
fn Steps(steps: Vec<(String, String)>) -> Element {
    let words = use_words();
    rsx! {
        table { class: "figures", aria_label: words.calc_bracket_column(),
            thead {
                tr {
                    th { scope: "col", {words.calc_bracket_column()} }
                    th { scope: "col", {words.grants_ceilings_most()} }
                }
            }
            tbody {
                for (name, ceiling) in steps {
                    tr { key: "{name}",
                        th { scope: "row", "{name}" }
                        td { "{ceiling}" }
                    }
                }
            }
        }
    }
}

/// An answer in words.
fn told(answer: &Answer, scale: &Scale, words: &Words) -> Said {
    match (answer, scale) {
        (Answer::Ars { outcome, income_eur, near, children }, Scale::Ars(scale)) => {
            let mut said = words.calc_ars(outcome, *income_eur, *children, scale);
            if *near {
                said.warnings.insert(0, words.calc_near(&words.amount(outcome.ceiling_cents)));
            }
            said
        }
        (Answer::ArsCeiling { outcome, children }, _) => words.calc_ars_unknown(outcome, *children),
        (Answer::Bracket { bracket, income_eur, people }, Scale::Anah(scale)) => {
            words.calc_household(bracket, *income_eur, *people, ceilings(scale, *people))
        }
        (Answer::BracketCeilings { steps, people }, _) => {
            words.calc_household_unknown(*people, steps.clone())
        }
        _ => Said::default(),
    }
}

#[cfg(test)]
#[path = "told_tests.rs"]
mod tests;
