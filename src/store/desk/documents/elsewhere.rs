//! The `paper_elsewhere` table: papers that another phone of the same account has put into a draft.

use chrono::{DateTime, Utc};
use domain::application::DeclaredDocument;
use domain::ids::{DraftId, Sha256};
use rusqlite::params;

use crate::store::desk::{Reader, Writer, drafts};
use crate::store::{Result, Topic, columns};

/// The papers of a draft whose bytes are on another phone: known by name, and not sent from here.
pub fn elsewhere(db: &Reader, draft: DraftId) -> Result<Vec<DeclaredDocument>> {
    let sql = "SELECT slot, sha256, size, media, name FROM paper_elsewhere WHERE draft = ?1 ORDER BY slot, name, sha256";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([draft.0.as_bytes()], |row| {
        Ok(DeclaredDocument {
            slot: row.get(0)?,
            sha256: columns::digest(row, 1)?,
            size: columns::count(row, 2)?,
            media: row.get(3)?,
            name: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Another phone has put a paper into a slot of an open draft.
pub fn put_elsewhere(
    db: &Writer,
    draft: DraftId,
    paper: &DeclaredDocument,
    now: DateTime<Utc>,
) -> Result<()> {
    drafts::touched(db, draft, now)?;
    db.prepare_cached(
        "INSERT OR IGNORE INTO paper_elsewhere (draft, slot, sha256, size, media, name)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        draft.0.as_bytes(),
        paper.slot,
        paper.sha256.0,
        columns::integer(paper.size),
        paper.media,
        paper.name
    ])?;
    db.touch(Topic::Documents);
    Ok(())
}

/// It is here now, or no longer wanted.
pub(super) fn forget_elsewhere(db: &Writer, draft: DraftId, slot: &str, sha256: Sha256) -> Result<()> {
    let sql = "DELETE FROM paper_elsewhere WHERE draft = ?1 AND slot = ?2 AND sha256 = ?3";
    db.prepare_cached(sql)?.execute(params![draft.0.as_bytes(), slot, sha256.0])?;
    Ok(())
}
