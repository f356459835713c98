//! The collection `words`: thesaurus, phrases that name something, glossary and pages of help.

use api_client::wire;
use domain::search::Synonym;

use super::{Reader, editions};
use crate::store::Result;

/// A page of help, or a word explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// `help:<slug>` or `glossary:<slug>`.
    pub id: String,
    /// Title, or the word.
    pub title: String,
    /// The word in full, where it is an acronym.
    pub long: Option<String>,
    /// The text.
    pub text: String,
    /// The day somebody last checked it, `YYYY-MM-DD`.
    pub verified_on: String,
}

/// The pages of help, by title.
pub fn help(db: &Reader) -> Result<Vec<Page>> {
    pages(db, "help")
}

/// The words explained, in alphabetical order.
pub fn glossary(db: &Reader) -> Result<Vec<Page>> {
    pages(db, "glossary")
}

/// One page or word.
pub fn page(db: &Reader, id: &str) -> Result<Option<Page>> {
    let line = editions::record(db, "words", id)?;
    Ok(line.and_then(|line| serde_json::from_slice(&line).ok()).and_then(from_record))
}

/// What people say, and what the cards say instead.
pub(super) fn synonyms(db: &Reader) -> Result<Vec<Synonym>> {
    let thesaurus = records(db)?.into_iter().filter(|record| record.kind == "thesaurus");
    Ok(thesaurus.map(|record| Synonym { say: record.say, mean: record.mean }).collect())
}

/// What phrases name, each by its code.
pub(super) fn entities(db: &Reader) -> Result<Vec<(String, Vec<String>)>> {
    let entities = records(db)?.into_iter().filter(|record| record.kind == "entity");
    Ok(entities.filter_map(|record| Some((record.mean.into_iter().next()?, record.say))).collect())
}

fn pages(db: &Reader, kind: &str) -> Result<Vec<Page>> {
    let mut pages: Vec<_> =
        records(db)?.into_iter().filter(|record| record.kind == kind).filter_map(from_record).collect();
    pages.sort_by_key(|page| domain::search::fold(&page.title));
    Ok(pages)
}

fn records(db: &Reader) -> Result<Vec<wire::Word>> {
    let lines = editions::of(db, "words")?;
    Ok(lines.values().filter_map(|line| serde_json::from_slice(line).ok()).collect())
}

fn from_record(record: wire::Word) -> Option<Page> {
    let verified_on = record.verified_on;
    Some(Page { id: record.id, title: record.title?, long: record.long, text: record.text?, verified_on })
}
