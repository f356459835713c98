//! What takes too long: nothing is damaged, and somebody waits for what is owed.

use chrono::TimeDelta;

use super::doctor::Check;
use crate::app::App;
use crate::fault::Fault;
use crate::filing::written;
use crate::store::scans::{self, Said};

/// Longest time that an antivirus may take for a document before it is said.
const SCAN: TimeDelta = TimeDelta::hours(1);

/// Documents that wait for the antivirus.
pub fn antivirus(app: &App) -> Result<Check, Fault> {
    let late = (app.config.clock.now() - SCAN).timestamp_millis();
    let waiting = app.store.read(scans::waiting)?;
    let said = |why: &Said| match why {
        Said::Nothing { why: Some(why) } => why.clone(),
        _ => "it was not asked".to_owned(),
    };
    let overdue = waiting.iter().filter(|scan| scan.since < late);
    let line = |scan: &scans::Scan| {
        let (since, why) = (written(scan.since), said(&scan.said));
        format!("the document {} waits since {since}, asked {} times: {why}", scan.file, scan.attempts)
    };
    let mut wrong: Vec<_> = overdue.map(line).collect();
    if !waiting.is_empty() && app.antivirus.is_none() {
        wrong.push(format!("{} documents wait for an antivirus, and none is configured", waiting.len()));
    }
    Ok(Check { name: "antivirus", looked_at: waiting.len(), wrong })
}
