//! The `erasure` table: what the Region was asked to erase, and its answer.

use chrono::{DateTime, Utc};
use domain::erasure::{Answer, Kept, Stage};
use domain::ids::{ApplicationId, ParcelId};
use rusqlite::params;

use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// An erasure, and how far it is at the Region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Its name, and that of its parcel.
    pub id: ParcelId,
    /// When this phone was erased.
    pub asked_at: DateTime<Utc>,
    /// How far it is.
    pub stage: Stage,
    /// When the Region answered last.
    pub answered_at: Option<DateTime<Utc>>,
    /// What it said.
    pub answer: Answer,
}

/// Every erasure, the last one first. One whose stage this build cannot read is left out.
pub fn all(db: &Reader) -> Result<Vec<Erasure>> {
    let sql = "SELECT id, asked_at, stage, answered_at FROM erasure ORDER BY asked_at DESC, id DESC";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map((), |row| {
        let (id, stage) = (ParcelId(columns::uuid(row, 0)?), row.get::<_, String>(2)?);
        Ok((id, columns::instant(row.get(1)?), Stage::parse(&stage), columns::maybe_instant(row, 3)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (id, asked_at, Some(stage), answered_at) = row? else { continue };
        let answer = Answer { is_done: stage == Stage::Done, gone: gone(db, id)?, kept: kept(db, id)? };
        found.push(Erasure { id, asked_at, stage, answered_at, answer });
    }
    Ok(found)
}

fn gone(db: &Reader, id: ParcelId) -> Result<Vec<(String, u64)>> {
    let mut query =
        db.prepare_cached("SELECT what, count FROM erasure_gone WHERE erasure = ?1 ORDER BY what")?;
    let rows = query.query_map([id.0.as_bytes()], |row| Ok((row.get(0)?, columns::count(row, 1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn kept(db: &Reader, id: ParcelId) -> Result<Vec<Kept>> {
    let sql =
        "SELECT application, number, why, until FROM erasure_kept WHERE erasure = ?1 ORDER BY application";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([id.0.as_bytes()], |row| {
        Ok(Kept {
            application: ApplicationId(columns::uuid(row, 0)?),
            number: row.get(1)?,
            why: row.get(2)?,
            until: columns::maybe_instant(row, 3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Those of which the Region has heard and that it has not finished.
pub fn queued(db: &Reader) -> Result<Vec<ParcelId>> {
    let queued = all(db)?.into_iter().filter(|erasure| erasure.stage == Stage::Queued);
    Ok(queued.map(|erasure| erasure.id).collect())
}

/// Those of which nothing more is asked.
pub fn finished(db: &Reader) -> Result<Vec<ParcelId>> {
    let is_over = |erasure: &Erasure| matches!(erasure.stage, Stage::Done | Stage::Unknown);
    Ok(all(db)?.into_iter().filter(is_over).map(|erasure| erasure.id).collect())
}

/// One is owed from now on.
pub fn asked(db: &Writer, id: ParcelId, at: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO erasure (id, asked_at, stage) VALUES (?1, ?2, ?3)";
    let stage = Stage::Owed.code();
    db.prepare_cached(sql)?.execute(params![id.0.as_bytes(), at.timestamp_millis(), stage])?;
    db.touch(Topic::Erasures);
    Ok(())
}

/// The Region does not know whom it is asked to erase.
pub fn unknown(db: &Writer, id: ParcelId, now: DateTime<Utc>) -> Result<()> {
    stands(db, id, Stage::Unknown, now)
}

/// What the Region says of it, in place of what it said before.
pub fn answered(db: &Writer, id: ParcelId, answer: &Answer, now: DateTime<Utc>) -> Result<()> {
    stands(db, id, if answer.is_done { Stage::Done } else { Stage::Queued }, now)?;
    let name = id.0.as_bytes();
    db.prepare_cached("DELETE FROM erasure_gone WHERE erasure = ?1")?.execute([name])?;
    db.prepare_cached("DELETE FROM erasure_kept WHERE erasure = ?1")?.execute([name])?;
    let sql = "INSERT OR REPLACE INTO erasure_gone (erasure, what, count) VALUES (?1, ?2, ?3)";
    for (what, count) in &answer.gone {
        db.prepare_cached(sql)?.execute(params![name, what, columns::integer(*count)])?;
    }
    let sql = "INSERT OR REPLACE INTO erasure_kept (erasure, application, number, why, until)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    for kept in &answer.kept {
        let until = kept.until.map(|until| until.timestamp_millis());
        db.prepare_cached(sql)?.execute(params![
            name,
            kept.application.0.as_bytes(),
            kept.number,
            kept.why,
            until
        ])?;
    }
    Ok(())
}

fn stands(db: &Writer, id: ParcelId, stage: Stage, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE erasure SET stage = ?2, answered_at = ?3 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![id.0.as_bytes(), stage.code(), now.timestamp_millis()])?;
    db.touch(Topic::Erasures);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::ground::{Ground, after, id, noon, parcel_id};

    #[tokio::test]
    async fn an_answer_takes_the_place_of_the_one_before_and_is_read_whole() {
        let ground = Ground::new();
        let one = parcel_id(1);
        ground.write(move |db| asked(db, one, noon())).await;
        let read = ground.store.read(all).await.unwrap();
        assert_eq!((read[0].stage, read[0].answered_at, read.len()), (Stage::Owed, None, 1));
        let kept = |number: u128| Kept {
            application: ApplicationId(id(number)),
            number: format!("BFC-{number}"),
            why: "decided".into(),
            until: (number == 1).then(noon),
        };
        let first = Answer { is_done: false, gone: vec![("drafts".into(), 2)], kept: vec![kept(1), kept(2)] };
        ground.write(move |db| answered(db, one, &first, after(5))).await;
        assert_eq!(ground.store.read(queued).await.unwrap(), [one]);
        assert!(ground.store.read(finished).await.unwrap().is_empty());
        let last = Answer { is_done: true, gone: vec![("account".into(), 1)], kept: vec![kept(1)] };
        let told = last.clone();
        ground.write(move |db| answered(db, one, &told, after(9))).await;
        let read = ground.store.read(all).await.unwrap();
        assert_eq!((&read[0].answer, read[0].stage), (&last, Stage::Done));
        assert_eq!(read[0].answered_at, Some(after(9)));
        assert_eq!(ground.store.read(finished).await.unwrap(), [one]);
        ground.write(move |db| unknown(db, one, after(9))).await;
        assert_eq!(ground.store.read(all).await.unwrap()[0].stage, Stage::Unknown);
    }
}
