//! `follow`: where each application stands, with its timeline, messages and receipts.

use std::path::{Path, PathBuf};

use domain::application::{Message, Milestone, Text};
use domain::ids::Sha256;
use domain::receipt::Receipt;
use serde_json::{Value, json};

use super::papers;
use super::print::{Failed, Printer};
use super::receipts::described;
use crate::store::desk::applications::{self, Application};
use crate::store::desk::receipts::{self, Kept};
use crate::store::desk::settings::Language;
use crate::store::desk::{Reader, messages, milestones, recap, session};
use crate::sync::Unread;
use crate::wiring::App;
use crate::words::Words;

/// An application with everything that is known of it.
struct Followed {
    application: Application,
    timeline: Vec<Milestone>,
    messages: Vec<Message>,
    unread: u32,
    /// As they were signed, and read again.
    receipts: Vec<(Kept, Result<Receipt, &'static str>)>,
    /// Where its recap was written, if that was wished.
    pdf: Option<PathBuf>,
}

pub(super) async fn run(app: &App, pdf: Option<&Path>, printer: &mut Printer) -> Result<(), Failed> {
    let read = |db: &Reader<'_>| {
        let account = session::account(db)?;
        let mut found = Vec::new();
        for application in applications::all(db, account.as_deref())? {
            let id = application.id;
            let kept = receipts::of(db, id)?;
            let (timeline, messages) = (milestones::of(db, id)?, messages::of(db, id)?);
            let unread = messages::unread(db, id)?;
            let receipts = Vec::new();
            found.push((Followed { application, timeline, messages, unread, receipts, pdf: None }, kept));
        }
        Ok(found)
    };
    let mut all = Vec::new();
    for (mut followed, kept) in app.store.read(read).await? {
        let of = (followed.application.id, followed.application.envelope_sha256);
        for kept in kept {
            let read = match app.sync.receipt(&kept.bytes, Some(of)).await {
                Ok(receipt) => Ok(receipt),
                Err(Unread::Refused(why) | Unread::Local(why)) => Err(why),
            };
            followed.receipts.push((kept, read));
        }
        if let Some(folder) = pdf {
            let of = move |db: &Reader<'_>| recap::of_application(db, of.0);
            followed.pdf = Some(papers::recap(app, of, folder, printer).await?);
        }
        all.push(followed);
    }
    if printer.is_json() {
        let words = printer.words();
        return printer.document(&all.iter().map(|followed| followed.json(words)).collect());
    }
    if all.is_empty() {
        return printer.line(&printer.words().twin_no_applications());
    }
    all.iter().try_for_each(|followed| followed.print(app, printer))
}

impl Followed {
    fn json(&self, words: &Words) -> Value {
        let application = &self.application;
        let french = words.language() == Language::French;
        let timeline = self.timeline.iter().map(|step| {
            let text = step.text.as_ref().map(|text| said(text, french));
            let code = step.standing.code();
            let easy = words.application_easy(code);
            json!({"state": code, "at": step.at.to_rfc3339(), "text": text, "easy_text": easy})
        });
        let messages = self.messages.iter().map(|message| {
            json!({
                "id": message.id.to_string(),
                "from": if message.from_agent { "service" } else { "citizen" },
                "at": message.at.to_rfc3339(),
                "text": message.text,
                "documents": message.documents.iter().map(Sha256::to_string).collect::<Vec<_>>(),
            })
        });
        let receipts = self.receipts.iter().map(|(kept, read)| {
            json!({
                "type": kept.kind.code(),
                "sha256": kept.sha256.to_string(),
                "valid": read.is_ok(),
                "why": read.as_ref().err(),
                "receipt": read.as_ref().ok().map(described),
            })
        });
        let mut told = json!({
            "id": application.id.to_string(),
            "draft": application.draft.map(|id| id.to_string()),
            "corrects": application.corrects.map(|id| id.to_string()),
            "form": application.form.id.as_str(),
            "form_version": application.form.version,
            "title": application.title,
            "state": application.standing.code(),
            "state_text": words.application_means(application.standing.code()),
            "easy_text": words.application_easy(application.standing.code()),
            "number": application.number,
            "deadline_at": application.deadline_at.map(|at| at.to_rfc3339()),
            "sealed_at": application.sealed_at.to_rfc3339(),
            "updated_at": application.updated_at.to_rfc3339(),
            "timeline": timeline.collect::<Vec<_>>(),
            "messages": messages.collect::<Vec<_>>(),
            "unread": self.unread,
            "receipts": receipts.collect::<Vec<_>>(),
        });
        if let Some(pdf) = &self.pdf {
            told["pdf"] = json!(pdf.to_string_lossy());
        }
        told
    }

    fn print(&self, app: &App, printer: &mut Printer) -> Result<(), Failed> {
        let (words, french) = (printer.words(), printer.language == Language::French);
        let (application, today) = (&self.application, app.actions.today());
        let state = words.twin_standing(application.standing.code());
        let since = words.instant(application.updated_at, today);
        printer.line(&words.twin_draft(&application.title, &state, &since))?;
        printer.line(&format!("  {}", application.id))?;
        if let Some(number) = &application.number {
            printer.line(&format!("  {}", words.twin_number(number)))?;
        }
        for step in &self.timeline {
            let (at, state) = (words.instant(step.at, today), words.twin_standing(step.standing.code()));
            printer.line(&format!("  {}", words.twin_step(&at, &state)))?;
            if let Some(text) = &step.text {
                printer.line(&format!("    {}", said(text, french)))?;
            }
        }
        for message in &self.messages {
            let who = if message.from_agent { "service" } else { "citizen" };
            printer.line(&format!("  {}", words.twin_message(who, &words.instant(message.at, today))))?;
            printer.line(&format!("    {}", message.text.replace('\n', "\n    ")))?;
        }
        for (kept, read) in &self.receipts {
            let line = match read {
                Ok(receipt) => {
                    let at = words.instant(receipt.received_at, today);
                    words.twin_receipt(kept.kind.code(), &receipt.number, &at)
                }
                Err(why) => words.twin_receipt_invalid(why),
            };
            printer.line(&format!("  {line}"))?;
        }
        self.pdf.iter().try_for_each(|path| printer.line(&format!("  {}", path.to_string_lossy())))
    }
}

fn said(text: &Text, french: bool) -> &str {
    text.en.as_deref().filter(|_| !french).unwrap_or(&text.fr)
}
