//! The feed of changes: what happened to an account's applications, in order.

use super::sql::{Connection, Row, Transaction};
use domain::application::{Standing, Text};
use uuid::Uuid;

use super::accounts::AccountId;
use crate::fault::Fault;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its place in the feed; given when it is written.
    pub seq: u64,
    /// Whose application.
    pub account: AccountId,
    /// Which.
    pub application: Uuid,
    /// The code of the state after it.
    pub state: String,
    /// Unix ms.
    pub at: i64,
    /// What the service says with it.
    pub text: Option<Text>,
    /// The signed bytes of a receipt that came with it.
    pub receipt: Option<Vec<u8>>,
    /// A message that came with it.
    pub message: Option<Uuid>,
}

/// What is written down of a change besides whose and when.
#[derive(Debug, Clone, Default)]
pub struct With<'a> {
    /// What the service says.
    pub text: Option<&'a Text>,
    /// Digest of a receipt.
    pub receipt: Option<[u8; 32]>,
    /// A message.
    pub message: Option<Uuid>,
}

/// Adds a change to the feed.
pub fn add(
    db: &Transaction,
    account: AccountId,
    application: Uuid,
    standing: Standing,
    at: i64,
    with: &With<'_>,
) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO change (account, application, state, at, text_fr, text_en, receipt, message)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        account.0,
        application.as_bytes(),
        standing.code(),
        at,
        with.text.map(|text| &text.fr),
        with.text.and_then(|text| text.en.as_ref()),
        with.receipt,
        with.message.map(|id| *id.as_bytes()),
    ))?;
    Ok(())
}

/// What happened to an account's applications after that place, so many at the most.
pub fn after(db: &Connection, account: AccountId, seq: u64, limit: u64) -> Result<Vec<Change>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT c.seq, c.account, c.application, c.state, c.at, c.text_fr, c.text_en, r.body, c.message
         FROM change c LEFT JOIN receipt r ON r.sha256 = c.receipt
         WHERE c.account = ?1 AND c.seq > ?2 ORDER BY c.seq LIMIT ?3",
    )?;
    Ok(query.query_map((account.0, seq, limit), from_row)?.collect::<Result<_, _>>()?)
}

/// What happened to one application.
pub fn of(db: &Connection, application: Uuid) -> Result<Vec<Change>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT c.seq, c.account, c.application, c.state, c.at, c.text_fr, c.text_en, r.body, c.message
         FROM change c LEFT JOIN receipt r ON r.sha256 = c.receipt
         WHERE c.application = ?1 ORDER BY c.seq",
    )?;
    Ok(query.query_map([application.as_bytes()], from_row)?.collect::<Result<_, _>>()?)
}

/// The last place of the whole feed; 0 before the first.
pub fn last(db: &Connection) -> Result<u64, Fault> {
    let mut query = db.prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?;
    Ok(query.query_row([], |row| row.get(0))?)
}

fn from_row(row: &Row<'_>) -> super::sql::Result<Change> {
    let (fr, en): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
    Ok(Change {
        seq: row.get(0)?,
        account: AccountId(row.get(1)?),
        application: Uuid::from_bytes(row.get(2)?),
        state: row.get(3)?,
        at: row.get(4)?,
        text: fr.map(|fr| Text { fr, en }),
        receipt: row.get(7)?,
        message: row.get::<_, Option<[u8; 16]>>(8)?.map(Uuid::from_bytes),
    })
}
