//! Uploads, without a word of HTTP: idempotent creation, steps made durable and then acknowledged, take-over.

use crate::store::sql::{Connection, Transaction};
use api_client::canonical::{hex, unhex};
use chrono::TimeDelta;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::verify;
use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::scans::{self, Said};
use crate::store::uploads::{self, Upload};
use crate::store::{applications, documents, notes, parts};

/// An upload as its caller sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The row, at the generation of this caller.
    pub upload: Upload,
    /// What is missing until the document is there.
    pub place: Place,
    /// Unix ms until which it is kept if nothing more comes.
    pub expires_at: i64,
}

/// How far a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Bytes are to come.
    Open,
    /// Every byte is there and right; an antivirus has not let it through yet.
    Scanning,
    /// It is there.
    Verified,
}

/// Where a document of an account stands, whichever upload brought it; refused once it was found infected.
fn place(db: &Connection, account: AccountId, sha256: [u8; 32]) -> Result<Place, Problem> {
    if documents::read(db, account, sha256)?.is_some() {
        return Ok(Place::Verified);
    }
    match scans::read(db, account, sha256)?.map(|scan| scan.said) {
        Some(Said::Nothing { .. }) => Ok(Place::Scanning),
        Some(Said::Infected) => Err(Problem::DocumentInfected),
        None => Ok(Place::Open),
    }
}

/// Begins an upload, or finds the one begun before: its name, and whether it is new. Nobody is taken over yet.
pub fn begin(
    app: &App,
    account: AccountId,
    application: Uuid,
    sha256: [u8; 32],
    length: u64,
) -> Result<(bool, String), Problem> {
    let limits = &app.config.filing;
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let held = applications::of(db, account, application)?.ok_or(Problem::Unknown)?;
        let announced = applications::announced(db, application, sha256)?;
        let announced = announced.ok_or(Problem::DocumentUndeclared)?;
        if announced.size != length {
            return Err(Problem::DocumentUndeclared);
        }
        let token = token(db, account, application, sha256)?;
        let open = place(db, account, sha256)? == Place::Open;
        if let Some(before) = uploads::of(db, account, &token)? {
            if open && now >= expires_at(app, &before) {
                uploads::remove(db, &token)?;
                parts::cut(db, &token, 0)?;
            } else {
                return Ok((false, token));
            }
        }
        if open {
            if held.standing.is_final() {
                return Err(Problem::StateForbids);
            }
            let (count, bytes) = uploads::open_of(db, account)?;
            let bytes = bytes.saturating_add(documents::bytes_of(db, account)?).saturating_add(length);
            if count >= limits.account_uploads || bytes > limits.account_bytes {
                return Err(Problem::QuotaFull);
            }
        }
        let offset = if open { 0 } else { length };
        let upload = Upload {
            token: token.clone(),
            account,
            application,
            sha256,
            size: length,
            offset,
            generation: 0,
            touched_at: now,
        };
        uploads::add(db, &upload)?;
        Ok((open, token))
    })
}

/// Takes an upload over: its offset is the smaller of row and file, and whoever wrote to it before fails.
///
/// Who means to write `at` another offset takes nothing over: of two that write at once, one goes on.
pub fn take_over(app: &App, account: AccountId, token: &str, at: Option<u64>) -> Result<Seen, Problem> {
    let hand = app.papers.hold(token);
    let now = app.config.clock.now().timestamp_millis();
    let seen = app.store.try_write(|db| {
        let mut upload = uploads::of(db, account, token)?.ok_or(Problem::Unknown)?;
        let expires_at = expires_at(app, &upload);
        let place = place(db, account, upload.sha256)?;
        if place != Place::Open {
            upload.offset = upload.size;
            return match at.filter(|at| *at != upload.offset) {
                Some(_) => Err(Problem::OffsetMismatch { offset: upload.offset }),
                None => Ok(Seen { upload, place, expires_at }),
            };
        }
        if now >= expires_at {
            return Err(Problem::Expired);
        }
        let length = app.papers.written(db, token)?;
        upload.offset = upload.offset.min(length);
        if at.is_some_and(|at| at != upload.offset) {
            return Err(Problem::OffsetMismatch { offset: upload.offset });
        }
        if length > upload.offset {
            app.papers.cut(db, token, upload.offset)?;
        }
        upload.generation = uploads::take_over(db, token, upload.offset)?;
        Ok(Seen { upload, place, expires_at })
    })?;
    drop(hand);
    // The last byte was acknowledged, and then the gateway died before it read the document back.
    if seen.place == Place::Open && seen.upload.offset == seen.upload.size {
        return Ok(Seen { place: verify::whole(app, &seen.upload)?, ..seen });
    }
    Ok(seen)
}

