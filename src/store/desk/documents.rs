//! The `document` and `draft_document` tables: the wallet, and which paper stands in which slot.

use chrono::{DateTime, NaiveDate, Utc};
use domain::document::{Document, Media};
use domain::ids::{DraftId, Sha256};
use rusqlite::{OptionalExtension, Row, params};

use super::{Reader, Writer, drafts};
use crate::store::{Error, Result, Topic, columns};

mod elsewhere;

use elsewhere::forget_elsewhere;
pub use elsewhere::{elsewhere, put_elsewhere};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT document.sha256, size, media, name, kind, valid_until, added_at FROM document ",
            $rest
        )
    };
}

/// The wallet, the last added first; the trash left out.
pub fn all(db: &Reader) -> Result<Vec<Document>> {
    listed(db, select!("WHERE trashed_at IS NULL ORDER BY added_at DESC, sha256"))
}

/// What lies in the trash, the last discarded first.
pub fn trashed(db: &Reader) -> Result<Vec<Document>> {
    listed(db, select!("WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, sha256"))
}

fn listed(db: &Reader, sql: &str) -> Result<Vec<Document>> {
    let mut query = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for document in query.query_map((), from_row)? {
        found.extend(document?);
    }
    Ok(found)
}

/// One document, wherever it lies.
pub fn one(db: &Reader, sha256: Sha256) -> Result<Document> {
    let mut query = db.prepare_cached(select!("WHERE sha256 = ?1"))?;
    query.query_row([sha256.0], from_row).optional()?.flatten().ok_or(Error::NotThere)
}

/// Writes a document down once its bytes are durable. The same bytes given again come out of the trash,
/// under the key of the new file.
pub(in crate::store) fn added(db: &Writer, document: &Document, file_key: &[u8]) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO document (sha256, size, media, name, kind, valid_until, file_key, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (sha256) DO UPDATE SET file_key = excluded.file_key, trashed_at = NULL",
    )?
    .execute(params![
        document.sha256.0,
        columns::integer(document.size),
        document.media.code(),
        document.name,
        document.kind,
        document.valid_until.map(|day| day.to_string()),
        file_key,
        document.added_at.timestamp_millis()
    ])?;
    db.touch(Topic::Documents);
    Ok(())
}

/// What the citizen says of a document: its name, which paper it is, until when it is good.
pub fn describe(
    db: &Writer,
    sha256: Sha256,
    name: &str,
    kind: Option<&str>,
    valid_until: Option<NaiveDate>,
) -> Result<()> {
    let sql = "UPDATE document SET name = ?2, kind = ?3, valid_until = ?4 WHERE sha256 = ?1";
    let day = valid_until.map(|day| day.to_string());
    if db.prepare_cached(sql)?.execute(params![sha256.0, name, kind, day])? == 0 {
        return Err(Error::NotThere);
    }
    db.touch(Topic::Documents);
    Ok(())
}

/// The wrapped key of a document's file, and the size of its plain bytes.
pub(in crate::store) fn key_and_size(db: &Reader, sha256: Sha256) -> Result<(Vec<u8>, u64)> {
    let mut query = db.prepare_cached("SELECT file_key, size FROM document WHERE sha256 = ?1")?;
    let found = query.query_row([sha256.0], |row| Ok((row.get(0)?, columns::count(row, 1)?))).optional()?;
    found.ok_or(Error::NotThere)
}

/// Every digest that has a row, trash included: files of no other are orphans.
pub(in crate::store) fn digests(db: &Reader) -> Result<Vec<Sha256>> {
    Ok(keys(db)?.into_iter().map(|(sha256, _)| sha256).collect())
}

