//! The `search` table: questions the citizen keeps, asked again after each update of the content.

use chrono::{DateTime, Utc};
use domain::watch::{Asked, Found};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::watched::{self, Watch};
use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// A saved search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its name.
    pub id: Uuid,
    /// What it asks.
    pub asked: Asked,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// When it was first asked; what it found then is no news.
    pub asked_at: Option<DateTime<Utc>>,
}

/// Every saved search, the last saved first.
pub fn all(db: &Reader) -> Result<Vec<Saved>> {
    let sql = "SELECT id, text, theme, audience, aid_type, here, open, saved_at, asked_at FROM search
               ORDER BY saved_at DESC, id DESC";
    let mut query = db.prepare_cached(sql)?;
    Ok(query.query_map((), from_row)?.collect::<Result<_, _>>()?)
}

/// One of them.
pub fn one(db: &Reader, id: Uuid) -> Result<Option<Saved>> {
    let sql = "SELECT id, text, theme, audience, aid_type, here, open, saved_at, asked_at FROM search WHERE id = ?1";
    Ok(db.prepare_cached(sql)?.query_row([id.as_bytes()], from_row).optional()?)
}

/// Saves a search with what it finds now, which is no news. One that asks the same is there already: nothing is done.
pub fn save(db: &Writer, saved: &Saved, found: &[Found]) -> Result<Uuid> {
    if let Some(same) = all(db)?.into_iter().find(|before| before.asked == saved.asked) {
        return Ok(same.id);
    }
    let asked = &saved.asked;
    db.prepare_cached(
        "INSERT INTO search (id, text, theme, audience, aid_type, here, open, saved_at, asked_at, seen)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '')",
    )?
    .execute(params![
        saved.id.as_bytes(),
        asked.text,
        asked.theme,
        asked.audience,
        asked.aid_type,
        asked.here,
        asked.open,
        saved.saved_at.timestamp_millis(),
        saved.asked_at.map(|at| at.timestamp_millis()),
    ])?;
    for one in found {
        watched::remember(db, Watch::Search(saved.id), &one.id, &one.marks)?;
    }
    db.touch(Topic::Searches);
    Ok(saved.id)
}

/// Notes that it was asked.
pub fn was_asked(db: &Writer, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE search SET asked_at = ?2 WHERE id = ?1 AND asked_at IS NULL";
    db.prepare_cached(sql)?.execute(params![id.as_bytes(), now.timestamp_millis()])?;
    Ok(())
}

/// Forgets it, as the citizen asked, with what was seen of it.
pub fn forget(db: &Writer, id: Uuid) -> Result<()> {
    db.prepare_cached("DELETE FROM search WHERE id = ?1")?.execute([id.as_bytes()])?;
    watched::forget(db, Watch::Search(id), None)?;
    db.touch(Topic::Searches);
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Saved> {
    Ok(Saved {
        id: columns::uuid(row, 0)?,
        asked: Asked {
            text: row.get(1)?,
            theme: row.get(2)?,
            audience: row.get(3)?,
            aid_type: row.get(4)?,
            here: row.get(5)?,
            open: row.get(6)?,
        },
        saved_at: columns::instant(row.get(7)?),
        asked_at: columns::maybe_instant(row, 8)?,
    })
}
