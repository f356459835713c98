//! What a service reads: applications of its forms, page by page or whole, and their documents. Each look is a
//! line of the audit.

use api_client::canonical::hex;
use api_client::{base64, wire};
use domain::application::Standing;
use uuid::Uuid;

use super::tokens::in_audit;
use crate::app::App;
use crate::fault::Fault;
use crate::filing::{self, feed, written};
use crate::problem::Problem;
use crate::store::applications::{self, Application, Declared};
use crate::store::decisions::{self, Place};
use crate::store::documents::{self, Document};
use crate::store::office_tokens::Token;
use crate::store::sql::Connection;
use crate::store::{audit, changes, messages};

/// Applications of a page.
pub const PAGE: u64 = 100;

/// A page of the applications that a token opens.
pub fn list(
    app: &App,
    token: &Token,
    standing: Option<Standing>,
    cursor: Option<&str>,
) -> Result<wire::OfficeApplications, Problem> {
    let after = cursor.map(|cursor| place(app, cursor)).transpose()?;
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        // One more than a page tells whether there is more.
        let mut places = decisions::page(db, token.id, standing, after, PAGE + 1)?;
        let more = places.len() as u64 > PAGE;
        places.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let mut found = Vec::with_capacity(places.len());
        for place in &places {
            if let Some(one) = applications::read(db, place.id)? {
                found.push(filing::application(db, &one)?);
            }
        }
        audit::add(db, now, &in_audit(token), "list", None, standing.map(Standing::code))?;
        // Nothing new: the cursor stays where it was.
        let last = places.last().copied().or(after);
        let cursor = last.map(|last| format!("{}{:x}.{}", app.epoch, last.seq, last.id.simple()));
        Ok(wire::OfficeApplications { applications: found, cursor: cursor.unwrap_or_default(), more })
    })
}

/// The place that a cursor stands for.
fn place(app: &App, cursor: &str) -> Result<Place, Problem> {
    let rest = cursor.strip_prefix(app.epoch.as_str()).and_then(|rest| rest.split_once('.'));
    let (seq, id) = rest.ok_or(Problem::CursorUnknown)?;
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let seq = u64::from_str_radix(seq, 16).ok().filter(|_| hex(seq)).ok_or(Problem::CursorUnknown)?;
    let id = id.parse().ok().filter(|_| hex(id)).ok_or(Problem::CursorUnknown)?;
    Ok(Place { seq, id })
}

/// An application that a token opens; any other is not there.
pub fn opened(db: &Connection, token: &Token, id: Uuid) -> Result<Application, Problem> {
    let held = applications::read(db, id)?.filter(|held| token.opens(&held.form));
    held.ok_or(Problem::Unknown)
}

/// All that a service needs to decide.
pub fn one(app: &App, token: &Token, id: Uuid) -> Result<wire::OfficeApplication, Problem> {
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let held = opened(db, token, id)?;
        audit::add(db, now, &in_audit(token), "application", Some(id), None)?;
        Ok(whole(db, &held)?)
    })
}

/// One of its verified documents, with the name of its file.
pub fn document(app: &App, token: &Token, id: Uuid, sha256: [u8; 32]) -> Result<Document, Problem> {
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let held = opened(db, token, id)?;
        applications::announced(db, id, sha256)?.ok_or(Problem::Unknown)?;
        let document = documents::read(db, held.account, sha256)?.ok_or(Problem::Unknown)?;
        audit::add(db, now, &in_audit(token), "document", Some(id), Some(&hex(&sha256)))?;
        Ok(document)
    })
}

fn whole(db: &Connection, held: &Application) -> Result<wire::OfficeApplication, Fault> {
    let envelope = applications::envelope(db, held.id)?;
    let read = envelope.as_deref().and_then(|bytes| serde_json::from_slice::<wire::Envelope>(bytes).ok());
    let document = |one: Declared| wire::OfficeDocument {
        slot: one.slot,
        sha256: hex(&one.sha256),
        size: one.size,
        media: one.media,
        name: one.name,
        verified_at: one.verified_at.map(written),
    };
    let documents = applications::declared(db, held.account, held.id, None)?;
    let changes = changes::of(db, held.id)?;
    let messages = messages::of(db, held.id)?;
    let (answers, ciphertext, mandate) = match read {
        Some(read) => (read.answers, read.ciphertext, read.mandate),
        None => Default::default(),
    };
    Ok(wire::OfficeApplication {
        summary: filing::application(db, held)?,
        envelope: envelope.as_deref().map(base64::encode),
        answers,
        ciphertext,
        mandate,
        documents: documents.into_iter().map(document).collect(),
        changes: changes.iter().map(|one| feed::travelling(db, one)).collect::<Result<_, _>>()?,
        messages: messages.iter().map(|one| filing::message(db, held, one)).collect::<Result<_, _>>()?,
        withdrawal_reason: messages::withdrawal_reason(db, held.id)?,
    })
}
