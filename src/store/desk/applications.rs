//! The `application` table: what was sealed here, and where the Region says that it stands.

use chrono::{DateTime, Utc};
use domain::application::{Filed, Standing};
use domain::draft::{FormPin, Stage};
use domain::ids::{ApplicationId, DraftId, RecordId, Sha256};
use rusqlite::{OptionalExtension, Row, named_params, params};

use super::outbox::Account;
use super::{Reader, Writer, drafts, session};
use crate::store::{Error, Result, Topic, columns};

/// An application as this phone knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its name.
    pub id: ApplicationId,
    /// The draft it was sealed from; none if it came back from the gateway.
    pub draft: Option<DraftId>,
    /// The application that it corrects.
    pub corrects: Option<ApplicationId>,
    /// Whose it is.
    pub account: Option<String>,
    /// The form.
    pub form: FormPin,
    /// Title.
    pub title: String,
    /// Digest of its envelope.
    pub envelope_sha256: Sha256,
    /// Where it stands; `Writing` if it was taken back before it was filed.
    pub standing: Standing,
    /// What the citizen quotes.
    pub number: Option<String>,
    /// The form's deadline.
    pub deadline_at: Option<DateTime<Utc>>,
    /// When it was sealed, by this phone's clock.
    pub sealed_at: DateTime<Utc>,
    /// Its last change.
    pub updated_at: DateTime<Utc>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, draft, corrects, account, form, form_version, form_sha256, title, envelope_sha256, state,
                    number, deadline_at, sealed_at, updated_at FROM application ",
            $rest
        )
    };
}

/// Everything sealed or filed that is this account's, the last changed first; what was taken back left out.
pub fn all(db: &Reader, account: Account<'_>) -> Result<Vec<Application>> {
    let mut query = db.prepare_cached(select!(
        "WHERE state <> 'writing' AND (?1 IS NULL OR account IS NULL OR account = ?1)
         ORDER BY updated_at DESC, id"
    ))?;
    let mut found = Vec::new();
    for application in query.query_map([account], from_row)? {
        found.extend(application?);
    }
    Ok(found)
}

/// One application.
pub fn one(db: &Reader, id: ApplicationId) -> Result<Application> {
    let mut query = db.prepare_cached(select!("WHERE id = ?1"))?;
    query.query_row([id.0.as_bytes()], from_row).optional()?.flatten().ok_or(Error::NotThere)
}

/// Whether it is among those that whoever is signed in may see.
pub fn is_shown(db: &Reader, id: ApplicationId) -> Result<bool> {
    let account = session::account(db)?;
    Ok(all(db, account.as_deref())?.iter().any(|application| application.id == id))
}

/// The application that a draft was last sealed into, unless that one was taken back.
pub fn of_draft(db: &Reader, draft: DraftId) -> Result<Option<Application>> {
    let mut query =
        db.prepare_cached(select!("WHERE draft = ?1 AND state <> 'writing' ORDER BY id DESC LIMIT 1"))?;
    Ok(query.query_row([draft.0.as_bytes()], from_row).optional()?.flatten())
}

/// The exact bytes that travel; none if it came back from the gateway.
pub fn envelope(db: &Reader, id: ApplicationId) -> Result<Option<Vec<u8>>> {
    let mut query = db.prepare_cached("SELECT envelope FROM application WHERE id = ?1")?;
    query.query_row([id.0.as_bytes()], |row| row.get(0)).optional()?.ok_or(Error::NotThere)
}

/// Writes down what was just sealed, with the bytes that will travel.
pub fn sealed(db: &Writer, application: &Application, envelope: &[u8]) -> Result<()> {
    insert(db, application, Some(envelope))
}

fn insert(db: &Writer, application: &Application, envelope: Option<&[u8]>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO application (id, draft, corrects, account, form, form_version, form_sha256, title,
             envelope, envelope_sha256, state, number, deadline_at, sealed_at, updated_at)
         VALUES (:id, :draft, :corrects, :account, :form, :form_version, :form_sha256, :title,
             :envelope, :envelope_sha256, :state, :number, :deadline_at, :sealed_at, :updated_at)",
    )?
    .execute(named_params! {
        ":id": application.id.0.as_bytes(),
        ":draft": application.draft.as_ref().map(|id| id.0.as_bytes()),
        ":corrects": application.corrects.as_ref().map(|id| id.0.as_bytes()),
        ":account": application.account,
        ":form": application.form.id.as_str(),
        ":form_version": application.form.version,
        ":form_sha256": application.form.sha256.0,
        ":title": application.title,
        ":envelope": envelope,
        ":envelope_sha256": application.envelope_sha256.0,
        ":state": application.standing.code(),
        ":number": application.number,
        ":deadline_at": application.deadline_at.map(|at| at.timestamp_millis()),
        ":sealed_at": application.sealed_at.timestamp_millis(),
        ":updated_at": application.updated_at.timestamp_millis(),
    })?;
    db.touch(Topic::Applications);
    Ok(())
}

