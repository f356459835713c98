//! The `commune` tables: found by name or postcode, offline.

use std::collections::{BTreeMap, BTreeSet};

use api_client::{translate, wire};
use domain::commune::Commune;
use domain::distance::Point;
use rusqlite::params;

use super::index::sort_key;
use super::{Change, Reader, Writer, editions};
use crate::store::Result;

/// A commune that a text may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The commune as it stands today.
    pub commune: Commune,
    /// The former commune by whose name it was found.
    pub former: Option<String>,
}

/// A commune as the map writes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// A point inside.
    pub point: Point,
    /// Inhabitants.
    pub population: u32,
}

/// Every commune whose place is known, the larger first.
pub fn towns(db: &Reader) -> Result<Vec<Town>> {
    let lines = editions::of(db, "communes")?;
    let read = |line: &Vec<u8>| serde_json::from_slice::<wire::Commune>(line).ok();
    let mut towns: Vec<Town> = lines.values().filter_map(read).filter_map(town).collect();
    towns.sort_by(|one, other| (other.population, &one.name).cmp(&(one.population, &other.name)));
    Ok(towns)
}

fn town(record: wire::Commune) -> Option<Town> {
    let commune = translate::commune(record)?;
    Some(Town { point: commune.point()?, name: commune.name, population: commune.population })
}

/// Communes whose name, former name or postcode begins so; larger ones first among equals.
///
/// A postcode of five figures gives all its communes (70000 has 42), whatever the limit.
pub fn matching(db: &Reader, text: &str, limit: usize) -> Result<Vec<Match>> {
    let text = text.trim();
    let figures = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let found = if figures { by_postcode(db, text, limit)? } else { by_name(db, &sort_key(text), limit)? };
    let mut matches = Vec::with_capacity(found.len());
    for (code, former) in found {
        if let Some(commune) = by_code(db, &code)? {
            matches.push(Match { commune, former: Some(former).filter(|name| !name.is_empty()) });
        }
    }
    Ok(matches)
}

/// The commune of an INSEE code, or the one that absorbed it.
pub fn by_code(db: &Reader, code: &str) -> Result<Option<Commune>> {
    let line = editions::record(db, "communes", &format!("commune:{}", code.to_ascii_lowercase()))?;
    Ok(line.and_then(|line| serde_json::from_slice::<wire::Commune>(&line).ok()).and_then(translate::commune))
}

/// Names of the communes of these codes; what is not known is left out.
pub fn names(db: &Reader, codes: &BTreeSet<String>) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for code in codes {
        if let Some(commune) = by_code(db, code)? {
            names.insert(code.clone(), commune.name);
        }
    }
    Ok(names)
}

fn by_postcode(db: &Reader, figures: &str, limit: usize) -> Result<Vec<(String, String)>> {
    let sql = "SELECT code, '' FROM commune WHERE ' ' || postcodes LIKE '% ' || ?1 || '%'
               ORDER BY population DESC, code LIMIT ?2";
    let limit = if figures.len() == 5 { i64::MAX } else { limit as i64 };
    let mut query = db.prepare_cached(sql)?;
    Ok(query
        .query_map(params![figures, limit], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?)
}

fn by_name(db: &Reader, key: &str, limit: usize) -> Result<Vec<(String, String)>> {
    if key.is_empty() {
        return Ok(Vec::new());
    }
    // The name itself first, then those that begin so, the larger ones before the smaller.
    let sql = "SELECT n.code, n.former FROM commune_name n JOIN commune c ON c.code = n.code
               WHERE n.sort_key >= ?1 AND n.sort_key < ?1 || x'f48fbfbf'
               ORDER BY n.sort_key = ?1 DESC, n.former <> '', c.population DESC, n.code LIMIT ?2";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(params![key, limit as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the rows in step with their record.
pub(super) fn derive(db: &Writer, change: &Change<'_>) -> Result<()> {
    let code = change.id.trim_start_matches("commune:").to_ascii_uppercase();
    db.prepare_cached("DELETE FROM commune WHERE code = ?1")?.execute([&code])?;
    if change.before.is_some() || change.after.is_none() {
        db.prepare_cached("DELETE FROM commune_name WHERE code = ?1")?.execute([&code])?;
    }
    let Some(record) = change.after.and_then(|line| serde_json::from_slice::<wire::Commune>(line).ok())
    else {
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO commune (code, name, sort_key, postcodes, population) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        record.code,
        record.name,
        sort_key(&record.name),
        record.postcodes.join(" "),
        record.population
    ])?;
    let mut names =
        db.prepare_cached("INSERT OR IGNORE INTO commune_name (sort_key, code, former) VALUES (?1, ?2, ?3)")?;
    names.execute(params![sort_key(&record.name), record.code, ""])?;
    for former in record.former.iter().filter(|former| former.name != record.name) {
        names.execute(params![sort_key(&former.name), record.code, former.name])?;
    }
    Ok(())
}
