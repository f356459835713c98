//! The `journal` table: what was done for whoever is helped.

use chrono::{DateTime, Utc};
use domain::journal::{Act, Line};
use rusqlite::params;

use super::{Reader, Writer, mandates};
use crate::store::{Result, Topic, columns};

/// Every line, in the order in which it was done.
pub fn all(db: &Reader) -> Result<Vec<Line>> {
    let mut query = db.prepare_cached("SELECT at, act, what FROM journal ORDER BY number")?;
    let mut lines = Vec::new();
    let mut rows = query.query(())?;
    while let Some(row) = rows.next()? {
        // A newer app may know more acts.
        let Some(act) = Act::parse(row.get_ref(1)?.as_str()?) else { continue };
        lines.push(Line { at: columns::instant(row.get(0)?), act, what: row.get(2)? });
    }
    Ok(lines)
}

/// Adds a line where somebody is helped, in the transaction of the act itself; nothing in a citizen's own desk.
pub fn note(db: &Writer, act: Act, what: &str, now: DateTime<Utc>) -> Result<()> {
    if !mandates::is_any(db)? {
        return Ok(());
    }
    if act.runs_on() {
        let last = "SELECT act, what FROM journal ORDER BY number DESC LIMIT 1";
        let mut query = db.prepare_cached(last)?;
        let mut rows = query.query(())?;
        if let Some(row) = rows.next()? {
            let same = row.get_ref(0)?.as_str()? == act.code() && row.get_ref(1)?.as_str()? == what;
            if same {
                return Ok(());
            }
        }
    }
    db.prepare_cached("INSERT INTO journal (at, act, what) VALUES (?1, ?2, ?3)")?
        .execute(params![now.timestamp_millis(), act.code(), what])?;
    db.touch(Topic::Help);
    Ok(())
}
