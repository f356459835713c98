//! The `scale` table: which years there are of a kind, and one scale whole.

use api_client::translate;
use domain::ids::RecordId;
use domain::scale::{Kind, Scale, Status, Year};
use rusqlite::{OptionalExtension, params};

use super::{Change, Reader, Writer, editions};
use crate::store::Result;

/// The years of a kind that have a scale, the newest first, and how sure each is.
pub fn years(db: &Reader, kind: Kind) -> Result<Vec<(Year, Status)>> {
    let mut query = db.prepare_cached("SELECT year, status FROM scale WHERE kind = ?1 ORDER BY year DESC")?;
    let rows = query.query_map([kind.code()], |row| Ok((row.get::<_, i32>(0)?, row.get::<_, String>(1)?)))?;
    let rows: Vec<(i32, String)> = rows.collect::<std::result::Result<_, _>>()?;
    let known = |(first, status): (i32, String)| {
        let year = if kind.is_of_schools() { Year::School(first) } else { Year::Plain(first) };
        Some((year, Status::parse(&status)?))
    };
    Ok(rows.into_iter().filter_map(known).collect())
}

/// The scale of a kind and a year; none if no such one is held. No other year stands in for it.
pub fn of(db: &Reader, kind: Kind, year: Year) -> Result<Option<Scale>> {
    if kind.is_of_schools() != matches!(year, Year::School(_)) {
        return Ok(None);
    }
    let mut query = db.prepare_cached("SELECT id FROM scale WHERE kind = ?1 AND year = ?2")?;
    let id: Option<String> =
        query.query_row(params![kind.code(), year.first()], |row| row.get(0)).optional()?;
    id.map_or(Ok(None), |id| read_one(db, &id))
}

/// One scale by its name; none if it is not held.
pub fn one(db: &Reader, id: &RecordId) -> Result<Option<Scale>> {
    read_one(db, id.as_str())
}

/// Every scale of a kind, the oldest first.
pub fn all(db: &Reader, kind: Kind) -> Result<Vec<Scale>> {
    let mut query = db.prepare_cached("SELECT id FROM scale WHERE kind = ?1 ORDER BY year")?;
    let ids: Vec<String> =
        query.query_map([kind.code()], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
    let read = ids.iter().map(|id| read_one(db, id));
    Ok(read.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Keeps the row in step with its record. A scale that this build cannot read, or that has a flaw, has none.
pub(super) fn derive(db: &Writer, change: &Change<'_>) -> Result<()> {
    db.prepare_cached("DELETE FROM scale WHERE id = ?1")?.execute([change.id])?;
    let Some(scale) = change.after.and_then(read) else { return Ok(()) };
    let about = scale.about();
    // Of two of the same year the one that comes last counts, whatever it is called.
    db.prepare_cached("INSERT OR REPLACE INTO scale (id, kind, year, status) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![change.id, about.kind.code(), about.year.first(), about.status.code()])?;
    Ok(())
}

fn read_one(db: &Reader, id: &str) -> Result<Option<Scale>> {
    Ok(editions::record(db, "scales", id)?.as_deref().and_then(read))
}

fn read(line: &[u8]) -> Option<Scale> {
    translate::scale(serde_json::from_slice(line).ok()?)
}
