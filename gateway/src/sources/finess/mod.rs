//! `finess`: the register of establishments as it was published until May 2026, a pair of CSV files (SOURCES.md §6.3).

pub mod establishment;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use csv::StringRecord;
use domain::distance::Point;

use super::repair::{capitals, lambert};
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, feed};
use establishment::{Establishment, number};

/// Fields of a line `structureet`, its own name included. The last one, a school's number, may be left away.
const FIELDS: usize = 32;
/// Fields of a line `geolocalisation`: number, x, y, source, date.
const LOCATED: usize = 4;

/// The source `finess`.
pub struct Finess;

/// The lines of all files.
#[derive(Default)]
struct Lines {
    /// File, number of the line, fields, day of the file.
    structures: Vec<(usize, usize, StringRecord, String)>,
    points: HashMap<String, Point>,
}

impl Source for Finess {
    fn name(&self) -> &'static str {
        "finess"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let mut lines = Lines::default();
        let mut sheets = feed::of_kind(files, &[".csv"]);
        // Which file comes first decides nothing.
        sheets.sort_by(|a, b| a.path.cmp(&b.path));
        for (at, file) in sheets.iter().enumerate() {
            sheet(at, file, &mut lines, &mut reading)?;
        }
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, line, row, day) in &lines.structures {
            let path = sheets.get(*at).map_or("", |file| file.path.as_str());
            let cell = |field: usize| row.get(field).unwrap_or_default().trim();
            // Both files of the pair list every establishment: across files it is one record, read once.
            if *known.entry(cell(1).to_owned()).or_insert(*at) != *at && number(cell(1)).is_some() {
                continue;
            }
            let mut notes = Notes::default();
            let place = structure(row, &lines.points, day, today, &mut notes);
            let name =
                number(cell(1)).map_or_else(|| format!("{path}:{line}"), |number| format!("finess:{number}"));
            reading.take(&name.to_lowercase(), place, notes);
        }
        feed::not_empty(&reading, &sheets)?;
        let held: HashSet<&str> = known.keys().map(String::as_str).collect();
        let astray = lines.points.keys().filter(|number| !held.contains(number.as_str())).count();
        if astray > 0 {
            reading.say("geolocalisation", Code::UnknownValue, &format!("{astray} without an establishment"));
        }
        Ok(reading.settled())
    }
}

/// Reads the lines of one file; what is neither an establishment nor a point is refused by itself.
fn sheet(at: usize, file: &File, lines: &mut Lines, reading: &mut Reading) -> Result<(), NotTheFeed> {
    let refused = |code| feed::refused(code, &file.path);
    let text = feed::text(file, reading).map_err(refused)?;
    let (head, rows) = text.split_once('\n').unwrap_or((text.as_str(), ""));
    let day = edition(head).ok_or_else(|| refused(Code::NotTheFeed))?;
    // Names hold quotes that close nothing.
    let rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(false)
        .delimiter(b';')
        .from_reader(rows.as_bytes())
        .into_records()
        .filter_map(Result::ok)
        .collect::<Vec<_>>();
    let whole = |row: &StringRecord| match row.get(0) {
        Some("structureet") => row.len() + 1 >= FIELDS,
        Some("geolocalisation") => row.len() >= LOCATED,
        _ => false,
    };
    let cut = |row: &StringRecord| {
        let begun = row.get(0).unwrap_or_default();
        !whole(row) && ["structureet", "geolocalisation"].iter().any(|kind| kind.starts_with(begun))
    };
    if rows.last().is_some_and(cut) {
        return Err(refused(Code::Truncated));
    }
    for (number, row) in rows.into_iter().enumerate() {
        let line = number + 2;
        match row.get(0) {
            Some("structureet") if whole(&row) && row.len() <= FIELDS => {
                lines.structures.push((at, line, row, day.clone()));
            }
            Some("geolocalisation") if whole(&row) => {
                let metres = |field: usize| row.get(field)?.trim().replace(',', ".").parse::<f64>().ok();
                if let (Some(number), Some(x), Some(y)) = (row.get(1), metres(2), metres(3)) {
                    // Overseas the metres are of other projections: those places are not ours.
                    lines.points.extend(lambert::point(x, y).map(|point| (number.trim().to_owned(), point)));
                }
            }
            _ => {
                let why = Why::new(Code::UnreadableValue, "row");
                reading.take(&format!("{}:{line}", file.path), Err(why), Notes::default());
            }
        }
    }
    Ok(())
}

/// The day of `finess;etalab;111;2026-05-12`; none if that is not how the file begins.
fn edition(head: &str) -> Option<String> {
    let mut parts = head.trim().split(';');
    let named = parts.next()? == "finess" && parts.next()? == "etalab";
    let version = parts.next()?.parse::<u32>().is_ok();
    let day = parts.next()?.parse::<NaiveDate>().ok()?;
    (named && version).then(|| super::repair::days::written(day))
}

fn structure(
    row: &StringRecord,
    points: &HashMap<String, Point>,
    day: &str,
    today: NaiveDate,
    notes: &mut Notes,
) -> Result<Record, Why> {
    let cell = |field: usize| row.get(field).unwrap_or_default().trim();
    establishment::kind(cell(18))?;
    let number = number(cell(1)).ok_or_else(|| Why::new(Code::UnreadableValue, "nofinesset"))?;
    if cell(28).parse::<NaiveDate>().is_ok_and(|opens| opens > today) {
        return Err(Why::new(Code::NotPublished, "dateouv"));
    }
    // The short name is all there is of some.
    let name = if cell(4).is_empty() { cell(3) } else { cell(4) };
    let street = capitals::street(&format!("{}{}", cell(7), cell(10)), cell(8), cell(9));
    let place = Establishment {
        source: "finess",
        category: cell(18).to_owned(),
        name: name.to_owned(),
        lines: vec![street, capitals::lowered(cell(11))],
        commune: commune(cell(13), cell(12)),
        delivery: cell(15).to_owned(),
        phone: cell(16).to_owned(),
        point: points.get(cell(1)).copied(),
        day: (day.to_owned(), false),
        number,
    };
    establishment::place(place, notes).map(|place| Record::Place(Box::new(place)))
}

/// The INSEE code: the département and three figures. Overseas the département is a letter after the 9.
fn commune(department: &str, three: &str) -> String {
    let start = if department.starts_with('9') && department.ends_with(|c: char| c.is_ascii_alphabetic()) {
        "97"
    } else {
        department
    };
    let code = format!("{start}{three}");
    if code.len() == 5 && three.len() == 3 { code } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commune_is_its_departement_and_three_figures_but_overseas() {
        assert_eq!(commune("21", "584"), "21584");
        assert_eq!(commune("2A", "004"), "2A004");
        assert_eq!(commune("9B", "207"), "97207");
        assert_eq!((commune("21", "58"), commune("", "")), (String::new(), String::new()));
    }

    #[test]
    fn the_first_line_gives_the_day_of_the_file() {
        assert_eq!(edition("finess;etalab;111;2026-05-12").as_deref(), Some("2026-05-12"));
        for other in ["", "structureet;1", "finess;etalab;x;2026-05-12", "finess;etalab;111;12/05/2026"] {
            assert_eq!(edition(other), None, "{other}");
        }
    }
}
