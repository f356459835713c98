//! What a service says: decisions and messages, each named by an id of its own, so that it may be said again.

use api_client::wire;
use domain::application::{Standing, Text};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::pages::opened;
use super::tokens::in_audit;
use crate::app::App;
use crate::fault::Fault;
use crate::filing::receipts::Clerk;
use crate::filing::{self, decide};
use crate::problem::Problem;
use crate::store::changes::{self, With};
use crate::store::decisions::{self, Decision};
use crate::store::messages::Message;
use crate::store::office_tokens::Token;
use crate::store::{audit, messages};

/// Moves an application where the service says; the flag says whether it was said now, and not before.
pub fn decide(
    app: &App,
    token: &Token,
    application: Uuid,
    id: Uuid,
    bytes: &[u8],
) -> Result<(bool, wire::Application), Problem> {
    let asked: wire::OfficeDecision = serde_json::from_slice(bytes).map_err(|_| Problem::Malformed)?;
    let standing = Standing::of_code(&asked.state).filter(|standing| decide::is_of_service(*standing));
    let standing = standing.ok_or(Problem::Malformed)?;
    let text = asked.text.map(|text| Text { fr: text.fr, en: text.en });
    let longest = app.config.filing.message_bytes;
    if let Some(text) = &text {
        let lengths = [text.fr.len(), text.en.as_ref().map_or(0, String::len)];
        if lengths.iter().any(|length| *length > longest) {
            return Err(Problem::TooLarge);
        }
        if text.fr.trim().is_empty() {
            return Err(Problem::Malformed);
        }
    }
    let body_sha256: [u8; 32] = Sha256::digest(bytes).into();
    let clerk = Clerk::of(app)?;
    app.store.try_write(|db| {
        let mut held = opened(db, token, application)?;
        if let Some(before) = decisions::of(db, id)? {
            return match before == (application, body_sha256) {
                true => Ok((false, filing::application(db, &held)?)),
                false => Err(Problem::IdReused),
            };
        }
        decide::moved(db, &clerk, &mut held, standing, text.as_ref()).map_err(|fault| match fault {
            Fault::MoveForbidden { .. } => Problem::StateForbids,
            fault => fault.into(),
        })?;
        decisions::add(db, &Decision { id, application, body_sha256, standing, at: clerk.now_ms() })?;
        let about = id.hyphenated().to_string();
        audit::add(db, clerk.now_ms(), &in_audit(token), standing.code(), Some(application), Some(&about))?;
        Ok((true, filing::application(db, &held)?))
    })
}

/// Keeps a message to the citizen; the flag says whether it came now, and not before.
pub fn message(
    app: &App,
    token: &Token,
    application: Uuid,
    id: Uuid,
    bytes: &[u8],
) -> Result<(bool, wire::Message), Problem> {
    let asked: wire::OfficeMessage = serde_json::from_slice(bytes).map_err(|_| Problem::Malformed)?;
    if asked.text.len() > app.config.filing.message_bytes {
        return Err(Problem::TooLarge);
    }
    if asked.text.trim().is_empty() {
        return Err(Problem::Malformed);
    }
    let body_sha256: [u8; 32] = Sha256::digest(bytes).into();
    let at = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let held = opened(db, token, application)?;
        if let Some(before) = messages::read(db, id)? {
            let same = before.application == application && before.from_agent;
            return match same && before.body_sha256 == body_sha256 {
                true => Ok((false, filing::message(db, &held, &before)?)),
                false => Err(Problem::IdReused),
            };
        }
        let message =
            Message { id, application, from_agent: true, body_sha256, text: asked.text.clone(), at };
        messages::add(db, &message)?;
        let with = With { message: Some(id), ..With::default() };
        changes::add(db, held.account, application, held.standing, at, &with)?;
        let about = id.hyphenated().to_string();
        audit::add(db, at, &in_audit(token), "message", Some(application), Some(&about))?;
        Ok((true, filing::message(db, &held, &message)?))
    })
}
