//! The `parcel` table: what is owed to the Region, in lanes, with the exact bytes that will travel.
//!
//! A lane is one application: its envelope opens it, its documents follow. Envelopes of all lanes leave
//! before any document; an envelope set aside holds its own lane only, a document set aside nobody.

mod claim;
mod hold;
mod settle;

use chrono::{DateTime, Utc};
use domain::ids::{ApplicationId, LaneId, ParcelId};
use domain::parcel::{Kind, Parcel, Standing};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{Reader, Writer};
use crate::store::{Error, Result, Topic, columns};

pub use claim::{Account, claim, next_due, notice_clock, release_leftovers, to_ask};
pub use hold::{
    Recall, cancel, documents_differ, documents_wait, order, pause, recall, recall_lane, resume, signed_in,
    signed_out, wake,
};
pub use settle::{acknowledged, only_missing, only_missing_behind, owed_again, put_off, settle};

macro_rules! columns {
    () => {
        "id, lane, place, kind, sha256, application, wire, account, state, why, attempts, departures,
         not_before, size, acknowledged, upload_url"
    };
}
use columns as row_columns;

/// Every parcel that is not this account's secret: those of another account are hidden. In the order in
/// which they leave.
pub fn all(db: &Reader, account: Account<'_>) -> Result<Vec<Parcel>> {
    let mut query = db.prepare_cached(concat!(
        "SELECT ",
        row_columns!(),
        " FROM parcel WHERE ?1 IS NULL OR account IS NULL OR account = ?1 ORDER BY rank, place, id"
    ))?;
    let mut found = Vec::new();
    for parcel in query.query_map([account], from_row)? {
        found.extend(parcel?);
    }
    Ok(found)
}

/// The parcels of one lane, in the order in which they leave.
pub fn of_lane(db: &Reader, lane: LaneId) -> Result<Vec<Parcel>> {
    let mut query = db.prepare_cached(concat!(
        "SELECT ",
        row_columns!(),
        " FROM parcel WHERE lane = ?1 ORDER BY rank, place, id"
    ))?;
    let mut found = Vec::new();
    for parcel in query.query_map([lane.0.as_bytes()], from_row)? {
        found.extend(parcel?);
    }
    Ok(found)
}

/// One parcel.
pub fn one(db: &Reader, id: ParcelId) -> Result<Parcel> {
    let mut query = db.prepare_cached(concat!("SELECT ", row_columns!(), " FROM parcel WHERE id = ?1"))?;
    query.query_row([id.0.as_bytes()], from_row).optional()?.flatten().ok_or(Error::NotThere)
}

/// Something to deliver, before it has a place in the queue.
#[derive(Debug, Clone)]
pub struct Post {
    /// Its name; also that of the message, withdrawal, feedback or erasure it puts.
    pub id: ParcelId,
    /// Its lane.
    pub lane: LaneId,
    /// What it is.
    pub kind: Kind,
    /// The application it belongs to.
    pub application: Option<ApplicationId>,
    /// The body as it will travel; empty for a document.
    pub wire: Vec<u8>,
    /// The account that seals it; none while nobody is signed in: the next one to sign in takes it.
    pub account: Option<String>,
    /// Bytes to deliver.
    pub size: u64,
}

/// Puts something into the outbox, behind what is there. In the transaction that makes it owed.
pub fn post(db: &Writer, post: &Post, now: DateTime<Utc>) -> Result<()> {
    let (kind, sha256) = match post.kind {
        Kind::Document(sha256) => (post.kind.code(), Some(sha256.0)),
        kind => (kind.code(), None),
    };
    db.prepare_cached(
        "INSERT INTO parcel (id, lane, rank, place, kind, sha256, application, wire, account, state,
                             attempts, departures, not_before, size, acknowledged)
         VALUES (:id, :lane, :rank,
                 -- A withdrawal goes before the papers that it makes useless, all else behind what is there.
                 iif(:kind = 'withdrawal',
                     (SELECT coalesce(min(place), 1) - 1 FROM parcel WHERE lane = :lane AND rank = :rank),
                     (SELECT coalesce(max(place), 0) + 1 FROM parcel)),
                 :kind, :sha256, :application, :wire, :account, 'waiting', 0, 0, :now, :size, 0)",
    )?
    .execute(named_params! {
        ":id": post.id.0.as_bytes(),
        ":lane": post.lane.0.as_bytes(),
        ":rank": post.kind.rank(),
        ":kind": kind,
        ":sha256": sha256,
        ":application": post.application.as_ref().map(|id| id.0.as_bytes()),
        ":wire": post.wire,
        ":account": post.account,
        ":now": now.timestamp_millis(),
        ":size": columns::integer(post.size),
    })?;
    db.touch(Topic::Outbox);
    Ok(())
}

/// Puts something behind a parcel of the same lane: it leaves once that one has arrived. A document that a message
/// announces is not taken before it.
pub fn post_behind(db: &Writer, first: ParcelId, posted: &Post, now: DateTime<Utc>) -> Result<()> {
    post(db, posted, now)?;
    let sql = "UPDATE parcel SET behind = ?2 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(rusqlite::params![posted.id.0.as_bytes(), first.0.as_bytes()])?;
    Ok(())
}

/// Writes down where a parcel stands. What it waits for is `not_before`.
fn stand(db: &Writer, id: ParcelId, standing: Standing) -> Result<()> {
    let (state, why) = standing.codes();
    let sql = "UPDATE parcel SET state = ?2, why = ?3 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(rusqlite::params![id.0.as_bytes(), state, why])?;
    db.touch(Topic::Outbox);
    Ok(())
}

/// A row that this build cannot read is skipped: it stays where it is, for the build that wrote it.
fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Parcel>> {
    let sha256 = row.get::<_, Option<[u8; 32]>>(4)?.map(domain::ids::Sha256);
    let kind = Kind::parse(row.get_ref(3)?.as_str()?, sha256);
    let why = row.get::<_, Option<String>>(9)?;
    let standing = Standing::parse(row.get_ref(8)?.as_str()?, why.as_deref());
    let (Some(kind), Some(standing)) = (kind, standing) else { return Ok(None) };
    Ok(Some(Parcel {
        id: ParcelId(columns::uuid(row, 0)?),
        lane: LaneId(columns::uuid(row, 1)?),
        place: row.get(2)?,
        kind,
        application: columns::maybe_uuid(row, 5)?.map(ApplicationId),
        wire: row.get(6)?,
        account: row.get(7)?,
        standing,
        attempts: row.get(10)?,
        departures: row.get(11)?,
        not_before: columns::instant(row.get(12)?),
        size: columns::count(row, 13)?,
        acknowledged: columns::count(row, 14)?,
        upload_url: row.get(15)?,
    }))
}

#[cfg(test)]
mod tests;
