//! Candidates of all kinds, found by one full-text query, and put in order by the domain.

use std::sync::Arc;

use domain::search::{Hints, Lexicon, Named, Query, WayOut, fold, rank, tokens, understand_with, ways_out};

use super::candidates::candidates;
use super::shelf::index_version;
use super::standing::Standpoint;
use super::{Reader, gazetteer, words};
use crate::store::Result;

/// A card that answers less of what was typed is no answer: better none, and ways out.
const SURE: f64 = 0.5;
/// Beside better ones a card may answer less.
const BESIDE: f64 = 0.25;

/// What to look for, and how much.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ask {
    /// `aid`, `link`, `help`…; none means all.
    pub kinds: Vec<String>,
    /// At most so many results.
    pub limit: usize,
    /// INSEE code of the commune meant by « around me »; none where none was chosen.
    pub around: Option<String>,
    /// The words are meant as they are typed: no slip is mended.
    pub exact: bool,
}

/// What was found, best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The results.
    pub results: Vec<Hit>,
    /// What to do instead; never empty when there are no results.
    pub ways_out: Vec<WayOut>,
    /// The text as it was understood, where a slip of typing was mended: the results are those of it.
    pub suggestion: Option<String>,
    /// What the text names.
    pub entities: Vec<domain::search::Entity>,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// `aid`, `link`, `help`…
    pub kind: String,
    /// Name of the record.
    pub id: String,
    /// Title, in pieces; those that answer the question are marked.
    pub title: Vec<(String, bool)>,
    /// What it is about, in pieces.
    pub snippet: Vec<(String, bool)>,
    /// Its official page, where there is one.
    pub source_url: String,
    /// Greater is better; comparable within one answer only.
    pub score: f64,
    /// How far it is from the place named or meant, in metres.
    pub distance: Option<f64>,
}

/// Answers a question over all that is held.
pub fn answer(db: &Reader, text: &str, ask: &Ask) -> Result<Answer> {
    let text = text.get(..text.floor_char_boundary(MOST_BYTES)).unwrap_or_default();
    let lexicon = lexicon(db)?;
    let entities = gazetteer::named(db, text)?;
    let hints = hints(text, &entities, ask.exact);
    let query = understand_with(text, &hints, &lexicon);
    let from = Standpoint::of(db, &entities, ask.around.as_deref())?;
    let (candidates, standings) = candidates(db, &query, &ask.kinds, from.as_ref())?;
    let ranked = rank(&query, &candidates);
    let mut results = Vec::new();
    if ranked.iter().any(|found| found.sure >= SURE) {
        for found in ranked.iter().filter(|found| found.sure >= BESIDE).take(ask.limit) {
            let distance = standings.get(&found.row).and_then(|standing| standing.distance);
            results.push(Hit { distance, ..hit(db, found.row, found.score, &query)? });
        }
    }
    let ways_out = if results.is_empty() { ways_out(text, &lexicon) } else { Vec::new() };
    let suggestion = (!results.is_empty()).then(|| respelt(text, &query, &results)).flatten();
    Ok(Answer { results, ways_out, suggestion, entities })
}

/// Nobody asks more; what is pasted beyond is not read.
const MOST_BYTES: usize = 1_000;

/// What the entities say of the words.
fn hints(text: &str, entities: &[domain::search::Entity], exact: bool) -> Hints {
    let mut hints = Hints { exact, ..Hints::default() };
    for entity in entities {
        let words = tokens(&text[entity.span.clone()]).into_iter().map(|token| token.word);
        match &entity.what {
            Named::Territory { .. } => hints.places.extend(words),
            Named::Here | Named::When { .. } | Named::Age { .. } => hints.aside.extend(words),
            _ => {}
        }
    }
    hints
}

/// The text with its slips mended, spelt as the results spell it.
fn respelt(text: &str, query: &Query, results: &[Hit]) -> Option<String> {
    if query.mended.is_empty() {
        return None;
    }
    let written = |folded: &str| {
        let first = results.iter().take(5).flat_map(|hit| hit.title.iter().chain(&hit.snippet));
        first
            .flat_map(|(piece, _)| piece.split(|c: char| !c.is_alphanumeric()))
            .find(|word| fold(word) == folded)
            .map_or_else(|| folded.to_owned(), str::to_lowercase)
    };
    let mut said = String::with_capacity(text.len());
    for word in text.trim().split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let mended = query.mended.iter().find(|(typed, _)| *typed == fold(bare));
        match mended {
            Some((_, meant)) => said.extend([&*written(meant), &word[bare.len()..]]),
            None => said.push_str(word),
        }
    }
    (fold(&said) != fold(text.trim())).then_some(said)
}

/// The words of the edition held, read once and kept until the index changes.
pub fn lexicon(db: &Reader) -> Result<Arc<Lexicon>> {
    db.shelf().lexicon.of(index_version(db)?, || read_lexicon(db))
}

fn read_lexicon(db: &Reader) -> Result<Lexicon> {
    let mut surfaces = db.prepare_cached("SELECT word, stem FROM surface")?;
    let surfaces: Vec<(String, String)> =
        surfaces.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut stems = db.prepare_cached("SELECT term, doc FROM doc_stem")?;
    let stems: Vec<(String, u32)> =
        stems.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let cards = db.prepare_cached("SELECT count(*) FROM doc")?.query_row((), |row| row.get(0))?;
    Ok(Lexicon::new(surfaces, stems, &words::synonyms(db)?, cards))
}

fn hit(db: &Reader, row: i64, score: f64, query: &Query) -> Result<Hit> {
    let sql = "SELECT kind, id, title, lead, source_url FROM doc WHERE rowid = ?1";
    Ok(db.prepare_cached(sql)?.query_row([row], |row| {
        let (title, lead): (String, String) = (row.get(2)?, row.get(3)?);
        Ok(Hit {
            kind: row.get(0)?,
            id: row.get(1)?,
            title: marked(&title, query),
            snippet: marked(&lead, query),
            source_url: row.get(4)?,
            score,
            distance: None,
        })
    })?)
}

/// Cuts a text into pieces, those that answer the question marked.
fn marked(text: &str, query: &Query) -> Vec<(String, bool)> {
    let answers = |word: &str| {
        let found = tokens(word);
        found.iter().any(|token| !domain::search::is_stop_word(&token.word) && query.looks_for(&token.stem))
    };
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for word in text.split_inclusive(|c: char| c.is_whitespace() || c == '-' || c == '/') {
        let mark = answers(word);
        match pieces.last_mut() {
            Some((piece, marked)) if *marked == mark => piece.push_str(word),
            _ => pieces.push((word.to_owned(), mark)),
        }
    }
    pieces
}
