//! The gateway's memory: a database, SQLite's or PostgreSQL's, and the published blobs. The only room that speaks SQL.
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "this room holds the connection and its file"
)]

pub mod accounts;
pub mod ages;
pub mod applications;
pub mod audit;
pub mod blobs;
pub mod bucket;
pub mod changes;
pub mod decisions;
pub mod documents;
pub mod drafts;
pub mod editions;
pub mod erasures;
pub mod exports;
pub mod families;
pub mod feedback;
pub mod forms;
pub mod handings;
pub mod identities;
pub mod lapsed;
pub mod links;
pub mod mail_codes;
pub mod messages;
mod migrate;
pub mod notes;
pub mod office_tokens;
pub mod parts;
pub mod receipts;
pub mod records;
pub mod removals;
pub mod reports;
pub mod scans;
pub mod seen;
pub mod sql;
pub mod trips;
pub mod uploads;
pub mod waiting;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::TransactionBehavior;

pub use blobs::Blobs;
use sql::{Connection, Server, Transaction};
use waiting::Waiting;

use crate::fault::Fault;
use crate::files;

/// How long somebody waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where a database lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A file of SQLite's.
    File(PathBuf),
    /// A server of PostgreSQL's, as libpq writes its address.
    Server(String),
}

/// One database and its blobs. Calls block: from async code, go through `spawn_blocking`.
pub struct Store {
    base: Base,
    /// Whether the journal may still show what was erased.
    is_unclean: AtomicBool,
    /// The published blobs, by digest.
    pub blobs: Blobs,
}

enum Base {
    File { db: Mutex<rusqlite::Connection>, path: PathBuf },
    Server(Server),
}

impl Store {
    /// Opens the database, brings it to the newest schema, and gives it an epoch if it has none.
    pub fn open(place: &Place, blobs: Blobs) -> Result<Self, Fault> {
        let base = match place {
            Place::File(path) => Base::File { db: Mutex::new(opened(path)?), path: path.clone() },
            Place::Server(address) => {
                let server = Server::of(address, Arc::new(Waiting::new()?))?;
                migrate::server_to_newest(&server)?;
                Base::Server(server)
            }
        };
        // A gateway that ended may not have come to it.
        let store = Self { base, blobs, is_unclean: AtomicBool::new(true) };
        store.write(|db| notes::epoch(db).map(|_| ()))?;
        Ok(store)
    }

    /// Opens a file of SQLite's beside a folder of blobs.
    pub fn in_file(path: &Path, blobs: &Path) -> Result<Self, Fault> {
        Self::open(&Place::File(path.to_owned()), Blobs::in_folder(blobs))
    }

    /// Reads.
    pub fn read<T>(&self, read: impl FnOnce(&Connection<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        self.try_read(read)
    }

    /// Writes, in one transaction: all of it or nothing.
    pub fn write<T>(&self, write: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        self.try_write(write)
    }

    /// Reads, where reading may end in something else than a fault.
    pub fn try_read<T, E: From<Fault>>(
        &self,
        read: impl FnOnce(&Connection<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.base {
            Base::File { db, .. } => read(&Connection::file(&lock(db))),
            Base::Server(server) => {
                let talk = server.reading().map_err(Fault::from)?;
                let outcome = read(&Connection::server(&talk))?;
                talk.commit().map_err(Fault::from)?;
                Ok(outcome)
            }
        }
    }

    /// Writes, in one transaction, where writing may end in something else than a fault: then nothing is written.
    pub fn try_write<T, E: From<Fault>>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.base {
            Base::File { db, .. } => {
                let mut db = lock(db);
                let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate);
                let transaction = transaction.map_err(|error| Fault::Store(error.into()))?;
                let outcome = write(&Connection::file(&transaction))?;
                transaction.commit().map_err(|error| Fault::Store(error.into()))?;
                Ok(outcome)
            }
            Base::Server(server) => {
                let talk = server.writing().map_err(Fault::from)?;
                let outcome = write(&Connection::server(&talk))?;
                talk.commit().map_err(Fault::from)?;
                Ok(outcome)
            }
        }
    }

    /// Keeps other gateways from publishing on the same database as long as the value lives.
    pub fn publishing(&self) -> Result<Option<sql::Talk>, Fault> {
        match &self.base {
            Base::File { .. } => Ok(None),
            Base::Server(server) => Ok(Some(server.publishing()?)),
        }
    }

    /// Whether other gateways may work on the same database.
    pub fn is_shared(&self) -> bool {
        matches!(self.base, Base::Server(_))
    }

