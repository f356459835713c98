//! Short cards of the Region's guide: `aids/guide.csv`, one row per aid without a card of its own.

use std::collections::HashMap;

use api_client::wire::{Aid, Deadline, Origin, Window};

use super::check::{address, day, listed, needed, shown};
use super::key_of;
use crate::sources::repair::names;
use crate::sources::vocabulary as lists;
use crate::sources::{Code, File, NotTheFeed, Notes, Reading, Record, Why, feed, publics};

/// The day on which the guide was read for this sheet (SOURCES.md §4.5); a column may say another.
const READ_ON: &str = "2026-10-04";

const COLUMNS: [&str; 8] = ["id", "title", "theme", "audience", "bodies", "state", "closes_on", "url"];

/// Columns that a sheet may have besides: everyday words by which people ask for the aid, and the day it was read.
const MAY_BE: [&str; 2] = ["keywords", "verified_on"];

/// Reads the rows; one whose page has a card in `full` is that card's, and is not counted again.
pub fn rows(file: &File, full: &HashMap<String, String>, reading: &mut Reading) -> Result<(), NotTheFeed> {
    let refused = |code| feed::refused(code, &file.path);
    let text = feed::text(file, reading).map_err(refused)?;
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers = rows.headers().map_err(|_| refused(Code::NotTheFeed))?.clone();
    if COLUMNS.iter().any(|column| !headers.iter().any(|header| header == *column)) {
        return Err(refused(Code::NotTheFeed));
    }
    let is_foreign = |header: &&str| !COLUMNS.contains(header) && !MAY_BE.contains(header);
    if let Some(foreign) = headers.iter().find(is_foreign) {
        reading.say(&file.path, Code::UnknownKey, foreign);
    }
    for (number, row) in rows.records().enumerate() {
        let place = format!("{}:{}", file.path, number + 2);
        let outcome = match row {
            Ok(row) if row.len() == headers.len() => {
                let cell = |name: &str| {
                    let at = headers.iter().position(|header| header == name)?;
                    row.get(at).map(str::trim).filter(|cell| !cell.is_empty())
                };
                aid(&cell)
            }
            _ => Err(Why::new(Code::UnreadableValue, "row")),
        };
        match outcome {
            Ok(aid) if full.contains_key(&key_of(&aid)) => {
                let card = full.get(&key_of(&aid)).map_or("", String::as_str);
                reading.say(card, Code::DuplicateId, &format!("stands for {}", aid.id));
            }
            outcome => reading.take(&place, outcome.map(|aid| Record::Aid(Box::new(aid))), Notes::default()),
        }
    }
    Ok(())
}

fn aid<'a>(cell: &impl Fn(&str) -> Option<&'a str>) -> Result<Aid, Why> {
    let owned = |name: &str| cell(name).map(str::to_owned);
    let missing = |name: &str| Why::new(Code::MissingField, name);
    let id = cell("id").ok_or_else(|| missing("id"))?;
    if names::slug(id) != id {
        return Err(Why::new(Code::UnreadableValue, "id"));
    }
    let title = needed(owned("title"), "title")?;
    let theme = owned("theme").ok_or_else(|| missing("theme"))?;
    listed(&theme, &lists::THEMES, lists::CITIZENSHIP, "theme")?;
    let bars = |name: &str| -> Vec<String> {
        cell(name).unwrap_or_default().split('|').filter(|part| !part.is_empty()).map(shown).collect()
    };
    let (audience, bodies, keywords) = (bars("audience"), bars("bodies"), bars("keywords"));
    audience.iter().try_for_each(|who| listed(who, &lists::AUDIENCES, lists::RESEARCHER, "audience"))?;
    if audience.is_empty() || bodies.is_empty() {
        return Err(missing(if audience.is_empty() { "audience" } else { "bodies" }));
    }
    let source_url = address(cell("url").ok_or_else(|| missing("url"))?, "url")?;
    Ok(Aid {
        id: format!("content:{id}"),
        title,
        detail: "short".to_owned(),
        theme,
        // A row says for whom an aid is and no more: whoever is not meant is told no, nobody is told yes.
        profiles: publics::profiles(&audience),
        conditions: vec![publics::in_words()],
        audience,
        bodies,
        keywords,
        territory: vec!["REG-27".to_owned()],
        deadline: deadline(cell("state"), cell("closes_on"))?,
        filing: "portal".to_owned(),
        source: "content".to_owned(),
        origins: vec![Origin { source: "content".to_owned(), url: source_url.clone() }],
        source_url,
        verified_on: day(cell("verified_on").unwrap_or(READ_ON), "verified_on")?,
        verified_from: Some("source".to_owned()),
        lang: "fr".to_owned(),
        ..Aid::default()
    })
}

fn deadline(state: Option<&str>, closes_on: Option<&str>) -> Result<Option<Deadline>, Why> {
    if let Some(state) = state {
        listed(state, &["open", "closed", "ended"], "", "state")?;
    }
    let closes_on = closes_on.map(|closes| day(closes, "closes_on")).transpose()?;
    if state.is_none() && closes_on.is_none() {
        return Ok(None);
    }
    let windows = closes_on.map(|closes| Window { closes_on: Some(closes), opens_on: None });
    Ok(Some(Deadline {
        windows: windows.into_iter().collect(),
        stated: state.map(str::to_owned),
        origin: Some("official".to_owned()),
        ..Deadline::default()
    }))
}
