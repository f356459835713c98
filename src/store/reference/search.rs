//! Candidates of all kinds, found by one full-text query, and put in order by the domain.

use std::sync::{Arc, Mutex, PoisonError};

use domain::search::{Candidate, Lexicon, Query, WayOut, rank, tokens, understand, ways_out};
use rusqlite::params;

use super::notes::{self, Note};
use super::{Reader, words};
use crate::store::Result;

/// Candidates looked at for one answer.
const CANDIDATES: usize = 120;

/// What to look for, and how much.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ask {
    /// `aid`, `link`, `help`…; none means all.
    pub kinds: Vec<String>,
    /// At most so many results.
    pub limit: usize,
}

/// What was found, best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The results.
    pub results: Vec<Hit>,
    /// What to do instead; never empty when there are no results.
    pub ways_out: Vec<WayOut>,
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
}

/// The lexicon of the edition held, read once and kept until the index changes.
#[derive(Default)]
pub struct LexiconShelf(Mutex<Option<(u64, Arc<Lexicon>)>>);

/// Answers a question over all that is held.
pub fn answer(db: &Reader, text: &str, ask: &Ask) -> Result<Answer> {
    let lexicon = lexicon(db)?;
    let query = understand(text, &lexicon);
    let candidates = candidates(db, &query)?;
    let mut results = Vec::new();
    for ranked in rank(&query, &candidates) {
        if results.len() >= ask.limit {
            break;
        }
        let hit = hit(db, ranked.row, ranked.score, &query)?;
        if ask.kinds.is_empty() || ask.kinds.contains(&hit.kind) {
            results.push(hit);
        }
    }
    let ways_out = if results.is_empty() { ways_out(text, &lexicon) } else { Vec::new() };
    Ok(Answer { results, ways_out })
}

/// The words of the edition held.
pub fn lexicon(db: &Reader) -> Result<Arc<Lexicon>> {
    let version = notes::read(db, Note::IndexVersion)?.and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut shelf = db.shelf().0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, lexicon)) = shelf.as_ref().filter(|(held, _)| *held == version) {
        return Ok(lexicon.clone());
    }
    let lexicon = Arc::new(read_lexicon(db)?);
    *shelf = Some((version, lexicon.clone()));
    Ok(lexicon)
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

/// All words at first; where too few cards hold them all, any of them.
fn candidates(db: &Reader, query: &Query) -> Result<Vec<Candidate>> {
    let groups: Vec<String> = query.groups.iter().filter_map(any_of).collect();
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = matching(db, &groups.join(" AND "))?;
    if groups.len() > 1 && found.len() < 10 {
        for more in matching(db, &groups.join(" OR "))? {
            if !found.iter().any(|known| known.row == more.row) {
                found.push(more);
            }
        }
    }
    Ok(found)
}

fn any_of(group: &domain::search::Group) -> Option<String> {
    // Stems hold letters and figures only; quoted all the same, so that none is taken for an operator.
    let stems: Vec<String> =
        group.alternatives.iter().map(|found| format!("\"{}\"", found.stem.replace('"', ""))).collect();
    (!stems.is_empty()).then(|| format!("({})", stems.join(" OR ")))
}

fn matching(db: &Reader, expression: &str) -> Result<Vec<Candidate>> {
    let sql = "SELECT d.rowid, -f.score, d.title_stems, d.prior
               FROM (SELECT rowid, bm25(doc_words, 8.0, 6.0, 3.0, 1.0) AS score FROM doc_words
                     WHERE doc_words MATCH ?1 ORDER BY score LIMIT ?2) f
               JOIN doc d ON d.rowid = f.rowid";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(params![expression, CANDIDATES as i64], |row| {
        Ok(Candidate {
            row: row.get(0)?,
            text_score: row.get(1)?,
            title_stems: row.get(2)?,
            prior: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
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
        })
    })?)
}

/// Cuts a text into pieces, those that answer the question marked.
fn marked(text: &str, query: &Query) -> Vec<(String, bool)> {
    let answers = |word: &str| {
        let found = tokens(word);
        !found.is_empty()
            && found.iter().any(|token| {
                query
                    .groups
                    .iter()
                    .any(|group| group.alternatives.iter().any(|found| found.stem == token.stem))
                    && !domain::search::is_stop_word(&token.word)
            })
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
