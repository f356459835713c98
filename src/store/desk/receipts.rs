//! The `receipt` table: what the Region acknowledged, as signed bytes. Verified before they come here.

use api_client::translate;
use domain::ids::{ApplicationId, Sha256};
use domain::receipt::{Kind, Receipt};
use rusqlite::{Row, params};

use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// A receipt as it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it acknowledges.
    pub kind: Kind,
    /// The whole signed body.
    pub bytes: Vec<u8>,
    /// Its digest.
    pub sha256: Sha256,
}

/// Keeps a receipt. The first of a kind stays: a replay brings the same bytes, and no other may replace it.
pub fn keep(db: &Writer, application: ApplicationId, receipt: &Kept) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO receipt (application, type, bytes, sha256) VALUES (?1, ?2, ?3, ?4)";
    let (kind, sha256) = (receipt.kind.code(), receipt.sha256.0);
    db.prepare_cached(sql)?.execute(params![application.0.as_bytes(), kind, receipt.bytes, sha256])?;
    db.touch(Topic::Applications);
    Ok(())
}

/// The receipts of an application, in the order of its life.
pub fn of(db: &Reader, application: ApplicationId) -> Result<Vec<Kept>> {
    let mut query = db.prepare_cached("SELECT type, bytes, sha256 FROM receipt WHERE application = ?1")?;
    let mut found = Vec::new();
    for receipt in query.query_map([application.0.as_bytes()], from_row)? {
        found.extend(receipt?);
    }
    found.sort_by_key(|receipt: &Kept| receipt.kind);
    Ok(found)
}

/// The receipts of an application as they read, in the order of its life. One that a newer app kept is skipped.
pub fn read(db: &Reader, application: ApplicationId) -> Result<Vec<(Receipt, Sha256)>> {
    let read = |kept: Kept| Some((translate::kept_receipt(&kept.bytes)?, kept.sha256));
    Ok(of(db, application)?.into_iter().filter_map(read).collect())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Kept>> {
    let Some(kind) = Kind::of_code(row.get_ref(0)?.as_str()?) else { return Ok(None) };
    Ok(Some(Kept { kind, bytes: row.get(1)?, sha256: columns::digest(row, 2)? }))
}
