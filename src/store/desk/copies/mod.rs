//! Copies of drafts at the Region: what is known of each, what is to be copied, how each ended.

mod apply;

use std::collections::BTreeSet;

use api_client::translate::{copied_in, copy_of};
use chrono::{DateTime, Utc};
use domain::application::DeclaredDocument;
use domain::copied::{Copied, Edited, PutAside};
use domain::draft::Stage;
use domain::ids::DraftId;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::{Reader, Writer, answers, documents, drafts};
use crate::store::{Error, Result, Topic, columns};

pub use apply::{Theirs, adopt, arrive, becomes_correction, merge};

/// What is known here of a draft and of its copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The draft.
    pub draft: DraftId,
    /// The name of its copy.
    pub name: Uuid,
    /// Where the draft stands.
    pub stage: Stage,
    /// Whether it lies in the trash.
    pub is_trashed: bool,
    /// Whether it says something that its copy does not.
    pub is_ahead: bool,
    /// ETag of the copy that was last seen; none if there is none.
    pub etag: Option<String>,
    /// Whether the citizen has still to choose between two answers: until then it is not copied.
    pub is_contested: bool,
}

macro_rules! standing {
    ($rest:literal) => {
        concat!(
            "SELECT id, coalesce(copied_id, id), stage, trashed_at IS NOT NULL, copied_counter IS NOT counter,
                    copied_etag, EXISTS (SELECT 1 FROM answer_past WHERE draft = id AND why = 'conflict')
               FROM draft ",
            $rest
        )
    };
}

/// Every draft that may be this account's.
pub fn standings(db: &Reader, account: &str) -> Result<Vec<Standing>> {
    let mut query = db.prepare_cached(standing!("WHERE account IS NULL OR account = ?1 ORDER BY id"))?;
    Ok(query.query_map([account], from_row)?.collect::<Result<_, _>>()?)
}

/// One of them.
pub fn standing(db: &Reader, draft: DraftId) -> Result<Standing> {
    let mut query = db.prepare_cached(standing!("WHERE id = ?1"))?;
    query.query_row([draft.0.as_bytes()], from_row).optional()?.ok_or(Error::NotThere)
}

/// What a draft says now, and at which count.
pub fn of(db: &Reader, draft: DraftId) -> Result<(Copied, u64)> {
    let held = drafts::one(db, draft)?;
    let edited = answers::edited(db, draft)?;
    let answer = |(path, answer): (String, answers::Answer)| {
        let at = edited.get(&path).copied().unwrap_or(held.touched_at);
        (path, Edited { value: answer.value, at })
    };
    let here = documents::of_draft(db, draft)?.into_iter().map(|(slot, document)| DeclaredDocument {
        slot,
        sha256: document.sha256,
        size: document.size,
        media: document.media.code().to_owned(),
        name: document.name,
    });
    let mut papers: Vec<_> = here.chain(documents::elsewhere(db, draft)?).collect();
    papers.sort_by(|one, other| (&one.slot, one.sha256).cmp(&(&other.slot, other.sha256)));
    let aside = answers::put_aside(db, draft)?.into_iter();
    let aside =
        aside.filter_map(|(path, past)| Some(PutAside { path, value: past.answer.value?, at: past.at }));
    let copied = Copied {
        answers: answers::of(db, draft)?.into_iter().map(answer).collect(),
        aside: aside.collect::<BTreeSet<_>>(),
        papers,
        corrects: held.corrects,
        form: held.form,
        title: held.title,
    };
    Ok((copied, held.counter))
}

/// A state of a draft, ready to travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The count at which it was taken: what was written since is in the next one.
    pub counter: u64,
    /// What travels.
    pub bytes: Vec<u8>,
}

/// What is to be copied of a draft; none where nothing is: its copy says all, it is not being written, or the citizen
/// has still to choose.
pub fn snapshot(db: &Reader, draft: DraftId) -> Result<Option<Snapshot>> {
    let standing = standing(db, draft)?;
    let is_due = standing.is_ahead && !standing.is_contested;
    if !is_due || standing.is_trashed || standing.stage != Stage::Writing {
        return Ok(None);
    }
    let (copied, counter) = of(db, draft)?;
    Ok(copy_of(&copied).ok().map(|bytes| Snapshot { counter, bytes }))
}

/// The last state that both phones had; none if there never was one, or a later app wrote it.
fn base(db: &Reader, draft: DraftId) -> Result<Option<Copied>> {
    let mut query = db.prepare_cached("SELECT copied_base FROM draft WHERE id = ?1")?;
    let bytes: Option<Vec<u8>> = query.query_row([draft.0.as_bytes()], |row| row.get(0))?;
    Ok(bytes.as_deref().and_then(copied_in))
}