/// One step: the bytes, then their sync, then the row. The new offset; none if somebody else took over.
pub fn step(app: &App, upload: &Upload, offset: u64, bytes: &[u8]) -> Result<Option<u64>, Problem> {
    let _hand = app.papers.hold(&upload.token);
    if !app.store.read(|db| uploads::is_held(db, &upload.token, upload.generation))? {
        return Ok(None);
    }
    let part = app.papers.write(&upload.token, upload.generation, offset, bytes)?;
    let (after, now) = (offset + bytes.len() as u64, app.config.clock.now().timestamp_millis());
    let held = app.store.write(|db| {
        let held = uploads::advance(db, &upload.token, upload.generation, after, now)?;
        if let Some(object) = part.as_deref().filter(|_| held) {
            parts::add(db, &upload.token, offset, bytes.len() as u64, object)?;
        }
        Ok(held)
    })?;
    Ok(held.then_some(after))
}

/// Takes the bytes of a body back that was not the one announced.
pub fn take_back(app: &App, upload: &Upload, offset: u64) -> Result<(), Problem> {
    let _hand = app.papers.hold(&upload.token);
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        if uploads::advance(db, &upload.token, upload.generation, offset, now)? {
            app.papers.cut(db, &upload.token, offset)?;
        }
        Ok(())
    })
}

/// Reads a document back whose last byte is there, and says how far it is then.
pub fn finish(app: &App, upload: &Upload) -> Result<Place, Problem> {
    verify::whole(app, upload)
}

/// Ends an upload that is not finished.
pub fn terminate(app: &App, account: AccountId, token: &str) -> Result<(), Problem> {
    let _hand = app.papers.hold(token);
    app.store.try_write(|db| {
        let upload = uploads::of(db, account, token)?.ok_or(Problem::Unknown)?;
        if place(db, account, upload.sha256)? != Place::Open {
            return Err(Problem::StateForbids);
        }
        uploads::remove(db, token)?;
        parts::cut(db, token, 0)?;
        Ok(app.papers.remove(token)?)
    })
}

/// Forgets what was not finished in time; gives how many.
pub fn purge(app: &App) -> Result<usize, Fault> {
    let kept_for = TimeDelta::days(i64::from(app.config.filing.upload_days));
    let before = (app.config.clock.now() - kept_for).timestamp_millis();
    let old = app.store.read(|db| uploads::older_than(db, before))?;
    for token in &old {
        let _hand = app.papers.hold(token);
        app.store.write(|db| {
            uploads::remove(db, token)?;
            parts::cut(db, token, 0)
        })?;
        app.papers.remove(token)?;
    }
    Ok(old.len())
}

/// Unix ms until which an upload is kept if nothing more comes.
pub fn expires_at(app: &App, upload: &Upload) -> i64 {
    upload.touched_at + TimeDelta::days(i64::from(app.config.filing.upload_days)).num_milliseconds()
}

/// The upload's name: an HMAC of the triple, so that a creation whose answer was lost finds it again.
fn token(db: &Transaction, account: AccountId, application: Uuid, sha256: [u8; 32]) -> Result<String, Fault> {
    let secret = match notes::read(db, SECRET)?.as_deref().and_then(unhex) {
        Some(secret) => secret,
        None => {
            let mut secret = [0; 32];
            getrandom::fill(&mut secret)
                .map_err(|error| Fault::Setting(format!("no randomness: {error}")))?;
            notes::write(db, SECRET, &hex(&secret))?;
            secret.to_vec()
        }
    };
    let mut mac =
        Hmac::<Sha256>::new_from_slice(&secret).map_err(|error| Fault::Damaged(error.to_string()))?;
    for part in [&account.0[..], application.as_bytes(), &sha256] {
        mac.update(part);
    }
    Ok(hex(&mac.finalize().into_bytes()))
}

/// The note that holds the key of the names of uploads.
const SECRET: &str = "upload_secret";
