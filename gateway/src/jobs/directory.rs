//! Pages that are told for schools which the directory does not have: reported, whichever of the two comes last.

use std::collections::HashSet;

use crate::app::App;
use crate::fault::Fault;
use crate::sources::{Code, Reading, Record};
use crate::store::records;

/// The feed that lists the schools, and the one that tells their pages.
const DIRECTORY: &str = "annuaire-education";
const TABLE: &str = "content";
const COLLECTION: &str = "schools";

/// Says of each school of the table that no directory has it. They are published all the same: a mistyped number is
/// looked for by people, and a school that is new to the table may not have reached the directory.
pub fn tell_unlisted(app: &App, source: &str, reading: &mut Reading) -> Result<(), Fault> {
    if source != DIRECTORY && source != TABLE {
        return Ok(());
    }
    let held = |source: &str| -> Result<HashSet<String>, Fault> {
        let rows = app.store.read(|db| records::live_of(db, source, COLLECTION))?;
        Ok(rows.into_iter().map(|(id, _)| id).collect())
    };
    let read: HashSet<String> = reading
        .records
        .iter()
        .filter(|record| matches!(record, Record::School(_)))
        .map(|record| record.id().to_owned())
        .collect();
    let (mut directory, table) = match source {
        TABLE if read.is_empty() => return Ok(()),
        TABLE => (held(DIRECTORY)?, read),
        _ => (read, held(TABLE)?),
    };
    if source == DIRECTORY {
        directory.extend(held(DIRECTORY)?);
    }
    // Without any directory nothing is known of the numbers.
    if directory.is_empty() {
        return Ok(());
    }
    let mut unlisted: Vec<&String> = table.difference(&directory).collect();
    unlisted.sort();
    for id in unlisted {
        reading.say(id, Code::UnknownValue, "uai: not in the directory");
    }
    Ok(())
}
