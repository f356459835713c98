//! A row of an answer.

use super::value::{FromValue, ValueRef};
use super::{Error, Result};

/// What was read, row by row.
pub type Rows<T> = std::vec::IntoIter<Result<T>>;

/// A row, of either database.
pub enum Row<'a> {
    /// SQLite's.
    File(&'a rusqlite::Row<'a>),
    /// PostgreSQL's.
    Server(&'a tokio_postgres::Row),
}

/// Which column.
pub trait At {
    /// Counted from 0.
    fn at(self) -> usize;
}

impl At for usize {
    fn at(self) -> usize {
        self
    }
}

impl Row<'_> {
    /// The value of a column.
    pub fn get<C: At, T: FromValue>(&self, column: C) -> Result<T> {
        let at = column.at();
        let value = match self {
            Self::File(row) => match row.get_ref(at)? {
                rusqlite::types::ValueRef::Null => ValueRef::Null,
                rusqlite::types::ValueRef::Integer(number) => ValueRef::Integer(number),
                rusqlite::types::ValueRef::Real(_) => return Err(Error::Column(at)),
                rusqlite::types::ValueRef::Text(text) => {
                    ValueRef::Text(std::str::from_utf8(text).map_err(|_| Error::Column(at))?)
                }
                rusqlite::types::ValueRef::Blob(bytes) => ValueRef::Blob(bytes),
            },
            Self::Server(row) => row.try_get(at)?,
        };
        T::from_value(value).ok_or(Error::Column(at))
    }
}
