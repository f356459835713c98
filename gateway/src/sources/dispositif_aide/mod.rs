//! `dispositif-aide`: the exchange format of etalab/schema-dispositif-aide 0.2.0, a CSV (SOURCES.md §4.3).

pub mod export;
mod porteurs;

use api_client::wire::{Aid, Deadline, Origin, Window};
use chrono::NaiveDate;

use super::repair::{days, links, markup, names, people, text};
use super::{
    Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, feed, publics, territories, vocabulary,
};

/// The columns of the schema, in its order; those marked are compulsory.
const COLUMNS: [(&str, bool); 15] = [
    ("id", true),
    ("titre", true),
    ("promesse", false),
    ("description", true),
    ("eligibilite", true),
    ("types_aides", true),
    ("porteurs", true),
    ("programmes_parents", false),
    ("url_source", false),
    ("cibles", true),
    ("eligibilite_geographique", true),
    ("eligibilite_geographique_exclusions", false),
    ("date_ouverture", false),
    ("date_cloture", false),
    ("date_mise_a_jour", true),
];

/// What stands where the schema asks for conditions and an aid has none in words.
const SEE_THE_PAGE: &str = "Voir la page officielle.";

/// Longest promise, in characters.
const PROMISE: usize = 180;

/// Longest description, in characters.
const DESCRIPTION: usize = 5000;

/// The source `dispositif-aide`.
pub struct DispositifAide;

impl Source for DispositifAide {
    fn name(&self) -> &'static str {
        "dispositif-aide"
    }

    fn read(&self, files: &[File], _today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".csv"]);
        for file in &files {
            sheet(file, &mut reading)?;
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }
}

fn sheet(file: &File, reading: &mut Reading) -> Result<(), NotTheFeed> {
    let refused = |code| feed::refused(code, &file.path);
    let text = feed::text(file, reading).map_err(refused)?;
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.matches(';').count() > head.matches(',').count() { b';' } else { b',' };
    let mut rows = csv::ReaderBuilder::new().flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let headers = rows.headers().map_err(|_| refused(Code::NotTheFeed))?.clone();
    let at = |name: &str| headers.iter().position(|header| header.trim() == name);
    if at("id").is_none() || at("titre").is_none() {
        return Err(refused(Code::NotTheFeed));
    }
    if COLUMNS.iter().any(|(name, compulsory)| *compulsory && at(name).is_none()) {
        return Err(refused(Code::UnsupportedSchema));
    }
    let rows: Vec<csv::StringRecord> = rows.records().filter_map(Result::ok).collect();
    if rows.last().is_some_and(|row| row.len() < headers.len()) {
        return Err(refused(Code::Truncated));
    }
    for (number, row) in rows.iter().enumerate() {
        let cell =
            |name: &str| at(name).and_then(|at| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty());
        let place = cell("id").map_or_else(|| format!("{}:{}", file.path, number + 2), str::to_owned);
        let mut notes = Notes::default();
        let outcome = match row.len() == headers.len() {
            true => aid(&cell, &mut notes).map(|aid| Record::Aid(Box::new(aid))),
            false => Err(Why::new(Code::UnreadableValue, "row")),
        };
        reading.take(&place, outcome, notes);
    }
    Ok(())
}

