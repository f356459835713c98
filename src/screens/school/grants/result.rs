//! The estimate, in this order: what it would be, why, how sure the table is, what to do next.

use dioxus::prelude::*;
use domain::scale::{About, Kind};
use domain::simulators::{Award, Field, Hurdle, Outcome, Question, Refusal, Step};

use super::answers::{Answer, answers};
use super::ask::begin_again;
use super::paper::SavePaper;
use super::pass::{Pass, use_pass};
use super::start::NotHere;
use super::use_tables;
use crate::screens::live::Live;
use crate::screens::page::Page;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::sources::Sources;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::words::grants::question_code;

/// The result of a pass.
#[component]
pub fn GrantResult(kind: ReadSignal<String>) -> Element {
    let words = use_words();
    let student = super::is_student(&kind.read());
    let navigator = use_navigator();
    let pass = use_pass(student);
    let held_tables = use_tables();
    let tables = held_tables.read();
    let tables = match &*tables {
        Live::Loading => return rsx! { Page { title: words.grants_results(), Waiting { words } } },
        Live::Failed(error) => {
            return rsx! { Page { title: words.grants_results(), Failed { code: error.code(), words } } };
        }
        Live::Ready(tables) => tables,
    };
    let held = pass.read();
    if tables.years(held.kinds()).is_empty() {
        return rsx! { NotHere {} };
    }
    let name = super::kind_of(student);
    let year = held.year().map_or_else(|| "\u{2026}".to_owned(), |year| year.to_string());
    let found = answers(&held, tables);
    let last = held.questions().len().saturating_sub(1);
    let service = if student { "link:crous-bourse" } else { "link:bourses-college-lycee" };
    rsx! {
        Page { title: words.grants_results(), lead: words.grants_results_lead(name, &year),
            Link { to: Route::GrantQuestion { kind: name.to_owned(), step: last }, class: "back", Icon { glyph: Glyph::Back } {words.rights_before()} }
            for (kind, answer) in found {
                match answer {
                    Answer::Estimate { about, outcome } => rsx! { Estimate { key: "{kind.code()}", kind, about, outcome: *outcome, all_at_college_level: kind == Kind::Lycee && held.are_all_at_college_level() } },
                    Answer::Ceilings { about, points, children, hurdles, steps } => rsx! { CeilingTable { key: "{kind.code()}", kind, about, points, children, hurdles, steps } },
                    Answer::Unsure(question) => rsx! { Missing { key: "{kind.code()}", student, question, unsure: true } },
                    Answer::Open(question) => rsx! { Missing { key: "{kind.code()}", student, question, unsure: false } },
                    Answer::Refused(refusal) => rsx! { Refused { key: "{kind.code()}", student, refusal } },
                    Answer::NoScale { year, nearest } => rsx! {
                        div { key: "{kind.code()}", class: "notice warning", Icon { glyph: Glyph::Alert }
                            div { class: "stack tight",
                                p { {words.grants_no_scale(&year.to_string())} }
                                if let Some(nearest) = nearest { p { {words.grants_no_scale_nearest(&nearest.to_string())} } }
                            }
                        }
                    },
                }
            }
            p { class: "small quiet", {words.grants_always(name)} }
            section { class: "stack",
                h2 { {words.grants_next()} }
                ul { class: "rows",
                    LinkRow { to: Route::LinkPage { id: service.to_owned() }, glyph: Glyph::School, hue: "hue-info", title: words.grants_kind(name), text: words.grants_next_text(name) }
                }
                SavePaper { student, tables: held_tables }
            }
            Recap { student, pass: held.clone() }
            div { class: "cluster",
                button { class: "button", r#type: "button",
                    onclick: move |_| {
                        begin_again(pass);
                        navigator.push(Route::Grants { kind: super::kind_of(student).to_owned() });
                    },
                    {words.grants_again()}
                }
            }
        }
    }
}

/// One bourse: the figure first.
#[component]
fn Estimate(kind: Kind, about: About, outcome: Outcome, all_at_college_level: bool) -> Element {
    let words = use_words();
    let reasons = words.grants_reasons(&outcome);
    let notes: Vec<String> = outcome.notes.iter().map(|note| words.grants_note_of(kind, note)).collect();
    rsx! {
        section { class: "card estimate", aria_label: words.grants_bourse(kind.code()),
            match &outcome.award {
                Some(award) => rsx! { Figure { kind, award: award.clone() } },
                None => rsx! { h2 { {words.grants_none(kind.code())} } },
            }
            ul { class: "stack tight",
                for reason in reasons { li { key: "{reason}", "{reason}" } }
            }
            if let Some(near) = &outcome.near {
                p { class: "notice warning", Icon { glyph: Glyph::Alert } span { {words.grants_near_of(near)} } }
            }
            if all_at_college_level {
                p { class: "notice warning", Icon { glyph: Glyph::Alert } span { {words.grants_level_all()} } }
            }
            p { class: "why", Icon { glyph: Glyph::Info } span { {words.grants_status_of(&about)} } }
            if !outcome.extras.is_empty() {
                h3 { {words.grants_extras()} }
                ul { class: "stack tight",
                    for extra in outcome.extras.iter() {
                        li { key: "{extra.kind.code()}",
                            p { {words.grants_extra_of(extra)} }
                            p { class: "small quiet", lang: "fr", {words.grants_source(&extra.source.title, &words.day(extra.source.read_on))} }
                        }
                    }
                }
            }
            if !notes.is_empty() {
                ul { class: "stack tight small",
                    for note in notes { li { key: "{note}", "{note}" } }
                }
            }
            details { class: "fold",
                summary { {words.grants_why()} }
                div { class: "stack",
                    ol { class: "stack tight",
                        for text in outcome.lines.iter().filter_map(|line| words.explained(kind, line)) { li { key: "{text}", "{text}" } }
                    }
                    Sources { about: about.clone() }
                }
            }
        }
    }
}

