//! The table of schools, and the picker that finds one by three letters of its name, its commune or its postcode.

use std::collections::HashMap;

use api_client::{translate, wire};
use chrono::NaiveDate;
use domain::distance::Point;
use domain::ids::RecordId;
use domain::school::{Around, Directory, Kind, Listed, School};
use rusqlite::{OptionalExtension, Row, params};

use super::index::row_of;
use super::{Change, Reader, Writer, communes, editions};
use crate::store::Result;

/// The collection.
const COLLECTION: &str = "schools";

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ask {
    /// What was typed.
    pub text: String,
    /// INSEE code of the commune whose schools, and those near it, come first; none where none was chosen.
    pub around: Option<String>,
    /// At most so many.
    pub limit: usize,
}

/// What was found, best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The schools.
    pub found: Vec<Found>,
    /// How many there are in all.
    pub total: usize,
}

/// One school, as a row of the picker shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Name of the record.
    pub id: RecordId,
    /// Its national number.
    pub uai: String,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: Kind,
    /// Whether it is a private one.
    pub private: bool,
    /// Name of the commune.
    pub commune: String,
    /// Name of the département, where it is known: names of communes repeat.
    pub department: Option<String>,
    /// Its page of the digital workspace, where one is told.
    pub ent_url: Option<String>,
    /// Since when that page does not answer.
    pub ent_broken_since: Option<NaiveDate>,
    /// Its own site.
    pub web: Option<String>,
    /// Telephone, as it is dialled.
    pub phone: Option<String>,
}

impl Found {
    /// Its commune, with the département where it is known: names of communes repeat.
    pub fn place(&self) -> String {
        match &self.department {
            Some(department) => format!("{} ({department})", self.commune),
            None => self.commune.clone(),
        }
    }
}

/// Answers from what is kept in memory between two keystrokes, and one row a school.
pub fn find(db: &Reader, ask: &Ask) -> Result<Answer> {
    let version = editions::last_applied(db, &[COLLECTION, "communes"])?;
    let directory = db.shelf().schools.of(version, || read_directory(db))?;
    let home = match &ask.around {
        Some(code) => communes::by_code(db, code)?,
        None => None,
    };
    let around = home.as_ref().map(|home| Around { commune: &home.code, point: home.point() });
    let found = directory.find(&ask.text, around, ask.limit);
    let mut departments = HashMap::new();
    let mut rows = Vec::with_capacity(found.keys.len());
    for key in found.keys {
        rows.extend(row(db, key, &mut departments)?);
    }
    Ok(Answer { found: rows, total: found.total })
}

/// Fewer schools are those that came with the app: the Region has some four thousand.
pub const FEW: usize = 500;

/// How many schools are held.
pub fn count(db: &Reader) -> Result<usize> {
    let count: i64 = db.prepare_cached("SELECT COUNT(*) FROM school")?.query_row((), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// A school, whole; none if it is not held, or cannot be read.
pub fn card(db: &Reader, id: &RecordId) -> Result<Option<School>> {
    let line = editions::record(db, COLLECTION, id.as_str())?;
    let Some(mut school) = line.and_then(|line| read(&line)) else { return Ok(None) };
    if let Some(commune) = communes::by_code(db, &school.commune)? {
        // What the commune says is not repeated in the record.
        school.postcode = school.postcode.or_else(|| commune.postcodes.first().cloned());
        school.commune_name = Some(commune.name);
        school.department = Some(commune.department.1).filter(|name| !name.is_empty());
    }
    Ok(Some(school))
}

/// The school of a national number, as the picker shows it.
pub fn by_uai(db: &Reader, uai: &str) -> Result<Option<Found>> {
    let mut query = db.prepare_cached("SELECT key FROM school WHERE uai = ?1 ORDER BY id LIMIT 1")?;
    let key: Option<i64> = query.query_row([uai], |row| row.get(0)).optional()?;
    key.map_or(Ok(None), |key| row(db, key, &mut HashMap::new()))
}

/// Keeps the rows in step with their record.
pub(super) fn derive(db: &Writer, change: &Change<'_>) -> Result<()> {
    let key = row_of(change.collection, change.id);
    db.prepare_cached("DELETE FROM school WHERE key = ?1")?.execute([key])?;
    let Some(school) = change.after.and_then(read) else { return Ok(()) };
    let (ent_url, broken) = school.ent.map(|ent| (ent.url, ent.broken_since)).unzip();
    db.prepare_cached(
        "INSERT INTO school (key, id, uai, kind, private, name, commune, commune_name, postcode, lat, lon, phone, web,
           ent_url, ent_broken)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        key,
        school.id.as_str(),
        school.uai,
        number(school.kind),
        school.private,
        school.name,
        school.commune,
        school.commune_name,
        school.postcode,
        school.point.map(|point| point.lat),
        school.point.map(|point| point.lon),
        school.phone,
        school.web,
        ent_url,
        broken.flatten().map(|day| day.to_string()),
    ])?;
    Ok(())
}

