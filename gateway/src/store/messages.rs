//! Messages about applications, and their withdrawals.

use super::sql::{Connection, OptionalExtension, Row, Transaction};
use uuid::Uuid;

use super::accounts::AccountId;
use crate::fault::Fault;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Made by who wrote it.
    pub id: Uuid,
    /// About which application.
    pub application: Uuid,
    /// Whether an agent wrote it.
    pub from_agent: bool,
    /// Digest of the bytes as sent.
    pub body_sha256: [u8; 32],
    /// What it says.
    pub text: String,
    /// Unix ms.
    pub at: i64,
}

/// Writes a message.
pub fn add(db: &Transaction, message: &Message) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO message (id, application, from_agent, body_sha256, text, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((
        message.id.as_bytes(),
        message.application.as_bytes(),
        message.from_agent,
        message.body_sha256,
        &message.text,
        message.at,
    ))?;
    Ok(())
}

/// A message by its id, whatever it is about.
pub fn read(db: &Connection, id: Uuid) -> Result<Option<Message>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, application, from_agent, body_sha256, text, at FROM message WHERE id = ?1",
    )?;
    Ok(query.query_row([id.as_bytes()], from_row).optional()?)
}

/// The messages about an application, oldest first.
pub fn of(db: &Connection, application: Uuid) -> Result<Vec<Message>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, application, from_agent, body_sha256, text, at FROM message
         WHERE application = ?1 ORDER BY at, id",
    )?;
    Ok(query.query_map([application.as_bytes()], from_row)?.collect::<Result<_, _>>()?)
}

/// How many messages the citizen of that account wrote since an instant.
pub fn written_since(db: &Connection, account: AccountId, instant: i64) -> Result<u64, Fault> {
    let mut query = db.prepare_cached(
        "SELECT count(*) FROM message m JOIN application a ON a.id = m.application
         WHERE a.account = ?1 AND m.from_agent = 0 AND m.at >= ?2",
    )?;
    Ok(query.query_row((account.0, instant), |row| row.get(0))?)
}

/// Writes a withdrawal.
pub fn withdraw(
    db: &Transaction,
    application: Uuid,
    id: Uuid,
    body_sha256: [u8; 32],
    reason: &str,
    at: i64,
) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO withdrawal (application, id, body_sha256, reason, at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((application.as_bytes(), id.as_bytes(), body_sha256, reason, at))?;
    Ok(())
}

/// The digest of the withdrawal that an application had, if any.
pub fn withdrawal(db: &Connection, application: Uuid) -> Result<Option<[u8; 32]>, Fault> {
    let mut query = db.prepare_cached("SELECT body_sha256 FROM withdrawal WHERE application = ?1")?;
    Ok(query.query_row([application.as_bytes()], |row| row.get(0)).optional()?)
}

/// Why the citizen took an application back, if that was done.
pub fn withdrawal_reason(db: &Connection, application: Uuid) -> Result<Option<String>, Fault> {
    let mut query = db.prepare_cached("SELECT reason FROM withdrawal WHERE application = ?1")?;
    Ok(query.query_row([application.as_bytes()], |row| row.get(0)).optional()?)
}

fn from_row(row: &Row<'_>) -> super::sql::Result<Message> {
    Ok(Message {
        id: Uuid::from_bytes(row.get(0)?),
        application: Uuid::from_bytes(row.get(1)?),
        from_agent: row.get(2)?,
        body_sha256: row.get(3)?,
        text: row.get(4)?,
        at: row.get(5)?,
    })
}
