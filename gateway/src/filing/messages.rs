//! Messages of citizens: idempotent by id and bytes, each an entry of the feed.

use api_client::wire;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{answers, check};
use crate::app::App;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::changes::{self, With};
use crate::store::{applications, messages};

/// Seconds after which a caller with too many messages may ask again.
const LATER: u32 = 3600;

/// Keeps a message; the flag says whether it came now, and not before.
pub fn put(
    app: &App,
    account: AccountId,
    application: Uuid,
    id: Uuid,
    bytes: &[u8],
) -> Result<(bool, wire::Message), Problem> {
    let asked: wire::NewMessage = serde_json::from_slice(bytes).map_err(|_| Problem::Malformed)?;
    let limits = &app.config.filing;
    if asked.text.len() > limits.message_bytes {
        return Err(Problem::TooLarge);
    }
    let documents = check::documents(&asked.documents)?;
    let too_large = |document: &applications::Declared| document.size > limits.document_bytes;
    if documents.iter().any(too_large) {
        return Err(Problem::TooLarge);
    }
    if documents.iter().any(|document| document.size == 0) {
        return Err(Problem::Malformed);
    }
    let body_sha256: [u8; 32] = Sha256::digest(bytes).into();
    let now = app.config.clock.now();
    app.store.try_write(|db| {
        let held = applications::of(db, account, application)?.ok_or(Problem::Unknown)?;
        if let Some(before) = messages::read(db, id)? {
            let same = before.application == application && !before.from_agent;
            return match same && before.body_sha256 == body_sha256 {
                true => Ok((false, answers::message(db, &held, &before)?)),
                false => Err(Problem::IdReused),
            };
        }
        // What its messages announce counts with what its envelope does.
        let (count, bytes) = applications::announced_in_all(db, application)?;
        let sizes = documents.iter().map(|document| document.size).fold(bytes, u64::saturating_add);
        if count + documents.len() > limits.application_documents || sizes > limits.application_bytes {
            return Err(Problem::TooLarge);
        }
        let day = (now - TimeDelta::days(1)).timestamp_millis();
        if messages::written_since(db, account, day + 1)? >= limits.messages_a_day {
            return Err(Problem::TooMany { seconds: LATER });
        }
        let at = now.timestamp_millis();
        let message = messages::Message {
            id,
            application,
            from_agent: false,
            body_sha256,
            text: asked.text.clone(),
            at,
        };
        messages::add(db, &message)?;
        applications::declare(db, application, Some(id), &documents)?;
        let with = With { message: Some(id), ..With::default() };
        changes::add(db, account, application, held.standing, at, &with)?;
        Ok((true, answers::message(db, &held, &message)?))
    })
}
