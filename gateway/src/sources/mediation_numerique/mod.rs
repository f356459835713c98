//! `mediation-numerique`: where one is helped with digital matters, by the standard LaMednum 1.0.1, by its older
//! keys, and by those of data·inclusion; CSV or JSON (SOURCES.md §6.4).

mod place;

use chrono::NaiveDate;
use serde_json::Value;

use super::repair::names;
use super::sheet::{MOST_ROWS, Row, Sheet};
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, feed};

/// What every version of the standard has.
const COMPULSORY: [&str; 3] = ["id", "nom", "date_maj"];

/// Under which a service answers its list, where it does not answer the list itself.
const LISTS: [&str; 4] = ["items", "data", "results", "structures"];

/// The source `mediation-numerique`.
pub struct MediationNumerique;

impl Source for MediationNumerique {
    fn name(&self) -> &'static str {
        "mediation-numerique"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".csv", ".json"]);
        for file in &files {
            let text = feed::text(file, &mut reading).map_err(|code| feed::refused(code, &file.path))?;
            match text.trim_start().starts_with(['[', '{']) {
                true => list(file, &text, today, &mut reading)?,
                false => sheet(file, &text, today, &mut reading)?,
            }
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }
}

/// One place as a file tells it, asked by the names of its fields.
trait Told {
    /// A field that says something; a list is joined by `|`.
    fn field(&self, name: &str) -> Option<String>;
    /// Whether its parts stand where they should.
    fn is_whole(&self) -> bool;
}

impl Told for Row<'_> {
    fn field(&self, name: &str) -> Option<String> {
        self.cell(name).map(str::to_owned)
    }

    fn is_whole(&self) -> bool {
        self.whole
    }
}

impl Told for Value {
    fn field(&self, name: &str) -> Option<String> {
        let list = feed::list(self, name);
        let told =
            list.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect::<Vec<_>>().join("|");
        (!told.is_empty()).then_some(told)
    }

    fn is_whole(&self) -> bool {
        self.is_object()
    }
}

fn sheet(file: &File, text: &str, today: NaiveDate, reading: &mut Reading) -> Result<(), NotTheFeed> {
    Sheet::open(&file.path, text, &COMPULSORY)?
        .each(|row| take(row, &format!("{}:{}", file.path, row.number), today, reading))
}

fn list(file: &File, text: &str, today: NaiveDate, reading: &mut Reading) -> Result<(), NotTheFeed> {
    let refused = |code| feed::refused(code, &file.path);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| refused(if error.is_eof() { Code::Truncated } else { Code::NotTheFeed }))?;
    let list = value.as_array().or_else(|| LISTS.iter().find_map(|key| value.get(key)?.as_array()));
    let list = list.ok_or_else(|| refused(Code::NotTheFeed))?;
    if list.len() > MOST_ROWS {
        return Err(refused(Code::TooLarge));
    }
    // A list of other things has not even one that is named as ours are.
    let ours = |value: &Value| COMPULSORY.iter().any(|key| value.get(key).is_some());
    if !list.is_empty() && !list.iter().any(ours) {
        return Err(refused(Code::NotTheFeed));
    }
    for (at, value) in list.iter().enumerate() {
        take(value, &format!("{}:{}", file.path, at + 1), today, reading);
    }
    Ok(())
}

fn take(told: &impl Told, unnamed: &str, today: NaiveDate, reading: &mut Reading) {
    let mut notes = Notes::default();
    let id = told.field("id").map(|id| names::slug(&id)).filter(|id| !id.is_empty());
    let place = id.map_or_else(|| unnamed.to_owned(), |id| format!("mediation-numerique:{id}"));
    let outcome = place::place(told, today, &mut notes).map(|place| Record::Place(Box::new(place)));
    reading.take(&place, outcome, notes);
}
