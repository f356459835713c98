//! What each import said, the latest kept for the operator.

use super::sql::{Connection, OptionalExtension};

use crate::fault::Fault;
use crate::sources::Report;

/// Reports kept of each source: half a year of a refresh a day.
const KEPT: u32 = 180;

/// Keeps a report, and forgets the oldest of its source.
pub fn keep(db: &Connection, report: &Report, imported_at_ms: i64) -> Result<(), Fault> {
    let body = serde_json::to_string(report).map_err(|error| Fault::Damaged(error.to_string()))?;
    db.prepare_cached("INSERT INTO report (source, imported_at, body) VALUES (?1, ?2, ?3)")?.execute((
        &report.source,
        imported_at_ms,
        body,
    ))?;
    db.prepare_cached(
        "DELETE FROM report WHERE source = ?1
         AND id NOT IN (SELECT id FROM report WHERE source = ?1 ORDER BY id DESC LIMIT ?2)",
    )?
    .execute((&report.source, KEPT))?;
    Ok(())
}

/// The last report of a source, and when it was made.
pub fn last(db: &Connection, source: &str) -> Result<Option<(i64, Report)>, Fault> {
    let mut query =
        db.prepare_cached("SELECT imported_at, body FROM report WHERE source = ?1 ORDER BY id DESC LIMIT 1")?;
    let row: Option<(i64, String)> =
        query.query_row([source], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let read = |(at, body): (i64, String)| {
        let report = serde_json::from_str(&body).map_err(|error| Fault::Damaged(error.to_string()))?;
        Ok((at, report))
    };
    row.map(read).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_reports_of_each_source_are_kept_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let store = crate::store::Store::in_file(&folder.path().join("db"), folder.path()).unwrap();
        let report = |source: &str| Report { source: source.to_owned(), ..Report::default() };
        store.write(|db| keep(db, &report("quiet"), 0)).unwrap();
        for n in 1..=200 {
            store.write(|db| keep(db, &report("busy"), n)).unwrap();
        }
        let held = |source: &str| -> (u32, i64) {
            let count = "SELECT count(*), min(imported_at) FROM report WHERE source = ?1";
            store.read(|db| Ok(db.query_row(count, [source], |row| Ok((row.get(0)?, row.get(1)?)))?)).unwrap()
        };
        assert_eq!((held("busy"), held("quiet")), ((180, 21), (1, 0)));
    }
}
