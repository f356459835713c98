//! Exports: asked for, put together by a round, fetched by their account alone, gone after some days.

use std::io::Read;

use api_client::canonical::hex;
use api_client::wire::{self, DONE, QUEUED};
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::archive::Archive;
use super::given;
use crate::app::App;
use crate::fault::Fault;
use crate::filing::written;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::exports::{self, Export, Ready};
use crate::store::removals;

/// Bytes that are handed to the storage at once.
const PIECE: usize = 4 * 1024 * 1024;

/// What is found under the id of an export.
pub enum Found {
    /// It is not ready.
    Waits(wire::Export),
    /// It lies there.
    Ready(Ready),
}

/// Asks for an export; the same id again changes nothing.
pub fn ask(app: &App, account: AccountId, id: Uuid) -> Result<wire::Export, Problem> {
    let now = app.config.clock.now().timestamp_millis();
    let said = app.store.try_write(|db| {
        if let Some(known) = exports::of(db, account, id)? {
            return Ok(said(app, &known));
        }
        if exports::of_account(db, account)?.len() >= app.config.retention.exports {
            return Err(Problem::QuotaFull);
        }
        exports::add(db, account, id, now)?;
        Ok(said(app, &Export { account, id, asked_at: now, ready: None }))
    })?;
    app.bell.notify_one();
    Ok(said)
}

/// The export of that id, if it is this account's and not too old.
pub fn find(app: &App, account: AccountId, id: Uuid) -> Result<Found, Problem> {
    let now = app.config.clock.now().timestamp_millis();
    let known = app.store.read(|db| exports::of(db, account, id))?.ok_or(Problem::Unknown)?;
    match &known.ready {
        None => Ok(Found::Waits(said(app, &known))),
        Some(ready) if now >= ends_at(app, ready) => Err(Problem::Unknown),
        // A restore brings back the row alone: it is to be asked for again.
        Some(ready) if app.papers.length(&ready.file)? != ready.size => {
            app.store.write(|db| exports::remove(db, account, id))?;
            Err(Problem::Unknown)
        }
        Some(ready) => Ok(Found::Ready(ready.clone())),
    }
}

/// Puts together what is asked for, and lets go of what is too old.
pub fn round(app: &App) -> Result<(), Fault> {
    let now = app.config.clock.now();
    let before = (now - TimeDelta::days(app.config.retention.export_days.into())).timestamp_millis();
    let old = app.store.read(|db| exports::older_than(db, before))?;
    if !old.is_empty() {
        app.store.write(|db| {
            for one in &old {
                removals::add(db, &name(one), None, now.timestamp_millis())?;
                exports::remove(db, one.account, one.id)?;
            }
            Ok(())
        })?;
    }
    while let Some(next) = app.store.read(exports::next)? {
        make(app, &next)?;
    }
    Ok(())
}

/// What the names of its files begin with: none that an upload may have.
pub fn name(export: &Export) -> String {
    let digest = Sha256::new().chain_update(export.account.0).chain_update(export.id.as_bytes()).finalize();
    format!("export-{}", hex(&digest))
}

fn make(app: &App, export: &Export) -> Result<(), Fault> {
    let name = name(export);
    let _hand = app.papers.hold(&name);
    // Whatever a gateway left that ended in the middle.
    app.papers.remove(&name)?;
    let scratch = tempfile::tempfile_in(&app.config.data).map_err(Fault::at(&app.config.data))?;
    let mut archive = Archive::begin(scratch);
    given::put(app, export.account, &mut archive)?;
    let mut file = archive.end()?;
    let (mut at, mut steps, mut piece) = (0_u64, Vec::new(), vec![0; PIECE]);
    loop {
        let length = filled(&mut file, &mut piece).map_err(Fault::at(&app.config.data))?;
        if length == 0 {
            break;
        }
        steps.extend(app.papers.write(&name, 0, at, &piece[..length])?);
        at += length as u64;
    }
    let read = app.papers.gather(&name, 0, &steps)?;
    app.papers.sweep(&steps)?;
    let ready = Ready { file: read.file, size: at, at: app.config.clock.now().timestamp_millis() };
    match app.store.write(|db| exports::ready(db, export, &ready))? {
        true => Ok(()),
        // Its account was erased meanwhile.
        false => app.papers.remove(&name),
    }
}

/// Reads as much as there is, up to a whole piece.
fn filled(from: &mut impl Read, piece: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while length < piece.len() {
        match from.read(&mut piece[length..])? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

fn said(app: &App, export: &Export) -> wire::Export {
    let state = if export.ready.is_some() { DONE } else { QUEUED };
    wire::Export {
        export: export.id.hyphenated().to_string(),
        state: state.to_owned(),
        asked_at: written(export.asked_at),
        until: export.ready.as_ref().map(|ready| written(ends_at(app, ready))),
    }
}

fn ends_at(app: &App, ready: &Ready) -> i64 {
    ready.at + TimeDelta::days(app.config.retention.export_days.into()).num_milliseconds()
}
