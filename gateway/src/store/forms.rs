//! Definitions of forms: the one that is in force, and every other that a draft may have been written for.

use super::sql::{Connection, OptionalExtension};

use crate::fault::Fault;

/// The definition of that digest, whatever became of it.
pub fn kept(db: &Connection, sha256: [u8; 32]) -> Result<Option<Vec<u8>>, Fault> {
    let mut query = db.prepare_cached("SELECT body FROM form_kept WHERE sha256 = ?1")?;
    Ok(query.query_row([sha256], |row| row.get(0)).optional()?)
}

/// The definition in force; none if the form is not published any more.
pub fn in_force(db: &Connection, id: &str) -> Result<Option<Vec<u8>>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT body FROM record WHERE collection = 'forms' AND id = ?1 AND gone_at IS NULL
         ORDER BY source LIMIT 1",
    )?;
    Ok(query.query_row([id], |row| row.get(0)).optional()?)
}

/// Unix ms at which the gateway first held a version of that form above this one.
pub fn superseded_at(db: &Connection, id: &str, version: u32) -> Result<Option<i64>, Fault> {
    let mut query = db.prepare_cached("SELECT min(kept_at) FROM form_kept WHERE id = ?1 AND version > ?2")?;
    Ok(query.query_row((id, version), |row| row.get(0))?)
}
