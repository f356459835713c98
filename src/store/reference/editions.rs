//! The `edition` and `record` tables: which content is held, and its canonical bytes.

use std::collections::BTreeMap;

use domain::edition::Edition;
use rusqlite::{OptionalExtension, Row};

use super::Reader;
use crate::store::{Result, columns};

/// Every edition held, by collection and slice.
pub fn all(db: &Reader) -> Result<Vec<Edition>> {
    let sql = "SELECT collection, slice, seq, canon_sha256, manifest_seq, issued_at FROM edition
               ORDER BY collection, slice";
    let mut query = db.prepare_cached(sql)?;
    Ok(query.query_map((), from_row)?.collect::<Result<_, _>>()?)
}

/// The records of a slice, each its canonical line; empty if it is not held.
pub fn records(db: &Reader, collection: &str, slice: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let sql = "SELECT id, body FROM record WHERE collection = ?1 AND slice = ?2";
    let mut query = db.prepare_cached(sql)?;
    Ok(query
        .query_map([collection, slice], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?)
}

/// Every record of a collection, whatever slices it comes in.
pub fn of(db: &Reader, collection: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut query = db.prepare_cached("SELECT id, body FROM record WHERE collection = ?1")?;
    Ok(query.query_map([collection], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// A number that another edition of these collections changes.
pub(super) fn last_applied(db: &Reader, collections: &[&str]) -> Result<u64> {
    let sql = "SELECT coalesce(sum(applied_at + seq), 0) FROM edition WHERE collection = ?1";
    let mut query = db.prepare_cached(sql)?;
    let mut sum = 0_u64;
    for collection in collections {
        let one: i64 = query.query_row([collection], |row| row.get(0))?;
        sum = sum.wrapping_mul(31).wrapping_add(one.cast_unsigned());
    }
    Ok(sum)
}

/// The canonical line of a record.
pub fn record(db: &Reader, collection: &str, id: &str) -> Result<Option<Vec<u8>>> {
    let mut query = db.prepare_cached("SELECT body FROM record WHERE collection = ?1 AND id = ?2")?;
    Ok(query.query_row([collection, id], |row| row.get(0)).optional()?)
}

/// The collection that holds a record, and its newest edition here; none if no collection does.
pub fn holding(db: &Reader, id: &str) -> Result<Option<(String, u64)>> {
    let sql = "SELECT r.collection, coalesce((SELECT max(e.seq) FROM edition e WHERE e.collection = r.collection), 0)
                 FROM record r WHERE r.id = ?1 ORDER BY r.collection LIMIT 1";
    let mut query = db.prepare_cached(sql)?;
    let found = query.query_row([id], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())));
    Ok(found.optional()?)
}

/// How many records each collection holds.
pub fn counts(db: &Reader) -> Result<BTreeMap<String, u64>> {
    let mut query = db.prepare_cached("SELECT collection, count(*) FROM record GROUP BY collection")?;
    let rows = query.query_map((), |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Edition> {
    Ok(Edition {
        collection: row.get(0)?,
        slice: row.get(1)?,
        seq: row.get::<_, i64>(2)?.unsigned_abs(),
        canon_sha256: row.get(3)?,
        manifest_seq: row.get::<_, i64>(4)?.unsigned_abs(),
        issued_at: columns::instant(row.get(5)?),
    })
}
