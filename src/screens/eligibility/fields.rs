//! The fields of a question: rows to choose from, lines to type in, a commune to find.

use dioxus::prelude::*;
use domain::commune::Commune;
use domain::eligibility::{
    Choices, Condition, Entry, HOUSING, Line, NONE, Question, UNSURE, Wrong, codes_named,
};
use domain::profile::Who;
use domain::territory::Scope;

use super::ask::Held;
use crate::screens::Keys;
use crate::screens::communes::{CommunePicker, use_my_commune};
use crate::screens::page::Heading;
use crate::screens::parts::chip::Chip;
use crate::screens::parts::field::{self, Pick};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::store::reference::guide::Guide;
use crate::words::Words;
use crate::words::rights::question_code;

/// Years of study, as the rules write them.
const STUDY_YEARS: [&str; 21] = [
    "cap_1",
    "cap_2",
    "seconde",
    "premiere",
    "terminale",
    "bts_1",
    "bts_2",
    "but_1",
    "but_2",
    "but_3",
    "cpge_1",
    "cpge_2",
    "licence_1",
    "licence_2",
    "licence_3",
    "master_1",
    "master_2",
    "doctorat_1",
    "doctorat_2",
    "doctorat_3",
    NONE,
];
/// Honours at the baccalauréat.
const HONOURS: [&str; 4] = ["tres_bien", "bien", "assez_bien", NONE];
/// Sections of the activities of companies.
const SECTIONS: [&str; 19] =
    ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S"];
/// How many years back an income may be of.
const YEARS: i32 = 3;

/// The question, as the heading of the screen, and its fields.
#[component]
pub fn Fields(
    question: Question,
    choices: Choices,
    who: Who,
    entry: Entry,
    wrong: Option<Wrong>,
    guide: Held,
    taken: bool,
    onchange: EventHandler<Entry>,
    onfound: EventHandler<Entry>,
) -> Element {
    let words = use_words();
    let title = words.asks_of(&question, who);
    let help = words.asks_help_of(&question, who);
    let lines = question.lines();
    let rows = rows(&question, &choices, &guide.0, words);
    let several = question.takes_several();
    let columns = if rows.len() < 4 && !several { "choices two" } else { "choices one" };
    let heard = if wrong.is_some() { "rights-help rights-wrong" } else { "rights-help" };
    if question == Question::Home {
        return rsx! {
            Heading { text: title }
            Help { text: help, taken }
            Home { entry, guide, onchange, onfound }
            if let Some(wrong) = wrong { Said { wrong, at: None } }
        };
    }
    if !lines.is_empty() {
        let alone = lines.len() == 1;
        return rsx! {
            if alone {
                Heading { text: title, label_for: control(lines[0]) }
            } else {
                Heading { text: title }
            }
            Help { text: help, taken }
            for line in lines.iter().copied() {
                Typed { key: "{line:?}", line, alone, question: question.clone(), entry: entry.clone(), wrong, onchange }
            }
        };
    }
    rsx! {
        fieldset { class: "field ask", aria_describedby: heard, aria_invalid: if wrong.is_some() { "true" },
            legend { class: "legend", Heading { text: title } }
            Help { text: help, taken }
            div { class: columns,
                for (code, text) in rows {
                    label { key: "{code}", class: "choice",
                        input { r#type: if several { "checkbox" } else { "radio" }, name: "rights", value: "{code}", checked: entry.picked.contains(&code),
                            onchange: {
                                let (entry, code) = (entry.clone(), code.clone());
                                move |event: FormEvent| {
                                    let mut entry = entry.clone();
                                    entry.pick(&code, !several || event.checked(), several);
                                    onchange(entry);
                                }
                            },
                        }
                        span { "{text}" }
                    }
                }
            }
            if let Some(wrong) = wrong { Said { wrong, at: None } }
        }
    }
}

fn control(line: Line) -> String {
    format!("rights-{}", line.code())
}

#[component]
fn Help(text: String, taken: bool) -> Element {
    let words = use_words();
    rsx! {
        p { id: "rights-help", class: "help", "{text}" }
        if taken {
            div { class: "cluster", Chip { tone: "note", glyph: Glyph::Person, text: words.rights_taken() } }
        }
    }
}

/// What is wrong, under the field where it is.
#[component]
fn Said(wrong: Wrong, at: Option<Line>) -> Element {
    let words = use_words();
    if wrong.line != at {
        return rsx! {};
    }
    let text = match wrong.unfit {
        Some(unfit) => words.rights_unfit(unfit.code()),
        None => words.rights_missing(if at.is_some() { "line" } else { "choice" }),
    };
    rsx! {
        field::Wrong { id: "rights-wrong", text }
    }
}

