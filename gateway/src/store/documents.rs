//! Documents whose bytes were read back and found right, by account: given once, they are not sent twice.

use super::sql::{Connection, OptionalExtension, Transaction};

use super::accounts::AccountId;
use crate::fault::Fault;

/// A verified document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its bytes.
    pub size: u64,
    /// As its own bytes tell.
    pub media: String,
    /// Its name in the folder of documents.
    pub file: String,
    /// Unix ms.
    pub verified_at: i64,
}

/// Writes down that a document is there. A second time changes nothing.
pub fn add(db: &Transaction, account: AccountId, sha256: [u8; 32], document: &Document) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO document (account, sha256, size, media, file, verified_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (account, sha256) DO NOTHING",
    )?
    .execute((account.0, sha256, document.size, &document.media, &document.file, document.verified_at))?;
    Ok(())
}

/// A verified document of an account.
pub fn read(db: &Connection, account: AccountId, sha256: [u8; 32]) -> Result<Option<Document>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT size, media, file, verified_at FROM document WHERE account = ?1 AND sha256 = ?2",
    )?;
    let from_row = |row: &super::sql::Row<'_>| {
        Ok(Document { size: row.get(0)?, media: row.get(1)?, file: row.get(2)?, verified_at: row.get(3)? })
    };
    Ok(query.query_row((account.0, sha256), from_row).optional()?)
}

/// Every document of an account, with its digest.
pub fn of_account(db: &Connection, account: AccountId) -> Result<Vec<([u8; 32], Document)>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT sha256, size, media, file, verified_at FROM document WHERE account = ?1 ORDER BY sha256",
    )?;
    let from_row = |row: &super::sql::Row<'_>| {
        let document =
            Document { size: row.get(1)?, media: row.get(2)?, file: row.get(3)?, verified_at: row.get(4)? };
        Ok((row.get(0)?, document))
    };
    Ok(query.query_map([account.0], from_row)?.collect::<Result<_, _>>()?)
}

/// Bytes of all documents of an account.
pub fn bytes_of(db: &Connection, account: AccountId) -> Result<u64, Fault> {
    let mut query =
        db.prepare_cached("SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM document WHERE account = ?1")?;
    Ok(query.query_row([account.0], |row| row.get(0))?)
}

/// Forgets a document whose file is gone: it is to come again.
pub fn remove(db: &Transaction, account: AccountId, sha256: [u8; 32]) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM document WHERE account = ?1 AND sha256 = ?2")?
        .execute((account.0, sha256))?;
    Ok(())
}

/// The files of all documents: each is verified, none changes any more.
pub fn files(db: &Connection) -> Result<Vec<String>, Fault> {
    let mut query = db.prepare_cached("SELECT file FROM document ORDER BY file")?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Every document: its file and the digest that it must have.
pub fn all(db: &Connection) -> Result<Vec<(String, [u8; 32])>, Fault> {
    let mut query = db.prepare_cached("SELECT file, sha256 FROM document ORDER BY file")?;
    Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}
