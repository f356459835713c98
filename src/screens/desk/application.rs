//! One application: where it stands, its dates, its acknowledgements, its messages, what can still be done.

use dioxus::prelude::*;
use domain::application::{Message, Milestone, Standing};
use domain::ids::{ApplicationId, DraftId, Sha256};
use domain::receipt::Receipt;

use super::papers::{Paper, PaperButton};
use super::said;
use crate::screens::act::{use_act, use_ask};
use crate::screens::live::{Live, use_live_on};
use crate::screens::page::Page;
use crate::screens::parts::chip::Chip;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::notice::{Kind, Notice, use_notices};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::desk::applications::{self, Application};
use crate::store::desk::{Reader, messages, milestones, receipts};
use crate::store::{Error, Result, Topic};

/// The page of help on the two acknowledgements of the law.
const ACKNOWLEDGEMENTS: &str = "help:les-deux-accuses";

/// Everything the page shows, read in one go.
#[derive(Clone, PartialEq)]
struct Shown {
    application: Application,
    steps: Vec<Milestone>,
    receipts: Vec<(Receipt, Sha256)>,
    messages: Vec<Message>,
}

fn shown(db: &Reader<'_>, id: ApplicationId) -> Result<Option<Shown>> {
    let application = match applications::one(db, id) {
        Ok(application) => application,
        Err(Error::NotThere) => return Ok(None),
        Err(error) => return Err(error),
    };
    let (steps, receipts) = (milestones::of(db, id)?, receipts::read(db, id)?);
    Ok(Some(Shown { application, steps, receipts, messages: messages::of(db, id)? }))
}

/// Ma demande.
#[component]
pub fn ApplicationPage(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let named = id.read().parse().map(ApplicationId).unwrap_or(ApplicationId(uuid::Uuid::nil()));
    let found = use_live_on(&[Topic::Applications, Topic::Outbox], move |db: &Reader<'_>| shown(db, named));
    let read = use_act(|actions, id: ApplicationId| async move { actions.read_messages(id).await });
    use_effect(move || {
        if let Some(Some(shown)) = found.read().ready()
            && shown.messages.iter().any(|message| message.from_agent)
        {
            read(named);
        }
    });
    match &*found.read() {
        Live::Loading => rsx! { Page { title: words.application_title(), Waiting { words } } },
        Live::Failed(error) => rsx! {
            Page { title: words.application_title(), Failed { code: error.code(), words } }
        },
        Live::Ready(None) => rsx! {
            Page { title: words.application_title(),
                Empty { glyph: Glyph::Desk, hue: "hue-gold", title: words.application_none(), text: words.application_none_text(),
                    Link { to: Route::Desk {}, class: "button", {words.desk_title()} }
                }
            }
        },
        Live::Ready(Some(shown)) => rsx! {
            Page { title: shown.application.title.clone(),
                Link { to: Route::Desk {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.desk_title())} }
                Head { shown: shown.clone() }
                Timeline { application: shown.application.clone(), steps: shown.steps.clone() }
                ul { class: "rows",
                    LinkRow { to: Route::HelpPage { id: ACKNOWLEDGEMENTS.to_owned() }, glyph: Glyph::Help, hue: "hue-gold",
                        title: words.application_receipts_help(), text: words.application_receipts_help_text() }
                }
                Acknowledgements { receipts: shown.receipts.clone() }
                Thread { application: shown.application.clone(), messages: shown.messages.clone() }
                WhatCanBeDone { application: shown.application.clone() }
            }
        },
    }
}

#[component]
fn Head(shown: Shown) -> Element {
    let words = use_words();
    let today = use_today();
    let standing = shown.application.standing;
    let (tone, glyph) = said::look(standing);
    rsx! {
        section { class: "card",
            div { class: "cluster",
                Chip { tone: tone.to_owned(), glyph, text: words.application_state(standing.code()) }
                span { class: "quiet small", {words.application_as_of(&words.instant(shown.application.updated_at, today))} }
            }
            p { {words.application_means(standing.code())} }
            if let Some(number) = &shown.application.number {
                p { class: "figure", {words.application_number()} span { class: "whole", "{number}" } }
            }
            if !standing.is_filed() {
                Link { to: Route::Outbox {}, class: "button", {words.outbox_title()} }
            }
            PaperButton { paper: Paper::Application(shown.application.id) }
        }
    }
}

