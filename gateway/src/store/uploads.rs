//! Uploads that are not finished: how far each is, and who writes to it.

use super::sql::{Connection, OptionalExtension, Transaction};
use uuid::Uuid;

use super::accounts::AccountId;
use crate::fault::Fault;

/// An upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its name, and that of its file.
    pub token: String,
    /// Whose it is.
    pub account: AccountId,
    /// The application that announced it.
    pub application: Uuid,
    /// The digest it must come to.
    pub sha256: [u8; 32],
    /// Its bytes in the end.
    pub size: u64,
    /// Bytes acknowledged.
    pub offset: u64,
    /// Raised by whoever takes it over.
    pub generation: u64,
    /// Unix ms of its last byte.
    pub touched_at: i64,
}

/// Writes a new upload.
pub fn add(db: &Transaction, upload: &Upload) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO upload (token, account, application, sha256, size, \"offset\", generation, touched_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        &upload.token,
        upload.account.0,
        upload.application.as_bytes(),
        upload.sha256,
        upload.size,
        upload.offset,
        upload.generation,
        upload.touched_at,
    ))?;
    Ok(())
}

/// An upload of that account; what belongs to another is not there.
pub fn of(db: &Connection, account: AccountId, token: &str) -> Result<Option<Upload>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT token, account, application, sha256, size, \"offset\", generation, touched_at
         FROM upload WHERE token = ?1 AND account = ?2",
    )?;
    let from_row = |row: &super::sql::Row<'_>| {
        Ok(Upload {
            token: row.get(0)?,
            account: AccountId(row.get(1)?),
            application: Uuid::from_bytes(row.get(2)?),
            sha256: row.get(3)?,
            size: row.get(4)?,
            offset: row.get(5)?,
            generation: row.get(6)?,
            touched_at: row.get(7)?,
        })
    };
    Ok(query.query_row((token, account.0), from_row).optional()?)
}

/// Takes an upload over at an offset: whoever wrote to it before fails at the next step.
pub fn take_over(db: &Transaction, token: &str, offset: u64) -> Result<u64, Fault> {
    let mut query = db.prepare_cached(
        "UPDATE upload SET generation = generation + 1, \"offset\" = ?2 WHERE token = ?1 RETURNING generation",
    )?;
    Ok(query.query_row((token, offset), |row| row.get(0))?)
}

/// Acknowledges bytes; says whether this writer is still the one.
pub fn advance(db: &Transaction, token: &str, generation: u64, offset: u64, now: i64) -> Result<bool, Fault> {
    let rows = db
        .prepare_cached(
            "UPDATE upload SET \"offset\" = ?3, touched_at = ?4 WHERE token = ?1 AND generation = ?2",
        )?
        .execute((token, generation, offset, now))?;
    Ok(rows == 1)
}

/// Whether this writer is still the one.
pub fn is_held(db: &Connection, token: &str, generation: u64) -> Result<bool, Fault> {
    let mut query = db.prepare_cached("SELECT 1 FROM upload WHERE token = ?1 AND generation = ?2")?;
    Ok(query.exists((token, generation))?)
}

/// Bytes acknowledged, by the row alone.
pub fn acknowledged(db: &Connection, token: &str) -> Result<u64, Fault> {
    let mut query = db.prepare_cached("SELECT \"offset\" FROM upload WHERE token = ?1")?;
    Ok(query.query_row([token], |row| row.get(0))?)
}

/// Forgets an upload.
pub fn remove(db: &Transaction, token: &str) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM upload WHERE token = ?1")?.execute([token])?;
    Ok(())
}

/// Number of unfinished uploads of an account, and the bytes of all that is not verified. What waits for an
/// antivirus is finished, and has its bytes here; what is infected has none.
pub fn open_of(db: &Connection, account: AccountId) -> Result<(u64, u64), Fault> {
    let mut query = db.prepare_cached(
        "SELECT count(*) FILTER (WHERE s.state IS NULL), CAST(coalesce(sum(u.size), 0) AS BIGINT)
         FROM upload u LEFT JOIN scan s ON s.account = u.account AND s.sha256 = u.sha256
         WHERE u.account = ?1 AND s.state IS DISTINCT FROM 'infected' AND NOT EXISTS
           (SELECT 1 FROM document d WHERE d.account = u.account AND d.sha256 = u.sha256)",
    )?;
    Ok(query.query_row([account.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Unfinished uploads whose last byte came before that instant.
pub fn older_than(db: &Connection, instant: i64) -> Result<Vec<String>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT token FROM upload u WHERE touched_at < ?1 AND NOT EXISTS
           (SELECT 1 FROM document d WHERE d.account = u.account AND d.sha256 = u.sha256) AND NOT EXISTS
           (SELECT 1 FROM scan s WHERE s.account = u.account AND s.sha256 = u.sha256 AND s.state = 'waiting')",
    )?;
    Ok(query.query_map([instant], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
