//! The `mandate` table: whom this desk helps, and until when.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::draft::Stage;
use domain::mandate::{Consent, Help, Length, Mandate, Seen};
use rusqlite::{OptionalExtension, Row, params};

use super::{Reader, Writer, applications, drafts, outbox};
use crate::store::{Result, Topic, columns};

/// Who is helped here; none in a citizen's own desk.
pub fn help(db: &Reader) -> Result<Option<Help>> {
    let sql =
        "SELECT for_whom, by_whom, matter, days, consent, begun_at, until, seen_at, seen_up FROM mandate";
    Ok(db.prepare_cached(sql)?.query_row((), from_row).optional()?)
}

/// Whether somebody is helped here.
pub fn is_any(db: &Reader) -> Result<bool> {
    Ok(db.prepare_cached("SELECT EXISTS (SELECT 1 FROM mandate)")?.query_row((), |row| row.get(0))?)
}

/// Records a mandate, in a desk of its own.
pub fn begin(db: &Writer, help: &Help) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO mandate (id, for_whom, by_whom, matter, days, consent, begun_at, until, seen_at, seen_up)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        help.mandate.for_whom,
        help.mandate.by_whom,
        help.matter,
        help.length.days(),
        help.consent.code(),
        help.begun_at.timestamp_millis(),
        help.mandate.until.timestamp_millis(),
        help.seen.at.timestamp_millis(),
        help.seen.up.num_milliseconds(),
    ])?;
    db.touch(Topic::Help);
    Ok(())
}

/// Writes down the latest instant that was certainly reached.
pub fn seen(db: &Writer, seen: Seen) -> Result<()> {
    db.prepare_cached("UPDATE mandate SET seen_at = ?1, seen_up = ?2")?
        .execute(params![seen.at.timestamp_millis(), seen.up.num_milliseconds()])?;
    Ok(())
}

/// What would be lost if everything ended now: the titles of what is being written, and of what was sent from here and
/// has not arrived whole.
pub fn unsent(db: &Reader) -> Result<Vec<String>> {
    let writing = drafts::all(db)?.into_iter().filter(|draft| draft.stage == Stage::Writing);
    let mut titles: Vec<String> = writing.map(|draft| draft.title).collect();
    let owed = outbox::all(db, None)?.into_iter().filter(|parcel| parcel.standing.is_owed());
    for id in owed.filter_map(|parcel| parcel.application).collect::<BTreeSet<_>>() {
        titles.push(applications::one(db, id)?.title);
    }
    Ok(titles)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Help> {
    Ok(Help {
        mandate: Mandate {
            for_whom: row.get(0)?,
            by_whom: row.get(1)?,
            until: columns::instant(row.get(6)?),
        },
        matter: row.get(2)?,
        // What is not understood binds as little as may be; its end stands written beside it.
        length: Length::of_days(row.get(3)?).unwrap_or_default(),
        consent: Consent::parse(row.get_ref(4)?.as_str()?).unwrap_or(Consent::Present),
        begun_at: columns::instant(row.get(5)?),
        seen: Seen { at: columns::instant(row.get(7)?), up: TimeDelta::milliseconds(row.get(8)?) },
    })
}
