//! `documents …`: the wallet. A file is kept once, and used in as many applications as wished.

use std::path::Path;

use domain::document::Document;
use domain::draft::KEPT_FOR;
use domain::ids::Sha256;
use serde_json::{Value, json};

use super::print::{Failed, Printer};
use super::verbs::DocumentsVerb;
use crate::actions::LARGEST;
use crate::store::desk::{Reader, documents};
use crate::wiring::App;

pub(super) async fn run(app: &App, verb: &DocumentsVerb, printer: &mut Printer) -> Result<(), Failed> {
    match verb {
        DocumentsVerb::List { trash } => list(app, *trash, printer).await,
        DocumentsVerb::Add { file, kind } => add(app, file, kind, printer).await,
        DocumentsVerb::Remove { id } => remove(app, *id, printer).await,
        DocumentsVerb::Restore { id } => {
            app.actions.restore_document(*id).await?;
            let held = one(app, *id).await?;
            let sentence = printer.words().twin_document_restored(&held.document.name);
            said(&held, &sentence, printer)
        }
    }
}

/// A document, and the titles of what uses it.
struct Held {
    document: Document,
    used_in: Vec<String>,
}

impl Held {
    fn read(db: &Reader<'_>, document: Document) -> crate::store::Result<Self> {
        Ok(Self { used_in: documents::used_in(db, document.sha256)?, document })
    }

    fn json(&self) -> Value {
        json!({
            "id": self.document.sha256.to_string(),
            "name": self.document.name,
            "kind": self.document.kind,
            "media": self.document.media.code(),
            "size": self.document.size,
            "valid_until": self.document.valid_until.map(|day| day.to_string()),
            "added_at": self.document.added_at.to_rfc3339(),
            "used_in": self.used_in,
        })
    }
}

async fn one(app: &App, id: Sha256) -> Result<Held, Failed> {
    Ok(app.store.read(move |db: &Reader<'_>| Held::read(db, documents::one(db, id)?)).await?)
}

fn said(held: &Held, sentence: &str, printer: &mut Printer) -> Result<(), Failed> {
    if printer.is_json() { printer.document(&held.json()) } else { printer.line(sentence) }
}

async fn list(app: &App, trash: bool, printer: &mut Printer) -> Result<(), Failed> {
    let read = move |db: &Reader<'_>| {
        let found = if trash { documents::trashed(db)? } else { documents::all(db)? };
        found.into_iter().map(|document| Held::read(db, document)).collect::<crate::store::Result<Vec<_>>>()
    };
    let found = app.store.read(read).await?;
    if printer.is_json() {
        return printer.document(&found.iter().map(Held::json).collect());
    }
    let words = printer.words();
    if found.is_empty() {
        return printer.line(&words.twin_no_documents());
    }
    for Held { document, used_in } in &found {
        let kind = words.twin_paper(document.kind.as_deref().unwrap_or_default());
        printer.line(&format!("{} – {kind}, {}", document.name, words.size(document.size)))?;
        printer.line(&format!("  {}", document.sha256))?;
        if !used_in.is_empty() {
            printer.line(&format!("  {}", words.twin_used_in(&words.list(used_in))))?;
        }
    }
    Ok(())
}

async fn add(app: &App, file: &Path, kind: &str, printer: &mut Printer) -> Result<(), Failed> {
    let picked = app.actions.pick(file.to_owned(), LARGEST).await?;
    let kept = app.actions.keep(picked.name, Some(kind.to_owned()), picked.bytes).await?;
    if kept.kind.as_deref() != Some(kind) {
        // Given before, as another paper: what is said last counts.
        let (kind, until) = (Some(kind.to_owned()), kept.valid_until);
        app.actions.describe_document(kept.sha256, kept.name.clone(), kind, until).await?;
    }
    let held = one(app, kept.sha256).await?;
    let words = printer.words();
    let sentence = words.twin_document_kept(&held.document.name, &words.size(held.document.size));
    said(&held, &sentence, printer)?;
    if printer.is_json() { Ok(()) } else { printer.line(&format!("  {}", held.document.sha256)) }
}

async fn remove(app: &App, id: Sha256, printer: &mut Printer) -> Result<(), Failed> {
    let held = one(app, id).await?;
    app.actions.discard_document(id).await?;
    let until = printer.words().instant(app.actions.now() + KEPT_FOR, app.actions.today());
    let sentence = printer.words().twin_discarded(&held.document.name, &until);
    said(&held, &sentence, printer)
}
