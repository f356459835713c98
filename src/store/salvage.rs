//! What can be had of a damaged desk: every table read row by row from both ends of its key.
//!
//! The damaged file is kept as it is; a copy is read. What reads is written into the fresh desk, and the
//! fresh desk remembers what was recovered and what was not, so that it can be said.

use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::desk::Reader;
use super::open::{Secret, prepare, with_suffix};
use super::{Error, Result};

/// What was recovered of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// The table.
    pub name: String,
    /// Rows recovered.
    pub rows: u64,
    /// Whether it was read from one end to the other; if not, nobody knows how many rows are missing.
    pub complete: bool,
}

/// What was recovered of the desk that was last set aside; empty if none was. Tables that were whole and
/// empty are not named.
pub fn recovered(db: &Reader) -> Result<Vec<Salvaged>> {
    let sql = "SELECT name, rows, complete FROM salvaged WHERE (rows > 0 OR NOT complete)
                  AND kept = (SELECT max(kept) FROM salvaged) ORDER BY name";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map((), |row| {
        let rows = super::columns::count(row, 1)?;
        Ok(Salvaged { name: row.get(0)?, rows, complete: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Copies what can be read of the damaged desk `kept` into the fresh one. All of it, or nothing.
pub(super) fn salvage(kept: &Path, key: &Secret, fresh: &mut Connection) -> Result<()> {
    let name = kept.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let damaged = Damaged { copy: Copy::of(kept)?, key };
    // Rows whose parents are lost are kept all the same.
    fresh.pragma_update(None, "foreign_keys", false)?;
    let outcome = (|| {
        let tx = fresh.transaction()?;
        for table in tables(&tx)? {
            let read = copy_table(&damaged, &tx, &table);
            let (rows, complete) = (super::columns::integer(read.rows), read.complete);
            let sql = "INSERT OR REPLACE INTO salvaged (kept, name, rows, complete) VALUES (?1, ?2, ?3, ?4)";
            tx.execute(sql, rusqlite::params![name, table, rows, complete])?;
        }
        Ok::<_, Error>(tx.commit()?)
    })();
    fresh.pragma_update(None, "foreign_keys", true)?;
    outcome
}

/// The damaged desk, opened again for each stretch: the cipher reads nothing more after a page that is not
/// what was written, be the next one ever so sound.
struct Damaged<'a> {
    copy: Copy,
    key: &'a Secret,
}

impl Damaged<'_> {
    fn opened(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.copy.0, flags)?;
        prepare(&connection, Some(self.key))?;
        Ok(connection)
    }
}

/// A copy that goes when it has been read, journal included: even reading changes a journal.
struct Copy(PathBuf);

impl Copy {
    fn of(kept: &Path) -> Result<Self> {
        let copy = Self(kept.with_file_name("desk.salvage"));
        copy.remove();
        std::fs::copy(kept, &copy.0)?;
        let journal = with_suffix(kept, "-wal");
        if journal.exists() {
            std::fs::copy(journal, with_suffix(&copy.0, "-wal"))?;
        }
        Ok(copy)
    }

    fn remove(&self) {
        for suffix in ["", "-wal", "-shm"] {
            // What is not there, or stays, is overwritten by the next copy.
            let _ = std::fs::remove_file(with_suffix(&self.0, suffix));
        }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.remove();
    }
}

/// The tables of the fresh desk. What it says of earlier salvages is its own.
fn tables(fresh: &Connection) -> Result<Vec<String>> {
    let sql =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('salvaged', 'sqlite_stat1')
                ORDER BY name";
    let mut query = fresh.prepare(sql)?;
    let names = query.query_map((), |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Columns of a table, and those of its key in order; nothing if it is not there.
fn shape(of: &Connection, table: &str) -> Result<(Vec<String>, Vec<String>)> {
    let mut query = of.prepare("SELECT name, pk FROM pragma_table_info(?1)")?;
    let rows = query.query_map([table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))?;
    let columns = rows.collect::<Result<Vec<_>, _>>()?;
    let mut key: Vec<_> = columns.iter().filter(|(_, place)| *place > 0).collect();
    key.sort_by_key(|(_, place)| *place);
    let key = key.into_iter().map(|(name, _)| name.clone()).collect();
    Ok((columns.into_iter().map(|(name, _)| name).collect(), key))
}

/// How far a table was read.
#[derive(Default)]
struct Read {
    rows: u64,
    complete: bool,
}

fn copy_table(damaged: &Damaged<'_>, fresh: &Connection, table: &str) -> Read {
    let mut read = Read::default();
    let Ok((wanted, key)) = shape(fresh, table) else { return read };
    let held = match damaged.opened().and_then(|damaged| shape(&damaged, table)) {
        Ok((held, _)) if !held.is_empty() => held,
        // The schema reads, and an older desk did not have this table.
        Ok(_) => return Read { rows: 0, complete: true },
        Err(_) => return read,
    };
    let columns: Vec<_> = wanted.into_iter().filter(|column| held.contains(column)).collect();
    let mut walked = |order| {
        let damaged = damaged.opened();
        damaged.is_ok_and(|damaged| walk(&damaged, fresh, table, (&columns, &key), order, &mut read.rows))
    };
    let complete = walked("ASC");
    if !complete {
        walked("DESC");
    }
    Read { complete, ..read }
}

/// Copies rows in that order until one cannot be read; true if that was never the case.
fn walk(
    damaged: &Connection,
    fresh: &Connection,
    table: &str,
    (columns, key): (&[String], &[String]),
    order: &str,
    copied: &mut u64,
) -> bool {
    let by: Vec<_> = key.iter().map(|column| format!("{column} {order}")).collect();
    let (names, by) = (columns.join(", "), by.join(", "));
    let places: Vec<_> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
    let select = format!("SELECT {names} FROM {table} ORDER BY {by}");
    // What the fresh desk has by now is newer than what is recovered.
    let insert = format!("INSERT OR IGNORE INTO {table} ({names}) VALUES ({})", places.join(", "));
    let (Ok(mut select), Ok(mut insert)) = (damaged.prepare(&select), fresh.prepare(&insert)) else {
        return false;
    };
    let Ok(mut rows) = select.query(()) else { return false };
    let mut whole = true;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return whole,
            Err(_) => return false,
        };
        let values =
            (0..columns.len()).map(|column| row.get::<_, Value>(column)).collect::<Result<Vec<_>, _>>();
        match values.map(|values| insert.execute(params_from_iter(values))) {
            Ok(Ok(count)) => *copied += count as u64,
            // A row that reads but does not fit is skipped, and the table is not whole.
            _ => whole = false,
        }
    }
}

#[cfg(test)]
mod tests;
