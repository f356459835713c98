//! The messages of an application, what goes with each, and the citizen's answer with its documents.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use domain::application::Message;
use domain::document::Document;
use domain::ids::{ApplicationId, Sha256};
use domain::parcel::{Kind as Carries, Parcel, Standing as Carried};

use super::tray::Attachments;
use crate::screens::act::use_ask;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::notice::{Kind, Notice, use_notices};
use crate::screens::words::{use_today, use_words};
use crate::store::Result;
use crate::store::desk::applications::Application;
use crate::store::desk::{Reader, documents, messages, outbox};
use crate::words::Words;

/// The field of the answer, on the page.
pub const REPLY: &str = "reply";

/// A message with what is known of its documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The message.
    pub message: Message,
    /// Its documents: their names here, and how far they are.
    pub papers: Vec<(Sha256, Option<String>, Option<Carried>)>,
}

/// The thread of an application, the first message first.
pub fn read(db: &Reader<'_>, id: ApplicationId) -> Result<Vec<Told>> {
    let parcels = outbox::of_lane(db, domain::ids::LaneId(id.0))?;
    let carried: BTreeMap<Sha256, Carried> = parcels.iter().filter_map(of_paper).collect();
    let mut told = Vec::new();
    for message in messages::of(db, id)? {
        let mut papers = Vec::new();
        for sha256 in &message.documents {
            // What is gone from the wallet, or was never here, has no name here.
            let name = documents::one(db, *sha256).ok().map(|document| document.name);
            let standing = carried.get(sha256).copied().filter(|_| !message.from_agent);
            papers.push((*sha256, name, standing));
        }
        told.push(Told { message, papers });
    }
    Ok(told)
}

fn of_paper(parcel: &Parcel) -> Option<(Sha256, Carried)> {
    match parcel.kind {
        Carries::Document(sha256) => Some((sha256, parcel.standing)),
        _ => None,
    }
}

/// The thread, and the answer.
#[component]
pub fn Thread(application: Application, told: Vec<Told>) -> Element {
    let words = use_words();
    let today = use_today();
    if !application.standing.is_filed() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.application_messages()} }
            if !told.is_empty() {
                ul { class: "rows",
                    for one in told {
                        li { key: "{one.message.id}", class: "card",
                            p { class: "eyebrow", {if one.message.from_agent { words.application_from_agent() } else { words.application_from_you() }} " · " {words.instant(one.message.at, today)} }
                            if !one.message.text.is_empty() { p { class: "break", "{one.message.text}" } }
                            if !one.papers.is_empty() {
                                ul { class: "stack tight",
                                    for (rank, (_, name, standing)) in one.papers.iter().enumerate() {
                                        li { key: "{rank}", class: "echo plain", Icon { glyph: Glyph::File } span { class: "break", {named(name.as_deref(), *standing, words)} } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            Answer { id: application.id }
        }
    }
}

fn named(name: Option<&str>, standing: Option<Carried>, words: &Words) -> String {
    let name = name.map_or_else(|| words.application_message_document(), str::to_owned);
    let code = match standing {
        None => return name,
        Some(Carried::Delivered) => "gone",
        Some(Carried::Travelling) => "travelling",
        Some(Carried::SetAside(_) | Carried::Recalled) => "refused",
        Some(Carried::Waiting(_) | Carried::Paused(_)) => "waiting",
    };
    words.application_message_paper_name(&name, &words.application_message_paper(code))
}

#[component]
fn Answer(id: ApplicationId) -> Element {
    let words = use_words();
    let mut text = use_signal(String::new);
    let mut papers = use_signal(Vec::<Document>::new);
    let mut empty = use_signal(|| false);
    let mut notices = use_notices();
    let sent = use_ask(
        |actions, (id, text, papers): (ApplicationId, String, Vec<Sha256>)| async move {
            actions.reply(id, text, papers).await
        },
        move |outcome| match outcome {
            Ok(Some(_)) => {
                text.set(String::new());
                papers.write().clear();
            }
            Ok(None) => empty.set(true),
            // What was written stays in its field.
            Err(error) => notices.push(Notice::new(Kind::Error, words.apology(error.code()))),
        },
    );
    rsx! {
        form { class: "card", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                empty.set(false);
                let named = papers.peek().iter().map(|document| document.sha256).collect();
                sent((id, text.peek().clone(), named));
            },
            div { class: "field",
                label { r#for: REPLY, strong { {words.application_reply_label()} } }
                p { id: "reply-hint", class: "hint", {words.application_reply_hint()} }
                // Of this many letters, none can come to more bytes than the gateway takes.
                textarea { id: REPLY, rows: 4, maxlength: 3400, aria_describedby: "reply-hint", value: "{text}", oninput: move |event| text.set(event.value()) }
            }
            Attachments { papers }
            if empty() && text.read().trim().is_empty() && papers.read().is_empty() { p { class: "wrong", role: "alert", Icon { glyph: Glyph::Alert } span { {words.application_attach_none()} } } }
            button { class: "button primary", r#type: "submit", {words.application_reply_send()} }
        }
    }
}
