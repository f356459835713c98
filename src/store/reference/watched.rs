//! What a kept question finds among the aids held, and how watched aids stand: a mark of each part of their cards.

use chrono::NaiveDate;
use domain::aid::State;
use domain::ids::RecordId;
use domain::territory::Place;
use domain::watch::{Asked, Found, Marks, Section};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::aids::{self, AidRow, Filter};
use super::search::{self, Ask};
use super::{Reader, editions};
use crate::store::Result;

/// So many results of a search by words are told of, when they are new or change: what the screen shows.
const TOLD: usize = 40;
/// So many are remembered: what only climbs is no news.
const REMEMBERED: usize = 120;

/// The rows that a question finds, the best first where it has words, by title otherwise. `place`: where the citizen
/// lives; without it, everywhere.
pub fn rows(db: &Reader, asked: &Asked, place: Option<Place>, today: NaiveDate) -> Result<Vec<AidRow>> {
    let filter = Filter {
        theme: asked.theme.clone(),
        audience: asked.audience.clone(),
        aid_type: asked.aid_type.clone(),
        place: place.filter(|_| asked.here),
        ..Filter::default()
    };
    let mut rows = aids::list(db, &filter)?;
    rows.retain(|row| !asked.open || row.calendar.is_known() && row.calendar.state(today) == State::Open);
    let text = asked.text.trim();
    if text.is_empty() {
        return Ok(rows);
    }
    let ask = Ask { kinds: vec!["aid".to_owned()], limit: REMEMBERED };
    let hits = search::answer(db, text, &ask)?.results;
    let row = |id: &str| rows.iter().find(|row| row.id.as_str() == id).cloned();
    Ok(hits.iter().filter_map(|hit| row(&hit.id)).collect())
}

/// The same, each as it stands.
pub fn found(db: &Reader, asked: &Asked, place: Option<Place>, today: NaiveDate) -> Result<Vec<Found>> {
    let told = if asked.text.trim().is_empty() { usize::MAX } else { TOLD };
    let mut all = Vec::new();
    for (rank, row) in rows(db, asked, place, today)?.into_iter().enumerate() {
        let marks = marks(db, &row.id, today)?;
        all.push(Found { id: row.id, title: row.title, marks, among_the_first: rank < told });
    }
    Ok(all)
}

/// Kept aids, each as it stands, under the title it has or had.
pub fn kept(db: &Reader, kept: &[(RecordId, String)], today: NaiveDate) -> Result<Vec<Found>> {
    let one = |(id, title): &(RecordId, String)| {
        let held = aids::card(db, id)?;
        let marks = marks(db, id, today)?;
        let title = held.map_or_else(|| title.clone(), |aid| aid.title);
        Ok(Found { id: id.clone(), title, marks, among_the_first: true })
    };
    kept.iter().map(one).collect()
}

/// How an aid stands on that day; gone if it is not held.
pub fn marks(db: &Reader, id: &RecordId, today: NaiveDate) -> Result<Marks> {
    let Some(line) = editions::record(db, "aids", id.as_str())? else { return Ok(Marks::GONE) };
    let Some((_, aid)) = aids::read(&line) else { return Ok(Marks::GONE) };
    let card: Map<String, Value> = serde_json::from_slice(&line).unwrap_or_default();
    let sections = Section::ALL.map(|section| (section, mark(&card, section))).to_vec();
    Ok(Marks { life: Marks::life_of(&aid.calendar, today), sections })
}

/// A mark of what a part of a card says: the keys of the wire that it is made of, in canonical order.
fn mark(card: &Map<String, Value>, section: Section) -> u32 {
    let mut digest = Sha256::new();
    for key in keys(section) {
        digest.update(key.as_bytes());
        digest.update(card.get(*key).map(Value::to_string).unwrap_or_default().as_bytes());
        digest.update([0]);
    }
    digest.finalize().iter().take(4).fold(0, |mark, byte| (mark << 8) | u32::from(*byte))
}

fn keys(section: Section) -> &'static [&'static str] {
    match section {
        Section::Title => &["title"],
        Section::Promise => &["promise"],
        Section::Description => &["description", "detail"],
        Section::Who => &["audience", "for_whom", "conditions", "profiles", "territory", "excluded"],
        Section::Amount => &["amount"],
        Section::Dates => &["deadline"],
        Section::Documents => &["documents"],
        Section::Steps => &["steps", "filing", "form"],
        Section::Contact => &["contact"],
        Section::Bodies => &["bodies"],
    }
}
