//! The published editions of each slice, the deltas between them, and which ones are listed.

use super::sql::{Connection, OptionalExtension, Row};

use crate::fault::Fault;

/// One edition of a slice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its row.
    pub id: i64,
    /// Name of the collection.
    pub collection: String,
    /// Name of the slice.
    pub slice: String,
    /// A label for people.
    pub seq: u64,
    /// Digest of the canonical form.
    pub canon_sha256: String,
    /// Name of its snapshot among the blobs.
    pub blob_sha256: String,
    /// Compressed bytes.
    pub size: u64,
    /// Bytes of the canonical form.
    pub raw: u64,
    /// Number of records.
    pub count: u64,
    /// Unix ms.
    pub issued_at_ms: i64,
    /// Compiled into a released app.
    pub embedded: bool,
}

/// The way from one edition to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delta {
    /// Label of the base.
    pub from: u64,
    /// Digest of the base's canonical form.
    pub from_canon_sha256: String,
    /// Name of its blob.
    pub blob_sha256: String,
    /// Compressed bytes.
    pub size: u64,
    /// Bytes once decompressed.
    pub raw: u64,
}

/// Writes an edition (its `id` is ignored) and gives its row.
pub fn add(db: &Connection, edition: &Edition) -> Result<i64, Fault> {
    let mut insert = db.prepare_cached(
        "INSERT INTO edition (collection, slice, seq, canon_sha256, blob_sha256, size, raw, count, issued_at, embedded)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
    )?;
    let values = (
        &edition.collection,
        &edition.slice,
        edition.seq,
        &edition.canon_sha256,
        &edition.blob_sha256,
        edition.size,
        edition.raw,
        edition.count,
        edition.issued_at_ms,
        edition.embedded,
    );
    Ok(insert.query_row(values, |row| row.get(0))?)
}

/// Lists this edition as the newest of its slice.
pub fn list(db: &Connection, collection: &str, slice: &str, edition: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO listed (collection, slice, edition) VALUES (?1, ?2, ?3)
         ON CONFLICT (collection, slice) DO UPDATE SET edition = ?3",
    )?
    .execute((collection, slice, edition))?;
    Ok(())
}

/// Takes a slice off the list.
pub fn unlist(db: &Connection, collection: &str, slice: &str) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM listed WHERE collection = ?1 AND slice = ?2")?
        .execute((collection, slice))?;
    Ok(())
}

/// The listed editions of a collection, by slice.
pub fn listed(db: &Connection, collection: &str) -> Result<Vec<Edition>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT e.id, e.collection, e.slice, e.seq, e.canon_sha256, e.blob_sha256, e.size, e.raw, e.count,
                e.issued_at, e.embedded
         FROM listed l JOIN edition e ON e.id = l.edition WHERE l.collection = ?1 ORDER BY l.slice",
    )?;
    Ok(query.query_map([collection], from_row)?.collect::<Result<_, _>>()?)
}

/// Every edition of a slice, newest first.
pub fn of_slice(db: &Connection, collection: &str, slice: &str) -> Result<Vec<Edition>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, collection, slice, seq, canon_sha256, blob_sha256, size, raw, count, issued_at, embedded
         FROM edition WHERE collection = ?1 AND slice = ?2 ORDER BY id DESC",
    )?;
    Ok(query.query_map((collection, slice), from_row)?.collect::<Result<_, _>>()?)
}

/// Every edition there is, oldest first.
pub fn all(db: &Connection) -> Result<Vec<Edition>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, collection, slice, seq, canon_sha256, blob_sha256, size, raw, count, issued_at, embedded
         FROM edition ORDER BY id",
    )?;
    Ok(query.query_map([], from_row)?.collect::<Result<_, _>>()?)
}

/// Marks an edition as compiled into a released app; says whether there is such an edition.
pub fn embed(db: &Connection, collection: &str, slice: &str, canon_sha256: &str) -> Result<bool, Fault> {
    let marked = db
        .prepare_cached(
            "UPDATE edition SET embedded = 1 WHERE collection = ?1 AND slice = ?2 AND canon_sha256 = ?3",
        )?
        .execute((collection, slice, canon_sha256))?;
    Ok(marked > 0)
}

/// Writes the delta that leads from `base` to `edition`.
pub fn add_delta(db: &Connection, edition: i64, base: i64, delta: &Delta) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO delta (edition, base, blob_sha256, size, raw) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (edition, base) DO UPDATE SET blob_sha256 = ?3, size = ?4, raw = ?5",
    )?
    .execute((edition, base, &delta.blob_sha256, delta.size, delta.raw))?;
    Ok(())
}

/// The deltas that lead to an edition, newest base first.
pub fn deltas(db: &Connection, edition: i64) -> Result<Vec<Delta>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT b.seq, b.canon_sha256, d.blob_sha256, d.size, d.raw
         FROM delta d JOIN edition b ON b.id = d.base WHERE d.edition = ?1 ORDER BY b.id DESC",
    )?;
    let rows = query.query_map([edition], |row| {
        Ok(Delta {
            from: row.get(0)?,
            from_canon_sha256: row.get(1)?,
            blob_sha256: row.get(2)?,
            size: row.get(3)?,
            raw: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The highest label given in a collection; 0 before the first.
pub fn last_seq(db: &Connection, collection: &str) -> Result<u64, Fault> {
    let mut query = db.prepare_cached("SELECT max(seq) FROM edition WHERE collection = ?1")?;
    Ok(query.query_row([collection], |row| row.get::<_, Option<u64>>(0)).optional()?.flatten().unwrap_or(0))
}

fn from_row(row: &Row<'_>) -> super::sql::Result<Edition> {
    Ok(Edition {
        id: row.get(0)?,
        collection: row.get(1)?,
        slice: row.get(2)?,
        seq: row.get(3)?,
        canon_sha256: row.get(4)?,
        blob_sha256: row.get(5)?,
        size: row.get(6)?,
        raw: row.get(7)?,
        count: row.get(8)?,
        issued_at_ms: row.get(9)?,
        embedded: row.get(10)?,
    })
}
