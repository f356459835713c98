//! Filed applications, and the documents that they announce.

use super::sql::{Connection, OptionalExtension, Row, Transaction};
use domain::application::Standing;
use uuid::Uuid;

use super::accounts::AccountId;
use crate::fault::Fault;

/// An application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Made on the phone.
    pub id: Uuid,
    /// Whose it is.
    pub account: AccountId,
    /// What the citizen quotes.
    pub number: String,
    /// Where it stands.
    pub standing: Standing,
    /// Id of the form.
    pub form: String,
    /// Version of the form.
    pub form_version: u32,
    /// Digest of the form's definition.
    pub form_sha256: [u8; 32],
    /// The application it corrects.
    pub corrects: Option<Uuid>,
    /// Digest of its envelope.
    pub envelope_sha256: [u8; 32],
    /// Unix ms of the first durable write.
    pub registered_at: i64,
    /// Unix ms of its last change.
    pub updated_at: i64,
    /// Unix ms of the form's deadline, and what counts for it.
    pub deadline: Option<(i64, String)>,
    /// Unix ms at which every document was there.
    pub completed_at: Option<i64>,
}

/// A document that an envelope or a message announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The slot of the form.
    pub slot: String,
    /// Its digest.
    pub sha256: [u8; 32],
    /// Its bytes.
    pub size: u64,
    /// Its media type.
    pub media: String,
    /// Its name, as the citizen typed it.
    pub name: String,
    /// Unix ms at which it was verified.
    pub verified_at: Option<i64>,
}

const COLUMNS: &str = "id, account, number, state, form, form_version, form_sha256, corrects, envelope_sha256, \
                       registered_at, updated_at, deadline_at, deadline_counts, completed_at";

/// Writes a new application; its envelope may be missing after a restore alone.
pub fn add(db: &Transaction, application: &Application, envelope: Option<&[u8]>) -> Result<(), Fault> {
    let deadline = application.deadline.as_ref();
    db.prepare_cached(
        "INSERT INTO application (id, account, number, state, form, form_version, form_sha256, corrects, envelope,
           envelope_sha256, registered_at, updated_at, deadline_at, deadline_counts, completed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute((
        application.id.as_bytes(),
        application.account.0,
        &application.number,
        application.standing.code(),
        &application.form,
        application.form_version,
        application.form_sha256,
        application.corrects.map(|id| *id.as_bytes()),
        envelope,
        application.envelope_sha256,
        application.registered_at,
        application.updated_at,
        deadline.map(|(at, _)| *at),
        deadline.map(|(_, counts)| counts),
        application.completed_at,
    ))?;
    Ok(())
}

/// An application by its id, whoever it belongs to.
pub fn read(db: &Connection, id: Uuid) -> Result<Option<Application>, Fault> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM application WHERE id = ?1"))?;
    Ok(query.query_row([id.as_bytes()], from_row).optional()?)
}

/// An application of that account; what belongs to another is not there.
pub fn of(db: &Connection, account: AccountId, id: Uuid) -> Result<Option<Application>, Fault> {
    Ok(read(db, id)?.filter(|application| application.account == account))
}

/// Every application of an account, oldest first.
pub fn of_account(db: &Connection, account: AccountId) -> Result<Vec<Application>, Fault> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM application WHERE account = ?1 ORDER BY registered_at, id"
    ))?;
    Ok(query.query_map([account.0], from_row)?.collect::<Result<_, _>>()?)
}

/// Every application, in one state or in any, the last changed first.
pub fn all(db: &Connection, standing: Option<Standing>) -> Result<Vec<Application>, Fault> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM application WHERE CAST(?1 AS TEXT) IS NULL OR state = ?1 ORDER BY updated_at DESC, id"
    ))?;
    let code = standing.map(Standing::code);
    Ok(query.query_map([code], from_row)?.collect::<Result<_, _>>()?)
}

/// Applications without a receipt of their registration: only a restore loses one.
pub fn unacknowledged(db: &Connection) -> Result<Vec<Application>, Fault> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM application a WHERE NOT EXISTS
           (SELECT 1 FROM receipt r WHERE r.application = a.id AND r.kind = 'registered') ORDER BY registered_at"
    ))?;
    Ok(query.query_map([], from_row)?.collect::<Result<_, _>>()?)
}

/// Complete applications that no service received, complete since before that instant.
pub fn unreceived(db: &Connection, before: i64) -> Result<Vec<Application>, Fault> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM application WHERE state = 'complete' AND coalesce(completed_at, updated_at) < ?1
         ORDER BY completed_at"
    ))?;
    Ok(query.query_map([before], from_row)?.collect::<Result<_, _>>()?)
}

/// The bytes of its envelope; none as long as a restore has not got them back.
pub fn envelope(db: &Connection, id: Uuid) -> Result<Option<Vec<u8>>, Fault> {
    let mut query = db.prepare_cached("SELECT envelope FROM application WHERE id = ?1")?;
    Ok(query.query_row([id.as_bytes()], |row| row.get(0)).optional()?.flatten())
}

