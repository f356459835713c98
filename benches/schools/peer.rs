//! SQLite's full-text search over the same schools.

use api_client::wire::Commune;
use domain::search::{each_word, is_stop_word};
use rusqlite::{Connection, params};

use crate::made::{Asked, One};
use crate::rig::timed;

pub struct Fts {
    db: Connection,
    pub loaded_ms: f64,
}

impl Fts {
    pub fn of(schools: &[One], communes: &[Commune]) -> Self {
        let db = Connection::open_in_memory().unwrap();
        let (_, loaded_ms) = timed(|| {
            db.execute_batch(
                "CREATE VIRTUAL TABLE school USING fts5 (name, town, code, uai UNINDEXED, prefix = '2 3',
                   tokenize = \"unicode61 remove_diacritics 2\"); BEGIN",
            )
            .unwrap();
            let mut insert =
                db.prepare("INSERT INTO school (name, town, code, uai) VALUES (?1, ?2, ?3, ?4)").unwrap();
            for one in schools {
                let postcodes = communes[one.commune].postcodes.join(" ");
                insert.execute(params![one.name, one.town, postcodes, one.uai]).unwrap();
            }
            drop(insert);
            db.execute_batch("COMMIT").unwrap();
        });
        Self { db, loaded_ms }
    }

    pub fn asked(&self, asked: &[Asked], passes: usize, limit: usize) -> (Vec<Vec<f64>>, f64) {
        let sql = "SELECT uai FROM school WHERE school MATCH ?1 ORDER BY rank LIMIT ?2";
        let mut query = self.db.prepare(sql).unwrap();
        let (mut all, mut found) = (Vec::new(), 0.0);
        for pass in 0..=passes {
            let (mut times, mut right) = (Vec::new(), 0);
            for one in asked {
                let (answer, took) = timed(|| {
                    let rows =
                        query.query_map(params![expression(&one.text), limit as i64], |row| row.get(0));
                    rows.unwrap().map(Result::unwrap).collect::<Vec<String>>()
                });
                times.push(took);
                right += usize::from(answer.iter().take(5).any(|uai| *uai == one.uai));
            }
            if pass > 0 {
                all.push(times);
            }
            found = right as f64 / asked.len() as f64;
        }
        (all, found)
    }
}

fn expression(text: &str) -> String {
    let mut words = Vec::new();
    each_word(text, |word| {
        if !is_stop_word(word) {
            words.push(format!("\"{}\"*", word.replace('"', "")));
        }
    });
    if words.is_empty() { "\"\"".to_owned() } else { words.join(" AND ") }
}
