//! The `session` table: who is signed in. Never a secret: tokens live in the vault.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};

use super::{Reader, Writer, outbox};
use crate::store::{Result, Topic, columns};

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Opaque name of the account.
    pub account: String,
    /// To be greeted by.
    pub display_name: String,
    /// Since when.
    pub signed_in_at: DateTime<Utc>,
    /// Since when the gateway asks who this is; none while it knows.
    pub lapsed_at: Option<DateTime<Utc>>,
}

/// Who is signed in; none if nobody is.
pub fn current(db: &Reader) -> Result<Option<Session>> {
    let sql = "SELECT account, display_name, signed_in_at, lapsed_at FROM session LIMIT 1";
    Ok(db.prepare_cached(sql)?.query_row((), from_row).optional()?)
}

/// The account signed in; none if nobody is.
pub fn account(db: &Reader) -> Result<Option<String>> {
    Ok(current(db)?.map(|session| session.account))
}

/// Somebody has signed in: their lanes go on. What others have sealed stays, hidden and frozen.
pub fn begin(db: &Writer, session: &Session) -> Result<()> {
    db.prepare_cached("DELETE FROM session WHERE account <> ?1")?.execute([&session.account])?;
    db.prepare_cached(
        "INSERT INTO session (account, display_name, signed_in_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (account) DO UPDATE SET
             display_name = excluded.display_name, signed_in_at = excluded.signed_in_at, lapsed_at = NULL",
    )?
    .execute(params![session.account, session.display_name, session.signed_in_at.timestamp_millis()])?;
    outbox::signed_in(db, &session.account, session.signed_in_at)?;
    db.touch(Topic::Session);
    // What this account filed from elsewhere comes with a round.
    db.touch(Topic::Wishes);
    Ok(())
}

/// The gateway asks who this is, since now or since before: until they sign in again their lanes wait, and nothing
/// else changes.
pub fn lapse(db: &Writer, account: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE session SET lapsed_at = ?2 WHERE account = ?1 AND lapsed_at IS NULL";
    touched(db, db.prepare_cached(sql)?.execute(params![account, now.timestamp_millis()])?)
}

/// The gateway knows again who this is.
pub fn hold(db: &Writer, account: &str) -> Result<()> {
    let sql = "UPDATE session SET lapsed_at = NULL WHERE account = ?1 AND lapsed_at IS NOT NULL";
    touched(db, db.prepare_cached(sql)?.execute([account])?)
}

fn touched(db: &Writer, rows: usize) -> Result<()> {
    if rows > 0 {
        db.touch(Topic::Session);
    }
    Ok(())
}

/// Nobody is signed in any more. Nothing else changes: no draft, parcel or receipt goes.
pub fn end(db: &Writer) -> Result<()> {
    db.prepare_cached("DELETE FROM session")?.execute(())?;
    db.touch(Topic::Session);
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        account: row.get(0)?,
        display_name: row.get(1)?,
        signed_in_at: columns::instant(row.get(2)?),
        lapsed_at: columns::maybe_instant(row, 3)?,
    })
}