fn aid<'a>(cell: &impl Fn(&str) -> Option<&'a str>, notes: &mut Notes) -> Result<Aid, Why> {
    let missing = |name: &str| Why::new(Code::MissingField, name);
    for (name, compulsory) in COLUMNS {
        if compulsory && cell(name).is_none() {
            return Err(missing(name));
        }
    }
    let prose = |name: &str, notes: &mut Notes| {
        let written = markup::plain(cell(name).unwrap_or_default(), notes, name);
        text::typeset(&people::without_people(&written, notes, name))
    };
    let id = names::slug(cell("id").unwrap_or_default());
    let title = text::typeset(&names::title(&prose("titre", notes), notes));
    if id.is_empty() || title.is_empty() {
        return Err(missing("id"));
    }
    let written = cell("url_source").ok_or_else(|| missing("url_source"))?;
    let source_url =
        links::absolute(written, None, notes, "url_source").ok_or_else(|| missing("url_source"))?;
    let bodies = porteurs::names(cell("porteurs").unwrap_or_default(), notes)?;
    let updated = days::day(cell("date_mise_a_jour").unwrap_or_default(), notes, "date_mise_a_jour");
    let updated = updated.ok_or_else(|| Why::new(Code::UnreadableValue, "date_mise_a_jour"))?;
    let promise = shortened(prose("promesse", notes).replace('\n', " "), PROMISE, notes, "promesse");
    let description = shortened(prose("description", notes), DESCRIPTION, notes, "description");
    // An export of ours writes the title where a short card has no description.
    let description = if description == title { String::new() } else { description };
    let territory =
        territories::codes(bars(cell("eligibilite_geographique")), notes, "eligibilite_geographique");
    let excluded = territories::codes(bars(cell("eligibilite_geographique_exclusions")), notes, "exclusions");
    let aid_types = meanings(cell("types_aides"), vocabulary::aid_type, notes, "types_aides");
    let audience = meanings(cell("cibles"), vocabulary::audience, notes, "cibles");
    let deadline = deadline(cell("date_ouverture"), cell("date_cloture"), notes);
    let mut not_stated = vec!["amount", "documents", "steps", "contact"];
    if deadline.is_none() {
        not_stated.push("deadline");
    }
    Ok(Aid {
        id: format!("dispositif-aide:{id}"),
        detail: if description.is_empty() { "short" } else { "full" }.to_owned(),
        theme: vocabulary::theme(
            &title,
            if audience.contains(&"company".to_owned()) { "business" } else { "local_life" },
        ),
        title,
        promise,
        description,
        // What the sheet asks stands in its prose: whoever is not meant is told no, nobody is told yes.
        profiles: publics::counted(&audience, notes),
        audience,
        aid_types,
        bodies,
        conditions: vec![publics::in_words()],
        territory,
        excluded,
        for_whom: lines(&prose("eligibilite", notes)),
        deadline,
        filing: "portal".to_owned(),
        not_stated: not_stated.into_iter().map(str::to_owned).collect(),
        source: "dispositif-aide".to_owned(),
        origins: vec![Origin { source: "dispositif-aide".to_owned(), url: source_url.clone() }],
        source_url,
        verified_on: days::written(updated),
        verified_from: Some("source".to_owned()),
        lang: "fr".to_owned(),
        ..Aid::default()
    })
}

/// Dates of an export, marked as such: such dates were seen swapped and lost, and hide nothing.
fn deadline(opens: Option<&str>, closes: Option<&str>, notes: &mut Notes) -> Option<Deadline> {
    let opens = opens.and_then(|day| days::day(day, notes, "date_ouverture"));
    let closes = closes.and_then(|day| days::day(day, notes, "date_cloture"));
    if opens.zip(closes).is_some_and(|(opens, closes)| closes < opens) {
        notes.add(Code::DatesUnreadable, "date_cloture");
        return None;
    }
    let window = Window { opens_on: opens.map(days::written), closes_on: closes.map(days::written) };
    (window != Window::default()).then(|| Deadline {
        windows: vec![window],
        origin: Some("export".to_owned()),
        ..Deadline::default()
    })
}

fn bars(cell: Option<&str>) -> Vec<String> {
    cell.unwrap_or_default()
        .split('|')
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn meanings(
    cell: Option<&str>,
    meaning: fn(&str) -> Option<&'static str>,
    notes: &mut Notes,
    about: &str,
) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for word in bars(cell) {
        match meaning(&word) {
            Some(word) if !known.iter().any(|known| known == word) => known.push(word.to_owned()),
            Some(_) => {}
            None => notes.add(Code::UnknownValue, &format!("{about} {word}")),
        }
    }
    if known.is_empty() {
        known.push(if about == "cibles" { "everyone" } else { "information" }.to_owned());
    }
    known
}

/// The lines of a list, without their bullets.
fn lines(text: &str) -> Vec<String> {
    let bullets = ['•', '-', '–', '*', ' ', '\u{a0}'];
    let line = |line: &str| line.trim_start_matches(bullets).trim().to_owned();
    text.lines().map(line).filter(|line| !line.is_empty() && line != SEE_THE_PAGE).collect()
}

/// A text no longer than its column allows, cut between two words.
fn shortened(text: String, most: usize, notes: &mut Notes, about: &str) -> String {
    if text.chars().count() <= most {
        return text;
    }
    notes.add(Code::TooLong, about);
    let kept: String = text.chars().take(most - 1).collect();
    let end = kept.rfind(char::is_whitespace).filter(|end| *end > kept.len() / 2).unwrap_or(kept.len());
    format!("{}…", kept.get(..end).unwrap_or(&kept).trim_end())
}
