//! A draft at a glance: how far it is, what is missing, the ways on.

use dioxus::prelude::*;
use domain::form::{Admission, FormState};

use super::missing::{Missing, name_of};
use super::opened::Opened;
use super::pad::use_pad;
use super::saved::SavedLine;
use super::steps::{ALL, CHANGES, REVIEW, Step, TEXT, progress};
use crate::actions;
use crate::screens::Keys;
use crate::screens::act::use_act;
use crate::screens::live::use_live_with;
use crate::screens::page::Heading;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::forms::{self, FormHeld};
use crate::words::{Language, Words};

/// The form as it is published now; none while reading, or if it is not held.
pub fn use_published(id: domain::ids::RecordId) -> Memo<Option<FormHeld>> {
    let found = use_live_with(Topic::Editions, move || id.clone(), forms::one);
    use_memo(move || found.read().ready().cloned().flatten())
}

/// Whether what is published is another version than the one that the draft pins.
pub fn is_newer(held: &FormHeld, opened: &Opened) -> bool {
    held.form.version > opened.draft.form.version
}

/// A draft at a glance.
#[component]
pub fn Overview() -> Element {
    let pad = use_pad();
    let words = use_words();
    let french = words.language() == Language::French;
    let form = pad.form();
    let steps = pad.steps.read().clone();
    let (done, all) = progress(&steps, |step| pad.is_done(step));
    let first = steps.iter().find(|step| !pad.is_done(step)).map(Step::id);
    let id = pad.draft().0.to_string();
    let to = |at: &str| Route::Draft { id: id.clone(), at: at.to_owned() };
    let whole = pad.problems.read().is_empty();
    let percent = done * 100 / all.max(1);
    let profile = pad.opened.read().profile.clone();
    let next = match (&first, whole) {
        (_, true) => rsx! { Link { to: to(REVIEW), class: "button primary full", {words.form_review()} } },
        (Some(first), _) if done == 0 => {
            rsx! { Link { to: to(first), class: "button primary full", {words.form_start()} } }
        }
        (Some(first), _) => {
            rsx! { Link { to: to(first), class: "button primary full", {words.form_go_on()} } }
        }
        (None, _) => rsx! { Link { to: to(REVIEW), class: "button primary full", {words.form_review()} } },
    };
    rsx! {
        div { class: "page",
            Link { to: Route::Desk {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.desk_title())} }
            div { class: "page-head",
                span { class: "eyebrow", Icon { glyph: Glyph::Edit } {words.form_draft()} }
                Heading { text: form.title.read_in(french).to_owned() }
                if let Some(profile) = profile { p { class: "quiet", {words.form_for(&words.who_name(profile.who, &profile.name))} } }
                if !form.intro.is_empty() { p { class: "lead", {form.intro.read_in(french)} } }
            }
            Published {}
            section { class: "card",
                p { strong { {words.form_answered(done, all)} } }
                div { class: "progress", aria_hidden: "true", i { style: "width: {percent}%" } }
                SavedLine {}
                CopyLine {}
                {next}
                div { class: "cluster",
                    Link { to: to(ALL), class: "button", {words.form_see_all()} }
                    if !whole { Link { to: to(REVIEW), class: "button", {words.form_reread()} } }
                }
            }
            if done > 0 || !pad.opened.read().contested.is_empty() { Missing {} }
            Sections { steps }
            if !form.note.is_empty() {
                div { class: "notice", Icon { glyph: Glyph::Info } p { {form.note.read_in(french)} } }
            }
            Aside {}
            div { class: "cluster",
                Link { to: to(TEXT), class: "button plain", Icon { glyph: Glyph::Copy } {words.form_as_text()} }
                Discard {}
            }
        }
    }
}

/// What becomes of the copy at the Region, where there is one or should be.
#[component]
fn CopyLine() -> Element {
    let pad = use_pad();
    let words = use_words();
    let today = use_today();
    let copy = pad.opened.read().copy.clone();
    let leaves = copy.leaves_at.filter(|_| copy.is_announced);
    if let Some(code) = copy.trouble {
        return rsx! { p { class: "saved", Icon { glyph: Glyph::Alert } span { {words.copy_trouble(&code)} } } };
    }
    match leaves {
        Some(at) => {
            let day = words.near_day(domain::paris::paris(at).date_naive(), today);
            rsx! { div { class: "notice warning", Icon { glyph: Glyph::Clock } p { {words.copy_leaves(&day)} } } }
        }
        None if copy.is_held => {
            rsx! { p { class: "saved", Icon { glyph: Glyph::Check } span { {words.copy_held()} } } }
        }
        None => rsx! {},
    }
}