#[component]
fn Figure(kind: Kind, award: Award) -> Element {
    let words = use_words();
    rsx! {
        h2 { {words.grants_award(kind.code(), &award.echelon)} }
        p { class: "figure", {words.grants_year_of(&award)} }
        p { {words.grants_payment_of(kind, &award)} }
        if award.people > 1 { p { strong { {words.grants_all(award.people, &words.amount(award.total_cents))} } } }
    }
}

/// The income is not known: what it may be.
#[component]
fn CeilingTable(
    kind: Kind,
    about: About,
    points: Option<i64>,
    children: Option<i64>,
    hurdles: Vec<Hurdle>,
    steps: Vec<Step>,
) -> Element {
    let words = use_words();
    let row = words.row_of(points.is_some(), points.or(children).unwrap_or(0), false);
    let barred: Vec<String> = hurdles.iter().map(|hurdle| words.grants_hurdle_of(hurdle, &row)).collect();
    let of = if points.is_some() { "crous" } else { "school" };
    rsx! {
        section { class: "card", aria_label: words.grants_bourse(kind.code()),
            p { class: "eyebrow", {words.grants_bourse(kind.code())} }
            h2 { {words.grants_ceilings(&row)} }
            for text in barred { p { key: "{text}", class: "notice warning", Icon { glyph: Glyph::Alert } span { "{text}" } } }
            p { {words.grants_ceilings_text(of)} }
            table { class: "figures", aria_label: words.grants_ceilings(&row),
                thead {
                    tr {
                        th { scope: "col", {words.grants_ceilings_echelon()} }
                        th { scope: "col", {words.grants_ceilings_most()} }
                        th { scope: "col", {words.grants_ceilings_year()} }
                    }
                }
                tbody {
                    for step in steps {
                        tr { key: "{step.echelon}",
                            th { scope: "row", "{step.echelon}" }
                            td { {words.whole(step.ceiling_eur)} }
                            td { {words.amount(step.year_cents)} }
                        }
                    }
                }
            }
            p { class: "why", Icon { glyph: Glyph::Info } span { {words.grants_status_of(&about)} } }
            Sources { about: about.clone() }
        }
    }
}

/// An answer that must be known, with where it is found.
#[component]
fn Missing(student: bool, question: Question, unsure: bool) -> Element {
    let words = use_words();
    let asked = words.grants_ask(question_code(question, student));
    let text = if unsure { words.grants_unsure(&asked) } else { words.grants_open() };
    rsx! {
        div { class: "card",
            h2 { "{text}" }
            if !unsure { p { "{asked}" } }
            Again { student, question }
        }
    }
}

/// Two answers that cannot both be.
#[component]
fn Refused(student: bool, refusal: Refusal) -> Element {
    let words = use_words();
    let question = match refusal.about {
        Field::Income | Field::IncomeYear | Field::NoticeYear => Question::Income,
        Field::Children | Field::People => Question::Children,
        Field::Pupils => Question::Pupils,
        Field::Students => Question::Students,
        Field::Distance => Question::Distance,
        Field::Age => Question::Age,
        Field::OwnChildren => Question::OwnChildren,
    };
    rsx! {
        div { class: "card",
            h2 { {words.grants_refused()} }
            p { {words.grants_ask(question_code(question, student))} }
            p { {words.grants_limit(refusal.limit)} }
            Again { student, question }
        }
    }
}

/// Back to a question.
#[component]
fn Again(student: bool, question: Question) -> Element {
    let words = use_words();
    let pass = use_pass(student);
    let step = pass.read().questions().iter().position(|one| *one == question).unwrap_or(0);
    rsx! {
        div { class: "cluster",
            Link { to: Route::GrantQuestion { kind: super::kind_of(student).to_owned(), step }, class: "button primary", {words.grants_answer_now()} }
        }
    }
}

/// What was answered, line by line, each with the way to change it.
#[component]
fn Recap(student: bool, pass: Pass) -> Element {
    let words = use_words();
    let name = super::kind_of(student);
    let told = pass.questions().into_iter().enumerate().filter(|(_, question)| pass.is_answered(*question));
    rsx! {
        details { class: "fold",
            summary { {words.grants_answers()} }
            dl { class: "recap",
                for (step, question) in told {
                    div { key: "{question:?}",
                        dt { {words.grants_ask(question_code(question, student))} }
                        dd {
                            span { class: "answer break", {words.grants_told(question, &pass.stands(question))} }
                            Link { to: Route::GrantQuestion { kind: name.to_owned(), step }, class: "change",
                                aria_label: words.grants_change(&words.grants_ask(question_code(question, student))), {words.form_change()} }
                        }
                    }
                }
            }
        }
    }
}
