//! Small facts by name: the epoch, the newest manifest, the seed, what a server said of a file.

use api_client::base64;

use super::sql::{Connection, OptionalExtension, Transaction};

use crate::fault::Fault;

/// The value of a note.
pub fn read(db: &Connection, name: &str) -> Result<Option<String>, Fault> {
    let mut query = db.prepare_cached("SELECT value FROM note WHERE name = ?1")?;
    Ok(query.query_row([name], |row| row.get(0)).optional()?)
}

/// Writes a note over the one before.
pub fn write(db: &Connection, name: &str, value: &str) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO note (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
    )?
    .execute((name, value))?;
    Ok(())
}

/// The notes whose names begin so.
pub fn beginning(db: &Connection, with: &str) -> Result<Vec<(String, String)>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT name, value FROM note WHERE substr(name, 1, length(CAST(?1 AS TEXT))) = ?1 ORDER BY name",
    )?;
    let rows = query.query_map([with], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Forgets a note.
pub fn forget(db: &Connection, name: &str) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM note WHERE name = ?1")?.execute([name])?;
    Ok(())
}

/// The epoch of this database, 32 hex digits; made at the first call.
pub fn epoch(db: &Connection) -> Result<String, Fault> {
    match read(db, "epoch")? {
        Some(epoch) => Ok(epoch),
        None => new_epoch(db),
    }
}

/// Gives the database a new epoch, as each restore must (WIRE.md §6.4).
pub fn new_epoch(db: &Connection) -> Result<String, Fault> {
    let epoch = uuid::Uuid::now_v7().simple().to_string();
    write(db, "epoch", &epoch)?;
    Ok(epoch)
}

/// Makes the next publication sign again, above this sequence: phones refuse a lower one (WIRE.md §4.2).
pub fn sign_again_above(db: &Connection, seq: u64) -> Result<(), Fault> {
    forget(db, "manifest_sha256")?;
    write(db, "manifest_seq", &seq.to_string())
}

/// The manifest signed last, where gateways share the database.
pub fn manifest(db: &Connection) -> Result<Option<Vec<u8>>, Fault> {
    Ok(read(db, "manifest")?.and_then(|text| base64::decode(&text)))
}

/// Writes the manifest signed last.
pub fn write_manifest(db: &Transaction, body: &[u8]) -> Result<(), Fault> {
    write(db, "manifest", &base64::encode(body))
}

/// Sequence of the last manifest signed here; 0 before the first.
pub fn manifest_seq(db: &Connection) -> Result<u64, Fault> {
    Ok(read(db, "manifest_seq")?.and_then(|seq| seq.parse().ok()).unwrap_or(0))
}
