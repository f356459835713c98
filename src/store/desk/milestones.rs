//! The `milestone` table: each step of an application's life, as the gateway dates it.

use domain::application::{Milestone, Standing, Text};
use domain::ids::ApplicationId;
use rusqlite::{Row, params};

use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// Writes a step down; heard of twice, it is one.
pub fn record(db: &Writer, application: ApplicationId, step: &Milestone) -> Result<()> {
    let (fr, en) = step.text.as_ref().map_or((None, None), |text| (Some(&text.fr), text.en.as_ref()));
    db.prepare_cached(
        "INSERT OR IGNORE INTO milestone (application, seq, state, at, text_fr, text_en)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        application.0.as_bytes(),
        columns::integer(step.seq),
        step.standing.code(),
        step.at.timestamp_millis(),
        fr,
        en
    ])?;
    db.touch(Topic::Applications);
    Ok(())
}

/// The steps of an application, the first one first.
pub fn of(db: &Reader, application: ApplicationId) -> Result<Vec<Milestone>> {
    let sql = "SELECT seq, state, at, text_fr, text_en FROM milestone WHERE application = ?1 ORDER BY seq";
    let mut query = db.prepare_cached(sql)?;
    let mut found = Vec::new();
    for step in query.query_map([application.0.as_bytes()], from_row)? {
        found.extend(step?);
    }
    Ok(found)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Milestone>> {
    let Some(standing) = Standing::of_code(row.get_ref(1)?.as_str()?) else { return Ok(None) };
    let fr: Option<String> = row.get(3)?;
    let en = row.get(4)?;
    Ok(Some(Milestone {
        seq: columns::count(row, 0)?,
        standing,
        at: columns::instant(row.get(2)?),
        text: fr.map(|fr| Text { fr, en }),
    }))
}
