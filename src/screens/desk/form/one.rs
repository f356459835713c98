//! One question a screen: where one stands, the question, « Précédent », « Continuer ».

use dioxus::prelude::*;
use domain::form::check::Code;

use super::missing::Missing;
use super::pad::use_pad;
use super::question::StepBody;
use super::saved::SavedLine;
use super::steps::{ALL, REVIEW, Step, lies_under, step_of};
use crate::screens::page::Heading;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::words::Language;

/// The step on which that path is answered.
#[component]
pub fn OneQuestion(at: String) -> Element {
    let pad = use_pad();
    let words = use_words();
    let steps = pad.steps.read();
    let wished = step_of(&pad.form(), &at);
    let place = wished.and_then(|id| steps.iter().position(|step| step.id() == id));
    let to = |at: &str| Route::Draft { id: pad.draft().0.to_string(), at: at.to_owned() };
    let Some(place) = place else {
        // It was asked once, and is not any more: another answer says so.
        return rsx! {
            div { class: "page",
                Heading { text: words.form_not_asked() }
                p { class: "lead", {words.form_not_asked_text()} }
                Missing {}
                Link { to: to(""), class: "button primary", {words.form_back_to_draft()} }
            }
        };
    };
    let before = place.checked_sub(1).map_or_else(String::new, |place| steps[place].id());
    let after = steps.get(place + 1).map_or_else(|| REVIEW.to_owned(), Step::id);
    rsx! {
        div { class: "page asking",
            div { class: "cluster spread",
                Link { to: to(""), class: "back", Icon { glyph: Glyph::Back } {words.form_back_to_draft()} }
                Link { to: to(ALL), class: "button plain", {words.form_see_all()} }
            }
            Where { rank: place + 1, count: steps.len(), step: steps[place].clone() }
            for step in [steps[place].clone()] {
                One { key: "{step.id()}", step, before: before.clone(), after: after.clone() }
            }
        }
    }
}

/// « Question 3 sur 14 », and the theme.
#[component]
fn Where(rank: usize, count: usize, step: Step) -> Element {
    let pad = use_pad();
    let words = use_words();
    let french = words.language() == Language::French;
    let form = pad.form();
    let section =
        step.section().and_then(|id| form.sections.iter().find(|section| section.id.as_str() == id));
    let title =
        section.map_or_else(|| words.form_papers(), |section| section.title.read_in(french).to_owned());
    let help = section.map(|section| section.help.read_in(french).to_owned()).unwrap_or_default();
    let done = rank * 100 / count.max(1);
    rsx! {
        div { class: "stack tight where",
            div { class: "cluster spread",
                span { class: "eyebrow", "{title}" }
                span { class: "small quiet", {words.form_step(rank, count)} }
            }
            div { class: "progress", aria_hidden: "true", i { style: "width: {done}%" } }
            if !help.is_empty() { p { class: "why", Icon { glyph: Glyph::Info } span { "{help}" } } }
        }
    }
}

#[component]
fn One(step: Step, before: String, after: String) -> Element {
    let mut pad = use_pad();
    let words = use_words();
    let navigator = use_navigator();
    let mut warned = use_signal(|| false);
    use_effect(move || pad.wanted.set(None));
    let id = step.id();
    let draft = pad.draft().0.to_string();
    let go = {
        let draft = draft.clone();
        move |at: String| {
            navigator.push(Route::Draft { id: draft.clone(), at });
        }
    };
    let next = {
        let go = go.clone();
        let (id, after) = (id.clone(), after.clone());
        move || {
            let here = |path: &str| path == id || lies_under(path, &id);
            let wrong =
                pad.problems.peek().iter().find(|p| here(&p.path) && p.code != Code::Required).cloned();
            match wrong.filter(|_| !*warned.peek()) {
                Some(problem) => {
                    // Said once, never insisted upon: the draft may wait with it.
                    warned.set(true);
                    pad.leave(&problem.path);
                    super::commune::focus(&problem.path);
                }
                None => go(after.clone()),
            }
        }
    };
    let mut submit = next.clone();
    rsx! {
        form { class: "stack wide", novalidate: true, onsubmit: move |event| { event.prevent_default(); submit(); },
            StepBody { step, alone: true }
            SavedLine {}
            div { class: "step-actions",
                button { class: "button primary full", r#type: "submit",
                    if warned() { {words.form_next_anyway()} } else { {words.form_next()} }
                }
                button { class: "button plain full", r#type: "button", onclick: move |_| go(before.clone()),
                    Icon { glyph: Glyph::Back } {words.form_previous()}
                }
            }
        }
    }
}