#[component]
fn Timeline(application: Application, steps: Vec<Milestone>) -> Element {
    let words = use_words();
    let today = use_today();
    rsx! {
        section { class: "stack",
            h2 { {words.application_timeline()} }
            ol { class: "rows timeline",
                li { class: "row flat",
                    span { class: "badge", Icon { glyph: Glyph::Check } }
                    div { class: "grow stack tight",
                        strong { {words.application_sealed_here()} }
                        p { class: "quiet small", {words.instant(application.sealed_at, today)} }
                    }
                }
                for step in steps {
                    li { key: "{step.seq}", class: "row flat",
                        span { class: "badge", Icon { glyph: said::look(step.standing).1 } }
                        div { class: "grow stack tight",
                            strong { {words.application_state(step.standing.code())} }
                            p { class: "quiet small", {words.instant(step.at, today)} }
                            if let Some(text) = step.text {
                                p { lang: "fr", "{text.fr}" }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Acknowledgements(receipts: Vec<(Receipt, Sha256)>) -> Element {
    let words = use_words();
    let today = use_today();
    if receipts.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.application_receipts()} }
            p { class: "quiet", {words.application_receipts_text()} }
            ul { class: "rows",
                for (receipt, sha256) in receipts {
                    li { key: "{sha256}", class: "card",
                        h3 { {words.application_receipt(receipt.kind.code())} }
                        p { {words.application_receipt_proves(receipt.kind.code())} }
                        p { class: "quiet small", {words.application_receipt_on(&words.instant(receipt.received_at, today), &receipt.number)} }
                        if let Some(in_time) = receipt.deadline.and_then(|deadline| deadline.in_time) {
                            p { class: "small", {if in_time { words.application_in_time() } else { words.application_late() }} }
                        }
                        p { class: "quiet small break", {words.application_fingerprint(&sha256.to_string())} }
                        PaperButton { paper: Paper::Receipt(receipt.application, receipt.kind) }
                    }
                }
            }
        }
    }
}

#[component]
fn Thread(application: Application, messages: Vec<Message>) -> Element {
    let words = use_words();
    let today = use_today();
    let mut text = use_signal(String::new);
    let mut notices = use_notices();
    let sent = use_ask(
        |actions, (id, text): (ApplicationId, String)| async move { actions.reply(id, text).await },
        move |outcome| match outcome {
            Ok(Some(_)) => text.set(String::new()),
            Ok(None) => {}
            // What was written stays in its field.
            Err(error) => notices.push(Notice::new(Kind::Error, words.apology(error.code()))),
        },
    );
    if !application.standing.is_filed() {
        return rsx! {};
    }
    let id = application.id;
    rsx! {
        section { class: "stack",
            h2 { {words.application_messages()} }
            if !messages.is_empty() {
                ul { class: "rows",
                    for message in messages {
                        li { key: "{message.id}", class: "card",
                            p { class: "eyebrow", {if message.from_agent { words.application_from_agent() } else { words.application_from_you() }} " · " {words.instant(message.at, today)} }
                            p { class: "break", "{message.text}" }
                        }
                    }
                }
            }
            form { class: "card",
                onsubmit: move |event| {
                    event.prevent_default();
                    sent((id, text.peek().clone()));
                },
                div { class: "field",
                    label { r#for: "reply", strong { {words.application_reply_label()} } }
                    p { id: "reply-hint", class: "hint", {words.application_reply_hint()} }
                    // Of this many letters, none can come to more bytes than the gateway takes.
                    textarea { id: "reply", rows: 4, maxlength: 3400, aria_describedby: "reply-hint", value: "{text}", oninput: move |event| text.set(event.value()) }
                }
                button { class: "button", r#type: "submit", {words.application_reply_send()} }
            }
        }
    }
}

/// Correct, or withdraw: each says first what becomes of the application.
#[component]
fn WhatCanBeDone(application: Application) -> Element {
    let words = use_words();
    let mut asks = use_signal(|| false);
    let navigator = use_navigator();
    let mut notices = use_notices();
    let withdraw =
        use_act(|actions, id: ApplicationId| async move { actions.withdraw(id, String::new()).await });
    let correct = use_ask(
        |actions, id: ApplicationId| async move { actions.correct(id).await },
        move |outcome: crate::actions::Result<DraftId>| match outcome {
            Ok(draft) => {
                navigator.push(Route::Draft { id: draft.to_string(), at: String::new() });
            }
            Err(error) => notices.push(Notice::new(Kind::Error, words.apology(error.code()))),
        },
    );
    let (id, standing) = (application.id, application.standing);
    if !standing.is_filed() || standing == Standing::Withdrawn {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.application_actions()} }
            if application.draft.is_some() {
                p { {words.application_correct_text()} }
                div { class: "cluster",
                    button { class: "button", r#type: "button", onclick: move |_| correct(id), Icon { glyph: Glyph::Edit } {words.application_correct()} }
                }
            }
            if standing.may_be_withdrawn() {
                if asks() {
                    div { class: "card", role: "group", aria_label: words.application_withdraw(),
                        p { {words.application_withdraw_text()} }
                        div { class: "cluster",
                            button { class: "button", r#type: "button", onclick: move |_| { asks.set(false); withdraw(id); }, {words.application_withdraw_yes()} }
                            button { class: "button plain", r#type: "button", onclick: move |_| asks.set(false), {words.application_withdraw_no()} }
                        }
                    }
                } else {
                    div { class: "cluster",
                        button { class: "button plain", r#type: "button", onclick: move |_| asks.set(true), {words.application_withdraw()} }
                    }
                }
            }
        }
    }
}
