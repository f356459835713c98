//! `documents export`: what an association hands in, as one ZIP, and what is missing or out of date in it.

use std::path::Path;

use domain::document::{Document, NOTICE, Validity, set_of_an_association};
use domain::ids::Sha256;
use serde_json::{Value, json};

use super::Held;
use crate::actions::Entry;
use crate::store::desk::{Reader, documents};
use crate::terminal::print::{Failed, Printer};
use crate::wiring::App;

pub async fn run(app: &App, file: &Path, ids: &[Sha256], printer: &mut Printer) -> Result<(), Failed> {
    let (words, today, ids) = (printer.words(), app.actions.today(), ids.to_vec());
    let read = move |db: &Reader<'_>| {
        if ids.is_empty() {
            let held = documents::all(db)?;
            let set = set_of_an_association(&held, today);
            let missing = set.iter().filter(|(_, found)| found.is_empty()).map(|(kind, _)| *kind);
            let missing: Vec<&'static str> = missing.collect();
            let chosen = set.iter().filter_map(|(_, found)| found.first().copied().cloned());
            return Ok((chosen.collect::<Vec<Document>>(), missing));
        }
        let chosen = ids.iter().map(|id| documents::one(db, *id)).collect::<crate::store::Result<_>>()?;
        Ok((chosen, Vec::new()))
    };
    let (chosen, missing) = app.store.read(read).await?;
    if chosen.is_empty() {
        return Err(Failed::new("nothing-to-export"));
    }
    let entries = chosen.iter().enumerate().map(|(rank, document)| {
        let kind = words.documents_kind(document.kind.as_deref().unwrap_or_default());
        Entry { sha256: document.sha256, title: format!("{} {kind}", rank + 1) }
    });
    let written = app.actions.export_set(file.to_owned(), entries.collect()).await?;
    let mut held = Vec::new();
    for document in chosen {
        held.push(app.store.read(move |db: &Reader<'_>| Held::read(db, document)).await?);
    }
    if printer.is_json() {
        let held: Value = held.iter().map(|held| held.json(today)).collect();
        return printer.document(&json!({ "file": written, "documents": held, "missing": missing }));
    }
    printer.line(&words.twin_exported(&written.to_string_lossy(), held.len()))?;
    for held in &held {
        let validity = held.document.validity(today, NOTICE);
        if matches!(validity, Validity::EndsSoon(_) | Validity::Ended(_)) {
            printer.line(&format!("  {} – {}", held.document.name, words.validity(validity)))?;
        }
    }
    let missing: Vec<String> = missing.into_iter().map(|kind| words.twin_paper(kind)).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        printer.line(&format!("  {}", words.twin_set_lacks(&words.list(&missing))))
    }
}
