//! The `form` table: which forms there are, and one of them whole, with the bytes that its digest is of.

use std::collections::BTreeSet;

use api_client::{translate, wire};
use domain::form::field::HOUSEHOLD;
use domain::form::{Form, FormState, Kind, Wording};
use domain::ids::RecordId;
use domain::profile::is_of_the_person;
use rusqlite::{Row, params};

use super::index::sort_key;
use super::{Change, Reader, Writer, editions};
use crate::store::Result;

/// What a list of forms shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// Its name.
    pub id: RecordId,
    /// Its version.
    pub version: u32,
    /// Its title.
    pub title: Wording,
    /// Whether it may be filed.
    pub state: FormState,
    /// The aid that it asks for.
    pub aid: RecordId,
}

/// One form, with the line it was signed in: what a draft keeps, and names by its digest.
#[derive(Debug, Clone, PartialEq)]
pub struct FormHeld {
    /// The form as it is understood.
    pub form: Form,
    /// Its canonical line, as it travelled.
    pub body: Vec<u8>,
    /// SHA-256 of that line, lower-case hex.
    pub sha256: String,
}

/// Every form, by title.
pub fn all(db: &Reader) -> Result<Vec<FormRow>> {
    let sql = "SELECT id, version, title, title_en, state, aid FROM form ORDER BY sort_key, id";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map((), from_row)?;
    let mut found = Vec::new();
    for row in rows {
        // A row that this build cannot read is skipped, never a panic.
        found.extend(row?);
    }
    Ok(found)
}

/// One form whole; none if it is not held or cannot be read.
pub fn one(db: &Reader, id: &RecordId) -> Result<Option<FormHeld>> {
    let Some(body) = editions::record(db, "forms", id.as_str())? else { return Ok(None) };
    let form = read(&body).and_then(translate::form);
    Ok(form.map(|form| FormHeld { form, sha256: translate::form_digest(&body), body }))
}

/// What the forms held ask of a person or a body: each form, with the paths that no form before it asks.
/// Questions whose answer is no single text, such as rows and several choices, are left out.
pub fn of_the_person(db: &Reader) -> Result<Vec<(Form, Vec<String>)>> {
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for row in all(db)? {
        let Some(FormHeld { form, .. }) = one(db, &row.id)? else { continue };
        let paths = form.fields.iter().flat_map(|field| match field.kind {
            Kind::Household => HOUSEHOLD.iter().map(|part| format!("{}.{part}", field.id)).collect(),
            Kind::Group { .. } | Kind::Choices { .. } | Kind::Unknown(_) => Vec::new(),
            _ => vec![field.id.to_string()],
        });
        let paths: Vec<String> =
            paths.filter(|path| is_of_the_person(path) && known.insert(path.clone())).collect();
        if !paths.is_empty() {
            found.push((form, paths));
        }
    }
    Ok(found)
}

/// The form by which an aid is asked for.
pub fn of_aid(db: &Reader, aid: &RecordId) -> Result<Option<FormRow>> {
    let sql = "SELECT id, version, title, title_en, state, aid FROM form WHERE aid = ?1 ORDER BY id LIMIT 1";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query_map([aid.as_str()], from_row)?;
    Ok(rows.next().transpose()?.flatten())
}

/// Keeps the row in step with its record.
pub(super) fn derive(db: &Writer, change: &Change<'_>) -> Result<()> {
    let record = change.after.and_then(read);
    let Some(record) = record.filter(|record| translate::form(record.clone()).is_some()) else {
        db.prepare_cached("DELETE FROM form WHERE id = ?1")?.execute([change.id])?;
        return Ok(());
    };
    db.prepare_cached(
        "INSERT OR REPLACE INTO form (id, version, title, title_en, sort_key, state, aid)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        change.id,
        record.version,
        record.title.fr,
        record.title.en,
        sort_key(&record.title.fr),
        record.state,
        record.aid,
    ])?;
    Ok(())
}

fn read(line: &[u8]) -> Option<wire::Form> {
    serde_json::from_slice(line).ok()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<FormRow>> {
    let (id, aid): (String, String) = (row.get(0)?, row.get(5)?);
    let state: String = row.get(4)?;
    let (version, title) = (row.get(1)?, Wording { fr: row.get(2)?, en: row.get(3)? });
    Ok(RecordId::parse(&id).zip(RecordId::parse(&aid)).map(|(id, aid)| FormRow {
        id,
        version,
        title,
        state: translate::form_state(&state),
        aid,
    }))
}
