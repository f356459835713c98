//! The `favourite` table: the aids and events the citizen keeps, which outlive what is published of them.

use chrono::{DateTime, Utc};
use domain::ids::RecordId;
use rusqlite::{Row, params};

use super::watched::{self, Watch};
use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// An aid.
    Aid,
    /// An event.
    Event,
}

impl Kept {
    fn slug(self) -> &'static str {
        match self {
            Self::Aid => "aid",
            Self::Event => "event",
        }
    }
}

/// An aid or an event the citizen keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    /// What it is.
    pub kind: Kept,
    /// Name of the record.
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
    let sql = "SELECT id, title, kept_at, seen_at, kind FROM favourite ORDER BY kept_at DESC, id";
    let mut query = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for favourite in query.query_map((), from_row)? {
        found.extend(favourite?);
    }
    Ok(found)
}

/// Those of one kind, the last kept first.
pub fn of(db: &Reader, kind: Kept) -> Result<Vec<Favourite>> {
    Ok(all(db)?.into_iter().filter(|kept| kept.kind == kind).collect())
}

/// Whether it is kept.
pub fn is_kept(db: &Reader, id: &RecordId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM favourite WHERE id = ?1)";
    Ok(db.prepare_cached(sql)?.query_row([id.as_str()], |row| row.get(0))?)
}

/// Keeps an aid or an event; keeping it again changes nothing.
pub fn keep(db: &Writer, kind: Kept, id: &RecordId, title: &str, now: DateTime<Utc>) -> Result<()> {
    let sql =
        "INSERT OR IGNORE INTO favourite (id, title, kept_at, seen_at, kind) VALUES (?1, ?2, ?3, ?3, ?4)";
    db.prepare_cached(sql)?.execute(params![id.as_str(), title, now.timestamp_millis(), kind.slug()])?;
    db.touch(Topic::Favourites);
    Ok(())
}

/// Keeps it no longer.
pub fn leave(db: &Writer, id: &RecordId) -> Result<()> {
    db.prepare_cached("DELETE FROM favourite WHERE id = ?1")?.execute([id.as_str()])?;
    watched::forget(db, Watch::Kept, Some(id))?;
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
    let event = row.get_ref(4)?.as_str()? == Kept::Event.slug();
    Ok(RecordId::parse(&row.get::<_, String>(0)?).map(|id| Favourite {
        kind: if event { Kept::Event } else { Kept::Aid },
        id,
        title,
        kept_at: columns::instant(kept_at),
        seen_at: columns::instant(seen_at),
    }))
}