/// The gateway holds it: the draft it came from is filed.
pub fn registered(
    db: &Writer,
    id: ApplicationId,
    number: &str,
    deadline_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let sql = "UPDATE application SET number = ?2, deadline_at = coalesce(?3, deadline_at) WHERE id = ?1";
    let deadline_at = deadline_at.map(|at| at.timestamp_millis());
    db.prepare_cached(sql)?.execute(params![id.0.as_bytes(), number, deadline_at])?;
    let application = one(db, id)?;
    if !application.standing.is_filed() {
        stands(db, id, Standing::Registered, now)?;
    }
    if let Some(mut draft) = application.draft.map(|draft| drafts::one(db, draft)).transpose()?
        && draft.stage == Stage::Sealed
    {
        draft.becomes(Stage::Filed)?;
        drafts::save(db, &draft)?;
    }
    Ok(())
}

/// Where the Region says that it stands. Its word counts, in whatever order it comes.
pub fn stands(db: &Writer, id: ApplicationId, standing: Standing, at: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE application SET state = ?2, updated_at = ?3 WHERE id = ?1";
    let at = at.timestamp_millis();
    if db.prepare_cached(sql)?.execute(params![id.0.as_bytes(), standing.code(), at])? == 0 {
        return Err(Error::NotThere);
    }
    db.touch(Topic::Applications);
    Ok(())
}

/// Back on the writing table: taken back before it left, or refused in a way that the citizen can mend.
/// This name is spent; the next seal makes another.
pub fn reopened(db: &Writer, id: ApplicationId, now: DateTime<Utc>) -> Result<()> {
    let application = one(db, id)?;
    if application.standing != Standing::Sealed {
        return Err(Error::StageForbids);
    }
    stands(db, id, Standing::Writing, now)?;
    if let Some(mut draft) = application.draft.map(|draft| drafts::one(db, draft)).transpose()? {
        draft.becomes(Stage::Writing)?;
        drafts::save(db, &draft)?;
    }
    Ok(())
}

/// What the gateway holds of this account: known ones are brought up to date, others come back.
pub fn told(db: &Writer, filed: &Filed, title: &str, account: &str) -> Result<()> {
    match one(db, filed.id) {
        Ok(_) => {
            registered(
                db,
                filed.id,
                &filed.number,
                filed.deadline.map(|deadline| deadline.at),
                filed.updated_at,
            )?;
            stands(db, filed.id, filed.standing, filed.updated_at)
        }
        Err(Error::NotThere) => {
            let application = Application {
                id: filed.id,
                draft: None,
                corrects: filed.corrects,
                account: Some(account.to_owned()),
                form: filed.form.clone(),
                title: title.to_owned(),
                envelope_sha256: filed.envelope_sha256,
                standing: filed.standing,
                number: Some(filed.number.clone()),
                deadline_at: filed.deadline.map(|deadline| deadline.at),
                sealed_at: filed.registered_at,
                updated_at: filed.updated_at,
            };
            insert(db, &application, None)
        }
        Err(error) => Err(error),
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Application>> {
    let standing = Standing::of_code(row.get_ref(9)?.as_str()?);
    let (Some(standing), Some(form)) = (standing, RecordId::parse(row.get_ref(4)?.as_str()?)) else {
        return Ok(None);
    };
    Ok(Some(Application {
        id: ApplicationId(columns::uuid(row, 0)?),
        draft: columns::maybe_uuid(row, 1)?.map(DraftId),
        corrects: columns::maybe_uuid(row, 2)?.map(ApplicationId),
        account: row.get(3)?,
        form: FormPin { id: form, version: row.get(5)?, sha256: columns::digest(row, 6)? },
        title: row.get(7)?,
        envelope_sha256: columns::digest(row, 8)?,
        standing,
        number: row.get(10)?,
        deadline_at: columns::maybe_instant(row, 11)?,
        sealed_at: columns::instant(row.get(12)?),
        updated_at: columns::instant(row.get(13)?),
    }))
}
