//! Applications owed to a back office: which waits, which is on its way, which was taken.

use domain::application::Standing;
use uuid::Uuid;

use super::sql::{self, Connection, Error, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// Where a handing stands. Whether the other side confirmed is the application's own standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Due once its time has come.
    Waiting,
    /// Claimed, and on its way.
    Travelling,
    /// The other side has it.
    Handed,
    /// Refused: it does not go again by itself.
    SetAside,
}

impl State {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Travelling => "travelling",
            Self::Handed => "handed",
            Self::SetAside => "set_aside",
        }
    }
}

/// An application that is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handing {
    /// Which.
    pub application: Uuid,
    /// Through which adapter.
    pub adapter: String,
    /// Where it stands.
    pub state: State,
    /// Tries made, the present one included.
    pub attempts: u32,
    /// Unix ms before which nobody touches it.
    pub not_before: i64,
    /// Why it waits again, or was set aside.
    pub why: Option<String>,
    /// What the other side calls it.
    pub reference: Option<String>,
    /// Unix ms.
    pub owed_at: i64,
    /// Unix ms.
    pub handed_at: Option<i64>,
}

const COLUMNS: &str = "application, adapter, state, attempts, not_before, why, reference, owed_at, handed_at";

/// Complete applications that no adapter owes yet, with their forms.
pub fn unowed(db: &Connection) -> Result<Vec<(Uuid, String)>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT a.id, a.form FROM application a WHERE a.state = 'complete' AND a.envelope IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM handing h WHERE h.application = a.id) ORDER BY a.updated_at, a.id",
    )?;
    let read = |row: &Row<'_>| Ok((Uuid::from_bytes(row.get(0)?), row.get(1)?));
    Ok(query.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Writes down that an application is owed. A second time changes nothing.
pub fn owe(db: &Transaction, application: Uuid, adapter: &str, now: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO handing (application, adapter, state, attempts, not_before, owed_at)
         VALUES (?1, ?2, 'waiting', 0, ?3, ?3) ON CONFLICT (application, adapter) DO NOTHING",
    )?
    .execute((application.as_bytes(), adapter, now))?;
    Ok(())
}

/// Claims the application of an adapter that is due longest, and counts the try. What is no longer complete
/// (taken back, received by another way) is not owed any more.
pub fn claim(db: &Transaction, adapter: &str, now: i64, until: i64) -> Result<Option<Handing>, Fault> {
    let mut query = db.prepare_cached(&format!(
        "UPDATE handing SET state = 'travelling', attempts = attempts + 1, not_before = ?3
         WHERE adapter = ?1 AND application = (SELECT h.application FROM handing h
           JOIN application a ON a.id = h.application
           WHERE h.adapter = ?1 AND h.state IN ('waiting', 'travelling') AND h.not_before <= ?2
             AND a.state = 'complete' ORDER BY h.not_before, h.owed_at, h.application LIMIT 1)
         RETURNING {COLUMNS}"
    ))?;
    Ok(query.query_row((adapter, now, until), from_row).optional()?)
}

/// Lets go of what a gateway that ended had in hand: due at once.
pub fn release(db: &Transaction, now: i64) -> Result<(), Fault> {
    db.prepare_cached("UPDATE handing SET state = 'waiting', not_before = ?1 WHERE state = 'travelling'")?
        .execute([now])?;
    Ok(())
}

/// Unix ms at which the next application is due.
pub fn next(db: &Connection) -> Result<Option<i64>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT min(h.not_before) FROM handing h JOIN application a ON a.id = h.application
         WHERE h.state IN ('waiting', 'travelling') AND a.state = 'complete'",
    )?;
    Ok(query.query_row([], |row| row.get(0))?)
}

/// The other side has it.
pub fn handed(db: &Transaction, handing: &Handing, reference: Option<&str>, now: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE handing SET state = 'handed', reference = coalesce(?3, reference), handed_at = ?4, why = NULL
         WHERE application = ?1 AND adapter = ?2",
    )?
    .execute((handing.application.as_bytes(), &handing.adapter, reference, now))?;
    Ok(())
}

/// Writes down what the other side calls what it has.
pub fn refer(
    db: &Transaction,
    application: Uuid,
    adapter: &str,
    reference: Option<&str>,
) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE handing SET reference = coalesce(?3, reference) WHERE application = ?1 AND adapter = ?2",
    )?
    .execute((application.as_bytes(), adapter, reference))?;
    Ok(())
}

/// It goes again then.
pub fn again(db: &Transaction, handing: &Handing, not_before: i64, why: &str) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE handing SET state = 'waiting', not_before = ?3, why = ?4
         WHERE application = ?1 AND adapter = ?2",
    )?
    .execute((handing.application.as_bytes(), &handing.adapter, not_before, why))?;
    Ok(())
}

/// The other side refuses it.
pub fn set_aside(db: &Transaction, handing: &Handing, why: &str) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE handing SET state = 'set_aside', why = ?3 WHERE application = ?1 AND adapter = ?2",
    )?
    .execute((handing.application.as_bytes(), &handing.adapter, why))?;
    Ok(())
}

/// An operator lets an application go once more, whatever became of it; says whether any was owed.
pub fn once_more(db: &Transaction, application: Uuid, now: i64) -> Result<bool, Fault> {
    let rows = db
        .prepare_cached("UPDATE handing SET state = 'waiting', not_before = ?2 WHERE application = ?1")?
        .execute((application.as_bytes(), now))?;
    Ok(rows > 0)
}

/// What an adapter handed on and nobody confirmed yet.
pub fn unconfirmed(db: &Connection, adapter: &str) -> Result<Vec<Uuid>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT h.application FROM handing h JOIN application a ON a.id = h.application
         WHERE h.adapter = ?1 AND h.state = 'handed' AND a.state = 'complete' ORDER BY h.handed_at",
    )?;
    Ok(query.query_map([adapter], |row| row.get(0).map(Uuid::from_bytes))?.collect::<Result<_, _>>()?)
}

/// Every handing, the oldest first, with where its application stands.
pub fn all(db: &Connection) -> Result<Vec<(Handing, Option<Standing>)>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT h.application, h.adapter, h.state, h.attempts, h.not_before, h.why, h.reference, h.owed_at,
           h.handed_at, a.state
         FROM handing h JOIN application a ON a.id = h.application ORDER BY h.owed_at, h.application",
    )?;
    let read = |row: &Row<'_>| Ok((from_row(row)?, Standing::of_code(&row.get::<_, String>(9)?)));
    Ok(query.query_map([], read)?.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> sql::Result<Handing> {
    let code: String = row.get(2)?;
    let states = [State::Waiting, State::Travelling, State::Handed, State::SetAside];
    let state = states.into_iter().find(|state| state.code() == code);
    Ok(Handing {
        application: Uuid::from_bytes(row.get(0)?),
        adapter: row.get(1)?,
        state: state.ok_or(Error::Column(2))?,
        attempts: row.get(3)?,
        not_before: row.get(4)?,
        why: row.get(5)?,
        reference: row.get(6)?,
        owed_at: row.get(7)?,
        handed_at: row.get(8)?,
    })
}
