//! One application: where it stands, its dates, its acknowledgements, its messages, what can still be done.

mod thread;
mod tray;

use dioxus::prelude::*;
use domain::application::{Milestone, Standing};
use domain::ids::{ApplicationId, DraftId, Sha256};
use domain::receipt::Receipt;

use self::thread::{REPLY, Thread, Told};
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
use crate::screens::words::{use_settings, use_today, use_words};
use crate::store::desk::applications::{self, Application};
use crate::store::desk::{Reader, milestones, receipts};
use crate::store::{Error, Result, Topic};
use crate::words::Words;

/// The page of help on the two acknowledgements of the law.
const ACKNOWLEDGEMENTS: &str = "help:les-deux-accuses";

/// Everything the page shows, read in one go.
#[derive(Clone, PartialEq)]
struct Shown {
    application: Application,
    steps: Vec<Milestone>,
    receipts: Vec<(Receipt, Sha256)>,
    told: Vec<Told>,
}

fn shown(db: &Reader<'_>, id: ApplicationId) -> Result<Option<Shown>> {
    let application = match applications::one(db, id) {
        Ok(application) => application,
        Err(Error::NotThere) => return Ok(None),
        Err(error) => return Err(error),
    };
    let (steps, receipts) = (milestones::of(db, id)?, receipts::read(db, id)?);
    Ok(Some(Shown { application, steps, receipts, told: thread::read(db, id)? }))
}

/// Ma demande.
#[component]
pub fn ApplicationPage(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let named = id.read().parse().map(ApplicationId).unwrap_or(ApplicationId(uuid::Uuid::nil()));
    let found =
        use_live_on(&[Topic::Applications, Topic::Outbox, Topic::Documents], move |db: &Reader<'_>| {
            shown(db, named)
        });
    let read = use_act(|actions, id: ApplicationId| async move { actions.read_messages(id).await });
    use_effect(move || {
        if let Some(Some(shown)) = found.read().ready()
            && shown.told.iter().any(|one| one.message.from_agent)
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
        Live::Ready(Some(shown)) => {
            // What the service asks comes first, and the answer to it.
            let asks = shown.application.standing == Standing::ToComplete;
            rsx! {
              Page { title: shown.application.title.clone(),
                  Link { to: Route::Desk {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.desk_title())} }
                  Head { shown: shown.clone() }
                  ToComplete { application: shown.application.clone(), steps: shown.steps.clone() }
                  if asks {
                      Thread { application: shown.application.clone(), told: shown.told.clone() }
                  }
                  Timeline { application: shown.application.clone(), steps: shown.steps.clone() }
                  ul { class: "rows",
                      LinkRow { to: Route::HelpPage { id: ACKNOWLEDGEMENTS.to_owned() }, glyph: Glyph::Help, hue: "hue-gold",
                          title: words.application_receipts_help(), text: words.application_receipts_help_text() }
                  }
                  Acknowledgements { receipts: shown.receipts.clone() }
                  if !asks {
                      Thread { application: shown.application.clone(), told: shown.told.clone() }
                  }
                  WhatCanBeDone { application: shown.application.clone() }
              }
            }
        }
    }
}

#[component]
fn Head(shown: Shown) -> Element {
    let words = use_words();
    let today = use_today();
    let (standing, easy) = (shown.application.standing, use_settings().easy);
    let (tone, glyph) = said::look(standing);
    rsx! {
        section { class: "card",
            div { class: "cluster",
                Chip { tone: tone.to_owned(), glyph, text: words.application_state(standing.code()) }
                span { class: "quiet small", {words.application_as_of(&words.instant(shown.application.updated_at, today))} }
            }
            p { {means(words, standing, easy)} }
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

/// What a state means, in everyday words where those were chosen.
fn means(words: &Words, standing: Standing, easy: bool) -> String {
    if easy { words.application_easy(standing.code()) } else { words.application_means(standing.code()) }
}

#[component]
fn Timeline(application: Application, steps: Vec<Milestone>) -> Element {
    let words = use_words();
    let today = use_today();
    let easy = use_settings().easy;
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
                            if easy { p { {words.application_easy(step.standing.code())} } }
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

/// The service waits for something: what it says is below, and this is the way to answer it.
#[component]
fn ToComplete(application: Application, steps: Vec<Milestone>) -> Element {
    let words = use_words();
    let asked =
        steps.into_iter().rfind(|step| step.standing == Standing::ToComplete).and_then(|step| step.text);
    if application.standing != Standing::ToComplete {
        return rsx! {};
    }
    rsx! {
        section { class: "card points", role: "group", aria_label: words.application_to_complete(),
            h2 { {words.application_to_complete()} }
            if let Some(asked) = asked { p { class: "lead break", lang: "fr", "{asked.fr}" } }
            p { {words.application_to_complete_text()} }
            button { class: "button primary full", r#type: "button", onclick: move |_| go_to_reply(),
                Icon { glyph: Glyph::Mail } {words.application_answer()}
            }
        }
    }
}

/// To the field of the answer, wherever it is on the page.
fn go_to_reply() {
    let page = document::eval(
        "const control = document.getElementById(await dioxus.recv());
         control?.scrollIntoView({ block: 'center' }); control?.focus();",
    );
    // A page that is gone needs no focus.
    let _ = page.send(REPLY);
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
