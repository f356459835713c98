//! The imported records, each under the feed it came from.

use std::collections::{HashMap, HashSet};

use super::sql::{Connection, Transaction};
use sha2::{Digest, Sha256};

use crate::fault::Fault;

/// A record to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Name of its collection.
    pub collection: &'static str,
    /// Its id.
    pub id: String,
    /// Its canonical JSON.
    pub body: Vec<u8>,
}

/// What became of a batch.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// New, changed, or back after an absence.
    pub accepted: usize,
    /// Held already, byte for byte.
    pub unchanged: usize,
    /// Absent from a full import: kept, no longer published.
    pub gone: usize,
}

/// Whether a batch is the whole of its source.
#[derive(Debug, Clone, Copy)]
pub enum Extent<'a> {
    /// Absence means nothing.
    Part,
    /// What is absent is gone, apart from these ids (refused this time, good before).
    Whole {
        /// Ids that stay whatever comes.
        spared: &'a HashSet<String>,
    },
}

/// Keeps a batch of one source; of two records with the same id, the last one wins.
pub fn keep(
    db: &Transaction,
    source: &str,
    records: &[Kept],
    extent: Extent<'_>,
    now_ms: i64,
) -> Result<Outcome, Fault> {
    let held = held(db, source)?;
    let mut outcome = Outcome::default();
    let mut seen = HashMap::with_capacity(records.len());
    let mut put = db.prepare_cached(
        "INSERT INTO record (source, collection, id, body, sha256, fetched_at, first_seen_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
         ON CONFLICT (collection, id, source)
         DO UPDATE SET body = ?4, sha256 = ?5, fetched_at = ?6, gone_at = NULL",
    )?;
    for record in records {
        let digest: [u8; 32] = Sha256::digest(&record.body).into();
        let key = (record.collection, record.id.as_str());
        let before = seen.insert(key, digest).map(Some).or_else(|| {
            held.get(&(record.collection.to_owned(), record.id.clone()))
                .map(|row| (!row.gone).then_some(row.digest))
        });
        if before == Some(Some(digest)) {
            outcome.unchanged += 1;
        } else {
            put.execute((source, record.collection, &record.id, &record.body, &digest[..], now_ms))?;
            outcome.accepted += 1;
        }
    }
    if let Extent::Whole { spared } = extent {
        let mut part = db.prepare_cached(
            "UPDATE record SET gone_at = ?4 WHERE collection = ?1 AND id = ?2 AND source = ?3",
        )?;
        for (collection, id) in absent(&held, &seen, spared) {
            outcome.gone += part.execute((collection, id, source, now_ms))?;
        }
    }
    Ok(outcome)
}

/// Says of records of a source that they are no more; how many of them were live.
pub fn remove(db: &Transaction, source: &str, ids: &HashSet<String>, now_ms: i64) -> Result<usize, Fault> {
    let mut part = db
        .prepare_cached("UPDATE record SET gone_at = ?3 WHERE source = ?1 AND id = ?2 AND gone_at IS NULL")?;
    ids.iter().try_fold(0, |gone, id| Ok(gone + part.execute((source, id, now_ms))?))
}

/// What a batch would lose of a source.
#[derive(Debug, Clone, Copy)]
pub struct Loss<'a> {
    /// Whether what is absent is lost.
    pub whole: bool,
    /// Ids that are lost in any case.
    pub removed: &'a HashSet<String>,
    /// Ids that may always be lost: they do not count at all.
    pub over: &'a HashSet<String>,
}

/// How many live records of a source this batch would lose; and how many there are.
pub fn would_lose(
    db: &Connection,
    source: &str,
    records: &[Kept],
    loss: Loss<'_>,
) -> Result<(usize, usize), Fault> {
    let held = held(db, source)?;
    let seen: HashSet<(&str, &str)> =
        records.iter().map(|record| (record.collection, record.id.as_str())).collect();
    let live = held.iter().filter(|((_, id), row)| !row.gone && !loss.over.contains(id));
    let (mut lost, mut all) = (0, 0);
    for ((collection, id), _) in live {
        let absent = loss.whole && !seen.contains(&(collection.as_str(), id.as_str()));
        lost += usize::from(absent || loss.removed.contains(id));
        all += 1;
    }
    Ok((lost, all))
}

