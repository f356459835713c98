//! What each import said, kept for the operator.

use rusqlite::Connection;

use crate::fault::Fault;
use crate::sources::Report;

/// Keeps a report.
pub fn keep(db: &Connection, report: &Report, imported_at_ms: i64) -> Result<(), Fault> {
    let body = serde_json::to_string(report).map_err(|error| Fault::Damaged(error.to_string()))?;
    db.prepare_cached("INSERT INTO report (source, imported_at, body) VALUES (?1, ?2, ?3)")?.execute((
        &report.source,
        imported_at_ms,
        body,
    ))?;
    Ok(())
}
