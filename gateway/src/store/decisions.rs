//! Decisions of the Region's services, by the ids they gave them; and the pages of applications they ask for.

use domain::application::Standing;
use uuid::Uuid;

use super::sql::{Connection, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// What a decision was, as far as its replay must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Made by the service.
    pub id: Uuid,
    /// About which application.
    pub application: Uuid,
    /// Digest of the bytes as sent.
    pub body_sha256: [u8; 32],
    /// Where the application stood after it.
    pub standing: Standing,
    /// Unix ms.
    pub at: i64,
}

/// Writes a decision.
pub fn add(db: &Transaction, decision: &Decision) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO decision (id, application, body_sha256, state, at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        decision.id.as_bytes(),
        decision.application.as_bytes(),
        decision.body_sha256,
        decision.standing.code(),
        decision.at,
    ))?;
    Ok(())
}

/// The application and the bytes that an id was given for, if it was.
pub fn of(db: &Connection, id: Uuid) -> Result<Option<(Uuid, [u8; 32])>, Fault> {
    let mut query = db.prepare_cached("SELECT application, body_sha256 FROM decision WHERE id = ?1")?;
    let read = |row: &Row<'_>| Ok((Uuid::from_bytes(row.get(0)?), row.get(1)?));
    Ok(query.query_row([id.as_bytes()], read).optional()?)
}

/// Where an application lies among all, by its last change; the next page begins after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Number of its last change; 0 for one that a restore brought back and nothing happened to since.
    pub seq: u64,
    /// Its id.
    pub id: Uuid,
}

/// The applications that a token opens, in one state or in any, that changed after that place.
pub fn page(
    db: &Connection,
    token: Uuid,
    standing: Option<Standing>,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<Place>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, place FROM (
           SELECT a.id AS id, coalesce((SELECT max(c.seq) FROM change c WHERE c.application = a.id), 0) AS place
           FROM application a
           WHERE EXISTS (SELECT 1 FROM office_scope s WHERE s.token = ?1 AND s.form IN (a.form, '*'))
             AND (CAST(?2 AS TEXT) IS NULL OR a.state = ?2)) opened
         WHERE CAST(?3 AS BIGINT) IS NULL OR (place, id) > (?3, ?4) ORDER BY place, id LIMIT ?5",
    )?;
    let after_id = after.map(|place| *place.id.as_bytes());
    let state = standing.map(Standing::code);
    let parameters = (token.as_bytes(), state, after.map(|place| place.seq), after_id, limit);
    let read = |row: &Row<'_>| Ok(Place { id: Uuid::from_bytes(row.get(0)?), seq: row.get(1)? });
    Ok(query.query_map(parameters, read)?.collect::<Result<_, _>>()?)
}
