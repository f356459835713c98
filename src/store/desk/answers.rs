//! The `answer` and `answer_past` tables: one row a path, and what it held before.

mod contest;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::draft::{ONE_GO, VALUES_KEPT, holds};
use domain::form::Rebased;
use domain::ids::DraftId;
use rusqlite::{OptionalExtension, Row, params};

use super::{Reader, Writer, drafts};
use crate::store::{Result, columns};

pub use contest::{Contested, Side, choose, contest, contested, edited, keep_aside, settle, take, taken};

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// As it was typed; none if it was emptied.
    pub value: Option<String>,
    /// Who wrote it.
    pub origin: Origin,
}

/// Who wrote an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The citizen, here.
    Typed,
    /// Taken over from a profile, and marked so until it is changed.
    Profile,
}

/// A former value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// What it was.
    pub answer: Answer,
    /// When it ceased to be the answer.
    pub at: DateTime<Utc>,
    /// Why.
    pub why: Why,
}

/// Why a value is a former one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Another was written: undoing brings it back.
    Changed,
    /// It was undone: it can be done again.
    Undone,
    /// It was undone, and something else was written since.
    LetGo,
    /// The form does not ask for it any more.
    NotCarriedOver,
    /// The other side of a conflict between two phones.
    Conflict,
}

