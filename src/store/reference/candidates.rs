//! The cards that may answer a query: those that hold all its words first, then those that hold some.

use std::collections::HashMap;

use domain::search::{Candidate, Query, Reading};
use rusqlite::ToSql;

use super::Reader;
use super::standing::{Standing, Standpoint};
use crate::store::Result;

/// Candidates looked at for one answer. In the text of the query: SQLite plans a query anew each time a bound
/// limit is bound, which costs more than the search.
macro_rules! most {
    () => {
        "120"
    };
}
/// Words of a long question that are looked for when no card holds all of them.
const TELLING: usize = 4;
/// With so many cards that hold all words, those that hold some of them are not asked for.
const ENOUGH: usize = 10;
/// Where a card says what it is; in its body it says much besides.
const HEAD: &str = "{title keywords lead} : ";
/// A word that tells less than this share of the most telling one is not looked for alone.
const TELLS: f64 = 0.3;

/// All words at first, in the heads of the cards, then anywhere; where too few cards hold them all, any of them.
///
/// Where the text names a place, cards that do not say its name but hold there, or are near, are candidates too.
pub(super) fn candidates(
    db: &Reader,
    query: &Query,
    kinds: &[String],
    from: Option<&Standpoint>,
) -> Result<(Vec<Candidate>, HashMap<i64, Standing>)> {
    let mut found = found(db, query, kinds)?;
    let mut standings = HashMap::new();
    if let Some(from) = from {
        for (card, named) in &mut found {
            let standing = from.stands(db, &named.0, &named.1)?;
            card.fits = standing.fits;
            standings.insert(card.row, standing);
        }
    }
    Ok((found.into_iter().map(|(card, _)| card).collect(), standings))
}

/// A candidate with its kind and id.
type Card = (Candidate, (String, String));

fn found(db: &Reader, query: &Query, kinds: &[String]) -> Result<Vec<Card>> {
    let mut found = Vec::new();
    let names_a_place = query.readings.iter().any(|reading| reading.groups.iter().any(|group| group.place));
    for reading in [everything as fn(&Reading) -> Reading, without_place] {
        let all: Vec<String> =
            query.readings.iter().filter_map(|read| expression(&reading(read), " AND ")).collect();
        // A common word stands in the bodies of half the guide: what it is about is read first.
        for columns in [HEAD, ""] {
            if all.is_empty() || found.len() >= ENOUGH {
                break;
            }
            let all = all.join(" OR ");
            add(&mut found, matching(db, &format!("{columns}({all})"), kinds, true)?);
        }
        if !names_a_place {
            break;
        }
    }
    if found.len() < ENOUGH {
        let any: Vec<String> =
            query.readings.iter().filter_map(|reading| expression(&telling(reading), " OR ")).collect();
        if !any.is_empty() {
            add(&mut found, matching(db, &any.join(" OR "), kinds, false)?);
        }
    }
    Ok(found)
}

fn everything(reading: &Reading) -> Reading {
    reading.clone()
}

/// What is asked for, wherever it is.
fn without_place(reading: &Reading) -> Reading {
    let groups = reading.groups.iter().filter(|group| !group.place).cloned().collect();
    Reading { groups, trust: reading.trust }
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

fn add(found: &mut Vec<Card>, more: Vec<Card>) {
    let new = more.into_iter().filter(|(more, _)| found.iter().all(|(held, _)| held.row != more.row));
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

fn matching(db: &Reader, expression: &str, kinds: &[String], whole: bool) -> Result<Vec<Card>> {
    // With kinds, cards of others must not take the places: they are left out before the cut, which costs more.
    let sql = if kinds.is_empty() {
        concat!(
            "SELECT d.rowid, -f.score, d.title_words, d.title_stems, d.keyword_stems, d.lead_stems, d.prior, d.kind, d.id
             FROM (SELECT rowid, bm25(doc_words, 8.0, 6.0, 3.0, 1.0) AS score FROM doc_words
                   WHERE doc_words MATCH ?1 ORDER BY score, rowid LIMIT ",
            most!(),
            ") f JOIN doc d ON d.rowid = f.rowid"
        )
    } else {
        concat!(
            "SELECT d.rowid, -f.score, d.title_words, d.title_stems, d.keyword_stems, d.lead_stems, d.prior, d.kind, d.id
             FROM (SELECT rowid, bm25(doc_words, 8.0, 6.0, 3.0, 1.0) AS score FROM doc_words
                   WHERE doc_words MATCH ?1) f
             JOIN doc d ON d.rowid = f.rowid WHERE instr(?2, ' ' || d.kind || ' ') > 0
             ORDER BY f.score, d.rowid LIMIT ",
            most!()
        )
    };
    let listed = format!(" {} ", kinds.join(" "));
    let mut query = db.prepare_cached(sql)?;
    let given: [&dyn ToSql; 2] = [&expression, &listed];
    let given = if kinds.is_empty() { &given[..1] } else { &given[..] };
    let rows = query.query_map(given, |row| {
        let card = Candidate {
            row: row.get(0)?,
            text_score: row.get(1)?,
            title_words: row.get(2)?,
            stems: [row.get(3)?, row.get(4)?, row.get(5)?],
            prior: row.get(6)?,
            whole,
            fits: None,
        };
        Ok((card, (row.get(7)?, row.get(8)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