/// Every digest that has a row, with the wrapped key of its file.
pub(in crate::store) fn keys(db: &Reader) -> Result<Vec<(Sha256, Vec<u8>)>> {
    let mut query = db.prepare_cached("SELECT sha256, file_key FROM document")?;
    let rows = query.query_map((), |row| Ok((columns::digest(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts a document in the trash. Fails while a draft or a parcel needs it.
pub fn discard(db: &Writer, sha256: Sha256, now: DateTime<Utc>) -> Result<()> {
    if is_needed(db, sha256)? {
        return Err(Error::StageForbids);
    }
    let sql = "UPDATE document SET trashed_at = ?2 WHERE sha256 = ?1 AND trashed_at IS NULL";
    db.prepare_cached(sql)?.execute(params![sha256.0, now.timestamp_millis()])?;
    db.touch(Topic::Documents);
    Ok(())
}

/// Takes it out of the trash.
pub fn restore(db: &Writer, sha256: Sha256) -> Result<()> {
    let sql = "UPDATE document SET trashed_at = NULL WHERE sha256 = ?1";
    if db.prepare_cached(sql)?.execute([sha256.0])? == 0 {
        return Err(Error::NotThere);
    }
    db.touch(Topic::Documents);
    Ok(())
}

/// Whether a draft outside the trash holds it, or a parcel still owes it.
pub(super) fn is_needed(db: &Reader, sha256: Sha256) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM draft_document JOIN draft ON draft.id = draft
                               WHERE sha256 = ?1 AND trashed_at IS NULL AND stage <> 'filed')
                   OR EXISTS (SELECT 1 FROM parcel
                               WHERE sha256 = ?1 AND state NOT IN ('delivered', 'recalled'))";
    Ok(db.prepare_cached(sql)?.query_row([sha256.0], |row| row.get(0))?)
}

/// The papers of a draft: slot and document, in the order of the slots' places.
pub fn of_draft(db: &Reader, draft: DraftId) -> Result<Vec<(String, Document)>> {
    let mut query = db.prepare_cached(
        "SELECT document.sha256, size, media, name, kind, valid_until, added_at, slot
           FROM draft_document JOIN document ON document.sha256 = draft_document.sha256
          WHERE draft = ?1 ORDER BY slot, place",
    )?;
    let mut found = Vec::new();
    for paper in query.query_map([draft.0.as_bytes()], |row| Ok((row.get(7)?, from_row(row)?)))? {
        if let (slot, Some(document)) = paper? {
            found.push((slot, document));
        }
    }
    Ok(found)
}

/// Titles of the drafts and applications that use it, the last first: « utilisée dans… ».
pub fn used_in(db: &Reader, sha256: Sha256) -> Result<Vec<String>> {
    let mut query = db.prepare_cached(
        "SELECT title, max(at) FROM (
             SELECT title, touched_at AS at FROM draft JOIN draft_document ON draft = id
              WHERE sha256 = ?1 AND trashed_at IS NULL
              UNION ALL
             SELECT title, updated_at FROM application JOIN parcel ON parcel.application = application.id
              WHERE parcel.sha256 = ?1 AND parcel.state <> 'recalled')
          GROUP BY title ORDER BY 2 DESC",
    )?;
    let rows = query.query_map([sha256.0], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts a document into a slot of an open draft, after those that are there. Twice in one slot is once.
pub fn attach(db: &Writer, draft: DraftId, slot: &str, sha256: Sha256, now: DateTime<Utc>) -> Result<()> {
    one(db, sha256)?;
    drafts::touched(db, draft, now)?;
    db.prepare_cached(
        "INSERT INTO draft_document (draft, slot, place, sha256)
         SELECT ?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM draft_document
                          WHERE draft = ?1 AND slot = ?2), ?3
          WHERE NOT EXISTS (SELECT 1 FROM draft_document WHERE draft = ?1 AND slot = ?2 AND sha256 = ?3)",
    )?
    .execute(params![draft.0.as_bytes(), slot, sha256.0])?;
    forget_elsewhere(db, draft, slot, sha256)?;
    db.prepare_cached("UPDATE document SET trashed_at = NULL WHERE sha256 = ?1")?.execute([sha256.0])?;
    db.touch(Topic::Documents);
    Ok(())
}

/// Takes a document out of a slot. It stays in the wallet, or where it is.
pub fn detach(db: &Writer, draft: DraftId, slot: &str, sha256: Sha256, now: DateTime<Utc>) -> Result<()> {
    drafts::touched(db, draft, now)?;
    let sql = "DELETE FROM draft_document WHERE draft = ?1 AND slot = ?2 AND sha256 = ?3";
    db.prepare_cached(sql)?.execute(params![draft.0.as_bytes(), slot, sha256.0])?;
    forget_elsewhere(db, draft, slot, sha256)?;
    db.touch(Topic::Documents);
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Document>> {
    let Some(media) = Media::parse(row.get_ref(2)?.as_str()?) else { return Ok(None) };
    Ok(Some(Document {
        sha256: columns::digest(row, 0)?,
        size: columns::count(row, 1)?,
        media,
        name: row.get(3)?,
        kind: row.get(4)?,
        valid_until: columns::maybe_day(row, 5)?,
        added_at: columns::instant(row.get(6)?),
    }))
}
