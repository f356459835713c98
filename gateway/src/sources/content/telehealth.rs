//! The Region's list of telehealth points: `places/telehealth.csv`, keyed by FINESS number (SOURCES.md §6.5).

use api_client::wire::Place;
use chrono::NaiveDate;
use csv::StringRecord;
use domain::hours::{Holidays, Hours};

use super::check::{day, shown};
use super::places::{figures, insee, phone};
use crate::sources::finess::establishment;
use crate::sources::repair::days;
use crate::sources::{Code, File, Notes, Reading, Record, Why, feed};

/// Columns that must be there.
const COMPULSORY: [&str; 2] = ["finess", "name"];
/// Columns that may be there. Without address and commune, those of FINESS are taken when the pack is made.
const OTHERS: [&str; 10] = [
    "how_to_book",
    "phone",
    "open",
    "wheelchair",
    "note",
    "kind",
    "address",
    "postcode",
    "commune",
    "verified_on",
];

/// Reads the list. Lines that begin with `#` are for people; a list without rows is one where no point is known.
pub fn rows(file: &File, today: NaiveDate, reading: &mut Reading) {
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
    if let Some(missing) = COMPULSORY.iter().find(|name| at(name).is_none()) {
        return refuse(Why::new(Code::MissingField, missing));
    }
    let known = |name: &str| COMPULSORY.contains(&name) || OTHERS.contains(&name);
    if let Some(other) = headers.iter().find(|name| !known(name.trim())) {
        return refuse(Why::new(Code::UnknownKey, other));
    }
    reading.join(said);
    for (number, row) in sheet.records().enumerate() {
        let place = format!("{}:{}", file.path, number + 1);
        let mut notes = Notes::default();
        let read = row.map_err(|_| Why::new(Code::UnreadableValue, "row")).and_then(|row: StringRecord| {
            let cell = |name: &str| {
                at(name).and_then(|at| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty())
            };
            if row.len() == headers.len() {
                point(&cell, today, &mut notes)
            } else {
                Err(Why::new(Code::UnreadableValue, "row"))
            }
        });
        reading.take(&place, read.map(|place| Record::Place(Box::new(place))), notes);
    }
}

fn point<'a>(
    cell: &impl Fn(&str) -> Option<&'a str>,
    today: NaiveDate,
    notes: &mut Notes,
) -> Result<Place, Why> {
    let missing = |name: &str| Why::new(Code::MissingField, name);
    let number = establishment::number(cell("finess").ok_or_else(|| missing("finess"))?)
        .ok_or_else(|| Why::new(Code::UnreadableValue, "finess"))?;
    let kind = match cell("kind") {
        None | Some("telehealth") => "telehealth",
        Some("pharmacy") => "pharmacy",
        Some(other) => return Err(Why::new(Code::UnknownValue, &format!("kind {other}"))),
    };
    let wheelchair = match cell("wheelchair") {
        None => None,
        Some("yes" | "oui") => Some("yes"),
        Some("limited" | "partiel") => Some("limited"),
        Some("no" | "non") => Some("no"),
        Some(other) => return Err(Why::new(Code::UnknownValue, &format!("wheelchair {other}"))),
    };
    let (hours, said) = match cell("open") {
        Some(text) if Hours::parse(text, &Holidays::default()).is_some() => (Some(text.to_owned()), None),
        Some(text) => {
            notes.add(Code::HoursUnreadable, text);
            (None, Some(shown(text)))
        }
        None => (None, None),
    };
    let verified = cell("verified_on").map(|text| day(text, "verified_on")).transpose()?;
    Ok(Place {
        id: format!("content:telehealth-{}", number.to_lowercase()),
        kind: kind.to_owned(),
        name: shown(cell("name").ok_or_else(|| missing("name"))?),
        address: cell("address").map(shown).unwrap_or_default(),
        postcode: cell("postcode").map(|code| figures(code, 5, "postcode")).transpose()?,
        commune: cell("commune").map(|code| insee(code, "commune")).transpose()?.unwrap_or_default(),
        phone: cell("phone").map(phone).transpose()?,
        hours,
        hours_said: said,
        wheelchair: wheelchair.map(str::to_owned),
        telehealth: true,
        note: cell("note").map(shown),
        booking: cell("how_to_book").map(shown),
        finess: Some(number),
        source: "Région Bourgogne-Franche-Comté".to_owned(),
        verified_from: verified.is_none().then(|| "fetch".to_owned()),
        verified_on: verified.unwrap_or_else(|| days::written(today)),
        ..Place::default()
    })
}