/// Writes an envelope that came again after a restore, and what it says of the form.
pub fn fill(db: &Transaction, application: &Application, envelope: &[u8]) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE application SET envelope = ?2, form = ?3, form_version = ?4, form_sha256 = ?5, corrects = ?6,
           account = ?7 WHERE id = ?1 AND envelope IS NULL",
    )?
    .execute((
        application.id.as_bytes(),
        envelope,
        &application.form,
        application.form_version,
        application.form_sha256,
        application.corrects.map(|id| *id.as_bytes()),
        application.account.0,
    ))?;
    Ok(())
}

/// Writes where an application stands from now on.
pub fn stand(db: &Transaction, id: Uuid, standing: Standing, now: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE application SET state = ?2, updated_at = ?3,
           completed_at = CASE WHEN ?2 = 'complete' THEN ?3 ELSE completed_at END WHERE id = ?1",
    )?
    .execute((id.as_bytes(), standing.code(), now))?;
    Ok(())
}

/// Writes what an envelope, or a message, announces.
pub fn declare(
    db: &Transaction,
    application: Uuid,
    message: Option<Uuid>,
    documents: &[Declared],
) -> Result<(), Fault> {
    let mut insert = db.prepare_cached(
        "INSERT INTO declared (application, message, place, slot, sha256, size, media, name)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (place, document) in documents.iter().enumerate() {
        insert.execute((
            application.as_bytes(),
            of_message(message),
            place,
            &document.slot,
            document.sha256,
            document.size,
            &document.media,
            &document.name,
        ))?;
    }
    Ok(())
}

/// What an envelope, or a message, announces, in its order.
pub fn declared(
    db: &Connection,
    account: AccountId,
    application: Uuid,
    message: Option<Uuid>,
) -> Result<Vec<Declared>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT d.slot, d.sha256, d.size, d.media, d.name, v.verified_at
         FROM declared d LEFT JOIN document v ON v.account = ?1 AND v.sha256 = d.sha256
         WHERE d.application = ?2 AND d.message = ?3 ORDER BY d.place",
    )?;
    let rows = query.query_map((account.0, application.as_bytes(), of_message(message)), declared_from)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How an application, by its envelope or by a message, announces that digest; none if it does not.
pub fn announced(db: &Connection, application: Uuid, sha256: [u8; 32]) -> Result<Option<Declared>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT slot, sha256, size, media, name, NULL FROM declared WHERE application = ?1 AND sha256 = ?2
         ORDER BY message, place LIMIT 1",
    )?;
    Ok(query.query_row((application.as_bytes(), sha256), declared_from).optional()?)
}

/// How many documents an application announces, by its envelope and its messages, and their bytes.
pub fn announced_in_all(db: &Connection, application: Uuid) -> Result<(usize, u64), Fault> {
    let mut query = db.prepare_cached(
        "SELECT count(*), CAST(coalesce(sum(size), 0) AS BIGINT) FROM declared WHERE application = ?1",
    )?;
    Ok(query.query_row([application.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Applications of an account that are registered and announce that digest.
pub fn awaiting(db: &Connection, account: AccountId, sha256: [u8; 32]) -> Result<Vec<Uuid>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT DISTINCT a.id FROM declared d JOIN application a ON a.id = d.application
         WHERE d.sha256 = ?2 AND d.message = ?3 AND a.account = ?1 AND a.state = 'registered' ORDER BY a.id",
    )?;
    let rows =
        query.query_map((account.0, sha256, of_message(None)), |row| row.get(0).map(Uuid::from_bytes))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn of_message(message: Option<Uuid>) -> Vec<u8> {
    message.map_or(Vec::new(), |id| id.as_bytes().to_vec())
}

fn declared_from(row: &Row<'_>) -> super::sql::Result<Declared> {
    Ok(Declared {
        slot: row.get(0)?,
        sha256: row.get(1)?,
        size: row.get(2)?,
        media: row.get(3)?,
        name: row.get(4)?,
        verified_at: row.get(5)?,
    })
}

fn from_row(row: &Row<'_>) -> super::sql::Result<Application> {
    let state: String = row.get(3)?;
    let standing = Standing::of_code(&state).ok_or_else(|| super::sql::Error::Column(3))?;
    let deadline: (Option<i64>, Option<String>) = (row.get(11)?, row.get(12)?);
    Ok(Application {
        id: Uuid::from_bytes(row.get(0)?),
        account: AccountId(row.get(1)?),
        number: row.get(2)?,
        standing,
        form: row.get(4)?,
        form_version: row.get(5)?,
        form_sha256: row.get(6)?,
        corrects: row.get::<_, Option<[u8; 16]>>(7)?.map(Uuid::from_bytes),
        envelope_sha256: row.get(8)?,
        registered_at: row.get(9)?,
        updated_at: row.get(10)?,
        deadline: deadline.0.zip(deadline.1),
        completed_at: row.get(13)?,
    })
}
