//! The `draft` table: what the citizen has begun to write.

use chrono::{DateTime, Utc};
use domain::draft::{Draft, FormPin, Stage};
use domain::ids::{ApplicationId, DraftId, ProfileId, RecordId};
use rusqlite::{Row, named_params, params};

use super::{Reader, Writer};
use crate::store::{Error, Result, Topic, columns};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, profile, account, form, form_version, form_sha256, title, stage, corrects, counter,
                    touched_at, trashed_at FROM draft ",
            $rest
        )
    };
}

/// Every draft, the last touched first; the trash left out.
pub fn all(db: &Reader) -> Result<Vec<Draft>> {
    listed(db, select!("WHERE trashed_at IS NULL ORDER BY touched_at DESC, id"))
}

/// What lies in the trash, the last discarded first.
pub fn trashed(db: &Reader) -> Result<Vec<Draft>> {
    listed(db, select!("WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, id"))
}

fn listed(db: &Reader, sql: &str) -> Result<Vec<Draft>> {
    let mut query = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for draft in query.query_map((), from_row)? {
        found.extend(draft?);
    }
    Ok(found)
}

/// One draft, wherever it lies.
pub fn one(db: &Reader, id: DraftId) -> Result<Draft> {
    let mut query = db.prepare_cached(select!("WHERE id = ?1"))?;
    let mut rows = query.query_map([id.0.as_bytes()], from_row)?;
    rows.next().transpose()?.flatten().ok_or(Error::NotThere)
}

/// Whether there is such a draft.
pub fn is_there(db: &Reader, id: DraftId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM draft WHERE id = ?1)";
    Ok(db.prepare_cached(sql)?.query_row([id.0.as_bytes()], |row| row.get(0))?)
}

/// Drafts of that form that may be gone on with: offered before a second one is begun.
pub fn open_of_form(db: &Reader, form: &RecordId) -> Result<Vec<Draft>> {
    let all = all(db)?.into_iter();
    Ok(all.filter(|draft| draft.form.id == *form && draft.stage == Stage::Writing).collect())
}

/// A draft that may be changed; fails if it is sealed, filed or in the trash.
pub fn open(db: &Reader, id: DraftId) -> Result<Draft> {
    let draft = one(db, id)?;
    if draft.is_open() { Ok(draft) } else { Err(Error::StageForbids) }
}

/// Writes a draft down, whether it is new or already known. Its copies elsewhere are not touched.
pub fn save(db: &Writer, draft: &Draft) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO draft (id, profile, account, form, form_version, form_sha256, title, stage, corrects,
                            counter, touched_at, trashed_at)
         VALUES (:id, :profile, :account, :form, :form_version, :form_sha256, :title, :stage, :corrects,
                 :counter, :touched_at, :trashed_at)
         ON CONFLICT (id) DO UPDATE SET
             profile = excluded.profile, account = excluded.account, form = excluded.form,
             form_version = excluded.form_version, form_sha256 = excluded.form_sha256,
             title = excluded.title, stage = excluded.stage, corrects = excluded.corrects,
             counter = excluded.counter, touched_at = excluded.touched_at, trashed_at = excluded.trashed_at",
    )?
    .execute(named_params! {
        ":id": draft.id.0.as_bytes(),
        ":profile": draft.profile.as_ref().map(|id| id.0.as_bytes()),
        ":account": draft.account,
        ":form": draft.form.id.as_str(),
        ":form_version": draft.form.version,
        ":form_sha256": draft.form.sha256.0,
        ":title": draft.title,
        ":stage": stage_code(draft.stage),
        ":corrects": draft.corrects.as_ref().map(|id| id.0.as_bytes()),
        ":counter": columns::integer(draft.counter),
        ":touched_at": draft.touched_at.timestamp_millis(),
        ":trashed_at": draft.trashed_at.map(|at| at.timestamp_millis()),
    })?;
    db.touch(Topic::Drafts);
    Ok(())
}

/// Counts a change of an open draft, and returns the new count.
pub fn touched(db: &Writer, id: DraftId, now: DateTime<Utc>) -> Result<i64> {
    let sql = "UPDATE draft SET counter = counter + 1, touched_at = ?2
                WHERE id = ?1 AND stage = 'writing' AND trashed_at IS NULL RETURNING counter";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(params![id.0.as_bytes(), now.timestamp_millis()])?;
    let counter = match rows.next()? {
        Some(row) => row.get(0)?,
        None => return Err(one(db, id).err().unwrap_or(Error::StageForbids)),
    };
    // RETURNING is one row, but the statement ends only once it is asked for the next.
    rows.next()?;
    db.touch(Topic::Drafts);
    Ok(counter)
}

fn stage_code(stage: Stage) -> &'static str {
    match stage {
        Stage::Writing => "writing",
        Stage::Sealed => "sealed",
        Stage::Filed => "filed",
    }
}

/// The stage in that column.
pub(super) fn stage(row: &Row<'_>, column: usize) -> rusqlite::Result<Stage> {
    Ok(match row.get_ref(column)?.as_str()? {
        "sealed" => Stage::Sealed,
        "filed" => Stage::Filed,
        _ => Stage::Writing,
    })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Draft>> {
    let stage = stage(row, 7)?;
    let Some(form) = RecordId::parse(row.get_ref(3)?.as_str()?) else { return Ok(None) };
    Ok(Some(Draft {
        id: DraftId(columns::uuid(row, 0)?),
        profile: columns::maybe_uuid(row, 1)?.map(ProfileId),
        account: row.get(2)?,
        form: FormPin { id: form, version: row.get(4)?, sha256: columns::digest(row, 5)? },
        title: row.get(6)?,
        stage,
        corrects: columns::maybe_uuid(row, 8)?.map(ApplicationId),
        counter: columns::count(row, 9)?,
        touched_at: columns::instant(row.get(10)?),
        trashed_at: columns::maybe_instant(row, 11)?,
    }))
}
