//! The keys to the store: who may read, who may write, and of which of the two databases.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use rusqlite::{CachedStatement, Connection};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::database::Database;
use super::map::Opened;
use super::reference::Shelf;
use super::room::DeskRoom;
use super::topic::{Board, Topic};
use super::{Error, Result};

/// The Region's database.
#[derive(Debug, Clone, Copy)]
pub enum Reference {}

/// The citizen's database.
#[derive(Debug, Clone, Copy)]
pub enum Desk {}

/// Code of a desk that was erased, here or by another window.
const ERASED: &str = "desk-erased";

/// Which of the two databases a key opens.
pub trait Which: Send + Sync + 'static {
    #[doc(hidden)]
    fn with<T>(store: &Store, job: impl FnOnce(&Database) -> Result<T>) -> Result<T>;
}

impl Which for Reference {
    fn with<T>(store: &Store, job: impl FnOnce(&Database) -> Result<T>) -> Result<T> {
        job(&store.0.reference)
    }
}

impl Which for Desk {
    fn with<T>(store: &Store, job: impl FnOnce(&Database) -> Result<T>) -> Result<T> {
        job(store.desk_room()?.database()?)
    }
}

/// Both databases, and who listens.
pub struct Rooms {
    pub(super) runtime: Handle,
    pub(super) folder: std::path::PathBuf,
    /// Shared with the desk of whoever is helped.
    pub(super) reference: Arc<Database>,
    /// The citizen's; a fresh one stands in its place once it was erased.
    pub(super) desk: RwLock<DeskRoom>,
    pub(super) board: Board,
    pub(super) shelf: Shelf,
    pub(super) map: Opened,
}

/// Reads one database; made by the store alone.
pub struct Reader<'c, D> {
    connection: &'c Connection,
    shelf: &'c Shelf,
    which: PhantomData<D>,
}

impl<D> Reader<'_, D> {
    pub(super) fn prepare_cached(&self, sql: &str) -> Result<CachedStatement<'_>> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// For what is read or written of every table alike.
    pub(super) fn connection(&self) -> &Connection {
        self.connection
    }

    pub(super) fn shelf(&self) -> &Shelf {
        self.shelf
    }
}

/// Writes to one database in one transaction, and remembers what it touched; also a reader.
pub struct Writer<'c, D> {
    reader: Reader<'c, D>,
    touched: RefCell<Vec<Topic>>,
}

impl<D> Writer<'_, D> {
    /// To be announced once the transaction is committed.
    pub(super) fn touch(&self, topic: Topic) {
        let mut touched = self.touched.borrow_mut();
        if !touched.contains(&topic) {
            touched.push(topic);
        }
    }
}

impl<'c, D> Deref for Writer<'c, D> {
    type Target = Reader<'c, D>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

/// Reads and writes both databases: the key of actions and sync. The second is the number of the one desk that it
/// opens; none means whichever stands.
#[derive(Clone)]
pub struct Store(pub(super) Arc<Rooms>, pub(super) Option<u64>);

/// Reads and listens, cannot write: the key of the screens.
#[derive(Clone)]
pub struct ReadStore(Store);

impl PartialEq for ReadStore {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0.0, &other.0.0)
    }
}

impl Store {
    /// Whether both are keys to the same desk.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The same store for as long as the desk of now stands: what was begun for it is never written into another one.
    pub fn of_this_desk(&self) -> Self {
        let number = self.0.desk.read().unwrap_or_else(PoisonError::into_inner).number;
        Self(self.0.clone(), Some(self.1.unwrap_or(number)))
    }

    /// The desk, for as long as it is looked at. Nobody erases it meanwhile.
    pub(super) fn desk_room(&self) -> Result<RwLockReadGuard<'_, DeskRoom>> {
        let room = self.0.desk.read().unwrap_or_else(PoisonError::into_inner);
        let is_ours = self.1.is_none_or(|number| number == room.number);
        if is_ours && room.stands() { Ok(room) } else { Err(Error::Closed(ERASED)) }
    }

    /// Hears of a topic after each commit that touched it.
    pub fn watch(&self, topic: Topic) -> watch::Receiver<u64> {
        self.0.board.watch(topic)
    }

    /// The key of the screens.
    pub fn reading(&self) -> ReadStore {
        ReadStore(self.clone())
    }

    /// Reads, beside any writer.
    pub async fn read<D: Which, T: Send + 'static>(
        &self,
        job: impl FnOnce(&Reader<'_, D>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        let reading = move || {
            let shelf = &store.0.shelf;
            D::with(&store, |database| database.reading(|connection| looking(connection, shelf, job)))
        };
        self.0.runtime.spawn_blocking(reading).await.map_err(|_| Error::Stopping)?
    }

    /// One transaction. Nothing is announced before it is committed; nothing is committed if `job` fails.
    pub async fn write<D: Which, T: Send + 'static>(
        &self,
        job: impl FnOnce(&Writer<'_, D>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        let writing = move || {
            let (value, touched) = D::with(&store, |database| {
                database.writing(|connection| within(connection, &store.0.shelf, job))
            })?;
            touched.into_iter().for_each(|topic| store.0.board.announce(topic));
            Ok(value)
        };
        self.0.runtime.spawn_blocking(writing).await.map_err(|_| Error::Stopping)?
    }
}

/// A job that only reads, at once.
pub(super) fn looking<D, T>(
    connection: &Connection,
    shelf: &Shelf,
    job: impl FnOnce(&Reader<'_, D>) -> Result<T>,
) -> Result<T> {
    job(&Reader { connection, shelf, which: PhantomData })
}

/// A job inside a transaction; with what it touched.
pub(super) fn within<D, T>(
    connection: &Connection,
    shelf: &Shelf,
    job: impl FnOnce(&Writer<'_, D>) -> Result<T>,
) -> Result<(T, Vec<Topic>)> {
    let reader = Reader { connection, shelf, which: PhantomData };
    let writer = Writer { reader, touched: RefCell::default() };
    let value = job(&writer)?;
    Ok((value, writer.touched.into_inner()))
}

impl ReadStore {
    /// The store itself, for what this room lets a screen read of it.
    pub(super) fn whole(&self) -> &Store {
        &self.0
    }

    /// Hears of a topic after each commit that touched it.
    pub fn watch(&self, topic: Topic) -> watch::Receiver<u64> {
        self.0.watch(topic)
    }

    /// Reads, beside any writer.
    pub async fn read<D: Which, T: Send + 'static>(
        &self,
        job: impl FnOnce(&Reader<'_, D>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.read(job).await
    }
}
