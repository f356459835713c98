//! Documents whose bytes are right and which an antivirus has not let through: they wait, or are infected.

use super::accounts::AccountId;
use super::sql::{self, Connection, Error, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// What the antivirus said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing yet; why, if it was asked.
    Nothing {
        /// Why the last try said nothing.
        why: Option<String>,
    },
    /// It found something: the bytes are not kept.
    Infected,
}

/// A document that the antivirus has not let through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// Whose it is.
    pub account: AccountId,
    /// Its digest.
    pub sha256: [u8; 32],
    /// Its bytes.
    pub size: u64,
    /// As its own bytes tell.
    pub media: String,
    /// Its name in the folder of documents.
    pub file: String,
    /// What the antivirus said.
    pub said: Said,
    /// Unix ms at which its bytes were found right.
    pub since: i64,
    /// How often the antivirus was asked.
    pub attempts: u32,
}

const COLUMNS: &str = "account, sha256, size, media, file, state, since, attempts, why";

/// Writes down that a document is to be looked at, from that instant on. A second time changes nothing.
pub fn add(db: &Transaction, scan: &Scan) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO scan (account, sha256, size, media, file, state, since, attempts, not_before)
         VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?6, ?7, ?6) ON CONFLICT (account, sha256) DO NOTHING",
    )?
    .execute((
        scan.account.0,
        scan.sha256,
        scan.size,
        &scan.media,
        &scan.file,
        scan.since,
        scan.attempts,
    ))?;
    Ok(())
}

/// What is known of a document of an account; none if it waits for no antivirus.
pub fn read(db: &Connection, account: AccountId, sha256: [u8; 32]) -> Result<Option<Scan>, Fault> {
    let mut query =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM scan WHERE account = ?1 AND sha256 = ?2"))?;
    Ok(query.query_row((account.0, sha256), from_row).optional()?)
}

/// The document that waits longest and is due.
pub fn due(db: &Connection, now: i64) -> Result<Option<Scan>, Fault> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM scan WHERE state = 'waiting' AND not_before <= ?1
         ORDER BY not_before, since, sha256 LIMIT 1"
    ))?;
    Ok(query.query_row([now], from_row).optional()?)
}

/// Unix ms at which the next document is due.
pub fn next(db: &Connection) -> Result<Option<i64>, Fault> {
    let mut query = db.prepare_cached("SELECT min(not_before) FROM scan WHERE state = 'waiting'")?;
    Ok(query.query_row([], |row| row.get(0))?)
}

/// Counts a try, before it is made; another is due then.
pub fn count(db: &Transaction, scan: &Scan, not_before: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE scan SET attempts = attempts + 1, not_before = ?3 WHERE account = ?1 AND sha256 = ?2",
    )?
    .execute((scan.account.0, scan.sha256, not_before))?;
    Ok(())
}

/// Writes down why a try said nothing.
pub fn note(db: &Transaction, scan: &Scan, why: &str) -> Result<(), Fault> {
    db.prepare_cached("UPDATE scan SET why = ?3 WHERE account = ?1 AND sha256 = ?2")?.execute((
        scan.account.0,
        scan.sha256,
        why,
    ))?;
    Ok(())
}

/// Writes down what was found; says whether it was not known before.
pub fn infected(db: &Transaction, scan: &Scan, found: &str) -> Result<bool, Fault> {
    let rows = db
        .prepare_cached(
            "UPDATE scan SET state = 'infected', found = ?3, why = NULL
             WHERE account = ?1 AND sha256 = ?2 AND state = 'waiting'",
        )?
        .execute((scan.account.0, scan.sha256, found))?;
    Ok(rows == 1)
}

/// Forgets what the antivirus had to do with a document: it let it through, or its file is gone.
pub fn remove(db: &Transaction, account: AccountId, sha256: [u8; 32]) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM scan WHERE account = ?1 AND sha256 = ?2")?.execute((account.0, sha256))?;
    Ok(())
}

/// Every document that waits, the oldest first.
pub fn waiting(db: &Connection) -> Result<Vec<Scan>, Fault> {
    let mut query =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM scan WHERE state = 'waiting' ORDER BY since"))?;
    Ok(query.query_map([], from_row)?.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> sql::Result<Scan> {
    let state: String = row.get(5)?;
    let said = match state.as_str() {
        "waiting" => Said::Nothing { why: row.get(8)? },
        "infected" => Said::Infected,
        _ => return Err(Error::Column(5)),
    };
    Ok(Scan {
        account: AccountId(row.get(0)?),
        sha256: row.get(1)?,
        size: row.get(2)?,
        media: row.get(3)?,
        file: row.get(4)?,
        said,
        since: row.get(6)?,
        attempts: row.get(7)?,
    })
}