/// Every answer of a draft, by path.
pub fn of(db: &Reader, draft: DraftId) -> Result<BTreeMap<String, Answer>> {
    let mut query = db.prepare_cached("SELECT path, value, origin FROM answer WHERE draft = ?1")?;
    let rows = query.query_map([draft.0.as_bytes()], |row| Ok((row.get(0)?, from_row(row, 1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What stands at one path; none if nothing was ever written there.
pub fn at(db: &Reader, draft: DraftId, path: &str) -> Result<Option<Answer>> {
    let mut query = db.prepare_cached("SELECT value, origin FROM answer WHERE draft = ?1 AND path = ?2")?;
    Ok(query.query_row(params![draft.0.as_bytes(), path], |row| from_row(row, 0)).optional()?)
}

/// Writes an answer down. What stood there before is kept; the same value again changes nothing.
///
/// Fails if the draft is sealed, filed or in the trash.
pub fn write(db: &Writer, draft: DraftId, path: &str, answer: &Answer, now: DateTime<Utc>) -> Result<()> {
    let before = at(db, draft, path)?;
    if before.as_ref() == Some(answer) {
        return Ok(());
    }
    if let Some(before) = &before {
        let_go(db, draft, path)?;
        keep(db, draft, path, before, Why::Changed, now)?;
    } else if answer.value.is_some() {
        // So that undoing the first answer empties the field.
        let nothing = Answer { value: None, origin: Origin::Typed };
        keep(db, draft, path, &nothing, Why::Changed, now)?;
    }
    stand(db, draft, path, answer, now)
}

/// Writes what is being typed: letters of one go are one value, of which the longest is had back.
///
/// Fails like `write`.
pub fn type_on(db: &Writer, draft: DraftId, path: &str, answer: &Answer, now: DateTime<Utc>) -> Result<()> {
    match at(db, draft, path)? {
        Some(before) if before == *answer => Ok(()),
        Some(before) if is_one_go(db, draft, path, (&before, answer), now)? => {
            let_go(db, draft, path)?;
            stand(db, draft, path, answer, now)
        }
        _ => write(db, draft, path, answer, now),
    }
}

/// Whether what stands need not be kept: it was typed just now, and what comes, or what is kept, holds it whole.
fn is_one_go(
    db: &Reader,
    draft: DraftId,
    path: &str,
    (before, after): (&Answer, &Answer),
    now: DateTime<Utc>,
) -> Result<bool> {
    if before.origin != Origin::Typed || after.origin != Origin::Typed {
        return Ok(false);
    }
    // Nothing else of the draft was changed since, and that just now.
    let sql = "SELECT EXISTS (SELECT 1 FROM answer JOIN draft ON draft.id = answer.draft
                WHERE draft = ?1 AND path = ?2 AND answer.counter = draft.counter AND touched_at >= ?3)";
    let since = (now - ONE_GO).timestamp_millis();
    let just_now: bool =
        db.prepare_cached(sql)?.query_row(params![draft.0.as_bytes(), path, since], |row| row.get(0))?;
    if !just_now {
        return Ok(false);
    }
    let text = |answer: &Answer| answer.value.clone().unwrap_or_default();
    if holds(&text(after), &text(before)) {
        return Ok(true);
    }
    let last = past(db, draft, path)?.into_iter().find(|past| past.why == Why::Changed);
    Ok(last.is_some_and(|last| holds(&text(&last.answer), &text(before))))
}

/// Which paths have a value to come back to, and one to do again.
pub fn turnable(db: &Reader, draft: DraftId) -> Result<BTreeMap<String, (bool, bool)>> {
    let sql = "SELECT path, max(why = 'changed'), max(why = 'undone') FROM answer_past
                WHERE draft = ?1 GROUP BY path";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([draft.0.as_bytes()], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes over what a new version of the form makes of the answers: those that have no place are put aside,
/// as they were typed; the others stand where it asks for them, and say still who wrote them.
pub fn carry(db: &Writer, draft: DraftId, rebased: &Rebased, now: DateTime<Utc>) -> Result<()> {
    let before = of(db, draft)?;
    let origin = |path: &str| before.get(path).map_or(Origin::Typed, |answer| answer.origin);
    for aside in &rebased.aside {
        let answer = Answer { value: Some(aside.value.clone()), origin: origin(&aside.path) };
        keep(db, draft, &aside.path, &answer, Why::NotCarriedOver, now)?;
    }
    let (kept, reviewed) = (&rebased.report.kept, &rebased.report.to_review);
    let kept = kept.iter().map(|(from, to)| (to.as_str(), from.as_str()));
    let came_from: BTreeMap<&str, &str> =
        kept.chain(reviewed.iter().map(|review| (review.to.as_str(), review.from.as_str()))).collect();
    let mut leave = db.prepare_cached("DELETE FROM answer WHERE draft = ?1 AND path = ?2")?;
    for path in before.keys().filter(|path| !rebased.answers.contains_key(*path)) {
        // Its value stands elsewhere now, or was put aside; an emptied one has nothing to say.
        leave.execute(params![draft.0.as_bytes(), path])?;
    }
    for (path, value) in &rebased.answers {
        let from = came_from.get(path.as_str()).copied().unwrap_or(path);
        let answer = Answer { value: Some(value.clone()), origin: origin(from) };
        if before.get(path) != Some(&answer) {
            stand(db, draft, path, &answer, now)?;
        }
    }
    Ok(())
}

/// Brings back the value before this one. False if there is none.
pub fn undo(db: &Writer, draft: DraftId, path: &str, now: DateTime<Utc>) -> Result<bool> {
    step(db, draft, path, (Why::Changed, Why::Undone), now)
}

/// Does again what was last undone. False if there is nothing.
pub fn redo(db: &Writer, draft: DraftId, path: &str, now: DateTime<Utc>) -> Result<bool> {
    step(db, draft, path, (Why::Undone, Why::Changed), now)
}

fn step(
    db: &Writer,
    draft: DraftId,
    path: &str,
    (taken, left): (Why, Why),
    now: DateTime<Utc>,
) -> Result<bool> {
    let sql = "DELETE FROM answer_past WHERE draft = ?1 AND path = ?2 AND place =
                   (SELECT max(place) FROM answer_past WHERE draft = ?1 AND path = ?2 AND why = ?3)
               RETURNING value, origin";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(params![draft.0.as_bytes(), path, taken.code()])?;
    let Some(back) = rows.next()?.map(|row| from_row(row, 0)).transpose()? else { return Ok(false) };
    rows.next()?;
    if let Some(now_past) = at(db, draft, path)? {
        keep(db, draft, path, &now_past, left, now)?;
    }
    stand(db, draft, path, &back, now)?;
    Ok(true)
}

/// What stood at a path before, the last one first.
pub fn past(db: &Reader, draft: DraftId, path: &str) -> Result<Vec<Past>> {
    let sql = "SELECT value, origin, at, why FROM answer_past
                WHERE draft = ?1 AND path = ?2 ORDER BY place DESC";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(params![draft.0.as_bytes(), path], past_from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// « Réponses non reprises »: what the form does not ask any more.
pub fn put_aside(db: &Reader, draft: DraftId) -> Result<Vec<(String, Past)>> {
    let sql = "SELECT value, origin, at, why, path FROM answer_past
                WHERE draft = ?1 AND why = 'not-carried-over' ORDER BY path, place";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([draft.0.as_bytes()], |row| Ok((row.get(4)?, past_from_row(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes an answer out of the form and puts it aside: it is read, and can be copied, but is not sent.
pub fn put_away(db: &Writer, draft: DraftId, path: &str, why: Why, now: DateTime<Utc>) -> Result<()> {
    let sql = "DELETE FROM answer WHERE draft = ?1 AND path = ?2 RETURNING value, origin";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(params![draft.0.as_bytes(), path])?;
    let Some(away) = rows.next()?.map(|row| from_row(row, 0)).transpose()? else { return Ok(()) };
    rows.next()?;
    drafts::touched(db, draft, now)?;
    keep(db, draft, path, &away, why, now)
}

fn let_go(db: &Writer, draft: DraftId, path: &str) -> Result<()> {
    let sql = "UPDATE answer_past SET why = 'let-go' WHERE draft = ?1 AND path = ?2 AND why = 'undone'";
    db.prepare_cached(sql)?.execute(params![draft.0.as_bytes(), path])?;
    Ok(())
}

fn stand(db: &Writer, draft: DraftId, path: &str, answer: &Answer, now: DateTime<Utc>) -> Result<()> {
    let counter = drafts::touched(db, draft, now)?;
    db.prepare_cached(
        "INSERT INTO answer (draft, path, value, origin, counter, edited_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (draft, path) DO UPDATE SET
             value = excluded.value, origin = excluded.origin, counter = excluded.counter,
             edited_at = excluded.edited_at, taken = NULL",
    )?
    .execute(params![
        draft.0.as_bytes(),
        path,
        answer.value,
        answer.origin.code(),
        counter,
        now.timestamp_millis()
    ])?;
    Ok(())
}

/// Keeps a former value, and lets go of what is older than the last twenty. What was put aside is not counted.
fn keep(
    db: &Writer,
    draft: DraftId,
    path: &str,
    answer: &Answer,
    why: Why,
    now: DateTime<Utc>,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO answer_past (draft, path, place, value, origin, at, why) VALUES (?1, ?2,
             (SELECT coalesce(max(place), 0) + 1 FROM answer_past WHERE draft = ?1 AND path = ?2), ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        draft.0.as_bytes(),
        path,
        answer.value,
        answer.origin.code(),
        now.timestamp_millis(),
        why.code()
    ])?;
    let sql = "DELETE FROM answer_past WHERE draft = ?1 AND path = ?2 AND place IN
                   (SELECT place FROM answer_past WHERE draft = ?1 AND path = ?2
                       AND why IN ('changed', 'undone', 'let-go') ORDER BY place DESC LIMIT -1 OFFSET ?3)";
    db.prepare_cached(sql)?.execute(params![draft.0.as_bytes(), path, VALUES_KEPT])?;
    Ok(())
}

impl Origin {
    fn code(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Profile => "profile",
        }
    }
}

impl Why {
    const ALL: [Self; 5] = [Self::Changed, Self::Undone, Self::LetGo, Self::NotCarriedOver, Self::Conflict];

    fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Undone => "undone",
            Self::LetGo => "let-go",
            Self::NotCarriedOver => "not-carried-over",
            Self::Conflict => "conflict",
        }
    }
}

/// Value and origin, from that column on.
fn from_row(row: &Row<'_>, from: usize) -> rusqlite::Result<Answer> {
    let origin = match row.get_ref(from + 1)?.as_str()? {
        "profile" => Origin::Profile,
        _ => Origin::Typed,
    };
    Ok(Answer { value: row.get(from)?, origin })
}

fn past_from_row(row: &Row<'_>) -> rusqlite::Result<Past> {
    let why = row.get_ref(3)?.as_str()?;
    let why = Why::ALL.into_iter().find(|known| known.code() == why).unwrap_or(Why::LetGo);
    Ok(Past { answer: from_row(row, 0)?, at: columns::instant(row.get(2)?), why })
}

impl Answer {
    /// What the citizen typed; text of nothing but spaces is kept as it is, a form counts it as not given.
    pub fn typed(value: impl Into<String>) -> Self {
        Self { value: Some(value.into()), origin: Origin::Typed }
    }

    /// Emptied by the citizen.
    pub fn emptied() -> Self {
        Self { value: None, origin: Origin::Typed }
    }
}

#[cfg(test)]
mod tests;
