//! Candidates of all kinds, found by one full-text query, and put in order by the domain.

use std::sync::{Arc, Mutex, PoisonError};

use domain::search::{Candidate, Lexicon, Query, Reading, WayOut, rank, tokens, understand, ways_out};
use rusqlite::ToSql;

use super::notes::{self, Note};
use super::{Reader, words};
use crate::store::Result;

/// Candidates looked at for one answer. In the text of the query: SQLite plans a query anew each time a bound
/// limit is bound, which costs more than the search.
macro_rules! candidates {
    () => {
        "120"
    };
}
/// Words of a long question that are looked for when no card holds all of them.
const TELLING: usize = 4;
/// With so many cards that hold all words, those that hold some of them are not asked for.
const ENOUGH: usize = 10;

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
    let candidates = candidates(db, &query, &ask.kinds)?;
    let mut results = Vec::new();
    for ranked in rank(&query, &candidates) {
        if results.len() >= ask.limit {
            break;
        }
        results.push(hit(db, ranked.row, ranked.score, &query)?);
    }
    let ways_out = if results.is_empty() { ways_out(text, &lexicon) } else { Vec::new() };
    Ok(Answer { results, ways_out })
}

/// The words of the edition held.
pub fn lexicon(db: &Reader) -> Result<Arc<Lexicon>> {
    let version = notes::read(db, Note::IndexVersion)?.and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut shelf = db.shelf().lexicon.0.lock().unwrap_or_else(PoisonError::into_inner);
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

/// Where a card says what it is; in its body it says much besides.
const HEAD: &str = "{title keywords lead} : ";
/// A word that tells less than this share of the most telling one is not looked for alone.
const TELLS: f64 = 0.3;

/// All words at first, in the heads of the cards, then anywhere; where too few cards hold them all, any of them.
fn candidates(db: &Reader, query: &Query, kinds: &[String]) -> Result<Vec<Candidate>> {
    let all: Vec<String> = query.readings.iter().filter_map(|reading| expression(reading, " AND ")).collect();
    let mut found = Vec::new();
    if !all.is_empty() {
        let all = all.join(" OR ");
        // A common word stands in the bodies of half the guide: what it is about is read first.
        for columns in [HEAD, ""] {
            add(&mut found, matching(db, &format!("{columns}({all})"), kinds)?);
            if found.len() >= ENOUGH {
                return Ok(found);
            }
        }
    }
    let any: Vec<String> =
        query.readings.iter().filter_map(|reading| expression(&telling(reading), " OR ")).collect();
    if !any.is_empty() {
        add(&mut found, matching(db, &any.join(" OR "), kinds)?);
    }
    Ok(found)
}

/// The words that tell most: a question's common ones would only bring in the whole guide.
fn telling(reading: &Reading) -> Reading {
    let mut groups: Vec<_> =
        reading.groups.iter().filter(|group| !group.alternatives.is_empty()).cloned().collect();
    groups.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    groups.truncate(TELLING);
    let least = groups.first().map_or(0.0, |group| group.weight * TELLS);
    groups.retain(|group| group.weight >= least);
    Reading { groups, trust: reading.trust }
}

fn add(found: &mut Vec<Candidate>, more: Vec<Candidate>) {
    let new = more.into_iter().filter(|more| found.iter().all(|held| held.row != more.row));
    let new: Vec<_> = new.collect();
    found.extend(new);
}

/// A reading as FTS5 says it; none if one of its words has nothing that stands for it.
fn expression(reading: &Reading, and_or: &str) -> Option<String> {
    // Stems hold letters and figures only; quoted all the same, so that none is taken for an operator.
    let quoted = |stem: &String| format!("\"{}\"", stem.replace('"', ""));
    let alternative = |found: &domain::search::Alternative| {
        let stems: Vec<_> = found.stems.iter().map(quoted).collect();
        format!("({})", stems.join(" AND "))
    };
    let mut groups = Vec::new();
    for group in &reading.groups {
        if group.alternatives.is_empty() {
            return None;
        }
        let alternatives: Vec<_> = group.alternatives.iter().map(alternative).collect();
        groups.push(format!("({})", alternatives.join(" OR ")));
    }
    (!groups.is_empty()).then(|| format!("({})", groups.join(and_or)))
}

fn matching(db: &Reader, expression: &str, kinds: &[String]) -> Result<Vec<Candidate>> {
    // With kinds, cards of others must not take the places: they are left out before the cut, which costs more.
    let sql = if kinds.is_empty() {
        concat!(
            "SELECT d.rowid, -f.score, d.title_words, d.title_stems, d.keyword_stems, d.lead_stems, d.prior
             FROM (SELECT rowid, bm25(doc_words, 8.0, 6.0, 3.0, 1.0) AS score FROM doc_words
                   WHERE doc_words MATCH ?1 ORDER BY score, rowid LIMIT ",
            candidates!(),
            ") f JOIN doc d ON d.rowid = f.rowid"
        )
    } else {
        concat!(
            "SELECT d.rowid, -f.score, d.title_words, d.title_stems, d.keyword_stems, d.lead_stems, d.prior
             FROM (SELECT rowid, bm25(doc_words, 8.0, 6.0, 3.0, 1.0) AS score FROM doc_words
                   WHERE doc_words MATCH ?1) f
             JOIN doc d ON d.rowid = f.rowid WHERE instr(?2, ' ' || d.kind || ' ') > 0
             ORDER BY f.score, d.rowid LIMIT ",
            candidates!()
        )
    };
    let listed = format!(" {} ", kinds.join(" "));
    let mut query = db.prepare_cached(sql)?;
    let given: [&dyn ToSql; 2] = [&expression, &listed];
    let given = if kinds.is_empty() { &given[..1] } else { &given[..] };
    let rows = query.query_map(given, |row| {
        Ok(Candidate {
            row: row.get(0)?,
            text_score: row.get(1)?,
            title_words: row.get(2)?,
            stems: [row.get(3)?, row.get(4)?, row.get(5)?],
            prior: row.get(6)?,
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
