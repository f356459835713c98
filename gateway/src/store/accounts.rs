//! Accounts and their open sessions: whose request this is.

use super::sql::{Connection, OptionalExtension, Row, Transaction};
use uuid::Uuid;

use crate::fault::Fault;

/// The opaque name of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AccountId(pub [u8; 16]);

/// A session, as its token finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub account: AccountId,
    /// Unix ms.
    pub expires_at: i64,
    /// The phone that it is the token of; none if it was opened by hand.
    pub family: Option<[u8; 16]>,
}

/// The account of a subject; made if there is none.
pub fn of_subject(db: &Transaction, subject: &str, now: i64) -> Result<AccountId, Fault> {
    let mut query = db.prepare_cached("SELECT id FROM account WHERE subject = ?1")?;
    if let Some(id) = query.query_row([subject], |row| row.get(0)).optional()? {
        return Ok(AccountId(id));
    }
    let id = AccountId(*Uuid::now_v7().as_bytes());
    db.prepare_cached("INSERT INTO account (id, subject, made_at, seen_at) VALUES (?1, ?2, ?3, ?3)")?
        .execute((id.0, subject, now))?;
    Ok(id)
}

/// Opens a session under the digest of its token.
pub fn open(db: &Transaction, token_sha256: [u8; 32], session: Session, now: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO session (token_sha256, account, opened_at, expires_at, family) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((token_sha256, session.account.0, now, session.expires_at, session.family))?;
    db.prepare_cached("UPDATE account SET seen_at = ?2 WHERE id = ?1")?.execute((session.account.0, now))?;
    Ok(())
}

/// Whether there is such an account.
pub fn exists(db: &Connection, account: AccountId) -> Result<bool, Fault> {
    Ok(db.prepare_cached("SELECT 1 FROM account WHERE id = ?1")?.exists([account.0])?)
}

/// The session of a token, over or not.
pub fn session(db: &Connection, token_sha256: [u8; 32]) -> Result<Option<Session>, Fault> {
    let sql = "SELECT account, expires_at, family FROM session WHERE token_sha256 = ?1";
    let read = |row: &Row<'_>| {
        Ok(Session { account: AccountId(row.get(0)?), expires_at: row.get(1)?, family: row.get(2)? })
    };
    Ok(db.prepare_cached(sql)?.query_row([token_sha256], read).optional()?)
}

/// Ends every session of a phone at once.
pub fn close(db: &Transaction, family: [u8; 16]) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM session WHERE family = ?1")?.execute([family])?;
    Ok(())
}
