//! The `favourite` table: the aids the citizen keeps, which outlive the aids themselves.

use chrono::{DateTime, Utc};
use domain::ids::RecordId;
use rusqlite::{Row, params};

use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// An aid the citizen keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    /// Name of the aid.
    pub id: RecordId,
    /// Its title when it was kept.
    pub title: String,
    /// When it was kept.
    pub kept_at: DateTime<Utc>,
    /// When its card was last looked at: what changed after it is news.
    pub seen_at: DateTime<Utc>,
}

/// Every favourite, the last kept first.
pub fn all(db: &Reader) -> Result<Vec<Favourite>> {
    let sql = "SELECT id, title, kept_at, seen_at FROM favourite ORDER BY kept_at DESC, id";
    let mut query = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for favourite in query.query_map((), from_row)? {
        found.extend(favourite?);
    }
    Ok(found)
}

/// Keeps an aid; keeping it again changes nothing.
pub fn keep(db: &Writer, id: &RecordId, title: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO favourite (id, title, kept_at, seen_at) VALUES (?1, ?2, ?3, ?3)";
    db.prepare_cached(sql)?.execute(params![id.as_str(), title, now.timestamp_millis()])?;
    db.touch(Topic::Favourites);
    Ok(())
}

/// Keeps it no longer.
pub fn leave(db: &Writer, id: &RecordId) -> Result<()> {
    db.prepare_cached("DELETE FROM favourite WHERE id = ?1")?.execute([id.as_str()])?;
    db.touch(Topic::Favourites);
    Ok(())
}

/// Notes that its card was looked at.
pub fn seen(db: &Writer, id: &RecordId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE favourite SET seen_at = ?2 WHERE id = ?1 AND seen_at < ?2";
    if db.prepare_cached(sql)?.execute(params![id.as_str(), now.timestamp_millis()])? > 0 {
        db.touch(Topic::Favourites);
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Favourite>> {
    let (title, kept_at, seen_at) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(RecordId::parse(&row.get::<_, String>(0)?).map(|id| Favourite {
        id,
        title,
        kept_at: columns::instant(kept_at),
        seen_at: columns::instant(seen_at),
    }))
}
