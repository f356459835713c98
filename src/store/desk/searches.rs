//! The `search` table: questions the citizen keeps, asked again after each update of the content.

use chrono::{DateTime, Utc};
use rusqlite::params;
use uuid::Uuid;

use super::{Reader, Writer};
use crate::store::columns::{instant, joined, texts};
use crate::store::{Result, Topic};

/// A saved search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its name.
    pub id: Uuid,
    /// What was typed.
    pub text: String,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Ids found when it was last looked at.
    pub seen: Vec<String>,
}

/// Every saved search, the last saved first.
pub fn all(db: &Reader) -> Result<Vec<Saved>> {
    let sql = "SELECT id, text, saved_at, seen FROM search ORDER BY saved_at DESC, id";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map((), |row| {
        let id: [u8; 16] = row.get(0)?;
        let (text, seen) = (row.get(1)?, texts(&row.get::<_, String>(3)?));
        Ok(Saved { id: Uuid::from_bytes(id), text, saved_at: instant(row.get(2)?), seen })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Saves a search, or notes what it found now.
pub fn save(db: &Writer, saved: &Saved) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO search (id, text, saved_at, seen) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET seen = excluded.seen",
    )?
    .execute(params![
        saved.id.as_bytes(),
        saved.text,
        saved.saved_at.timestamp_millis(),
        joined(&saved.seen)
    ])?;
    db.touch(Topic::Searches);
    Ok(())
}

/// Forgets it, as the citizen asked.
pub fn forget(db: &Writer, id: Uuid) -> Result<()> {
    db.prepare_cached("DELETE FROM search WHERE id = ?1")?.execute([id.as_bytes()])?;
    db.touch(Topic::Searches);
    Ok(())
}
