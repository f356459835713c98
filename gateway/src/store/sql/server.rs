//! PostgreSQL: a few connections, kept; one writer at a time, whatever the number of gateways.

use std::fmt::Write;
use std::sync::Arc;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Config, NoTls};

use super::value::ValueRef;
use super::{Error, Result};
use crate::store::waiting::Waiting;

/// Connections kept at most by one gateway.
const CONNECTIONS: usize = 8;
/// The advisory lock that every writer takes: « ma-region », in letters that fit.
const WRITER: i64 = 0x6d61_7265_6769_6f6e;
/// The one that every publication takes.
const PUBLISHER: i64 = WRITER + 1;

/// A PostgreSQL server.
pub struct Server {
    pool: Pool,
    waiting: Arc<Waiting>,
}

impl Server {
    /// Of an address as libpq writes it; nothing is asked of it yet.
    pub fn of(address: &str, waiting: Arc<Waiting>) -> Result<Self> {
        let config: Config = address.parse()?;
        let manager = ManagerConfig { recycling_method: RecyclingMethod::Verified };
        let pool = Pool::builder(Manager::from_config(config, NoTls, manager)).max_size(CONNECTIONS).build();
        let pool = pool.map_err(|error| Error::Line(error.to_string()))?;
        Ok(Self { pool, waiting })
    }

    /// Begins to read: what is read is of one instant.
    pub fn reading(&self) -> Result<Talk> {
        self.talk("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    /// Begins to write. Others wait: so numbers, the chain of receipts and the feed have one order, as in a file.
    pub fn writing(&self) -> Result<Talk> {
        self.talk(&format!("BEGIN; SELECT pg_advisory_xact_lock({WRITER})"))
    }

    /// Waits until no other gateway publishes; none begins to while this lives.
    pub fn publishing(&self) -> Result<Talk> {
        self.talk(&format!("BEGIN; SELECT pg_advisory_xact_lock({PUBLISHER})"))
    }

    fn talk(&self, beginning: &str) -> Result<Talk> {
        let connection = self.waiting.of(self.pool.get()).map_err(|error| Error::Line(error.to_string()))?;
        let talk = Talk { connection: Some(connection), waiting: self.waiting.clone() };
        talk.say(beginning)?;
        Ok(talk)
    }
}

/// A connection in the middle of a transaction. Let go before its end, it is closed, and the server forgets.
pub struct Talk {
    connection: Option<Object>,
    waiting: Arc<Waiting>,
}

impl Talk {
    fn connection(&self) -> Result<&Object> {
        self.connection.as_ref().ok_or_else(|| Error::Line("the transaction has ended".to_owned()))
    }

    /// Statements without parameters, one after the other.
    pub fn say(&self, sql: &str) -> Result<()> {
        Ok(self.waiting.of(self.connection()?.batch_execute(sql))?)
    }

    /// Ends it: what was written is durable once this returns.
    pub fn commit(mut self) -> Result<()> {
        self.say("COMMIT")?;
        // The connection goes back to the others.
        drop(self.connection.take());
        Ok(())
    }

    /// Writes; gives the number of rows.
    pub fn execute(&self, sql: &str, values: &[ValueRef<'_>]) -> Result<usize> {
        let connection = self.connection()?;
        let rows = self.waiting.of(async {
            let statement = connection.prepare_cached(sql).await?;
            connection.execute(&statement, &borrowed(values)).await
        })?;
        Ok(usize::try_from(rows).unwrap_or(usize::MAX))
    }

    /// Reads every row.
    pub fn query(&self, sql: &str, values: &[ValueRef<'_>]) -> Result<Vec<tokio_postgres::Row>> {
        let connection = self.connection()?;
        Ok(self.waiting.of(async {
            let statement = connection.prepare_cached(sql).await?;
            connection.query(&statement, &borrowed(values)).await
        })?)
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            drop(Object::take(connection));
        }
    }
}

fn borrowed<'a>(values: &'a [ValueRef<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// `?1` as PostgreSQL writes it, `$1`. No query of this room has a question mark in a text.
pub fn translated(sql: &str) -> String {
    sql.replace('?', "$")
}

/// What PostgreSQL said: its own error says « db error » alone.
pub fn told(error: &tokio_postgres::Error) -> String {
    let mut said = error.to_string();
    if let Some(cause) = error.as_db_error() {
        // Never the detail: it repeats values.
        let _ = write!(said, ": {} {}", cause.code().code(), cause.message());
    }
    said
}
