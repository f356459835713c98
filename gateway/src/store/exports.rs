//! The table `export`: what accounts asked to be given, and where it lies once it is put together.

use uuid::Uuid;

use super::accounts::AccountId;
use super::sql::{Connection, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// An export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Whose.
    pub account: AccountId,
    /// Made on the phone.
    pub id: Uuid,
    /// Unix ms.
    pub asked_at: i64,
    /// Once it is ready.
    pub ready: Option<Ready>,
}

/// Where an export lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Its name in the folder of documents.
    pub file: String,
    /// Its bytes.
    pub size: u64,
    /// Unix ms.
    pub at: i64,
}

const COLUMNS: &str = "account, id, asked_at, file, size, ready_at";

/// Writes down that an account asks. A second time changes nothing.
pub fn add(db: &Transaction, account: AccountId, id: Uuid, now: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO export (account, id, asked_at) VALUES (?1, ?2, ?3) ON CONFLICT (account, id) DO NOTHING",
    )?
    .execute((account.0, id.as_bytes(), now))?;
    Ok(())
}

/// An export of that account; another's is not there.
pub fn of(db: &Connection, account: AccountId, id: Uuid) -> Result<Option<Export>, Fault> {
    let mut query =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM export WHERE account = ?1 AND id = ?2"))?;
    Ok(query.query_row((account.0, id.as_bytes()), from_row).optional()?)
}

/// Every export of an account.
pub fn of_account(db: &Connection, account: AccountId) -> Result<Vec<Export>, Fault> {
    let mut query =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM export WHERE account = ?1 ORDER BY asked_at, id"))?;
    Ok(query.query_map([account.0], from_row)?.collect::<Result<_, _>>()?)
}

/// The export that waits longest to be put together.
pub fn next(db: &Connection) -> Result<Option<Export>, Fault> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM export WHERE ready_at IS NULL ORDER BY asked_at, account, id LIMIT 1"
    ))?;
    Ok(query.query_row([], from_row).optional()?)
}

/// It is ready; says whether it was still asked for.
pub fn ready(db: &Transaction, export: &Export, ready: &Ready) -> Result<bool, Fault> {
    let rows = db
        .prepare_cached(
            "UPDATE export SET file = ?3, size = ?4, ready_at = ?5 WHERE account = ?1 AND id = ?2",
        )?
        .execute((export.account.0, export.id.as_bytes(), &ready.file, ready.size, ready.at))?;
    Ok(rows == 1)
}

/// Those that are ready since before that instant.
pub fn older_than(db: &Connection, instant: i64) -> Result<Vec<Export>, Fault> {
    let mut query =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM export WHERE ready_at <= ?1 ORDER BY ready_at"))?;
    Ok(query.query_map([instant], from_row)?.collect::<Result<_, _>>()?)
}

/// Forgets an export.
pub fn remove(db: &Transaction, account: AccountId, id: Uuid) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM export WHERE account = ?1 AND id = ?2")?
        .execute((account.0, id.as_bytes()))?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> super::sql::Result<Export> {
    let ready: (Option<String>, Option<u64>, Option<i64>) = (row.get(3)?, row.get(4)?, row.get(5)?);
    let ready = match ready {
        (Some(file), Some(size), Some(at)) => Some(Ready { file, size, at }),
        _ => None,
    };
    Ok(Export {
        account: AccountId(row.get(0)?),
        id: Uuid::from_bytes(row.get(1)?),
        asked_at: row.get(2)?,
        ready,
    })
}