/// The live records of one source in a collection: `(id, body)`.
pub fn live_of(db: &Connection, source: &str, collection: &str) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, body FROM record WHERE source = ?1 AND collection = ?2 AND gone_at IS NULL",
    )?;
    let rows = query.query_map((source, collection), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Ids of the records of a collection that one source had and has no more.
pub fn gone_of(db: &Connection, source: &str, collection: &str) -> Result<Vec<String>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id FROM record WHERE source = ?1 AND collection = ?2 AND gone_at IS NOT NULL",
    )?;
    let rows = query.query_map((source, collection), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The live records of a collection, sorted by id, then source: `(source, id, body)`.
pub fn live(db: &Connection, collection: &str) -> Result<Vec<(String, String, Vec<u8>)>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT source, id, body FROM record WHERE collection = ?1 AND gone_at IS NULL ORDER BY id, source",
    )?;
    let rows = query.query_map([collection], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The live records of a source, sorted by id: `(id, body)`.
pub fn of_source(db: &Connection, source: &str) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut query =
        db.prepare_cached("SELECT id, body FROM record WHERE source = ?1 AND gone_at IS NULL ORDER BY id")?;
    let rows = query.query_map([source], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The sources of live records.
pub fn sources(db: &Connection) -> Result<Vec<String>, Fault> {
    let mut query =
        db.prepare_cached("SELECT DISTINCT source FROM record WHERE gone_at IS NULL ORDER BY source")?;
    let rows = query.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A record with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// Its canonical JSON, as it was told last.
    pub body: Vec<u8>,
    /// When it was first kept.
    pub since_ms: i64,
    /// Whether its source has it no more.
    pub gone: bool,
}

/// The records of a collection, gone ones included, sorted by id, then source.
pub fn with_gone(db: &Connection, collection: &str) -> Result<Vec<Told>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, body, first_seen_at, gone_at IS NOT NULL FROM record WHERE collection = ?1 ORDER BY id, source",
    )?;
    let rows = query.query_map([collection], |row| {
        Ok(Told { id: row.get(0)?, body: row.get(1)?, since_ms: row.get(2)?, gone: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Number of records, gone ones included.
pub fn count(db: &Connection) -> Result<u64, Fault> {
    Ok(db.query_row("SELECT count(*) FROM record", [], |row| row.get(0))?)
}

/// Ids of the records whose body is not the one that was written.
pub fn damaged(db: &Connection) -> Result<Vec<String>, Fault> {
    let mut query = db.prepare_cached("SELECT id, body, sha256 FROM record")?;
    let rows = query.query_map([], |row| {
        let (body, digest): (Vec<u8>, Vec<u8>) = (row.get(1)?, row.get(2)?);
        (Sha256::digest(&body)[..] != digest[..]).then(|| row.get(0)).transpose()
    })?;
    Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

struct Row {
    digest: [u8; 32],
    gone: bool,
}

type Held = HashMap<(String, String), Row>;

fn held(db: &Connection, source: &str) -> Result<Held, Fault> {
    let mut query = db
        .prepare_cached("SELECT collection, id, sha256, gone_at IS NOT NULL FROM record WHERE source = ?1")?;
    let rows = query.query_map([source], |row| {
        Ok(((row.get(0)?, row.get(1)?), Row { digest: row.get(2)?, gone: row.get(3)? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn absent<'a>(
    held: &'a Held,
    seen: &HashMap<(&str, &str), [u8; 32]>,
    spared: &HashSet<String>,
) -> impl Iterator<Item = (&'a String, &'a String)> {
    let missing = |((collection, id), row): &(&(String, String), &Row)| {
        !row.gone && !seen.contains_key(&(collection.as_str(), id.as_str())) && !spared.contains(id)
    };
    held.iter().filter(missing).map(|((collection, id), _)| (collection, id)).collect::<Vec<_>>().into_iter()
}
