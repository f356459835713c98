//! The chain of receipts: their signed bytes, and the head that each new one writes.

use super::sql::{Connection, Row, Transaction};
use api_client::receipt::Head;
use uuid::Uuid;

use crate::fault::Fault;

/// A receipt as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Digest of its body.
    pub sha256: [u8; 32],
    /// Epoch of the gateway that made it.
    pub epoch: String,
    /// Its number.
    pub seq: u64,
    /// What it is about.
    pub application: Uuid,
    /// Its kind's code.
    pub kind: String,
    /// Its signed bytes.
    pub body: Vec<u8>,
    /// Unix ms.
    pub issued_at: i64,
    /// Unix ms, if a phone brought it back after a restore.
    pub re_entered_at: Option<i64>,
}

/// The head of the chain.
pub fn head(db: &Connection) -> Result<Head, Fault> {
    let mut query = db.prepare_cached("SELECT seq, sha256 FROM chain_head WHERE \"only\" = 1")?;
    Ok(query.query_row([], |row| Ok(Head { seq: row.get(0)?, sha256: row.get(1)? }))?)
}

/// Writes the head of the chain.
pub fn set_head(db: &Transaction, head: &Head) -> Result<(), Fault> {
    db.prepare_cached("UPDATE chain_head SET seq = ?1, sha256 = ?2 WHERE \"only\" = 1")?
        .execute((head.seq, &head.sha256))?;
    Ok(())
}

/// Writes a receipt; the same one again changes nothing.
pub fn add(db: &Transaction, receipt: &Receipt) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO receipt (sha256, epoch, seq, application, kind, body, issued_at, re_entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (sha256) DO NOTHING",
    )?
    .execute((
        receipt.sha256,
        &receipt.epoch,
        receipt.seq,
        receipt.application.as_bytes(),
        &receipt.kind,
        &receipt.body,
        receipt.issued_at,
        receipt.re_entered_at,
    ))?;
    Ok(())
}

/// The receipts of an application, oldest first.
pub fn of(db: &Connection, application: Uuid) -> Result<Vec<Receipt>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT sha256, epoch, seq, application, kind, body, issued_at, re_entered_at FROM receipt
         WHERE application = ?1 ORDER BY issued_at, seq",
    )?;
    Ok(query.query_map([application.as_bytes()], from_row)?.collect::<Result<_, _>>()?)
}

/// Every receipt made here, in the order of the chain: epochs are named in the order of their time.
pub fn chained(db: &Connection) -> Result<Vec<Receipt>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT sha256, epoch, seq, application, kind, body, issued_at, re_entered_at FROM receipt
         WHERE re_entered_at IS NULL ORDER BY epoch, seq",
    )?;
    Ok(query.query_map([], from_row)?.collect::<Result<_, _>>()?)
}

/// What is left of a receipt whose application went: its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Epoch of the gateway that made it.
    pub epoch: String,
    /// Its number.
    pub seq: u64,
    /// Digest of the body that was.
    pub sha256: [u8; 32],
    /// Digest of the receipt before it, hex, as it stood in that body.
    pub prev_sha256: String,
}

/// Takes the receipts of an application away, and leaves these traces in the chain; gives how many went.
pub fn take_away(db: &Transaction, application: Uuid, traces: &[Trace]) -> Result<u64, Fault> {
    let mut insert = db.prepare_cached(
        "INSERT INTO receipt_trace (epoch, seq, sha256, prev_sha256) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (epoch, seq) DO NOTHING",
    )?;
    for trace in traces {
        insert.execute((&trace.epoch, trace.seq, trace.sha256, &trace.prev_sha256))?;
    }
    let gone = db.execute("DELETE FROM receipt WHERE application = ?1", [application.as_bytes()])?;
    Ok(gone as u64)
}

/// Every trace, in the order of the chain.
pub fn traces(db: &Connection) -> Result<Vec<Trace>, Fault> {
    let mut query =
        db.prepare_cached("SELECT epoch, seq, sha256, prev_sha256 FROM receipt_trace ORDER BY epoch, seq")?;
    let read = |row: &Row<'_>| {
        Ok(Trace { epoch: row.get(0)?, seq: row.get(1)?, sha256: row.get(2)?, prev_sha256: row.get(3)? })
    };
    Ok(query.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// The receipts of an epoch, in the order of the chain.
pub fn of_epoch(db: &Connection, epoch: &str) -> Result<Vec<Receipt>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT sha256, epoch, seq, application, kind, body, issued_at, re_entered_at FROM receipt
         WHERE epoch = ?1 ORDER BY seq",
    )?;
    Ok(query.query_map([epoch], from_row)?.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> super::sql::Result<Receipt> {
    Ok(Receipt {
        sha256: row.get(0)?,
        epoch: row.get(1)?,
        seq: row.get(2)?,
        application: Uuid::from_bytes(row.get(3)?),
        kind: row.get(4)?,
        body: row.get(5)?,
        issued_at: row.get(6)?,
        re_entered_at: row.get(7)?,
    })
}
