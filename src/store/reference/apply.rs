//! Brings verified editions in: records, what is derived from them, and the edition, in one transaction.

use std::collections::BTreeMap;

use rusqlite::params;

use super::{Writer, aids, communes, forms, index};
use crate::store::{Result, Topic};

/// A slice that was verified against its signed digest. The store cannot verify, and does not.
#[derive(Debug, Clone, Default)]
pub struct NewEdition {
    /// Name of the collection.
    pub collection: String,
    /// Its slice.
    pub slice: String,
    /// Label of the edition.
    pub seq: u64,
    /// Schema of its records.
    pub schema: u32,
    /// Digest of its canonical form.
    pub canon_sha256: String,
    /// Publication it came with.
    pub manifest_seq: u64,
    /// When it was published, Unix milliseconds.
    pub issued_at: i64,
    /// When it is applied, Unix milliseconds.
    pub applied_at: i64,
    /// Records that are new or have changed, by id, canonical lines.
    pub put: BTreeMap<String, Vec<u8>>,
    /// Ids of records that are no more.
    pub drop: Vec<String>,
}

/// One record as it was and as it is.
pub struct Change<'a> {
    /// Collection.
    pub collection: &'a str,
    /// Id.
    pub id: &'a str,
    /// Line held until now.
    pub before: Option<&'a [u8]>,
    /// Line held from now on; none if the record is no more.
    pub after: Option<&'a [u8]>,
    /// Publication, Unix milliseconds.
    pub at: i64,
}

/// Applies one slice. Call it for all slices of a collection in the same transaction.
pub fn apply(db: &Writer, edition: &NewEdition) -> Result<()> {
    let mut learned = index::Learned::for_changes(db, edition.put.len())?;
    for (id, line) in &edition.put {
        let before = super::editions::record(db, &edition.collection, id)?;
        let change = Change {
            collection: &edition.collection,
            id,
            before: before.as_deref(),
            after: Some(line),
            at: edition.issued_at,
        };
        derive(db, &mut learned, &change)?;
        db.prepare_cached(
            "INSERT INTO record (collection, id, slice, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (collection, id) DO UPDATE SET slice = excluded.slice, body = excluded.body",
        )?
        .execute(params![edition.collection, id, edition.slice, line])?;
    }
    for id in &edition.drop {
        let gone = db
            .prepare_cached("DELETE FROM record WHERE collection = ?1 AND id = ?2 AND slice = ?3")?
            .execute(params![edition.collection, id, edition.slice])?;
        // A record that moved to another slice in this very transaction is not gone.
        if gone > 0 {
            let (collection, at) = (&edition.collection, edition.issued_at);
            derive(db, &mut learned, &Change { collection, id, before: None, after: None, at })?;
        }
    }
    learned.note(db)?;
    remember(db, edition)?;
    announce(db, &edition.collection);
    Ok(())
}

/// Takes a slice out that the Region no longer lists, with its records.
pub fn retire(db: &Writer, collection: &str, slice: &str, at: i64) -> Result<()> {
    let mut learned = index::Learned::for_changes(db, 0)?;
    for id in super::editions::records(db, collection, slice)?.into_keys() {
        derive(db, &mut learned, &Change { collection, id: &id, before: None, after: None, at })?;
    }
    learned.note(db)?;
    db.prepare_cached("DELETE FROM record WHERE collection = ?1 AND slice = ?2")?
        .execute([collection, slice])?;
    db.prepare_cached("DELETE FROM edition WHERE collection = ?1 AND slice = ?2")?
        .execute([collection, slice])?;
    announce(db, collection);
    Ok(())
}

fn derive(db: &Writer, learned: &mut index::Learned, change: &Change<'_>) -> Result<()> {
    match change.collection {
        "aids" => aids::derive(db, change)?,
        "communes" => communes::derive(db, change)?,
        "forms" => forms::derive(db, change)?,
        _ => {}
    }
    index::derive(db, learned, change)
}

fn remember(db: &Writer, edition: &NewEdition) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO edition (collection, slice, seq, schema, canon_sha256, manifest_seq, issued_at, applied_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (collection, slice) DO UPDATE SET seq = excluded.seq, schema = excluded.schema,
           canon_sha256 = excluded.canon_sha256, manifest_seq = excluded.manifest_seq,
           issued_at = excluded.issued_at, applied_at = excluded.applied_at",
    )?
    .execute(params![
        edition.collection,
        edition.slice,
        edition.seq.cast_signed(),
        edition.schema,
        edition.canon_sha256,
        edition.manifest_seq.cast_signed(),
        edition.issued_at,
        edition.applied_at,
    ])?;
    Ok(())
}

fn announce(db: &Writer, collection: &str) {
    match collection {
        "aids" => db.touch(Topic::Aids),
        "communes" => db.touch(Topic::Communes),
        "links" => db.touch(Topic::Links),
        "words" => db.touch(Topic::Words),
        _ => {}
    }
    db.touch(Topic::Editions);
}
