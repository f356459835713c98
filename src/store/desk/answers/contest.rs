//! Answers that came from another phone, and those that wait for the citizen's choice between both.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::ids::DraftId;
use rusqlite::params;

use super::{Answer, Origin, Why, at, keep, stand, write};
use crate::store::desk::{Reader, Writer, drafts};
use crate::store::{Error, Result, columns};

/// Two answers at one path: ours stands until the citizen has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    /// Where.
    pub path: String,
    /// What was written on the other phone.
    pub theirs: String,
    /// When, by that phone's clock.
    pub at: DateTime<Utc>,
}

/// Which of both answers is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one of this phone.
    Mine,
    /// The one of the other phone.
    Theirs,
}

/// The choices that wait, in the order of the paths.
pub fn contested(db: &Reader, draft: DraftId) -> Result<Vec<Contested>> {
    let sql = "SELECT path, value, at FROM answer_past
                WHERE draft = ?1 AND why = 'conflict' AND value IS NOT NULL ORDER BY path, place DESC";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([draft.0.as_bytes()], |row| {
        Ok(Contested { path: row.get(0)?, theirs: row.get(1)?, at: columns::instant(row.get(2)?) })
    })?;
    let mut found = rows.collect::<Result<Vec<_>, _>>()?;
    found.dedup_by(|later, first| later.path == first.path);
    Ok(found)
}

/// When each answer was written, by the clock of the phone on which it was.
pub fn edited(db: &Reader, draft: DraftId) -> Result<BTreeMap<String, DateTime<Utc>>> {
    let sql = "SELECT path, coalesce(edited_at, touched_at) FROM answer JOIN draft ON draft.id = draft
                WHERE draft = ?1";
    let mut query = db.prepare_cached(sql)?;
    let rows =
        query.query_map([draft.0.as_bytes()], |row| Ok((row.get(0)?, columns::instant(row.get(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Which answers came from another phone, and at which count of the draft.
pub fn taken(db: &Reader, draft: DraftId) -> Result<BTreeMap<String, u64>> {
    let sql = "SELECT path, taken FROM answer WHERE draft = ?1 AND taken IS NOT NULL";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([draft.0.as_bytes()], |row| Ok((row.get(0)?, columns::count(row, 1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts the other phone's answer in the place of ours, which can be had back.
pub fn take(
    db: &Writer,
    draft: DraftId,
    path: &str,
    (value, edited_at): (Option<String>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<()> {
    let answer = Answer { value, origin: Origin::Typed };
    match at(db, draft, path)? {
        Some(_) => write(db, draft, path, &answer, now)?,
        // Nothing was here: there is nothing to come back to.
        None => stand(db, draft, path, &answer, now)?,
    }
    let sql = "UPDATE answer SET edited_at = ?3, taken = counter WHERE draft = ?1 AND path = ?2";
    db.prepare_cached(sql)?.execute(params![draft.0.as_bytes(), path, edited_at.timestamp_millis()])?;
    Ok(())
}

/// Keeps the other phone's answer beside ours, and asks. What was asked about before at that path is let go:
/// that phone has written something else since.
pub fn contest(db: &Writer, draft: DraftId, contested: &Contested, now: DateTime<Utc>) -> Result<()> {
    settle(db, draft, &contested.path, now)?;
    drafts::touched(db, draft, now)?;
    let theirs = Answer::typed(contested.theirs.clone());
    keep(db, draft, &contested.path, &theirs, Why::Conflict, contested.at)
}

/// Keeps an answer that another phone put aside: readable here too.
pub fn keep_aside(db: &Writer, draft: DraftId, path: &str, value: &str, at: DateTime<Utc>) -> Result<()> {
    keep(db, draft, path, &Answer::typed(value), Why::NotCarriedOver, at)
}

/// Nothing is asked any more at a path; what the other phone wrote there is a former value.
pub fn settle(db: &Writer, draft: DraftId, path: &str, now: DateTime<Utc>) -> Result<()> {
    settle_as(db, draft, path, Why::LetGo, now)
}

fn settle_as(db: &Writer, draft: DraftId, path: &str, why: Why, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE answer_past SET why = ?4, at = ?3
                WHERE draft = ?1 AND path = ?2 AND why = 'conflict'";
    let (draft, now) = (draft.0.as_bytes(), now.timestamp_millis());
    if db.prepare_cached(sql)?.execute(params![draft, path, now, why.code()])? > 0 {
        db.touch(crate::store::Topic::Drafts);
    }
    Ok(())
}

/// The citizen has chosen. The other answer is the one to come back to.
///
/// Fails if nothing was asked there, or if the draft may not be changed.
pub fn choose(db: &Writer, draft: DraftId, path: &str, side: Side, now: DateTime<Utc>) -> Result<()> {
    drafts::open(db, draft)?;
    let asked = contested(db, draft)?.into_iter().find(|one| one.path == path).ok_or(Error::NotThere)?;
    match side {
        Side::Theirs => {
            settle(db, draft, path, now)?;
            take(db, draft, path, (Some(asked.theirs), asked.at), now)
        }
        Side::Mine => {
            settle_as(db, draft, path, Why::Changed, now)?;
            // What was taken out here stays out: that too is an answer.
            if at(db, draft, path)?.is_none() {
                write(db, draft, path, &Answer::emptied(), now)?;
            }
            // Counted, so that the copy follows.
            drafts::touched(db, draft, now).map(|_| ())
        }
    }
}
