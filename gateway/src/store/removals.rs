//! The table `removal`: files whose rows are gone already. They go as soon as they can, and again after a kill.

use uuid::Uuid;

use super::sql::{Connection, Transaction};
use crate::fault::Fault;

/// Writes down that the files whose names begin so are to go.
pub fn add(db: &Transaction, token: &str, erasure: Option<Uuid>, since: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO removal (token, erasure, since) VALUES (?1, ?2, ?3) ON CONFLICT (token) DO NOTHING",
    )?
    .execute((token, erasure.map(|id| *id.as_bytes()), since))?;
    Ok(())
}

/// What is to go, the oldest first; so many at the most.
pub fn due(db: &Connection, limit: u64) -> Result<Vec<String>, Fault> {
    let mut query = db.prepare_cached("SELECT token FROM removal ORDER BY since, token LIMIT ?1")?;
    Ok(query.query_map([limit], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Whether an upload of that name was begun anew meanwhile: its file is not to go.
pub fn is_used(db: &Connection, token: &str) -> Result<bool, Fault> {
    let mut query = db.prepare_cached("SELECT 1 FROM upload WHERE token = ?1")?;
    Ok(query.exists([token])?)
}

/// It is gone.
pub fn done(db: &Transaction, token: &str) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM removal WHERE token = ?1")?.execute([token])?;
    Ok(())
}

/// Whether files of an erasure are still to go.
pub fn is_pending(db: &Connection, erasure: Uuid) -> Result<bool, Fault> {
    let mut query = db.prepare_cached("SELECT 1 FROM removal WHERE erasure = ?1")?;
    Ok(query.exists([erasure.as_bytes()])?)
}

/// How many files are to go, and how many of them since before that instant.
pub fn overdue(db: &Connection, before: i64) -> Result<(usize, usize), Fault> {
    let mut query = db.prepare_cached("SELECT count(*), count(*) FILTER (WHERE since < ?1) FROM removal")?;
    Ok(query.query_row([before], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
