//! One way to speak SQL to two databases: SQLite in a file, PostgreSQL over a line.
//!
//! The queries of this room are written once, in what both understand: `?1` for a parameter, `ON CONFLICT`,
//! `RETURNING`, names that are words of PostgreSQL in double quotes, sums cast to `BIGINT`.

mod params;
mod row;
mod server;
mod value;

pub use params::Params;
pub use row::{Row, Rows};
pub(super) use server::Server;
pub use server::Talk;
pub use value::{FromValue, ToValue, ValueRef};

/// What a query may end in.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a query failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// SQLite said no.
    #[error(transparent)]
    File(#[from] rusqlite::Error),
    /// PostgreSQL said no, or is not there.
    #[error("{}", server::told(.0))]
    Server(#[from] tokio_postgres::Error),
    /// No connection to PostgreSQL could be had.
    #[error("no connection: {0}")]
    Line(String),
    /// A row was expected.
    #[error("no row")]
    NoRow,
    /// The value of that column is not of the kind asked for.
    #[error("the value of column {0} is not what was expected")]
    Column(usize),
}

impl Error {
    /// Whether the database has no room left.
    pub fn is_of_space(&self) -> bool {
        match self {
            Self::File(rusqlite::Error::SqliteFailure(cause, _)) => {
                cause.code == rusqlite::ErrorCode::DiskFull
            }
            Self::Server(error) => error.code() == Some(&tokio_postgres::error::SqlState::DISK_FULL),
            _ => false,
        }
    }
}

/// A database to read from, lent by the store.
pub struct Connection<'a>(Inner<'a>);

/// A database to write to, within the transaction that lent it.
pub type Transaction<'a> = Connection<'a>;

enum Inner<'a> {
    File(&'a rusqlite::Connection),
    Server(&'a Talk),
}

impl<'a> Connection<'a> {
    pub(super) fn file(db: &'a rusqlite::Connection) -> Self {
        Self(Inner::File(db))
    }

    pub(super) fn server(talk: &'a Talk) -> Self {
        Self(Inner::Server(talk))
    }

    /// A statement; prepared once for each connection, whatever is asked of it.
    pub fn prepare_cached(&self, sql: &str) -> Result<Statement<'_>> {
        Ok(match &self.0 {
            Inner::File(db) => Statement::File(db.prepare_cached(sql)?),
            Inner::Server(talk) => Statement::Server(talk, server::translated(sql)),
        })
    }

    /// Reads one row; [`Error::NoRow`] where there is none.
    pub fn query_row<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        self.prepare_cached(sql)?.query_row(params, read)
    }

    /// Writes; gives the number of rows.
    pub fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        self.prepare_cached(sql)?.execute(params)
    }
}

/// A prepared statement.
pub enum Statement<'a> {
    /// SQLite's.
    File(rusqlite::CachedStatement<'a>),
    /// The words, and whom they are said to.
    Server(&'a Talk, String),
}

impl Statement<'_> {
    /// Writes; gives the number of rows.
    pub fn execute(&mut self, params: impl Params) -> Result<usize> {
        let values = params.values();
        match self {
            Self::File(statement) => Ok(statement.execute(rusqlite::params_from_iter(values))?),
            Self::Server(talk, sql) => talk.execute(sql, &values),
        }
    }

    /// Reads every row.
    pub fn query_map<T>(
        &mut self,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Rows<T>> {
        let (mut read, values) = (read, params.values());
        let mut found = Vec::new();
        match self {
            Self::File(statement) => {
                let mut rows = statement.query(rusqlite::params_from_iter(values))?;
                while let Some(row) = rows.next()? {
                    found.push(read(&Row::File(row)));
                }
            }
            Self::Server(talk, sql) => {
                let rows = talk.query(sql, &values)?;
                found.extend(rows.iter().map(|row| read(&Row::Server(row))));
            }
        }
        Ok(found.into_iter())
    }

    /// Reads the first row; [`Error::NoRow`] where there is none.
    pub fn query_row<T>(
        &mut self,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        let values = params.values();
        match self {
            Self::File(statement) => {
                let mut rows = statement.query(rusqlite::params_from_iter(values))?;
                let row = rows.next()?.ok_or(Error::NoRow)?;
                let read = read(&Row::File(row))?;
                // To its end: a statement that writes and returns is done only then.
                while rows.next()?.is_some() {}
                Ok(read)
            }
            Self::Server(talk, sql) => {
                let rows = talk.query(sql, &values)?;
                read(&Row::Server(rows.first().ok_or(Error::NoRow)?))
            }
        }
    }

    /// Whether there is a row.
    pub fn exists(&mut self, params: impl Params) -> Result<bool> {
        Ok(self.query_row(params, |_| Ok(())).optional()?.is_some())
    }
}

/// No row is an answer too.
pub trait OptionalExtension<T> {
    /// None where there was no row.
    fn optional(self) -> Result<Option<T>>;
}

impl<T> OptionalExtension<T> for Result<T> {
    fn optional(self) -> Result<Option<T>> {
        match self {
            Ok(found) => Ok(Some(found)),
            Err(Error::NoRow) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
