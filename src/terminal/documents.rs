//! `documents …`: the wallet. A file is kept once, and used in as many applications as wished.

mod export;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::document::{Document, NOTICE, Validity};
use domain::draft::KEPT_FOR;
use domain::ids::Sha256;
use serde_json::{Value, json};

use super::print::{Failed, Printer};
use super::verbs::DocumentsVerb;
use crate::actions::{About, Concern, Edit, LARGEST_GIVEN};
use crate::store::desk::{Reader, documents};
use crate::wiring::App;

pub(super) async fn run(app: &App, verb: &DocumentsVerb, printer: &mut Printer) -> Result<(), Failed> {
    match verb {
        DocumentsVerb::List { trash } => list(app, *trash, printer).await,
        DocumentsVerb::Add { files, kind, name, valid_until, retouch } => {
            let name = name.clone().unwrap_or_default();
            let about = About { name, kind: Some(kind.clone()), valid_until: *valid_until };
            add(app, files, about, retouch.edit(), printer).await
        }
        DocumentsVerb::Describe { id, name, kind, valid_until, lasting } => {
            let before = one(app, *id).await?.document;
            let until = if *lasting { None } else { valid_until.or(before.valid_until) };
            let (name, kind) = (name.clone().unwrap_or(before.name), kind.clone().or(before.kind));
            app.actions.describe_document(*id, name, kind, until).await?;
            shown(app, *id, &[], printer).await
        }
        DocumentsVerb::Export { file, ids } => export::run(app, file, ids, printer).await,
        DocumentsVerb::Remove { id } => remove(app, *id, printer).await,
        DocumentsVerb::Restore { id } => {
            app.actions.restore_document(*id).await?;
            let held = one(app, *id).await?;
            let sentence = printer.words().twin_document_restored(&held.document.name);
            let today = app.actions.today();
            if printer.is_json() { printer.document(&held.json(today)) } else { printer.line(&sentence) }
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

    fn json(&self, today: NaiveDate) -> Value {
        json!({
            "id": self.document.sha256.to_string(),
            "name": self.document.name,
            "kind": self.document.kind,
            "media": self.document.media.code(),
            "size": self.document.size,
            "valid_until": self.document.valid_until.map(|day| day.to_string()),
            "validity": self.document.validity(today, NOTICE).code(),
            "added_at": self.document.added_at.to_rfc3339(),
            "used_in": self.used_in,
        })
    }
}

async fn one(app: &App, id: Sha256) -> Result<Held, Failed> {
    Ok(app.store.read(move |db: &Reader<'_>| Held::read(db, documents::one(db, id)?)).await?)
}

async fn list(app: &App, trash: bool, printer: &mut Printer) -> Result<(), Failed> {
    let read = move |db: &Reader<'_>| {
        let found = if trash { documents::trashed(db)? } else { documents::all(db)? };
        found.into_iter().map(|document| Held::read(db, document)).collect::<crate::store::Result<Vec<_>>>()
    };
    let (found, today) = (app.store.read(read).await?, app.actions.today());
    if printer.is_json() {
        return printer.document(&found.iter().map(|held| held.json(today)).collect());
    }
    if found.is_empty() {
        return printer.line(&printer.words().twin_no_documents());
    }
    found.iter().try_for_each(|held| sheet(held, today, printer))
}

/// What is said of one document to people.
fn sheet(held: &Held, today: NaiveDate, printer: &mut Printer) -> Result<(), Failed> {
    let (words, document) = (printer.words(), &held.document);
    let kind = words.twin_paper(document.kind.as_deref().unwrap_or_default());
    printer.line(&format!("{} – {kind}, {}", document.name, words.size(document.size)))?;
    printer.line(&format!("  {}", document.sha256))?;
    let validity = document.validity(today, NOTICE);
    if validity != Validity::Lasting {
        printer.line(&format!("  {}", words.validity(validity)))?;
    }
    if !held.used_in.is_empty() {
        printer.line(&format!("  {}", words.twin_used_in(&words.list(&held.used_in))))?;
    }
    Ok(())
}

async fn add(
    app: &App,
    files: &[PathBuf],
    mut about: About,
    edit: Edit,
    printer: &mut Printer,
) -> Result<(), Failed> {
    let mut pages = Vec::new();
    for file in files {
        let picked = app.actions.pick(file.clone(), LARGEST_GIVEN).await?;
        if about.name.is_empty() {
            about.name = picked.name;
        }
        pages.push((Arc::new(picked.bytes), edit));
    }
    let kept = match pages.pop() {
        Some((only, edit)) if pages.is_empty() => app.actions.keep_as(about, only, edit).await?,
        last => {
            pages.extend(last);
            app.actions.bind(about, pages).await?
        }
    };
    shown(app, kept.document.sha256, &kept.concerns, printer).await
}

/// A document as it is held now, and what should be looked at again.
async fn shown(app: &App, id: Sha256, concerns: &[Concern], printer: &mut Printer) -> Result<(), Failed> {
    let (held, today) = (one(app, id).await?, app.actions.today());
    if printer.is_json() {
        let mut document = held.json(today);
        document["warnings"] = concerns.iter().map(|concern| concern.code()).collect();
        return printer.document(&document);
    }
    let words = printer.words();
    printer.line(&words.twin_document_kept(&held.document.name, &words.size(held.document.size)))?;
    printer.line(&format!("  {}", held.document.sha256))?;
    warn(concerns, printer)
}

/// What should be looked at again, a line each.
pub(super) fn warn(concerns: &[Concern], printer: &mut Printer) -> Result<(), Failed> {
    let words = printer.words();
    concerns
        .iter()
        .try_for_each(|concern| printer.line(&format!("  {}", words.paper_concern(concern.code()))))
}

async fn remove(app: &App, id: Sha256, printer: &mut Printer) -> Result<(), Failed> {
    let held = one(app, id).await?;
    app.actions.discard_document(id).await?;
    let until = printer.words().instant(app.actions.now() + KEPT_FOR, app.actions.today());
    let sentence = printer.words().twin_discarded(&held.document.name, &until);
    let today = app.actions.today();
    if printer.is_json() { printer.document(&held.json(today)) } else { printer.line(&sentence) }
}
