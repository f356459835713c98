//! One file: one writer behind a lock, readers beside it that cannot write; or, where it may not be written,
//! readers alone.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::open::{Secret, with_suffix};
use super::{Error, Result};

/// Readers kept open; more may exist for a moment.
const READERS: usize = 4;

/// Why a file is read and not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// The disk is under protection: nobody at all writes to it.
    Disk,
    /// A newer app wrote it, and knows more of it than this one.
    Newer,
}

impl Barred {
    fn refusal(self) -> Error {
        match self {
            Self::Disk => Error::ReadOnly,
            Self::Newer => Error::FromTheFuture,
        }
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        self.refusal().code()
    }
}

/// A database file, its writer and its idle readers.
pub struct Database {
    path: PathBuf,
    key: Option<Secret>,
    writer: std::result::Result<Mutex<Connection>, Barred>,
    idle: Mutex<Vec<Connection>>,
}

impl Database {
    pub(super) fn new(path: PathBuf, key: Option<Secret>, writer: Connection) -> Self {
        Self { path, key, writer: Ok(Mutex::new(writer)), idle: Mutex::default() }
    }

    /// A file that is read alone. Nothing of it is touched.
    pub(super) fn barred(path: PathBuf, key: Option<Secret>, why: Barred) -> Self {
        Self { path, key, writer: Err(why), idle: Mutex::default() }
    }

    /// Fails with the reason if it may not be written.
    pub(super) fn writer(&self) -> Result<&Mutex<Connection>> {
        self.writer.as_ref().map_err(|why| why.refusal())
    }

    pub(super) fn reading<T>(&self, job: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = lock(&self.idle).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.reader()?,
        };
        // One snapshot for the whole job: an edition that lands meanwhile is not half seen.
        let outcome = connection.unchecked_transaction().map_err(Into::into).and_then(|_tx| job(&connection));
        let mut idle = lock(&self.idle);
        if idle.len() < READERS {
            idle.push(connection);
        }
        outcome
    }

    pub(super) fn writing<T>(&self, job: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut connection = lock(self.writer()?);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = job(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// The writer itself, for what cannot run inside a job's transaction. Only while the file is opened.
    pub(super) fn rebuilding<T>(&self, job: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        job(&mut lock(self.writer()?))
    }

    fn reader(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = match self.writer {
            Err(Barred::Disk) => return self.reader_of_protected(flags),
            _ => Connection::open_with_flags(&self.path, flags)?,
        };
        super::open::prepare(&connection, self.key.as_ref())?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }

    /// Reads where not even the index of a journal can be made: nobody writes, so nobody need be kept out.
    fn reader_of_protected(&self, flags: OpenFlags) -> Result<Connection> {
        let journal = std::fs::metadata(with_suffix(&self.path, "-wal")).is_ok_and(|found| found.len() > 0);
        let connection = if journal {
            // Without locks and alone, the index of the journal is kept in memory.
            let connection = Connection::open_with_flags_and_vfs(&self.path, flags, "unix-none")?;
            super::open::prepare(&connection, self.key.as_ref())?;
            connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
            connection
        } else {
            let name =
                self.path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            let whole = format!("file:{name}?immutable=1");
            let connection = Connection::open_with_flags(whole, flags | OpenFlags::SQLITE_OPEN_URI)?;
            super::open::prepare(&connection, self.key.as_ref())?;
            connection
        };
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }
}

/// A panic in a job rolled its transaction back; the connection behind the lock is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
