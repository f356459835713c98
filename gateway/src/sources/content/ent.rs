//! Which school has which page of the digital workspace: `schools/ent.csv`, keyed by national number (SOURCES.md §7.2).

use api_client::wire::School;
use csv::StringRecord;
use domain::school::{self, Kind};

use super::check::{self, day, needed};
use super::places::insee;
use crate::sources::annuaire_education::finer;
use crate::sources::{Code, File, Notes, Reading, Record, Why, ent, feed};

/// The columns, in any order: all must be there, and no other.
const COLUMNS: [&str; 8] = ["uai", "host", "name", "kind", "commune", "source", "source_url", "verified_on"];

/// Reads the table; a bad row refuses itself only. Lines that begin with `#` are for people.
///
/// What the directory says of a school stands before what is said here, once it is imported.
pub fn rows(file: &File, reading: &mut Reading) {
    let mut refuse = |why: Why| reading.take(&file.path, Err(why), Notes::default());
    let mut said = Reading::default();
    let text = match feed::text(file, &mut said) {
        Ok(text) => text,
        Err(code) => return refuse(Why::new(code, "")),
    };
    let mut sheet = csv::ReaderBuilder::new()
        .delimiter(b';')
        .comment(Some(b'#'))
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(headers) = sheet.headers().cloned() else { return refuse(Why::new(Code::NotTheFeed, "")) };
    let at = |name: &str| headers.iter().position(|header| header.trim() == name);
    if let Some(missing) = COLUMNS.iter().find(|name| at(name).is_none()) {
        return refuse(Why::new(Code::MissingField, missing));
    }
    if let Some(other) = headers.iter().find(|name| !COLUMNS.contains(&name.trim())) {
        return refuse(Why::new(Code::UnknownKey, other));
    }
    reading.join(said);
    for (number, row) in sheet.records().enumerate() {
        let place = format!("{}:{}", file.path, number + 1);
        let whole = |row: &StringRecord| row.len() == headers.len();
        let read = row.ok().filter(whole).ok_or_else(|| Why::new(Code::UnreadableValue, "row"));
        let read = read.and_then(|row| {
            school(|name| at(name).and_then(|at| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty()))
        });
        reading.take(&place, read.map(|school| Record::School(Box::new(school))), Notes::default());
    }
}

fn school<'a>(cell: impl Fn(&str) -> Option<&'a str>) -> Result<School, Why> {
    let must = |name: &str| cell(name).ok_or_else(|| Why::new(Code::MissingField, name));
    // The letter of a number is the key of its figures: it tells a slip of the pen.
    let uai = school::uai(must("uai")?).filter(|uai| school::is_keyed(uai));
    let uai = uai.ok_or_else(|| Why::new(Code::UnreadableValue, "uai"))?;
    let kind = must("kind")?;
    let kind = Kind::parse(kind).ok_or_else(|| Why::new(Code::UnknownValue, &format!("kind {kind}")))?;
    let verified_on = day(must("verified_on")?, "verified_on")?;
    let source_url = check::address(must("source_url")?, "source_url")?;
    Ok(School {
        id: format!("school:{}", uai.to_lowercase()),
        uai,
        name: needed(Some(must("name")?.to_owned()), "name")?,
        kind: kind.family().to_owned(),
        nature: finer(kind),
        commune: insee(must("commune")?, "commune")?,
        ent_url: Some(ent::page(must("host")?).ok_or_else(|| Why::new(Code::LinkUnreadable, "host"))?),
        ent_source_url: Some(source_url.clone()),
        ent_verified_on: Some(verified_on.clone()),
        source: needed(Some(must("source")?.to_owned()), "source")?,
        source_url: Some(source_url),
        verified_on,
        ..School::default()
    })
}
