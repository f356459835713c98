//! The `objection` table: what the gateway said against an answer or a document. Never a value.

use std::collections::BTreeMap;

use domain::ids::DraftId;
use rusqlite::params;

use super::{Reader, Writer};
use crate::store::{Result, Topic};

/// The path of what was said against the whole, and not against one answer.
pub const WHOLE: &str = "";

/// Writes down what was said, over what was said before.
pub fn raise(db: &Writer, draft: DraftId, objections: &[(String, String)]) -> Result<()> {
    clear(db, draft)?;
    let mut insert =
        db.prepare_cached("INSERT OR REPLACE INTO objection (draft, path, code) VALUES (?1, ?2, ?3)")?;
    for (path, code) in objections {
        insert.execute(params![draft.0.as_bytes(), path, code])?;
    }
    db.touch(Topic::Drafts);
    Ok(())
}

/// What was said, code by path.
pub fn of(db: &Reader, draft: DraftId) -> Result<BTreeMap<String, String>> {
    let mut query = db.prepare_cached("SELECT path, code FROM objection WHERE draft = ?1")?;
    let rows = query.query_map([draft.0.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// It was answered: the draft is sealed again.
pub fn clear(db: &Writer, draft: DraftId) -> Result<()> {
    db.prepare_cached("DELETE FROM objection WHERE draft = ?1")?.execute([draft.0.as_bytes()])?;
    Ok(())
}
