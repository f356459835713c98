//! One file: one writer behind a lock, readers beside it that cannot write.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::Result;
use super::open::Secret;

/// Readers kept open; more may exist for a moment.
const READERS: usize = 4;

/// A database file, its writer and its idle readers.
pub struct Database {
    path: PathBuf,
    key: Option<Secret>,
    writer: Mutex<Connection>,
    idle: Mutex<Vec<Connection>>,
}

impl Database {
    pub(super) fn new(path: PathBuf, key: Option<Secret>, writer: Connection) -> Self {
        Self { path, key, writer: Mutex::new(writer), idle: Mutex::default() }
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
        let mut connection = lock(&self.writer);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = job(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// The writer itself, for what cannot run inside a job's transaction. Only while the file is opened.
    pub(super) fn rebuilding<T>(&self, job: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        job(&mut lock(&self.writer))
    }

    fn reader(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        super::open::prepare(&connection, self.key.as_ref())?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }
}

/// A panic in a job rolled its transaction back; the connection behind the lock is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
