//! Copies of drafts: nothing is written over unseen, and a copy goes with the seal or the discard of its draft.

use api_client::canonical::{hex, unhex};
use api_client::wire;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{check, written};
use crate::app::App;
use crate::fault::Fault;
use crate::jobs::copies;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::drafts::{self, DraftCopy, End, Why};
use crate::store::sql::{Connection, Transaction};

/// What a caller says that it knows of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// That there is none.
    Nothing,
    /// The one of that digest.
    This([u8; 32]),
}

/// Keeps a copy; the flag says whether there was none. The same bytes again are the same copy, whatever the caller
/// knew: an answer may have been lost.
pub fn put(
    app: &App,
    account: AccountId,
    id: Uuid,
    known: Known,
    bytes: &[u8],
) -> Result<(bool, wire::DraftHeld), Problem> {
    if bytes.len() > app.config.filing.draft_bytes {
        return Err(Problem::TooLarge);
    }
    let copy: wire::DraftCopy = serde_json::from_slice(bytes).map_err(|_| Problem::Malformed)?;
    check::digest(&copy.form.sha256).ok_or(Problem::Malformed)?;
    check::documents(&copy.documents)?;
    let etag: [u8; 32] = Sha256::digest(bytes).into();
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let before = drafts::read(db, account, id)?;
        let standing = before.as_ref().filter(|copy| copy.end.is_none()).map(|copy| copy.etag);
        let is_elsewhere = match (known, standing) {
            (_, Some(held)) if held == etag => {
                let held = before.as_ref().map(told).ok_or(Problem::Fault)?;
                return Ok((false, held));
            }
            (Known::This(known), Some(held)) => known != held,
            // What was sealed is an application: what comes after it is a draft of its own.
            (Known::Nothing, None) => is_sealed(before.as_ref()),
            _ => true,
        };
        if is_elsewhere {
            return Err(elsewhere(db, account, before)?);
        }
        if standing.is_none() && drafts::held(db, account)? >= app.config.filing.account_drafts {
            return Err(Problem::QuotaFull);
        }
        drafts::keep(db, account, id, (bytes, etag), now)?;
        let held = DraftCopy { id, etag, changed_at: now, announced: None, end: None };
        Ok((standing.is_none(), told(&held)))
    })
}

/// The bytes of a copy, and what is said of it.
pub fn one(app: &App, account: AccountId, id: Uuid) -> Result<(wire::DraftHeld, Vec<u8>), Problem> {
    app.store.try_read(|db| {
        let held =
            drafts::read(db, account, id)?.filter(|copy| copy.end.is_none()).ok_or(Problem::Unknown)?;
        let body = drafts::body(db, account, id)?.ok_or(Problem::Unknown)?;
        Ok((told(&held), body))
    })
}

/// Everything that an account has, and what it had of late.
pub fn list(app: &App, account: AccountId) -> Result<wire::DraftList, Problem> {
    let all = app.store.read(|db| drafts::of_account(db, account))?;
    let drafts = all.iter().filter(|copy| copy.end.is_none()).map(told).collect();
    Ok(wire::DraftList { drafts, ended: all.iter().filter_map(ended).collect() })
}

/// Ends the copy that the caller knows. One that is over already is over.
pub fn end(app: &App, account: AccountId, id: Uuid, known: [u8; 32], why: Why) -> Result<(), Problem> {
    let at = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let before = drafts::read(db, account, id)?.ok_or(Problem::Unknown)?;
        if before.end.is_some() {
            return Ok(());
        }
        if before.etag != known {
            return Err(elsewhere(db, account, Some(before))?);
        }
        Ok(drafts::end(db, account, id, &End { at, why, application: None, sealed_from: None })?)
    })
}

/// An application was registered that a draft was sealed into: its copy goes in the same transaction. What names no
/// copy ends none, and is no reason to refuse an application.
pub fn sealed(
    db: &Transaction,
    account: AccountId,
    draft: Option<&wire::SealedDraft>,
    application: Uuid,
    at: i64,
) -> Result<(), Fault> {
    let Some((draft, id)) = draft.and_then(|draft| Some((draft, draft.id.parse::<Uuid>().ok()?))) else {
        return Ok(());
    };
    let sealed_from = draft.etag.as_deref().and_then(etag);
    drafts::end(db, account, id, &End { at, why: Why::Sealed, application: Some(application), sealed_from })
}

/// Reads an ETag of ours: a digest between quotes.
pub fn etag(text: &str) -> Option<[u8; 32]> {
    let digits = text.strip_prefix('"')?.strip_suffix('"')?;
    unhex(digits)?.try_into().ok()
}

fn is_sealed(copy: Option<&DraftCopy>) -> bool {
    copy.and_then(|copy| copy.end.as_ref()).is_some_and(|end| end.why == Why::Sealed)
}

/// What is held instead of what the caller knows.
fn elsewhere(db: &Connection, account: AccountId, found: Option<DraftCopy>) -> Result<Problem, Fault> {
    let mut said = wire::DraftElsewhere::default();
    if let Some(found) = found {
        said.ended = ended(&found);
        if said.ended.is_none() {
            said.held = Some(told(&found));
            let body = drafts::body(db, account, found.id)?;
            said.current = body.and_then(|body| serde_json::from_slice(&body).ok());
        }
    }
    Ok(Problem::ChangedElsewhere(Box::new(said)))
}

fn told(copy: &DraftCopy) -> wire::DraftHeld {
    wire::DraftHeld {
        id: copy.id.hyphenated().to_string(),
        etag: wire::etag_of(&hex(&copy.etag)),
        changed_at: written(copy.changed_at),
        leaves_at: written(copies::leaves_at(copy.changed_at, copy.announced)),
        announced: copy.announced.map(|(days, _)| days),
    }
}

fn ended(copy: &DraftCopy) -> Option<wire::DraftEnded> {
    let end = copy.end.as_ref()?;
    Some(wire::DraftEnded {
        id: copy.id.hyphenated().to_string(),
        why: end.why.code().to_owned(),
        ended_at: written(end.at),
        application: end.application.map(|id| id.hyphenated().to_string()),
        sealed_from: end.sealed_from.map(|etag| wire::etag_of(&hex(&etag))),
    })
}