/// A line that is typed, or the year of an income.
#[component]
fn Typed(
    line: Line,
    alone: bool,
    question: Question,
    entry: Entry,
    wrong: Option<Wrong>,
    onchange: EventHandler<Entry>,
) -> Element {
    let words = use_words();
    let today = use_context::<Keys>().actions.today();
    let start = use_hook(|| entry.line(line).to_owned());
    let with = move |entry: &Entry, text: String| {
        let mut entry = entry.clone();
        entry.picked.clear();
        entry.lines.insert(line, text);
        entry
    };
    let label = words.rights_line(line.code(), question_code(&question));
    if line == Line::Year {
        let mut options = vec![(String::new(), words.rights_year_none())];
        let latest = chrono::Datelike::year(&today) - 1;
        options.extend((latest - YEARS + 1..=latest).rev().map(|year| (year.to_string(), year.to_string())));
        return rsx! {
            Pick { id: control(line), label, value: entry.line(line).to_owned(), options,
                onpick: move |year: String| onchange(with(&entry, year)) }
        };
    }
    let here = wrong.filter(|wrong| wrong.line == Some(line));
    let class = match line {
        Line::Income | Line::Quotient => "short euro",
        _ => "short",
    };
    let heard = match (alone, here.is_some()) {
        (true, true) => Some("rights-help rights-wrong"),
        (true, false) => Some("rights-help"),
        (false, true) => Some("rights-wrong"),
        (false, false) => None,
    };
    rsx! {
        div { class: "field",
            if alone {
                p { class: "hint", "{label}" }
            } else {
                label { r#for: control(line), "{label}" }
            }
            span { class: "line {class}",
                input { id: control(line), r#type: "text", inputmode: if line == Line::Parts { "decimal" } else { "text" }, autocomplete: "off", spellcheck: "false",
                    initial_value: "{start}", aria_describedby: heard, aria_invalid: if here.is_some() { "true" },
                    oninput: move |event| onchange(with(&entry, event.value())) }
            }
            if let Some(wrong) = here { Said { wrong, at: Some(line) } }
        }
    }
}

/// The commune: the one that is known, the one of the settings, or any other by its name.
#[component]
fn Home(entry: Entry, guide: Held, onchange: EventHandler<Entry>, onfound: EventHandler<Entry>) -> Element {
    let words = use_words();
    let mine = use_my_commune();
    let mine = mine.read().clone().filter(|_| entry.homes.is_empty());
    let here = |commune: &Commune| Entry { homes: vec![commune.place()], ..Entry::default() };
    if let Some(home) = entry.homes.first() {
        let name = |code: &str| guide.0.name(&Scope::Commune(code.to_owned())).unwrap_or(code).to_owned();
        let names: Vec<String> = entry.homes.iter().map(|home| name(&home.commune)).collect();
        return rsx! {
            div { class: "picked",
                div { class: "grow stack tight",
                    strong { lang: "fr", {words.either(&names)} }
                    if let Some(department) = guide.0.name(&Scope::Department(home.department.clone())) {
                        span { class: "small quiet", lang: "fr", "{department} ({home.department})" }
                    }
                }
                button { class: "button", r#type: "button", onclick: move |_| onchange(Entry::default()), {words.form_change()} }
            }
        };
    }
    rsx! {
        if let Some(commune) = mine {
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| onfound(here(&commune)),
                    Icon { glyph: Glyph::Places }
                    span { {words.rights_my_commune(&commune.name)} }
                }
            }
        }
        CommunePicker { onpick: move |commune: Commune| onfound(here(&commune)) }
    }
}

/// What one may choose, « je ne sais pas » last.
fn rows(question: &Question, choices: &Choices, guide: &Guide, words: &Words) -> Vec<(String, String)> {
    let named = |codes: &[&str], word: &dyn Fn(&str) -> String| -> Vec<(String, String)> {
        codes.iter().map(|code| ((*code).to_owned(), capital(&word(code)))).collect()
    };
    let mut rows = match question {
        Question::Situations => named(&choices.situations, &|code| words.rights_situation(code)),
        Question::Housing => named(&HOUSING, &|code| words.rights_housing(code)),
        Question::StudyYear => named(&STUDY_YEARS, &|code| words.rights_study_year(code)),
        Question::BacHonours => named(&HONOURS, &|code| words.rights_honours(code)),
        Question::NafSection => named(&SECTIONS, &|code| words.rights_section(code)),
        Question::SocialScheme => {
            let schemes = codes_named(&guide.aids, |condition| match condition {
                Condition::SocialScheme(codes) => Some(codes.as_slice()),
                _ => None,
            });
            let mut rows = named(&schemes.iter().map(String::as_str).collect::<Vec<_>>(), &|code| {
                words.rights_scheme(code)
            });
            rows.push((NONE.to_owned(), capital(&words.rights_scheme(NONE))));
            rows
        }
        _ => vec![("yes".to_owned(), words.rights_yes()), ("no".to_owned(), words.rights_no())],
    };
    if question.takes_several() {
        rows.push((NONE.to_owned(), words.rights_none_of_these()));
    }
    rows.push((UNSURE.to_owned(), words.rights_unsure()));
    rows
}

/// With a capital first: a row stands alone.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