    /// Writes a copy of the database, whole at one instant, into a file that does not exist yet.
    ///
    /// PostgreSQL has its own tools for that.
    pub fn copy_into(&self, file: &Path) -> Result<(), Fault> {
        let Base::File { db, .. } = &self.base else {
            return Err(Fault::Setting("a database of PostgreSQL is saved with pg_dump".to_owned()));
        };
        let name = file.to_str().ok_or_else(|| Fault::Setting("the file's name is not UTF-8".to_owned()))?;
        lock(db).execute("VACUUM INTO ?1", [name]).map_err(sql::Error::from)?;
        Ok(())
    }

    /// Brings what was erased into the file, and empties the journal that still shows what was before. While somebody
    /// else reads (a backup, say) that cannot be: nobody waits for it, and `scrub_again` does it. PostgreSQL cleans its
    /// own files up.
    pub fn scrub(&self) -> Result<(), Fault> {
        self.is_unclean.store(true, Ordering::Release);
        self.scrub_again()
    }

    /// Does what could not be done before.
    pub fn scrub_again(&self) -> Result<(), Fault> {
        let Base::File { db, .. } = &self.base else { return Ok(()) };
        if !self.is_unclean.load(Ordering::Acquire) {
            return Ok(());
        }
        let scrubbed = || -> rusqlite::Result<bool> {
            let db = lock(db);
            db.busy_timeout(Duration::ZERO)?;
            let is_busy = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
            db.busy_timeout(PATIENCE)?;
            Ok(is_busy? == 0)
        };
        if scrubbed().map_err(sql::Error::from)? {
            self.is_unclean.store(false, Ordering::Release);
        }
        Ok(())
    }

    /// What SQLite says of its own file; empty when it is sound. PostgreSQL answers for itself.
    pub fn unsound(&self) -> Result<Vec<String>, Fault> {
        let Base::File { db, .. } = &self.base else { return Ok(Vec::new()) };
        let told = || -> rusqlite::Result<Vec<String>> {
            let db = lock(db);
            let mut check = db.prepare("PRAGMA integrity_check")?;
            check.query_map([], |row| row.get(0))?.collect()
        };
        let found = told().map_err(sql::Error::from)?;
        Ok(found.into_iter().filter(|line| line != "ok").collect())
    }

    /// Where the database lies, if it is a file.
    pub fn path(&self) -> Option<&Path> {
        match &self.base {
            Base::File { path, .. } => Some(path),
            Base::Server(_) => None,
        }
    }
}

fn opened(path: &Path) -> Result<rusqlite::Connection, Fault> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        files::private_folder(folder)?;
    }
    let open = || -> rusqlite::Result<rusqlite::Connection> {
        let db = rusqlite::Connection::open(path)?;
        db.pragma_update(None, "journal_mode", "WAL")?;
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "foreign_keys", true)?;
        // What is erased is written over: a row that is gone leaves no bytes in the file.
        db.pragma_update(None, "secure_delete", true)?;
        db.busy_timeout(PATIENCE)?;
        Ok(db)
    };
    let mut db = open().map_err(sql::Error::from)?;
    migrate::to_newest(&mut db)?;
    Ok(db)
}

// A panic while the lock was held left no half transaction: SQLite rolled it back.
fn lock(db: &Mutex<rusqlite::Connection>) -> MutexGuard<'_, rusqlite::Connection> {
    db.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_that_somebody_reads_is_emptied_once_they_are_done() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        let store = Store::in_file(&path, folder.path()).unwrap();
        let canary = "Alienor-de-Bourgogne-4711";
        store.write(|db| notes::write(db, "a", canary)).unwrap();
        store.scrub().unwrap();
        let reader = rusqlite::Connection::open(&path).unwrap();
        reader.execute_batch("BEGIN").unwrap();
        let held: String =
            reader.query_row("SELECT value FROM note WHERE name = 'a'", [], |row| row.get(0)).unwrap();
        assert_eq!(held, canary);
        store.write(|db| notes::forget(db, "a")).unwrap();
        store.scrub().unwrap();
        let stands = || {
            ["db", "db-wal"].iter().any(|name| {
                let bytes = std::fs::read(folder.path().join(name)).unwrap_or_default();
                bytes.windows(canary.len()).any(|some| some == canary.as_bytes())
            })
        };
        assert!(stands(), "the reader sees what was before");
        reader.execute_batch("COMMIT").unwrap();
        store.scrub_again().unwrap();
        assert!(!stands());
    }
}
