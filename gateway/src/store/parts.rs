//! The steps of unfinished uploads in a bucket: one object each, in the order of their bytes.

use super::sql::{Connection, Transaction};
use crate::fault::Fault;

/// Writes down a step that is durable.
pub fn add(db: &Transaction<'_>, token: &str, at: u64, size: u64, object: &str) -> Result<(), Fault> {
    db.prepare_cached("INSERT INTO part (token, at, size, object) VALUES (?1, ?2, ?3, ?4)")?
        .execute((token, at, size, object))?;
    Ok(())
}

/// The objects of an upload, in their order.
pub fn of(db: &Connection<'_>, token: &str) -> Result<Vec<String>, Fault> {
    let mut query = db.prepare_cached("SELECT object FROM part WHERE token = ?1 ORDER BY at")?;
    Ok(query.query_map([token], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Bytes that the steps of an upload come to.
pub fn length(db: &Connection<'_>, token: &str) -> Result<u64, Fault> {
    let mut query =
        db.prepare_cached("SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM part WHERE token = ?1")?;
    Ok(query.query_row([token], |row| row.get(0))?)
}

/// Forgets what lies beyond so many bytes. A cut is always between two steps.
pub fn cut(db: &Transaction<'_>, token: &str, length: u64) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM part WHERE token = ?1 AND at >= ?2")?.execute((token, length))?;
    Ok(())
}
