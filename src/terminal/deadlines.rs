//! `deadlines`, `calendar`: what is due, soonest first, and the same for other calendars.

use std::path::Path;

use domain::calendar::{Due, Kind, When, chosen, due};
use serde_json::json;

use super::print::{Failed, Printer};
use crate::store::desk::deadlines;
use crate::store::reference;
use crate::wiring::App;

pub(super) async fn list(app: &App, kinds: &[Kind], printer: &mut Printer) -> Result<(), Failed> {
    let (all, now, today) = (all(app, kinds).await?, app.actions.now(), app.actions.today());
    if printer.is_json() {
        let told = |due: &Due| {
            let at = match due.when {
                When::Day(_) => None,
                When::Instant(at) => Some(at.to_rfc3339()),
            };
            json!({
                "uid": due.uid(), "what": due.what.code(), "id": due.what.id(), "title": due.title,
                "kind": due.what.kind().code(),
                "on": due.when.day().to_string(), "at": at, "past": due.when.is_past(now),
            })
        };
        return printer.document(&all.iter().map(told).collect());
    }
    let words = printer.words();
    if all.is_empty() {
        return printer.line(&words.deadlines_none());
    }
    all.iter().try_for_each(|due| {
        let (when, left) = (words.due_when(due.when, today), words.due_left(due.when, now));
        printer.line(&format!("{when} ({left})"))?;
        printer
            .line(&format!("  {}", words.deadline_named(&words.deadline_what(due.what.code()), &due.title)))
    })
}

pub(super) async fn export(app: &App, file: &Path, printer: &mut Printer) -> Result<(), Failed> {
    let words = printer.words();
    let entries = words.due_entries(&all(app, &[]).await?, app.actions.now());
    let count = entries.len();
    let calendar = app.actions.calendar(entries, words.deadlines_product()).await?;
    let path = app.actions.write_file(calendar, file.to_owned()).await?;
    let path = path.to_string_lossy();
    if printer.is_json() {
        printer.document(&json!({"file": path, "entries": count}))
    } else {
        printer.line(&path)
    }
}

async fn all(app: &App, kinds: &[Kind]) -> Result<Vec<Due>, Failed> {
    let held = app.store.read(deadlines::held).await?;
    let wanted = held.wanted();
    let read = move |db: &reference::Reader<'_>| reference::deadlines::published(db, &wanted);
    let published = app.store.read(read).await?;
    Ok(chosen(due(&held, &published, app.actions.now()), kinds, &held))
}