/// A copy as the Region holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its ETag.
    pub etag: String,
    /// When it goes without another change; none if that was not understood.
    pub leaves_at: Option<DateTime<Utc>>,
    /// Days before that on which it was last announced.
    pub announced: Option<u32>,
}

/// The Region holds that state: it is the base of the next merge, and the draft is that account's.
pub fn copied(db: &Writer, draft: DraftId, snapshot: &Snapshot, held: &Held, account: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE draft SET copied_counter = ?2, copied_etag = ?3, copied_base = ?4, copy_trouble = NULL,
                account = coalesce(account, ?5) WHERE id = ?1",
    )?
    .execute(params![
        draft.0.as_bytes(),
        columns::integer(snapshot.counter),
        held.etag,
        snapshot.bytes,
        account
    ])?;
    noted(db, draft, held)
}

/// When the copy goes, as the Region says.
pub fn noted(db: &Writer, draft: DraftId, held: &Held) -> Result<()> {
    let sql = "UPDATE draft SET copy_leaves_at = ?2, copy_announced = ?3
                WHERE id = ?1 AND (copy_leaves_at IS NOT ?2 OR copy_announced IS NOT ?3)";
    let leaves_at = held.leaves_at.map(|at| at.timestamp_millis());
    if db.prepare_cached(sql)?.execute(params![draft.0.as_bytes(), leaves_at, held.announced])? > 0 {
        db.touch(Topic::Drafts);
    }
    Ok(())
}

/// No copy is held any more. What was said in it is not said anew, until it is changed; it stays the base of a merge,
/// for both phones come from it.
pub fn ended(db: &Writer, draft: DraftId) -> Result<()> {
    let sql = "UPDATE draft SET copied_etag = NULL, copy_leaves_at = NULL, copy_announced = NULL,
                      copy_trouble = NULL WHERE id = ?1";
    db.prepare_cached(sql)?.execute([draft.0.as_bytes()])?;
    db.touch(Topic::Drafts);
    Ok(())
}

/// No copy is wished any more: it is made anew, whole, when it is.
pub fn stopped(db: &Writer, draft: DraftId) -> Result<()> {
    ended(db, draft)?;
    let sql = "UPDATE draft SET copied_counter = NULL WHERE id = ?1";
    db.prepare_cached(sql)?.execute([draft.0.as_bytes()])?;
    Ok(())
}

/// Nothing is known of any copy of an account: a database put back to an earlier day answers at the Region.
pub fn forgotten(db: &Writer, account: &str) -> Result<()> {
    let sql = "UPDATE draft SET copied_counter = NULL, copied_etag = NULL, copied_base = NULL,
                      copy_leaves_at = NULL, copy_announced = NULL, copy_trouble = NULL
                WHERE account = ?1 AND (copied_counter IS NOT NULL OR copied_etag IS NOT NULL)";
    if db.prepare_cached(sql)?.execute([account])? > 0 {
        db.touch(Topic::Drafts);
    }
    Ok(())
}

/// The Region does not take this state: said, and not tried again before it changes.
pub fn refused(db: &Writer, draft: DraftId, counter: u64, code: &str) -> Result<()> {
    let sql = "UPDATE draft SET copied_counter = ?2, copy_trouble = ?3 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![draft.0.as_bytes(), columns::integer(counter), code])?;
    db.touch(Topic::Drafts);
    Ok(())
}

/// What a draft's page says of its copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Whether the Region holds one.
    pub is_held: bool,
    /// When it goes without another change.
    pub leaves_at: Option<DateTime<Utc>>,
    /// Whether the Region announced its end.
    pub is_announced: bool,
    /// Code of what keeps the draft from being copied.
    pub trouble: Option<String>,
}

/// What there is to say of the copy of a draft.
pub fn shown(db: &Reader, draft: DraftId) -> Result<Shown> {
    let sql = "SELECT copied_etag IS NOT NULL, copy_leaves_at, copy_announced IS NOT NULL, copy_trouble
                 FROM draft WHERE id = ?1";
    let mut query = db.prepare_cached(sql)?;
    Ok(query.query_row([draft.0.as_bytes()], |row| {
        Ok(Shown {
            is_held: row.get(0)?,
            leaves_at: columns::maybe_instant(row, 1)?,
            is_announced: row.get(2)?,
            trouble: row.get(3)?,
        })
    })?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Standing> {
    Ok(Standing {
        draft: DraftId(columns::uuid(row, 0)?),
        name: columns::uuid(row, 1)?,
        stage: drafts::stage(row, 2)?,
        is_trashed: row.get(3)?,
        is_ahead: row.get(4)?,
        etag: row.get(5)?,
        is_contested: row.get(6)?,
    })
}

#[cfg(test)]
mod tests;
