//! What somebody may be about to type: titles, everyday words, names of communes.

use domain::search::{fold, is_stop_word, tokens};

use super::index::sort_key;
use super::{Reader, communes, search};
use crate::store::Result;

/// Shorter beginnings say too little.
const SHORTEST: usize = 2;
/// Communes offered in one list.
const COMMUNES: usize = 2;

/// Texts to go on with, at most `limit`, the likeliest first; none of them is what is typed already.
pub fn suggest(db: &Reader, text: &str, limit: usize) -> Result<Vec<String>> {
    let typed = text.trim_start();
    let key = sort_key(typed);
    if key.len() < SHORTEST || typed.len() > 60 {
        return Ok(Vec::new());
    }
    let mut found: Vec<String> = Vec::new();
    let mut offer = |text: String| {
        let new =
            fold(text.trim()) != fold(typed.trim()) && !found.iter().any(|held| fold(held) == fold(&text));
        if new && found.len() < limit {
            found.push(text);
        }
    };
    // A commune at the end of a sentence first: the rest of it is typed already.
    for text in with_commune(db, typed)? {
        offer(text);
    }
    for said in search::lexicon(db)?.phrases_beginning(typed, 3) {
        offer(said.to_owned());
    }
    for title in titles(db, &key, limit)? {
        offer(title);
    }
    Ok(found)
}

/// Titles one of whose words begins so, those that begin so themselves first.
fn titles(db: &Reader, key: &str, limit: usize) -> Result<Vec<String>> {
    let sql = "SELECT title FROM doc WHERE instr(' ' || title_words, ' ' || ?1) > 0 AND length(title) <= 48
                 AND kind NOT IN ('event', 'school')
               ORDER BY instr(title_words, ?1) <> 1, prior DESC, length(title), title LIMIT ?2";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(rusqlite::params![key, limit as i64], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The text with its last word made the name of a commune: « micro-folie à nev » goes on with Nevers.
fn with_commune(db: &Reader, typed: &str) -> Result<Vec<String>> {
    let words = tokens(typed);
    let last = typed.rsplit(char::is_whitespace).next().unwrap_or_default();
    let before = typed.len() - last.len();
    let introduced = words.len().checked_sub(2).is_some_and(|at| is_stop_word(&words[at].word));
    if last.chars().count() < 3 || !(introduced || before == 0) {
        return Ok(Vec::new());
    }
    let found = communes::matching(db, last, COMMUNES)?;
    let names = found.into_iter().filter(|found| found.former.is_none()).map(|found| found.commune);
    Ok(names.map(|commune| format!("{}{}", &typed[..before], commune.name)).collect())
}
