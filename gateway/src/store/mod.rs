//! The gateway's memory: one SQLite file, one folder of blobs. The only room that speaks SQL.
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "this room holds the connection and its file"
)]

pub mod accounts;
pub mod applications;
pub mod audit;
pub mod blobs;
pub mod changes;
pub mod decisions;
pub mod documents;
pub mod editions;
pub mod forms;
pub mod handings;
pub mod links;
pub mod messages;
mod migrate;
pub mod notes;
pub mod office_tokens;
pub mod receipts;
pub mod records;
pub mod reports;
pub mod scans;
pub mod seen;
pub mod uploads;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use blobs::Blobs;

use crate::fault::Fault;
use crate::files;

/// One database and its blobs. Calls block: from async code, go through `spawn_blocking`.
pub struct Store {
    db: Mutex<Connection>,
    path: PathBuf,
    /// The published blobs, by digest.
    pub blobs: Blobs,
}

impl Store {
    /// Opens the database, brings it to the newest schema, and gives it an epoch if it has none.
    pub fn open(path: &Path, blobs: &Path) -> Result<Self, Fault> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            files::private_folder(folder)?;
        }
        let mut db = Connection::open(path)?;
        db.pragma_update(None, "journal_mode", "WAL")?;
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "foreign_keys", true)?;
        db.busy_timeout(std::time::Duration::from_secs(20))?;
        migrate::to_newest(&mut db)?;
        let store = Self { db: Mutex::new(db), path: path.to_owned(), blobs: Blobs::new(blobs) };
        store.write(|db| notes::epoch(db).map(|_| ()))?;
        Ok(store)
    }

    /// Reads.
    pub fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        read(&self.lock())
    }

    /// Writes, in one transaction: all of it or nothing.
    pub fn write<T>(&self, write: impl FnOnce(&Transaction) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut db = self.lock();
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let outcome = write(&transaction)?;
        transaction.commit()?;
        Ok(outcome)
    }

    /// Reads, where reading may end in something else than a fault.
    pub fn try_read<T, E: From<Fault>>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        read(&self.lock())
    }

    /// Writes, in one transaction, where writing may end in something else than a fault: then nothing is written.
    pub fn try_write<T, E: From<Fault>>(
        &self,
        write: impl FnOnce(&Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut db = self.lock();
        let transaction =
            db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Fault::from)?;
        let outcome = write(&transaction)?;
        transaction.commit().map_err(Fault::from)?;
        Ok(outcome)
    }

    /// Writes a copy of the database, whole at one instant, into a file that does not exist yet.
    pub fn copy_into(&self, file: &Path) -> Result<(), Fault> {
        let name = file.to_str().ok_or_else(|| Fault::Setting("the file's name is not UTF-8".to_owned()))?;
        self.lock().execute("VACUUM INTO ?1", [name])?;
        Ok(())
    }

    /// What SQLite says of its own file; empty when it is sound.
    pub fn unsound(&self) -> Result<Vec<String>, Fault> {
        let db = self.lock();
        let mut check = db.prepare("PRAGMA integrity_check")?;
        let found = check.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(found.into_iter().filter(|line| line != "ok").collect())
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    // A panic while the lock was held left no half transaction: SQLite rolled it back.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
