//! Plain FTS5, as one would set it up in an afternoon: the yardstick for what our own reading of a text adds.

use std::time::Instant;

use rusqlite::Connection;
use serde_json::Value;

/// What it took, and what it found.
pub struct Measured {
    pub index_ms: f64,
    pub passes: Vec<Vec<f64>>,
    pub ids: Vec<Vec<String>>,
}

/// Asks every query, any of its words, `passes` times after one that warms up.
pub fn measured(documents: &[Value], queries: &[String], passes: usize) -> Measured {
    let begun = Instant::now();
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(
        "CREATE VIRTUAL TABLE doc USING fts5 (id UNINDEXED, title, keywords, lead, body,
           tokenize = 'unicode61 remove_diacritics 2')",
    )
    .unwrap();
    let text = |document: &Value, key: &str| document[key].as_str().unwrap_or_default().to_owned();
    for document in documents {
        let row = ["id", "title", "keywords", "lead", "body"].map(|key| text(document, key));
        db.prepare_cached("INSERT INTO doc VALUES (?1, ?2, ?3, ?4, ?5)").unwrap().execute(row).unwrap();
    }
    let index_ms = begun.elapsed().as_secs_f64() * 1000.0;
    let (mut all, mut ids) = (Vec::new(), Vec::new());
    for pass in 0..=passes {
        let mut times = Vec::new();
        ids = Vec::new();
        for query in queries {
            let begun = Instant::now();
            ids.push(asked(&db, query));
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        if pass > 0 {
            all.push(times);
        }
    }
    Measured { index_ms, passes: all, ids }
}

fn asked(db: &Connection, query: &str) -> Vec<String> {
    let words: Vec<String> = query
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .map(|word| format!("\"{word}\""))
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    let sql =
        "SELECT id FROM doc WHERE doc MATCH ?1 ORDER BY bm25(doc, 0.0, 8.0, 6.0, 3.0, 1.0), rowid LIMIT 10";
    let mut found = db.prepare_cached(sql).unwrap();
    let rows = found.query_map([words.join(" OR ")], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}
