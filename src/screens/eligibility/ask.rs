//! One question a screen, and the same again where an answer is changed.

use std::sync::Arc;

use dioxus::prelude::*;
use domain::eligibility::{Entry, Question, Wrong};

use super::fields::Fields;
use super::pass::{MOST, Pass, said, use_answer, use_guide, use_rights};
use super::slips::Slips;
use crate::screens::Keys;
use crate::screens::live::Live;
use crate::screens::page::{Heading, Page};
use crate::screens::parts::empty::Empty;
use crate::screens::parts::field::focus_on_wrong;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::reference::guide::Guide;

/// From that question on, the list is offered.
const OFFERED: usize = 2;

/// The question of a step: one that was put, or the next best.
#[component]
pub fn RightsQuestion(step: ReadSignal<usize>) -> Element {
    let words = use_words();
    let rights = use_rights();
    let guide = use_guide();
    let today = use_context::<Keys>().actions.today();
    let guide = guide.read();
    let guide = match &*guide {
        Live::Loading => return rsx! { Page { title: words.rights_title(), Waiting { words } } },
        Live::Failed(error) => {
            return rsx! { Page { title: words.rights_title(), Failed { code: error.code(), words } } };
        }
        Live::Ready(guide) => guide.clone(),
    };
    let pass = rights.pass.read().clone();
    let step = step();
    if guide.aids.is_empty() {
        return rsx! { NoGuide {} };
    }
    if !pass.is_chosen && pass.profile.is_none() || step > pass.path.len() {
        return rsx! { Nobody {} };
    }
    if !pass.is_read {
        return rsx! { Page { title: words.rights_title(), Waiting { words } } };
    }
    let question = pass.path.get(step).cloned().or_else(|| pass.next(&guide, today));
    match question {
        Some(question) => rsx! {
            for question in [question] {
                Ask { key: "{step} {question:?}", question, step: Some(step), guide: Held(guide.clone()) }
            }
        },
        None => rsx! {
            Page { title: words.rights_all_asked(), lead: words.rights_all_asked_text(),
                div { class: "cluster", Link { to: Route::RightsResults {}, class: "button primary", {words.rights_see()} } }
            }
        },
    }
}

/// An answer of the recap, changed where it was given.
#[component]
pub fn RightsChange(at: ReadSignal<usize>) -> Element {
    let words = use_words();
    let rights = use_rights();
    let guide = use_guide();
    let guide = guide.read();
    let Some(guide) = guide.ready().cloned() else {
        return rsx! { Page { title: words.rights_title(), Waiting { words } } };
    };
    let pass = rights.pass.read();
    match said(&pass, &pass.choices(&guide)).get(at()).cloned() {
        Some(question) => rsx! {
            for question in [question] {
                Ask { key: "{question:?}", question, step: None, guide: Held(guide.clone()) }
            }
        },
        None => rsx! { Nobody {} },
    }
}

