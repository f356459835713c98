//! The buttons that make a paper of what is on screen, and say where it was put.

use std::path::PathBuf;

use dioxus::prelude::*;
use domain::form::answer::communes as codes;
use domain::ids::{ApplicationId, DraftId};
use domain::receipt::Kind;

use super::form::Pad;
use crate::actions;
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::store::desk::Reader;
use crate::store::desk::recap;
use crate::store::reference::communes;

/// Of what a paper is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// The recap of a draft, as it stands.
    Draft(DraftId),
    /// The recap of an application.
    Application(ApplicationId),
    /// One acknowledgement of an application.
    Receipt(ApplicationId, Kind),
}

/// A button that makes a paper. Nothing is read before it is asked for.
#[component]
pub fn PaperButton(paper: Paper) -> Element {
    let words = use_words();
    let read = use_context::<Keys>().read;
    let pad = try_use_context::<Pad>();
    let mut said = use_signal(|| None::<Result<PathBuf, &'static str>>);
    let save = use_ask(
        move |actions: actions::Actions, ()| {
            let (read, pen) = (read.clone(), pad.map(|pad| pad.pen()));
            async move {
                if let Some(pen) = pen {
                    // What was typed last belongs on the paper.
                    pen.settled().await;
                }
                let recap = read.read(move |db: &Reader<'_>| match paper {
                    Paper::Draft(id) => recap::of_draft(db, id),
                    Paper::Application(id) | Paper::Receipt(id, _) => recap::of_application(db, id),
                });
                let recap = recap.await?;
                let wanted = recap.answers.as_ref().map(codes).unwrap_or_default();
                let names = read.read(move |db| communes::names(db, &wanted)).await?;
                let now = actions.now();
                let (sheet, name) = match paper {
                    Paper::Draft(_) | Paper::Application(_) => {
                        (words.recap_sheet(&recap, &names, now), words.recap_file(&recap))
                    }
                    Paper::Receipt(_, kind) => {
                        let signed = recap.receipts.iter().find(|signed| signed.receipt.kind == kind);
                        let signed = signed.ok_or(crate::store::Error::NotThere)?;
                        (words.receipt_sheet(&recap, signed, now), words.receipt_file(signed))
                    }
                };
                actions.save_sheet(sheet, name, None).await
            }
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    let label = match paper {
        Paper::Draft(_) | Paper::Application(_) => words.paper_recap(),
        Paper::Receipt(..) => words.paper_receipt(),
    };
    let name = match paper {
        Paper::Draft(_) | Paper::Application(_) => None,
        Paper::Receipt(_, kind) => Some(words.paper_receipt_name(&words.application_receipt(kind.code()))),
    };
    rsx! {
        div { class: "stack tight",
            div { class: "cluster",
                button { class: "button", r#type: "button", aria_label: name, onclick: move |_| save(()), Icon { glyph: Glyph::File } {label} }
            }
            Said { said: said() }
        }
    }
}

/// Where something was put, or why it was not.
#[component]
pub fn Said(said: Option<Result<PathBuf, &'static str>>) -> Element {
    let words = use_words();
    rsx! {
        div { role: "status",
            match said {
                None => rsx! {},
                Some(Ok(path)) => rsx! {
                    p { class: "small break", {words.paper_saved(&path.to_string_lossy())} }
                    p { class: "small quiet", {words.paper_in_clear()} }
                },
                Some(Err(code)) => rsx! {
                    div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.paper_trouble(code)} } }
                },
            }
        }
    }
}
