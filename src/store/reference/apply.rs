//! Brings verified editions in: records, what is derived from them, and the edition, in one transaction.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};

use super::doc::Doc;
use super::index::Index;
use super::notes::{self, Note};
use super::{Reader, Writer, aids, communes, editions, events, forms, places, scales, schools};
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

/// What derives tables from records. Raise it when what they hold changes: they are then derived again.
const DERIVATION: &str = "6";

/// Applies one slice. Call it for all slices of a collection in the same transaction.
pub fn apply(db: &Writer, edition: &NewEdition) -> Result<()> {
    let mut index = Index::default();
    let (collection, at) = (edition.collection.as_str(), edition.issued_at);
    for (id, line) in &edition.put {
        let before = editions::record(db, collection, id)?;
        let (before, after) = (before.as_deref(), Some(line.as_slice()));
        derive(db, &mut index, &Change { collection, id, before, after, at })?;
        db.prepare_cached(
            "INSERT INTO record (collection, id, slice, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (collection, id) DO UPDATE SET slice = excluded.slice, body = excluded.body",
        )?
        .execute(params![collection, id, edition.slice, line])?;
    }
    for id in &edition.drop {
        let gone: Option<Vec<u8>> = db
            .prepare_cached(
                "DELETE FROM record WHERE collection = ?1 AND id = ?2 AND slice = ?3 RETURNING body",
            )?
            .query_row(params![collection, id, edition.slice], |row| row.get(0))
            .optional()?;
        // A record that moved to another slice in this very transaction is not gone.
        if let Some(line) = gone {
            derive(db, &mut index, &Change { collection, id, before: Some(&line), after: None, at })?;
        }
    }
    index.write(db)?;
    remember(db, edition)?;
    notes::write(db, Note::Derivation, DERIVATION)?;
    announce(db, collection);
    Ok(())
}

/// Takes a slice out that the Region no longer lists, with its records.
pub fn retire(db: &Writer, collection: &str, slice: &str, at: i64) -> Result<()> {
    let mut index = Index::default();
    for (id, line) in editions::records(db, collection, slice)? {
        derive(db, &mut index, &Change { collection, id: &id, before: Some(&line), after: None, at })?;
    }
    index.write(db)?;
    db.prepare_cached("DELETE FROM record WHERE collection = ?1 AND slice = ?2")?
        .execute([collection, slice])?;
    db.prepare_cached("DELETE FROM edition WHERE collection = ?1 AND slice = ?2")?
        .execute([collection, slice])?;
    announce(db, collection);
    Ok(())
}

/// Whether records are held that another build of the app derived its tables from.
pub fn is_behind(db: &Reader) -> Result<bool> {
    Ok(notes::read(db, Note::Derivation)?.as_deref() != Some(DERIVATION) && !editions::all(db)?.is_empty())
}

/// Derives every table again from the records held: after an update of the app that changed what they hold.
pub fn derive_again(db: &Writer) -> Result<()> {
    let mut index = Index::begun_again(db)?;
    for (collection, _) in editions::counts(db)? {
        for (id, line) in editions::of(db, &collection)? {
            let after = Some(line.as_slice());
            let change = Change { collection: &collection, id: &id, before: None, after, at: 0 };
            derive(db, &mut index, &change)?;
        }
        announce(db, &collection);
    }
    index.write(db)?;
    notes::write(db, Note::Derivation, DERIVATION)
}

fn derive(db: &Writer, index: &mut Index, change: &Change<'_>) -> Result<()> {
    let found = match change.collection {
        "aids" => {
            let after = change.after.and_then(aids::read);
            aids::derive(db, change, after.as_ref().map(|(record, _)| record))?;
            after.map(|(record, aid)| Doc::of_aid(&record, aid))
        }
        "communes" => {
            communes::derive(db, change)?;
            None
        }
        "forms" => {
            forms::derive(db, change)?;
            None
        }
        "events" => {
            events::derive(db, change)?;
            found_as(db, "events", change)?
        }
        collection @ ("places" | "schools") => {
            places::derive(db, change)?;
            if collection == "schools" {
                schools::derive(db, change)?;
            }
            found_as(db, collection, change)?
        }
        "scales" => {
            scales::derive(db, change)?;
            None
        }
        "calendars" => {
            places::derive_holidays(db, change)?;
            None
        }
        collection => found_as(db, collection, change)?,
    };
    index.derive(db, change, found)
}

fn found_as(db: &Writer, collection: &str, change: &Change<'_>) -> Result<Option<Doc>> {
    change.after.map_or(Ok(None), |line| Doc::of(db, collection, line))
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
        "events" => db.touch(Topic::Events),
        "links" => db.touch(Topic::Links),
        "places" | "schools" | "calendars" => db.touch(Topic::Places),
        "words" => db.touch(Topic::Words),
        _ => {}
    }
    db.touch(Topic::Editions);
}
