//! `outbox …`: what waits to be delivered, why, and the citizen's hand on it.

use std::collections::HashMap;

use domain::ids::{ApplicationId, LaneId};
use domain::parcel::{Kind, Parcel};
use serde_json::{Value, json};

use super::print::{Failed, Printer};
use super::verbs::OutboxVerb;
use crate::store::desk::{Reader, applications, documents, outbox, session};
use crate::wiring::App;

pub(super) async fn run(
    app: &App,
    all: bool,
    verb: Option<&OutboxVerb>,
    printer: &mut Printer,
) -> Result<(), Failed> {
    match verb {
        None => list(app, |queued| all || queued.parcel.standing.is_owed(), printer).await,
        Some(OutboxVerb::Pause { lane }) => {
            known(app, |parcel| parcel.lane == *lane).await?;
            app.actions.pause(*lane).await?;
            list(app, |queued| queued.parcel.lane == *lane, printer).await
        }
        Some(OutboxVerb::Resume { lane }) => {
            known(app, |parcel| parcel.lane == *lane).await?;
            app.actions.resume(*lane).await?;
            list(app, |queued| queued.parcel.lane == *lane, printer).await
        }
        Some(OutboxVerb::Cancel { parcel }) => {
            known(app, |held| held.id == *parcel).await?;
            app.actions.cancel(*parcel).await?;
            list(app, |queued| queued.parcel.id == *parcel, printer).await
        }
    }
}

/// A parcel, and what people call it.
struct Queued {
    parcel: Parcel,
    /// Of its application.
    title: String,
    /// Of its document.
    name: String,
}

/// What whoever is signed in may see, in the order in which it leaves.
async fn queue(app: &App) -> Result<Vec<Queued>, Failed> {
    let read = |db: &Reader<'_>| {
        let account = session::account(db)?;
        let mut titles = HashMap::<ApplicationId, String>::new();
        let mut queue = Vec::new();
        for parcel in outbox::all(db, account.as_deref())? {
            let title = match parcel.application {
                None => String::new(),
                Some(id) => match titles.get(&id) {
                    Some(title) => title.clone(),
                    None => applications::one(db, id)?.title,
                },
            };
            if let Some(id) = parcel.application {
                titles.insert(id, title.clone());
            }
            let name = match parcel.kind {
                // What was delivered may have left the wallet since.
                Kind::Document(sha256) => documents::one(db, sha256).map_or(String::new(), |held| held.name),
                _ => String::new(),
            };
            queue.push(Queued { parcel, title, name });
        }
        Ok(queue)
    };
    Ok(app.store.read(read).await?)
}

/// Fails if nothing that may be seen is meant.
async fn known(app: &App, is_meant: impl Fn(&Parcel) -> bool) -> Result<(), Failed> {
    let queue = queue(app).await?;
    let found = queue.iter().any(|queued| is_meant(&queued.parcel));
    if found { Ok(()) } else { Err(Failed::new("not-there")) }
}

async fn list(app: &App, is_shown: impl Fn(&Queued) -> bool, printer: &mut Printer) -> Result<(), Failed> {
    let mut shown = queue(app).await?;
    shown.retain(is_shown);
    if printer.is_json() {
        return printer.document(&shown.iter().map(Queued::json).collect());
    }
    let words = printer.words();
    if shown.is_empty() {
        return printer.line(&words.twin_outbox_empty());
    }
    let mut lane: Option<LaneId> = None;
    for queued in &shown {
        let parcel = &queued.parcel;
        if lane != Some(parcel.lane) {
            printer.line(&format!("{}\n  {}", queued.title, parcel.lane))?;
            lane = Some(parcel.lane);
        }
        let kind = words.twin_parcel(parcel.kind.code(), &queued.name);
        let (state, why) = parcel.standing.codes();
        let size = words.twin_progress(&words.size(parcel.acknowledged), &words.size(parcel.size));
        printer.line(&format!("  {kind} – {}, {size}", words.twin_state(state)))?;
        printer.line(&format!("    {}", parcel.id))?;
        if let Some(why) = why {
            printer.line(&format!("    {}", words.twin_hold(why)))?;
        }
    }
    Ok(())
}

impl Queued {
    fn json(&self) -> Value {
        let parcel = &self.parcel;
        let (state, why) = parcel.standing.codes();
        let document = match parcel.kind {
            Kind::Document(sha256) => Some(sha256.to_string()),
            _ => None,
        };
        json!({
            "id": parcel.id.to_string(),
            "lane": parcel.lane.to_string(),
            "application": parcel.application.map(|id| id.to_string()),
            "kind": parcel.kind.code(),
            "document": document,
            "state": state,
            "attempts": parcel.attempts,
            "not_before": parcel.not_before.to_rfc3339(),
            "why": why,
            "size": parcel.size,
            "acknowledged": parcel.acknowledged,
        })
    }
}
