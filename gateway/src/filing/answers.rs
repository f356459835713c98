//! What is said of an application and of a message: rows of the store, as they travel.

use crate::store::sql::Connection;
use api_client::canonical::hex;
use api_client::wire;
use uuid::Uuid;

use super::instants::written;
use super::receipts::deadline;
use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::applications::{self, Application, Declared};
use crate::store::messages;

/// Reads something of an application for the account that filed it; to any other it is unknown.
pub fn held<T>(
    app: &App,
    account: AccountId,
    id: Uuid,
    read: impl FnOnce(&Connection, &Application) -> Result<T, Problem>,
) -> Result<T, Problem> {
    app.store.try_read(|db| {
        let held = applications::of(db, account, id)?.ok_or(Problem::Unknown)?;
        read(db, &held)
    })
}

/// The summary of an application.
pub fn application(db: &Connection, one: &Application) -> Result<wire::Application, Fault> {
    Ok(wire::Application {
        application: one.id.hyphenated().to_string(),
        number: one.number.clone(),
        state: one.standing.code().to_owned(),
        form: wire::FormRef {
            id: one.form.clone(),
            version: one.form_version,
            sha256: hex(&one.form_sha256),
        },
        corrects: one.corrects.map(|id| id.hyphenated().to_string()),
        envelope_sha256: hex(&one.envelope_sha256),
        registered_at: written(one.registered_at),
        updated_at: written(one.updated_at),
        deadline: deadline(one),
        missing: missing(&applications::declared(db, one.account, one.id, None)?),
    })
}

/// A message, and which of its documents are still to come.
pub fn message(db: &Connection, of: &Application, one: &messages::Message) -> Result<wire::Message, Fault> {
    let declared = applications::declared(db, of.account, of.id, Some(one.id))?;
    let document = |document: &Declared| wire::DeclaredDocument {
        slot: document.slot.clone(),
        sha256: hex(&document.sha256),
        size: document.size,
        media: document.media.clone(),
        name: document.name.clone(),
    };
    Ok(wire::Message {
        id: one.id.hyphenated().to_string(),
        from_agent: one.from_agent,
        text: one.text.clone(),
        at: written(one.at),
        missing: missing(&declared),
        documents: declared.iter().map(document).collect(),
    })
}

/// The digests that are not verified yet, each once.
pub fn missing(documents: &[Declared]) -> Vec<String> {
    let mut missing: Vec<String> = Vec::new();
    for document in documents.iter().filter(|document| document.verified_at.is_none()) {
        let sha256 = hex(&document.sha256);
        if !missing.contains(&sha256) {
            missing.push(sha256);
        }
    }
    missing
}
