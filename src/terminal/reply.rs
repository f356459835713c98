//! `reply`: a message to the service, and the documents that go with it.

use std::sync::Arc;

use domain::ids::Sha256;
use serde_json::json;

use super::documents::warn;
use super::print::{Failed, Printer};
use super::verbs::Reply;
use crate::actions::{About, LARGEST_GIVEN};
use crate::store::desk::{Reader, applications, documents};
use crate::wiring::App;

pub(super) async fn run(app: &App, reply: &Reply, printer: &mut Printer) -> Result<(), Failed> {
    let application = reply.application;
    let known = move |db: &Reader<'_>| {
        Ok((applications::is_shown(db, application)?, applications::one(db, application)))
    };
    let (is_shown, found) = app.store.read(known).await?;
    let found = found.map_err(Failed::from)?;
    if !is_shown {
        return Err(Failed::new("not-there"));
    }
    // Before a file is kept for nothing.
    if !found.standing.is_filed() {
        return Err(Failed::new("stage-forbids"));
    }
    let (mut papers, mut concerns) = (Vec::new(), Vec::new());
    for file in &reply.attach {
        let held = file.to_str().and_then(Sha256::parse);
        papers.push(match held {
            Some(sha256) => app.store.read(move |db| documents::one(db, sha256)).await?,
            None => {
                let picked = app.actions.pick(file.clone(), LARGEST_GIVEN).await?;
                let about = About { name: picked.name, kind: reply.kind.clone(), valid_until: None };
                let kept = app.actions.keep_as(about, Arc::new(picked.bytes), reply.retouch.edit()).await?;
                concerns.extend(kept.concerns);
                kept.document
            }
        });
    }
    let named = papers.iter().map(|document| document.sha256).collect();
    let posted = app.actions.reply(application, reply.text.clone(), named).await?;
    let Some(id) = posted else { return Err(Failed::new("nothing-to-say")) };
    if printer.is_json() {
        let documents =
            papers.iter().map(|document| json!({"id": document.sha256.to_string(), "name": document.name}));
        return printer.document(&json!({
            "id": id.to_string(),
            "application": application.to_string(),
            "documents": documents.collect::<Vec<_>>(),
            "warnings": concerns.iter().map(|concern| concern.code()).collect::<Vec<_>>(),
        }));
    }
    printer.line(&printer.words().twin_replied())?;
    warn(&concerns, printer)
}
