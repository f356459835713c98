//! The keys to the store: who may read, who may write, and of which of the two databases.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use rusqlite::{CachedStatement, Connection};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::database::Database;
use super::files::Files;
use super::reference::search::LexiconShelf;
use super::topic::{Board, Topic};
use super::{Error, Result};

/// The Region's database.
#[derive(Debug, Clone, Copy)]
pub enum Reference {}

/// The citizen's database.
#[derive(Debug, Clone, Copy)]
pub enum Desk {}

/// Which of the two databases a key opens.
pub trait Which: Send + Sync + 'static {
    #[doc(hidden)]
    fn database(rooms: &Rooms) -> Result<&Database>;
}

impl Which for Reference {
    fn database(rooms: &Rooms) -> Result<&Database> {
        Ok(&rooms.reference)
    }
}

impl Which for Desk {
    fn database(rooms: &Rooms) -> Result<&Database> {
        rooms.desk.as_ref().map_err(|code| Error::Closed(code))
    }
}

/// Both databases, and who listens.
pub struct Rooms {
    pub(super) runtime: Handle,
    pub(super) folder: std::path::PathBuf,
    /// Shared with the desk of whoever is helped.
    pub(super) reference: Arc<Database>,
    /// The citizen's, or why it is closed.
    pub(super) desk: std::result::Result<Database, &'static str>,
    pub(super) files: Option<Files>,
    pub(super) board: Board,
    pub(super) lexicon: LexiconShelf,
}

/// Reads one database; made by the store alone.
pub struct Reader<'c, D> {
    connection: &'c Connection,
    lexicon: &'c LexiconShelf,
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

    pub(super) fn shelf(&self) -> &LexiconShelf {
        self.lexicon
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

/// Reads and writes both databases: the key of actions and sync.
#[derive(Clone)]
pub struct Store(pub(super) Arc<Rooms>);

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
        let rooms = self.0.clone();
        let reading = move || {
            D::database(&rooms)?.reading(|connection| {
                job(&Reader { connection, lexicon: &rooms.lexicon, which: PhantomData })
            })
        };
        self.0.runtime.spawn_blocking(reading).await.map_err(|_| Error::Stopping)?
    }

    /// A job inside a transaction that somebody else holds. What it touches is announced to nobody: only while the app
    /// opens, when nobody listens.
    pub(super) fn in_writer<D: Which, T>(
        &self,
        connection: &Connection,
        job: impl FnOnce(&Writer<'_, D>) -> Result<T>,
    ) -> Result<T> {
        let reader = Reader { connection, lexicon: &self.0.lexicon, which: PhantomData };
        job(&Writer { reader, touched: RefCell::default() })
    }

    /// One transaction. Nothing is announced before it is committed; nothing is committed if `job` fails.
    pub async fn write<D: Which, T: Send + 'static>(
        &self,
        job: impl FnOnce(&Writer<'_, D>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let rooms = self.0.clone();
        let writing = move || {
            let (value, touched) = D::database(&rooms)?.writing(|connection| {
                let reader = Reader { connection, lexicon: &rooms.lexicon, which: PhantomData };
                let writer = Writer { reader, touched: RefCell::default() };
                let value = job(&writer)?;
                Ok((value, writer.touched.into_inner()))
            })?;
            touched.into_iter().for_each(|topic| rooms.board.announce(topic));
            Ok(value)
        };
        self.0.runtime.spawn_blocking(writing).await.map_err(|_| Error::Stopping)?
    }
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
