//! The review: everything as it will be read, what « Envoyer » does, and « Envoyer ».

use dioxus::prelude::*;
use domain::form::Admission;

use super::missing::Missing;
use super::overview::{Published, use_published, warning};
use super::pad::use_pad;
use super::recap::{Recap, themes, use_commune_names};
use crate::actions::{self, Sent};
use crate::screens::Keys;
use crate::screens::account::use_identity;
use crate::screens::act::use_ask;
use crate::screens::desk::papers::{Paper, PaperButton};
use crate::screens::live::use_live;
use crate::screens::lock::AskAgain;
use crate::screens::page::Heading;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::wishes::Identity;
use crate::store::reference::status::{self, SyncState};
use crate::words::Language;

/// The review of a draft.
#[component]
pub fn Review() -> Element {
    let pad = use_pad();
    let words = use_words();
    let french = words.language() == Language::French;
    let form = pad.form();
    let answers = pad.answers();
    let names = use_commune_names(&answers);
    let themes = themes(&form, &answers, &pad.opened.read().papers, &names, words);
    let id = pad.draft().0.to_string();
    rsx! {
        div { class: "page",
            Link { to: Route::Draft { id, at: String::new() }, class: "back", Icon { glyph: Glyph::Back } {words.form_back_to_draft()} }
            div { class: "page-head",
                Heading { text: words.form_review_title() }
                p { class: "lead", {form.title.read_in(french)} }
            }
            Published {}
            Missing {}
            Recap { draft: pad.draft(), themes, open: true }
            PaperButton { paper: Paper::Draft(pad.draft()) }
            Sending {}
        }
    }
}

/// What sending does, with a network and without; then the button.
#[component]
fn Sending() -> Element {
    let mut pad = use_pad();
    let words = use_words();
    let today = use_today();
    let now = use_context::<Keys>().actions.now();
    let mut refused = use_signal(|| None::<String>);
    let mut remember = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut asks = use_signal(|| false);
    let status = use_live(Topic::SyncStatus, status::read);
    let state = status.read().ready().map(|status| status.state.clone()).unwrap_or_default();
    let identity = use_identity();
    let must_sign_in = identity.read().ready().is_some_and(Identity::must_sign_in);
    let offline = matches!(state, SyncState::Offline | SyncState::Portal);
    let opened = pad.opened.read();
    let held = use_published(opened.draft.form.id.clone());
    let held = held.read();
    let published = held.as_ref().map_or(&*opened.form, |held| &held.form);
    let blocked = matches!(
        published.admits(now, now),
        Admission::TooEarly(_) | Admission::Closed | Admission::Withdrawn
    );
    let why = warning(published, now, today, words);
    let send = use_ask(
        move |actions: actions::Actions, keep: bool| {
            let (draft, pen) = (pad.draft(), pad.pen());
            async move {
                pen.settled().await;
                let sent = actions.send(draft).await?;
                if keep && matches!(sent, Sent::Posted(_)) {
                    // What is remembered is a comfort: the application is sealed whatever comes of it.
                    let _ = actions.remember(draft).await;
                }
                Ok(sent)
            }
        },
        move |outcome: actions::Result<Sent>| {
            busy.set(false);
            match outcome {
                // The draft is read again, and shown sealed.
                Ok(Sent::Posted(_)) => {}
                Ok(Sent::Incomplete(problems)) => {
                    pad.tried.set(true);
                    refused.set(Some(words.form_incomplete(problems.len())));
                }
                // Sent for another person, under a lock: the PIN is asked again.
                Err(error) if error.code() == "lock-asks" => asks.set(true),
                Err(error) => refused.set(Some(words.form_trouble(error.code()))),
            }
        },
    );
    rsx! {
        section { class: "card sending",
            h2 { {words.form_send_title()} }
            p { if offline { {words.form_send_offline()} } else { {words.form_send_online()} } }
            if must_sign_in { p { {words.form_send_then_sign_in()} } }
            p { class: "quiet", {words.form_send_after()} }
            label { class: "choice",
                input { r#type: "checkbox", checked: remember(), onchange: move |event| remember.set(event.checked()) }
                span { class: "stack tight",
                    span { {words.form_remember()} }
                    span { class: "hint", {words.form_remember_hint()} }
                }
            }
            if let Some(text) = refused() {
                div { class: "notice error", role: "alert", Icon { glyph: Glyph::Alert } p { "{text}" } }
            }
            if blocked {
                if let Some(why) = why { p { class: "wrong", Icon { glyph: Glyph::Alert } span { "{why}" } } }
            } else if asks() {
                AskAgain { onright: move |()| {
                    asks.set(false);
                    busy.set(true);
                    send(remember());
                } }
            } else {
                button { class: "button primary full", r#type: "button",
                    onclick: move |_| if !busy() {
                        busy.set(true);
                        refused.set(None);
                        send(remember());
                    },
                    {words.form_send()}
                }
            }
        }
    }
}
