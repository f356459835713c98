//! The `journal` table: what was done for whoever is helped.

use chrono::{DateTime, Utc};
use domain::journal::{Act, Line};
use rusqlite::{OptionalExtension, params};

use super::{Reader, Writer, mandates};
use crate::store::{Result, Topic, columns};

/// Every line, in the order in which it was done.
pub fn all(db: &Reader) -> Result<Vec<Line>> {
    let mut query = db.prepare_cached("SELECT at, act, what FROM journal ORDER BY number")?;
    let rows = query.query_map((), |row| {
        // A newer app may know more acts.
        let Some(act) = Act::parse(row.get_ref(1)?.as_str()?) else { return Ok(None) };
        Ok(Some(Line { at: columns::instant(row.get(0)?), act, what: row.get(2)? }))
    })?;
    let lines = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().flatten().collect())
}

/// Adds a line where somebody is helped, in the transaction of the act itself; nothing in a citizen's own desk.
pub fn note(db: &Writer, act: Act, what: &str, now: DateTime<Utc>) -> Result<()> {
    note_of(db, act, |_| Ok(what.to_owned()), now)
}

/// The same of something whose name has to be read: nothing is read in a citizen's own desk, where each key press comes by.
pub fn note_of(
    db: &Writer,
    act: Act,
    what: impl FnOnce(&Reader) -> Result<String>,
    now: DateTime<Utc>,
) -> Result<()> {
    if !mandates::is_any(db)? {
        return Ok(());
    }
    let what = what(db)?;
    let last = "SELECT act = ?1 AND what = ?2 FROM journal ORDER BY number DESC LIMIT 1";
    if act.runs_on() {
        let again =
            db.prepare_cached(last)?.query_row([act.code(), what.as_str()], |row| row.get(0)).optional()?;
        if again.unwrap_or(false) {
            return Ok(());
        }
    }
    db.prepare_cached("INSERT INTO journal (at, act, what) VALUES (?1, ?2, ?3)")?.execute(params![
        now.timestamp_millis(),
        act.code(),
        what
    ])?;
    db.touch(Topic::Help);
    Ok(())
}
