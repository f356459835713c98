//! The `recent_search` table: what was searched for lately, if the citizen wishes it kept.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::{Reader, Writer};
use crate::store::{Result, Topic};

/// So many are kept; the oldest make room.
const MOST: usize = 12;

/// What was searched for, the last first.
pub fn all(db: &Reader) -> Result<Vec<String>> {
    let mut query = db.prepare_cached("SELECT text FROM recent_search ORDER BY asked_at DESC, text")?;
    Ok(query.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Keeps one more.
pub fn keep(db: &Writer, text: &str, at: DateTime<Utc>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO recent_search (text, asked_at) VALUES (?1, ?2)
         ON CONFLICT (text) DO UPDATE SET asked_at = excluded.asked_at",
    )?
    .execute(params![text, at.timestamp_millis()])?;
    db.prepare_cached(
        "DELETE FROM recent_search WHERE text NOT IN
           (SELECT text FROM recent_search ORDER BY asked_at DESC, text LIMIT ?1)",
    )?
    .execute([MOST as i64])?;
    db.touch(Topic::Searches);
    Ok(())
}

/// Erases them all.
pub fn erase(db: &Writer) -> Result<()> {
    db.prepare_cached("DELETE FROM recent_search")?.execute(())?;
    db.touch(Topic::Searches);
    Ok(())
}
