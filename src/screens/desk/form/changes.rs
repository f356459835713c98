//! What a new version of the form would change: read first, decided by the citizen.

use dioxus::prelude::*;
use domain::form::asked;
use domain::form::rebase::{Doubt, rebase, slot};
use domain::ids::Sha256;

use super::missing::name_of;
use super::overview::{is_newer, use_published};
use super::pad::use_pad;
use super::recap::use_commune_names;
use crate::actions;
use crate::screens::act::use_ask;
use crate::screens::page::Heading;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::words::Language;

/// The preview of a new version.
#[component]
pub fn Changes() -> Element {
    let pad = use_pad();
    let words = use_words();
    let navigator = use_navigator();
    let french = words.language() == Language::French;
    let mut refused = use_signal(|| None::<String>);
    let opened = pad.opened.read();
    let held = use_published(opened.draft.form.id.clone());
    let held = held.read();
    let draft = pad.draft();
    let home = Route::Draft { id: draft.0.to_string(), at: String::new() };
    let after = home.clone();
    let pass = use_ask(
        move |actions: actions::Actions, shown: Sha256| {
            let pen = pad.pen();
            async move {
                pen.settled().await;
                actions.rebase(draft, shown, french).await
            }
        },
        move |outcome: actions::Result<domain::form::Report>| match outcome {
            Ok(_) => {
                navigator.replace(after.clone());
            }
            Err(error) => refused.set(Some(words.form_trouble(error.code()))),
        },
    );
    let answers = pad.answers();
    let names = use_commune_names(&answers);
    let Some((held, shown)) = held
        .as_ref()
        .filter(|held| is_newer(held, &opened))
        .and_then(|held| Some((held, Sha256::parse(&held.sha256)?)))
    else {
        return rsx! {
            div { class: "page",
                Heading { text: words.form_up_to_date() }
                Link { to: home, class: "button primary", {words.form_back_to_draft()} }
            }
        };
    };
    let rebased = rebase(&answers, &opened.form, &held.form);
    let detached: Vec<String> = opened
        .papers
        .iter()
        .filter(|(place, _)| slot(place, &opened.form, &held.form).is_none())
        .map(|(_, document)| document.name.clone())
        .collect();
    let doubt = |doubt: Doubt| match doubt {
        Doubt::Rewritten => words.form_doubt_rewritten(),
        Doubt::OtherType => words.form_doubt_other_type(),
        Doubt::NoLongerAccepted => words.form_doubt_refused(),
    };
    let before = asked(&opened.form, &answers);
    // What stands there, in the words of the version in which it was given.
    let given = |path: &str| {
        let asked = before.iter().find(|asked| asked.path == path)?;
        Some(words.told(asked.kind, answers.get(path)?, &names))
    };
    let review: Vec<(String, String, String)> = rebased
        .report
        .to_review
        .iter()
        .map(|review| {
            let name = name_of(&held.form, &review.to, words);
            (name, given(&review.from).unwrap_or_default(), doubt(review.doubt))
        })
        .collect();
    let aside: Vec<(String, String)> = rebased
        .aside
        .iter()
        .map(|aside| (name_of(&opened.form, &aside.path, words), aside.value.clone()))
        .collect();
    let new: Vec<String> = rebased
        .report
        .new
        .iter()
        .map(|path| name_of(&held.form, &path.replace(".*.", ".0."), words))
        .collect();
    rsx! {
        div { class: "page",
            Link { to: home.clone(), class: "back", Icon { glyph: Glyph::Back } {words.form_back_to_draft()} }
            div { class: "page-head",
                Heading { text: words.form_changes_title() }
                p { class: "lead", {words.form_changes_lead()} }
            }
            section { class: "card soft", p { strong { {words.form_kept(rebased.report.kept.len())} } } }
            if !review.is_empty() {
                section { class: "card", h2 { {words.form_to_review(review.len())} }
                    ul { class: "plain-list", for (rank, (name, given, why)) in review.into_iter().enumerate() { li { key: "{rank}", strong { "{name}" } if !given.is_empty() { span { "{given}" } } span { class: "small quiet", "{why}" } } } }
                }
            }
            if !new.is_empty() {
                section { class: "card", h2 { {words.form_new(new.len())} }
                    ul { class: "plain-list", for (rank, name) in new.into_iter().enumerate() { li { key: "{rank}", "{name}" } } }
                }
            }
            if !aside.is_empty() {
                section { class: "card", h2 { {words.form_aside()} }
                    p { class: "quiet", {words.form_aside_text()} }
                    dl { class: "recap", for (rank, (name, value)) in aside.into_iter().enumerate() { div { key: "{rank}", dt { "{name}" } dd { "{value}" } } } }
                }
            }
            if !detached.is_empty() {
                section { class: "card", h2 { {words.form_papers_aside(detached.len())} }
                    ul { class: "plain-list", for (rank, name) in detached.into_iter().enumerate() { li { key: "{rank}", "{name}" } } }
                }
            }
            if let Some(text) = refused() {
                div { class: "notice error", role: "alert", Icon { glyph: Glyph::Alert } p { "{text}" } }
            }
            div { class: "step-actions",
                button { class: "button primary full", r#type: "button", onclick: move |_| pass(shown), {words.form_pass()} }
                Link { to: home, class: "button full", {words.form_keep_mine()} }
            }
        }
    }
}
