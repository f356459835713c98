//! The `profile` and `profile_answer` tables: whom the citizen applies for.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::ids::ProfileId;
use domain::profile::{Profile, Who};
use rusqlite::{Row, params};

use super::{Reader, Writer};
use crate::store::{Error, Result, Topic, columns};

/// Every profile, the citizen's own first.
pub fn all(db: &Reader) -> Result<Vec<Profile>> {
    let sql = "SELECT id, who, name FROM profile WHERE trashed_at IS NULL ORDER BY who <> 'me', id";
    let mut query = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for profile in query.query_map((), from_row)? {
        found.extend(profile?);
    }
    for profile in &mut found {
        profile.answers = answers(db, profile.id)?;
    }
    Ok(found)
}

/// What lies in the trash, and since when.
pub fn trashed(db: &Reader) -> Result<Vec<(Profile, DateTime<Utc>)>> {
    let sql =
        "SELECT id, who, name, trashed_at FROM profile WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC";
    let mut query = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for row in query.query_map((), |row| Ok((from_row(row)?, columns::instant(row.get(3)?))))? {
        if let (Some(profile), at) = row? {
            found.push((profile, at));
        }
    }
    Ok(found)
}

/// How many drafts and applications were begun for it, the trash left out.
pub fn used_in(db: &Reader, id: ProfileId) -> Result<u32> {
    let sql = "SELECT count(*) FROM draft WHERE profile = ?1 AND trashed_at IS NULL";
    Ok(db.prepare_cached(sql)?.query_row([id.0.as_bytes()], |row| row.get(0))?)
}

/// One profile.
pub fn one(db: &Reader, id: ProfileId) -> Result<Profile> {
    all(db)?.into_iter().find(|profile| profile.id == id).ok_or(Error::NotThere)
}

/// Writes a profile down, with all its answers.
pub fn save(db: &Writer, profile: &Profile) -> Result<()> {
    let id = profile.id.0.as_bytes();
    db.prepare_cached(
        "INSERT INTO profile (id, who, name) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET who = excluded.who, name = excluded.name, trashed_at = NULL",
    )?
    .execute(params![id, profile.who.code(), profile.name])?;
    db.prepare_cached("DELETE FROM profile_answer WHERE profile = ?1")?.execute([id])?;
    let mut insert =
        db.prepare_cached("INSERT INTO profile_answer (profile, path, value) VALUES (?1, ?2, ?3)")?;
    for (path, value) in &profile.answers {
        insert.execute(params![id, path, value])?;
    }
    db.touch(Topic::Profiles);
    Ok(())
}

/// Puts a profile in the trash, as the citizen asked. Drafts written for it stay.
pub fn discard(db: &Writer, id: ProfileId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE profile SET trashed_at = ?2 WHERE id = ?1 AND trashed_at IS NULL";
    db.prepare_cached(sql)?.execute(params![id.0.as_bytes(), now.timestamp_millis()])?;
    db.touch(Topic::Profiles);
    Ok(())
}

/// Takes it out of the trash.
pub fn restore(db: &Writer, id: ProfileId) -> Result<()> {
    let sql = "UPDATE profile SET trashed_at = NULL WHERE id = ?1";
    if db.prepare_cached(sql)?.execute([id.0.as_bytes()])? == 0 {
        return Err(Error::NotThere);
    }
    db.touch(Topic::Profiles);
    Ok(())
}

fn answers(db: &Reader, id: ProfileId) -> Result<BTreeMap<String, String>> {
    let mut query = db.prepare_cached("SELECT path, value FROM profile_answer WHERE profile = ?1")?;
    let rows = query.query_map([id.0.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Profile>> {
    let Some(who) = Who::parse(row.get_ref(1)?.as_str()?) else { return Ok(None) };
    let id = ProfileId(columns::uuid(row, 0)?);
    Ok(Some(Profile { id, who, name: row.get(2)?, answers: BTreeMap::new() }))
}
