//! The `look` and `news` tables: watched aids as they were when the citizen last looked, and what became of them since.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::ids::RecordId;
use domain::watch::{Found, Marks, Then, Why, then};
use rusqlite::{Row, params};
use uuid::Uuid;

use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// What is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Watch {
    /// The aids that are kept.
    Kept,
    /// What a saved search finds.
    Search(Uuid),
}

impl Watch {
    fn key(self) -> [u8; 16] {
        match self {
            Self::Kept => [0; 16],
            Self::Search(id) => *id.as_bytes(),
        }
    }

    fn of(key: [u8; 16]) -> Self {
        if key == [0; 16] { Self::Kept } else { Self::Search(Uuid::from_bytes(key)) }
    }
}

/// What became of one aid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// For whom it is news.
    pub watch: Watch,
    /// Which aid.
    pub aid: RecordId,
    /// Its title, which outlives it.
    pub title: String,
    /// What became of it.
    pub why: Why,
    /// As it is now.
    pub marks: Marks,
    /// When it was found out.
    pub at: DateTime<Utc>,
    /// Whether it was said aloud, or never has to be.
    pub told: bool,
}

/// Everything that is news, the newest first.
pub fn all(db: &Reader) -> Result<Vec<News>> {
    let sql =
        "SELECT watch, aid, title, why, sections, marks, at, told FROM news ORDER BY at DESC, title, aid";
    let mut query = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for news in query.query_map((), from_row)? {
        // What a newer app wrote and this one cannot read is found again by itself.
        found.extend(news?);
    }
    Ok(found)
}

/// What is news of one watch.
pub fn of(db: &Reader, watch: Watch) -> Result<Vec<News>> {
    Ok(all(db)?.into_iter().filter(|news| news.watch == watch).collect())
}

/// Remembers an aid as it is: what became of it before is no news any more.
pub fn remember(db: &Writer, watch: Watch, aid: &RecordId, marks: &Marks) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO look (watch, aid, marks) VALUES (?1, ?2, ?3)
         ON CONFLICT (watch, aid) DO UPDATE SET marks = excluded.marks",
    )?
    .execute(params![watch.key(), aid.as_str(), marks.written()])?;
    leave(db, watch, aid)
}

/// What was shown of it becomes the last look. What came after that stays news.
pub fn looked(db: &Writer, watch: Watch, shown: &[(RecordId, Marks)]) -> Result<()> {
    let still = of(db, watch)?;
    for (aid, marks) in shown {
        if still.iter().any(|news| news.aid == *aid && news.marks == *marks) {
            remember(db, watch, aid, marks)?;
        }
    }
    Ok(())
}

/// Compares what a watch finds now with the last look. `first`: it was never asked, and nothing is news.
pub fn learn(db: &Writer, watch: Watch, found: &[Found], first: bool, now: DateTime<Utc>) -> Result<()> {
    let (looks, before) = (looks(db, watch)?, of(db, watch)?);
    for one in found {
        let seen = looks.get(&one.id).map(Option::as_ref);
        match then(one, seen, first) {
            Then::Remember => remember(db, watch, &one.id, &one.marks)?,
            Then::Rest => leave(db, watch, &one.id)?,
            Then::Tell(why) => {
                let known = before.iter().find(|news| news.aid == one.id);
                if known.is_none_or(|news| news.why != why || news.marks != one.marks) {
                    tell(db, watch, one, &why, now)?;
                }
            }
        }
    }
    for gone in before.iter().filter(|news| !found.iter().any(|one| one.id == news.aid)) {
        leave(db, watch, &gone.aid)?;
    }
    Ok(())
}

/// Nothing of it is watched any more; without an aid, nothing of the whole watch.
pub fn forget(db: &Writer, watch: Watch, aid: Option<&RecordId>) -> Result<()> {
    for sql in [
        "DELETE FROM look WHERE watch = ?1 AND (?2 IS NULL OR aid = ?2)",
        "DELETE FROM news WHERE watch = ?1 AND (?2 IS NULL OR aid = ?2)",
    ] {
        db.prepare_cached(sql)?.execute(params![watch.key(), aid.map(RecordId::as_str)])?;
    }
    db.touch(Topic::Searches);
    Ok(())
}

/// These were said aloud, or never have to be.
pub fn told(db: &Writer, news: &[News]) -> Result<()> {
    let sql = "UPDATE news SET told = 1 WHERE watch = ?1 AND aid = ?2 AND marks = ?3";
    for one in news {
        db.prepare_cached(sql)?.execute(params![one.watch.key(), one.aid.as_str(), one.marks.written()])?;
    }
    Ok(())
}

fn tell(db: &Writer, watch: Watch, one: &Found, why: &Why, now: DateTime<Utc>) -> Result<()> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO news (watch, aid, title, why, sections, marks, at, told)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
    )?
    .execute(params![
        watch.key(),
        one.id.as_str(),
        one.title,
        why.code(),
        why.sections().join(" "),
        one.marks.written(),
        now.timestamp_millis()
    ])?;
    db.touch(Topic::Searches);
    Ok(())
}

fn leave(db: &Writer, watch: Watch, aid: &RecordId) -> Result<()> {
    let sql = "DELETE FROM news WHERE watch = ?1 AND aid = ?2";
    if db.prepare_cached(sql)?.execute(params![watch.key(), aid.as_str()])? > 0 {
        db.touch(Topic::Searches);
    }
    Ok(())
}

/// The last looks; none of an aid that was remembered in a way that is no longer read.
fn looks(db: &Reader, watch: Watch) -> Result<BTreeMap<RecordId, Option<Marks>>> {
    let mut query = db.prepare_cached("SELECT aid, marks FROM look WHERE watch = ?1")?;
    let rows =
        query.query_map([watch.key()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut looks = BTreeMap::new();
    for row in rows {
        let (aid, marks) = row?;
        looks.extend(RecordId::parse(&aid).map(|aid| (aid, Marks::read(&marks))));
    }
    Ok(looks)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<News>> {
    let sections = columns::words(&row.get::<_, String>(4)?);
    let why = Why::parse(&row.get::<_, String>(3)?, &sections);
    let (aid, marks) = (RecordId::parse(&row.get::<_, String>(1)?), Marks::read(&row.get::<_, String>(5)?));
    let (watch, title, at, told) = (row.get(0)?, row.get(2)?, row.get(6)?, row.get(7)?);
    let (Some(aid), Some(why), Some(marks)) = (aid, why, marks) else { return Ok(None) };
    Ok(Some(News { watch: Watch::of(watch), aid, title, why, marks, at: columns::instant(at), told }))
}
