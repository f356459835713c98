//! The `form_kept` table: every definition that a draft or an application uses, as it travelled.

use api_client::translate;
use domain::draft::FormPin;
use domain::form::Form;
use domain::ids::Sha256;
use rusqlite::{OptionalExtension, params};

use super::{Reader, Writer};
use crate::store::{Error, Result};

/// Keeps a definition; keeping it again changes nothing, for its digest names its bytes.
pub fn keep(db: &Writer, pin: &FormPin, body: &[u8]) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO form_kept (sha256, form, version, body) VALUES (?1, ?2, ?3, ?4)";
    db.prepare_cached(sql)?.execute(params![pin.sha256.0, pin.id.as_str(), pin.version, body])?;
    Ok(())
}

/// The canonical line of a definition.
pub fn body(db: &Reader, sha256: Sha256) -> Result<Option<Vec<u8>>> {
    let mut query = db.prepare_cached("SELECT body FROM form_kept WHERE sha256 = ?1")?;
    Ok(query.query_row([sha256.0], |row| row.get(0)).optional()?)
}

/// A definition, read. Fails with `NotThere` if it is not kept, or was written by a newer app.
pub fn form(db: &Reader, sha256: Sha256) -> Result<Form> {
    let body = body(db, sha256)?.ok_or(Error::NotThere)?;
    serde_json::from_slice(&body).ok().and_then(translate::form).ok_or(Error::NotThere)
}
