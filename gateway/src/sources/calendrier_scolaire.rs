//! `calendrier-scolaire`: the school holidays of zone A, as the ministry publishes them, in JSON or iCalendar (SOURCES.md §7.4).
//!
//! Three traps: a day is written as Paris midnight in UTC; each académie says the same again; teachers have days of their own.
//! And a fourth: the end is the morning on which school begins again.

use std::collections::BTreeMap;

use api_client::wire::{Calendar, Span};
use chrono::NaiveDate;

use super::feed::field;
use super::repair::days;
use super::repair::text::{clean, folded, typeset};
use super::{
    Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, addresses, annuaire_education, feed, ical,
};

/// The source `calendrier-scolaire`.
pub struct CalendrierScolaire;

/// The one zone of the Region, and its record: that of the calendar which we write ourselves, so that both become one.
const ZONE: &str = "A";
const RECORD: &str = "calendar:vacances-zone-a";

/// The académies of the Region: where they are named, the others of their zone need not be heard.
const OURS: [&str; 2] = ["besancon", "dijon"];

/// One row of the feed.
struct Row {
    title: String,
    /// First day without school, and the day on which it begins again.
    from: Option<NaiveDate>,
    again: Option<NaiveDate>,
    zones: String,
    academy: Option<String>,
    population: Option<String>,
}

impl Source for CalendrierScolaire {
    fn name(&self) -> &'static str {
        "calendrier-scolaire"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let (mut reading, mut notes, mut rows) = (Reading::default(), Notes::default(), Vec::new());
        let files = feed::of_kind(files, &[".json", ".ics"]);
        for file in &files {
            if feed::ends(file, &[".ics"]) {
                let text = feed::text(file, &mut reading).map_err(|code| feed::refused(code, &file.path))?;
                rows.extend(ical::days(file, &text, &mut notes)?.into_iter().map(of_entry));
            } else {
                let answer = feed::json(file, &mut reading)?;
                let found = annuaire_education::rows(&answer)
                    .ok_or_else(|| feed::refused(Code::NotTheFeed, &file.path))?;
                for row in found {
                    // In v1 a row lies inside its envelope.
                    let row = row.get("fields").filter(|fields| fields.is_object()).unwrap_or(row);
                    rows.push(of_row(row, &mut notes));
                }
            }
        }
        if rows.is_empty() {
            let path = files.first().map_or("", |file| file.path.as_str());
            return Err(feed::refused(Code::Empty, path));
        }
        let record = calendar(rows, today, &mut notes).map(Record::Calendar);
        reading.take(RECORD, record, notes);
        Ok(reading.settled())
    }
}

fn of_row(row: &serde_json::Value, notes: &mut Notes) -> Row {
    let day = |key: &str, notes: &mut Notes| field(row, key).and_then(|day| days::day(&day, notes, key));
    Row {
        title: field(row, "description").unwrap_or_default(),
        from: day("start_date", notes),
        again: day("end_date", notes),
        zones: field(row, "zones").unwrap_or_default(),
        academy: field(row, "location"),
        population: field(row, "population"),
    }
}

/// In iCalendar the zone stands after the title: « Vacances de Noël - Zone A », « … - Zones A/B/C - Corse ».
fn of_entry(entry: ical::Dated) -> Row {
    let (title, zones) = entry.title.split_once(" - ").unwrap_or((entry.title.as_str(), ""));
    Row {
        title: title.to_owned(),
        from: entry.from,
        again: entry.until,
        zones: zones.to_owned(),
        academy: None,
        population: None,
    }
}

fn calendar(rows: Vec<Row>, today: NaiveDate, notes: &mut Notes) -> Result<Calendar, Why> {
    let (mut kept, others): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| is_of_the_zone(&row.zones));
    for row in others {
        notes.add(Code::UnknownValue, &format!("zones {}", clean(&row.zones)));
    }
    let ours = |row: &Row| row.academy.as_deref().is_some_and(|name| OURS.contains(&folded(name).as_str()));
    if kept.iter().any(ours) {
        kept.retain(ours);
    }
    let mut spans: BTreeMap<NaiveDate, (NaiveDate, String)> = BTreeMap::new();
    for row in kept {
        let title = called(&row.title);
        let population = row.population.unwrap_or_default();
        if folded(&population).starts_with("enseignant") {
            notes.add(Code::UnknownValue, &format!("population {}", clean(&population)));
            continue;
        }
        // A day on which the year begins, a bridge, the day on which the summer begins: they are no holidays.
        if !folded(&title).starts_with("vacances") {
            notes.add(Code::UnknownValue, &format!("description {title}"));
            continue;
        }
        let last = row.again.and_then(|day| day.pred_opt());
        let Some((from, last)) = row.from.zip(last).filter(|(from, last)| from <= last) else {
            notes.add(Code::DatesUnreadable, &title);
            continue;
        };
        // Pupils come back last: of two ends the later one is theirs.
        match spans.get_mut(&from) {
            Some((known, _)) if *known != last => {
                notes.add(Code::Contradiction, &title);
                *known = last.max(*known);
            }
            Some(_) => notes.add(Code::PeriodsMerged, ""),
            None => {
                spans.insert(from, (last, title));
            }
        }
    }
    let mut in_order: Vec<Span> = Vec::with_capacity(spans.len());
    for (from, (last, title)) in spans {
        let from = days::written(from);
        if in_order.last().is_some_and(|before| before.to >= from) {
            notes.add(Code::Contradiction, &title);
            continue;
        }
        in_order.push(Span { title, from, to: days::written(last), ..Span::default() });
    }
    if in_order.is_empty() {
        return Err(Why::new(Code::MissingField, "zones"));
    }
    Ok(Calendar {
        id: RECORD.to_owned(),
        kind: "school_holidays".to_owned(),
        title: "Vacances scolaires, zone A".to_owned(),
        zone: Some(ZONE.to_owned()),
        spans: in_order,
        source_url: Some(addresses::shipped().calendrier_scolaire.clone()),
        verified_on: days::written(today),
        verified_from: Some("fetch".to_owned()),
        ..Calendar::default()
    })
}

/// « Zone A », « Zones A/B/C - Corse »: the letters that stand by themselves after the word.
fn is_of_the_zone(said: &str) -> bool {
    let Some(letters) = folded(said).strip_prefix("zone").map(str::to_owned) else { return false };
    letters.split(|c: char| !c.is_alphanumeric()).any(|letter| letter.eq_ignore_ascii_case(ZONE))
}

/// As the calendar that we write calls them: « Vacances d’hiver ». A reminder keeps its name whoever told the days.
fn called(said: &str) -> String {
    const SEASONS: [&str; 3] = ["hiver", "printemps", "ete"];
    let lower = |word: &str| {
        if SEASONS.contains(&folded(word).as_str()) { word.to_lowercase() } else { word.to_owned() }
    };
    let title = typeset(&clean(said));
    title.split_inclusive([' ', '\u{2019}', '\'']).map(lower).collect::<String>().trim().to_owned()
}