/// The guide as a property: the same until another edition comes.
#[derive(Clone)]
pub struct Held(pub Arc<Guide>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What stands in the fields at first: what was left there, what is known, the commune of the settings.
fn start(pass: &Pass, question: &Question, guide: &Guide, today: chrono::NaiveDate) -> Entry {
    Entry::of(question, &pass.choices(guide), &pass.facts, today)
}

#[component]
fn Ask(question: Question, step: Option<usize>, guide: Held) -> Element {
    let words = use_words();
    let mut rights = use_rights();
    let navigator = use_navigator();
    let answer = use_answer();
    let today = use_context::<Keys>().actions.today();
    let pass = rights.pass.read().clone();
    let choices = pass.choices(&guide.0);
    let known = {
        let (question, guide, pass) = (question.clone(), guide.clone(), pass.clone());
        move || {
            rights
                .typed
                .peek()
                .get(&question)
                .cloned()
                .unwrap_or_else(|| start(&pass, &question, &guide.0, today))
        }
    };
    let mut entry = use_signal(known);
    let mut wrong = use_signal(|| None::<Wrong>);
    let number = step.map(|step| step + 1);
    let asker = pass.asker();
    let go = {
        let (question, choices) = (question.clone(), choices.clone());
        use_callback(move |given: Entry| match given.read(&question, &choices, asker, today) {
            Ok(facts) => {
                answer((question.clone(), facts));
                match step {
                    Some(step) if step + 1 < MOST || step + 1 < rights.pass.peek().path.len() => {
                        navigator.push(Route::RightsQuestion { step: step + 1 })
                    }
                    Some(_) => navigator.push(Route::RightsResults {}),
                    None => navigator.push(Route::RightsAnswers {}),
                };
            }
            Err(why) => {
                wrong.set(Some(why));
                focus_on_wrong();
            }
        })
    };
    let change = {
        let question = question.clone();
        use_callback(move |new: Entry| {
            wrong.set(None);
            rights.typed.write().insert(question.clone(), new.clone());
            entry.set(new);
        })
    };
    let on = if step.is_some() { words.rights_go_on() } else { words.rights_keep() };
    let taken = pass.is_taken(&question, &choices);
    let offered = step.is_some_and(|step| step >= OFFERED) || step.is_some() && pass.path.len() > OFFERED;
    rsx! {
        div { class: "page asking",
            if step == Some(0) {
                Link { to: Route::Eligibility {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.rights_title())} }
            } else if let Some(step) = step {
                Link { to: Route::RightsQuestion { step: step.saturating_sub(1) }, class: "back", Icon { glyph: Glyph::Back } {words.rights_before()} }
            } else {
                Link { to: Route::RightsAnswers {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.rights_recap())} }
            }
            if let Some(number) = number {
                Progress { number, ahead: pass.ahead(&guide.0, today).max(number) }
            }
            if question == Question::Home {
                // The picker of communes is a form by itself.
                div { class: "stack wide",
                    Fields { question: question.clone(), choices: choices.clone(), who: pass.who, entry: entry(), wrong: wrong(), guide: guide.clone(), taken,
                        onchange: change, onfound: go }
                    div { class: "step-actions",
                        if !entry.read().homes.is_empty() {
                            button { class: "button primary full", r#type: "button", onclick: move |_| go(entry.peek().clone()), {on} }
                        }
                        Others { lines: true, offered, onunsure: move |()| go(Entry::unsure()) }
                    }
                }
            } else {
                form { class: "stack wide", novalidate: true,
                    onsubmit: move |event| {
                        event.prevent_default();
                        go(entry.peek().clone());
                    },
                    Fields { question: question.clone(), choices: choices.clone(), who: pass.who, entry: entry(), wrong: wrong(), guide: guide.clone(), taken,
                        onchange: change, onfound: go }
                    div { class: "step-actions",
                        button { class: "button primary full", r#type: "submit", {on} }
                        Others { lines: !question.lines().is_empty(), offered, onunsure: move |()| go(Entry::unsure()) }
                    }
                }
            }
            Slips {}
        }
    }
}

/// Not knowing, where it is no row of the list; and the list, once there is enough for one.
#[component]
fn Others(lines: bool, offered: bool, onunsure: EventHandler<()>) -> Element {
    let words = use_words();
    rsx! {
        if lines {
            button { class: "button full", r#type: "button", onclick: move |_| onunsure(()), {words.rights_unsure()} }
        }
        if offered {
            Link { to: Route::RightsResults {}, class: "button plain full", {words.rights_see()} }
        }
    }
}

/// How far one is before the first list; after it, one question more at a time.
#[component]
fn Progress(number: usize, ahead: usize) -> Element {
    let words = use_words();
    let share = number * 100 / ahead.max(1);
    rsx! {
        div { class: "stack tight",
            p { class: "eyebrow", if number <= MOST { {words.rights_step(number, ahead)} } else { {words.rights_step_more()} } }
            if number <= MOST {
                div { class: "progress", aria_hidden: "true", i { style: "width:{share}%" } }
            }
        }
    }
}

/// Nobody was chosen in this window: where it begins.
#[component]
pub fn Nobody() -> Element {
    let words = use_words();
    rsx! {
        div { class: "page",
            Heading { text: words.rights_title() }
            Empty { glyph: Glyph::Rights, hue: "hue-fir", title: words.rights_nobody(), text: words.rights_nobody_text(),
                Link { to: Route::Eligibility {}, class: "button primary", {words.rights_begin()} }
            }
        }
    }
}

/// The guide was not brought yet.
#[component]
pub fn NoGuide() -> Element {
    let words = use_words();
    rsx! {
        div { class: "page",
            Heading { text: words.rights_title() }
            Empty { glyph: Glyph::Inbox, title: words.aids_none_content(), text: words.aids_none_content_text() }
        }
    }
}
