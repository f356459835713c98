//! `aides-territoires`: answers of its API, and the feeds of other bodies that it reads (SOURCES.md §4.4).

mod record;

use chrono::NaiveDate;
use serde_json::Value;

use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, feed};
use record::Dialect;

/// The source `aides-territoires`.
pub struct AidesTerritoires;

impl Source for AidesTerritoires {
    fn name(&self) -> &'static str {
        "aides-territoires"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".json"]);
        for file in &files {
            let value = feed::json(file, &mut reading)?;
            let (dialect, aids) = aids(&value).ok_or_else(|| feed::refused(Code::NotTheFeed, &file.path))?;
            for (number, aid) in aids.iter().enumerate() {
                let place = feed::field(aid, "id").unwrap_or_else(|| format!("{}:{number}", file.path));
                let mut notes = Notes::default();
                let aid = record::aid(aid, dialect, today, &mut notes);
                reading.take(&place, aid.map(|aid| Record::Aid(Box::new(aid))), notes);
            }
        }
        if files.is_empty() {
            return Err(feed::refused(Code::Empty, ""));
        }
        Ok(reading.settled())
    }
}

/// The list of aids of an answer, and whose words it speaks.
fn aids(value: &Value) -> Option<(Dialect, &[Value])> {
    let list = |key: &str| value.get(key).and_then(Value::as_array).map(Vec::as_slice);
    if let Some(aids) = list("ListeDispositifs") {
        return Some((Dialect::Ademe, aids));
    }
    let aids = value.as_array().map(Vec::as_slice).or_else(|| list("results")).or_else(|| list("aides"));
    // One aid by itself, as `/by-id/` answers.
    let single = value.get("name").is_some().then(|| std::slice::from_ref(value));
    aids.or(single).map(|aids| (Dialect::Territoires, aids))
}