fn read(line: &[u8]) -> Option<School> {
    translate::school(serde_json::from_slice::<wire::School>(line).ok()?)
}

/// Of a kind, in the table: its place in the list of this build. Derived again when the list changes.
fn number(kind: Kind) -> u32 {
    let place = Kind::ALL.iter().position(|one| *one == kind);
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX)
}

fn kind_of(number: u32) -> Kind {
    usize::try_from(number).ok().and_then(|at| Kind::ALL.get(at).copied()).unwrap_or(Kind::Other)
}

/// A row of the picker. Départements are read once an answer.
fn row(db: &Reader, key: i64, departments: &mut HashMap<String, Option<String>>) -> Result<Option<Found>> {
    let mut query = db.prepare_cached(
        "SELECT s.id, s.uai, s.name, s.kind, s.private, coalesce(c.name, s.commune_name, s.commune), s.commune,
           s.ent_url, s.ent_broken, s.web, s.phone
         FROM school s LEFT JOIN commune c ON c.code = s.commune WHERE s.key = ?1",
    )?;
    let found = query.query_row([key], |row| Ok((found(row)?, row.get::<_, String>(6)?))).optional()?;
    let Some((Some(mut found), code)) = found else { return Ok(None) };
    found.department = match departments.get(&code) {
        Some(known) => known.clone(),
        None => {
            let known = communes::by_code(db, &code)?.map(|commune| commune.department.1);
            departments.entry(code).or_insert(known.filter(|name| !name.is_empty())).clone()
        }
    };
    Ok(Some(found))
}

fn found(row: &Row<'_>) -> rusqlite::Result<Option<Found>> {
    let Some(id) = RecordId::parse(row.get_ref(0)?.as_str()?) else { return Ok(None) };
    let broken: Option<String> = row.get(8)?;
    Ok(Some(Found {
        id,
        uai: row.get(1)?,
        name: row.get(2)?,
        kind: kind_of(row.get(3)?),
        private: row.get(4)?,
        commune: row.get(5)?,
        department: None,
        ent_url: row.get(7)?,
        ent_broken_since: broken.and_then(|day| day.parse().ok()),
        web: row.get(9)?,
        phone: row.get(10)?,
    }))
}

/// What the directory takes of a row.
struct Kept {
    key: i64,
    uai: String,
    name: String,
    kind: Kind,
    commune: String,
    commune_name: String,
    postcode: Option<String>,
    /// Those of the commune, separated by spaces.
    postcodes: String,
    point: Option<Point>,
    has_ent: bool,
}

fn read_directory(db: &Reader) -> Result<Directory> {
    let mut query =
        db.prepare_cached("SELECT code, former FROM commune_name WHERE former <> '' ORDER BY code, former")?;
    let mut former: HashMap<String, Vec<String>> = HashMap::new();
    let rows = query.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    for row in rows {
        let (code, name) = row?;
        former.entry(code).or_default().push(name);
    }
    let mut query = db.prepare_cached(
        "SELECT s.key, s.uai, s.name, s.kind, s.commune, coalesce(c.name, s.commune_name, ''), s.postcode,
           coalesce(c.postcodes, ''), s.lat, s.lon, s.ent_url IS NOT NULL
         FROM school s LEFT JOIN commune c ON c.code = s.commune",
    )?;
    let rows = query.query_map((), |row| {
        let point = row.get::<_, Option<i32>>(8)?.zip(row.get::<_, Option<i32>>(9)?);
        Ok(Kept {
            key: row.get(0)?,
            uai: row.get(1)?,
            name: row.get(2)?,
            kind: kind_of(row.get(3)?),
            commune: row.get(4)?,
            commune_name: row.get(5)?,
            postcode: row.get(6)?,
            postcodes: row.get(7)?,
            point: point.map(|(lat, lon)| Point { lat, lon }),
            has_ent: row.get(10)?,
        })
    })?;
    let rows: Vec<Kept> = rows.collect::<std::result::Result<_, _>>()?;
    // Its own postcode stands for those of its commune: whoever types one means that part of the town.
    let postcodes: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| match &row.postcode {
            Some(postcode) => vec![postcode.as_str()],
            None => row.postcodes.split(' ').filter(|code| !code.is_empty()).collect(),
        })
        .collect();
    let none = Vec::new();
    Ok(Directory::of(rows.iter().zip(&postcodes).map(|(row, postcodes)| Listed {
        key: row.key,
        uai: &row.uai,
        name: &row.name,
        kind: row.kind,
        commune: &row.commune,
        commune_name: &row.commune_name,
        former: former.get(&row.commune).unwrap_or(&none),
        postcodes,
        point: row.point,
        has_ent: row.has_ent,
    })))
}
