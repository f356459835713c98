//! The `lock` table: the PIN as nobody can read it, and how often a wrong one was given.

use chrono::TimeDelta;
use domain::lock::Tries;
use rusqlite::{OptionalExtension, params};

use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// What is kept of a PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    /// Nobody else's.
    pub salt: Vec<u8>,
    /// What comes of PIN and salt.
    pub tag: Vec<u8>,
    /// How it was made.
    pub cost: Cost,
}

/// What it costs to try a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// Whether there is a lock.
pub fn is_set(db: &Reader) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM lock)";
    Ok(db.prepare_cached(sql)?.query_row((), |row| row.get(0))?)
}

/// The lock, and how often it was tried; none where there is none.
pub fn held(db: &Reader) -> Result<Option<(Verifier, Tries)>> {
    let sql = "SELECT salt, verifier, memory, passes, lanes, wrong, last_up FROM lock";
    let read = |row: &rusqlite::Row<'_>| {
        let cost = Cost { memory: row.get(2)?, passes: row.get(3)?, lanes: row.get(4)? };
        let verifier = Verifier { salt: row.get(0)?, tag: row.get(1)?, cost };
        let last_up = TimeDelta::milliseconds(row.get(6)?);
        Ok((verifier, Tries { wrong: u32::try_from(columns::count(row, 5)?).unwrap_or(u32::MAX), last_up }))
    };
    Ok(db.prepare_cached(sql)?.query_row((), read).optional()?)
}

/// Sets a lock, in place of the one before.
pub fn set(db: &Writer, verifier: &Verifier) -> Result<()> {
    let cost = verifier.cost;
    db.prepare_cached(
        "INSERT OR REPLACE INTO lock (id, salt, verifier, memory, passes, lanes, wrong, last_up)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, 0, 0)",
    )?
    .execute(params![verifier.salt, verifier.tag, cost.memory, cost.passes, cost.lanes])?;
    db.touch(Topic::Lock);
    Ok(())
}

/// Takes the lock away.
pub fn remove(db: &Writer) -> Result<()> {
    db.prepare_cached("DELETE FROM lock")?.execute(())?;
    db.touch(Topic::Lock);
    Ok(())
}

/// Writes down how often it was tried.
pub fn tried(db: &Writer, tries: Tries) -> Result<()> {
    db.prepare_cached("UPDATE lock SET wrong = ?1, last_up = ?2")?
        .execute(params![tries.wrong, tries.last_up.num_milliseconds()])?;
    Ok(())
}
