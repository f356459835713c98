//! The `note` table: what must be remembered of this install and of the last round.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::{Reader, Writer};
use crate::store::Result;

/// What was noted under that key.
pub fn read(db: &Reader, key: &str) -> Result<Option<String>> {
    let mut query = db.prepare_cached("SELECT value FROM note WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

/// Notes it, over what was noted before.
pub fn write(db: &Writer, key: &str, value: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO note (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute(params![key, value])?;
    Ok(())
}

/// Everything noted under keys that begin so, by the rest of the key.
pub fn under(db: &Reader, beginning: &str) -> Result<Vec<(String, String)>> {
    let mut query =
        db.prepare_cached("SELECT key, value FROM note WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key")?;
    let rows = query.query_map([beginning], |row| {
        let key: String = row.get(0)?;
        Ok((key[beginning.len()..].to_owned(), row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The name of this install: opaque, made once, told in envelopes.
pub fn install(db: &Writer) -> Result<String> {
    if let Some(known) = read(db, "install")? {
        return Ok(known);
    }
    // The desk's own generator names it, not the time: nothing is told of when the app was installed.
    let made: [u8; 16] = db.prepare_cached("SELECT randomblob(16)")?.query_row((), |row| row.get(0))?;
    let name = uuid::Builder::from_random_bytes(made).into_uuid();
    write(db, "install", &Uuid::simple(name).to_string())?;
    Ok(Uuid::simple(name).to_string())
}
