//! The whole form on one page, by theme.

use dioxus::prelude::*;

use super::missing::Missing;
use super::pad::use_pad;
use super::question::StepBody;
use super::saved::SavedLine;
use super::steps::{REVIEW, Step};
use crate::screens::page::Heading;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::words::Language;

/// Every question that is asked.
#[component]
pub fn WholeForm() -> Element {
    let pad = use_pad();
    let words = use_words();
    let french = words.language() == Language::French;
    let form = pad.form();
    let steps = pad.steps.read().clone();
    let id = pad.draft().0.to_string();
    let to = |at: &str| Route::Draft { id: id.clone(), at: at.to_owned() };
    let first =
        steps.iter().find(|step| !pad.is_done(step)).or(steps.first()).map(Step::id).unwrap_or_default();
    let papers: Vec<Step> = steps.iter().filter(|step| step.section().is_none()).cloned().collect();
    rsx! {
        div { class: "page whole",
            div { class: "cluster spread",
                Link { to: to(""), class: "back", Icon { glyph: Glyph::Back } {words.form_back_to_draft()} }
                Link { to: to(&first), class: "button plain", {words.form_see_one()} }
            }
            div { class: "page-head",
                Heading { text: form.title.read_in(french).to_owned(), focus: pad.wanted.peek().is_none() }
                SavedLine {}
            }
            Missing {}
            for section in form.sections.iter() {
                Section { key: "{section.id}", title: section.title.read_in(french).to_owned(), help: section.help.read_in(french).to_owned(),
                    steps: steps.iter().filter(|step| step.section() == Some(section.id.as_str())).cloned().collect::<Vec<_>>() }
            }
            Section { title: words.form_papers(), help: "", steps: papers }
            div { class: "step-actions",
                Link { to: to(REVIEW), class: "button primary full", {words.form_review()} }
            }
        }
    }
}

#[component]
fn Section(title: String, help: String, steps: Vec<Step>) -> Element {
    if steps.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "group",
            h2 { "{title}" }
            if !help.is_empty() { p { class: "why", Icon { glyph: Glyph::Info } span { "{help}" } } }
            for step in steps { StepBody { key: "{step.id()}", step, alone: false } }
        }
    }
}