/// The themes, and how far each is.
#[component]
fn Sections(steps: Vec<Step>) -> Element {
    let pad = use_pad();
    let words = use_words();
    let french = words.language() == Language::French;
    let form = pad.form();
    let id = pad.draft().0.to_string();
    let titled = form
        .sections
        .iter()
        .map(|section| (Some(section.id.as_str()), section.title.read_in(french).to_owned()));
    let papers = std::iter::once((None, words.form_papers()));
    let rows: Vec<(String, String, usize, usize)> = titled
        .chain(papers)
        .filter_map(|(section, title)| {
            let own: Vec<Step> = steps.iter().filter(|step| step.section() == section).cloned().collect();
            let (done, all) = progress(&own, |step| pad.is_done(step));
            Some((own.first()?.id(), title, done, all))
        })
        .collect();
    rsx! {
        section { class: "stack",
            h2 { {words.form_themes()} }
            ul { class: "rows",
                for (first, title, done, all) in rows {
                    li { key: "{first}", class: "row flat",
                        span { class: if done == all { "badge hue-green" } else { "badge" }, Icon { glyph: if done == all { Glyph::Check } else { Glyph::Edit } } }
                        div { class: "grow stack tight",
                            Link { to: Route::Draft { id: id.clone(), at: first.clone() }, class: "row-link", "{title}" }
                            span { class: "small quiet", {words.form_progress(done, all)} }
                        }
                    }
                }
            }
        }
    }
}

/// What became of the form since the draft was begun: a new version, its end, its withdrawal.
#[component]
pub fn Published() -> Element {
    let pad = use_pad();
    let words = use_words();
    let today = use_today();
    let now = use_context::<Keys>().actions.now();
    let opened = pad.opened.read();
    let held = use_published(opened.draft.form.id.clone());
    let held = held.read();
    let Some(held) = held.as_ref() else { return rsx! {} };
    let id = pad.draft().0.to_string();
    let warning = warning(&held.form, now, today, words);
    rsx! {
        if let Some(text) = warning {
            div { class: "notice warning", Icon { glyph: Glyph::Alert }
                div { class: "grow stack tight",
                    p { "{text}" }
                    if held.form.state == FormState::Withdrawn || held.form.state == FormState::Closed { p { {words.form_kept_readable()} } }
                }
            }
        }
        if is_newer(held, &opened) && held.form.state != FormState::Withdrawn {
            div { class: "notice", Icon { glyph: Glyph::Refresh }
                div { class: "grow stack tight",
                    strong { {words.form_changed()} }
                    p { {words.form_changed_text()} }
                    Link { to: Route::Draft { id, at: CHANGES.to_owned() }, class: "button", {words.form_see_changes()} }
                }
            }
        }
    }
}

/// What is to be known of when the form may be sent; nothing if it may be, without more ado.
pub fn warning(
    form: &domain::form::Form,
    now: chrono::DateTime<chrono::Utc>,
    today: chrono::NaiveDate,
    words: &Words,
) -> Option<String> {
    match form.admits(now, now) {
        Admission::Withdrawn => Some(words.form_withdrawn()),
        Admission::Closed => Some(words.form_closed()),
        Admission::TooEarly(day) => Some(words.form_too_early(&words.near_day(day, today))),
        Admission::Late => Some(words.form_late()),
        // Whoever seals must know until when it counts, whether or not the Region has begun to close the form.
        Admission::InTime => match form.closes_at {
            Some(at) => Some(words.form_closes(&words.instant(at, today))),
            None => (form.state == FormState::Closing).then(|| words.form_closing()),
        },
    }
}

/// « Réponses non reprises »: kept, readable, not sent.
#[component]
fn Aside() -> Element {
    let pad = use_pad();
    let words = use_words();
    let (form, opened) = (pad.form(), pad.opened.read());
    if opened.aside.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "card",
            h2 { {words.form_aside()} }
            p { class: "quiet", {words.form_aside_text()} }
            dl { class: "recap",
                for (rank, (path, past)) in opened.aside.iter().enumerate() {
                    div { key: "{rank}", dt { {name_of(&form, path, words)} } dd { {past.answer.value.clone().unwrap_or_default()} } }
                }
            }
        }
    }
}

/// To the trash, from which it can be had back for thirty days.
#[component]
fn Discard() -> Element {
    let pad = use_pad();
    let words = use_words();
    let discard = use_act(move |actions: actions::Actions, ()| {
        let (draft, pen) = (pad.draft(), pad.pen());
        async move {
            pen.settled().await;
            actions.discard(draft).await
        }
    });
    rsx! {
        button { class: "button plain danger", r#type: "button", onclick: move |_| discard(()), Icon { glyph: Glyph::Trash } {words.form_discard()} }
    }
}
