//! The names of places and the phrases that name something, read once and kept until the content changes.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::search::{Entity, Gazetteer, Phrasebook, entities};
use domain::territory::Scope;

use super::index::sort_key;
use super::{Reader, editions, words};
use crate::store::Result;

/// A short name stands for the largest commune that begins so, and for towns only (« Chalon », « Lons »).
const TOWN: u32 = 4_000;
/// What follows the short name of a town.
const LINKS: [&str; 6] = [" sur ", " les ", " le ", " la ", " en ", " sous "];
/// What a group of communes is called before its name, and after.
const BEFORE: [&str; 13] = [
    "communaute de communes ",
    "cc ",
    "ca ",
    "cu ",
    "de la ",
    "de l ",
    "des ",
    "du ",
    "de ",
    "d ",
    "le ",
    "la ",
    "les ",
];
const AFTER: [&str; 3] = [" metropole", " agglomeration", " communaute"];
/// Meanings of phrases that tell of names, not of what is asked for.
const COMMON: &str = "name:common";

/// Names of the places of the edition held, and its phrases.
#[derive(Default)]
pub struct Names {
    by_name: HashMap<String, Vec<Scope>>,
    common: HashSet<String>,
    phrases: Phrasebook,
    /// Départements of each group of communes.
    departments: HashMap<String, HashSet<String>>,
}

impl Gazetteer for Names {
    fn named(&self, name: &str) -> Vec<Scope> {
        self.by_name.get(name).cloned().unwrap_or_default()
    }

    fn is_common(&self, name: &str) -> bool {
        self.common.contains(name)
    }
}

impl Names {
    /// Whether a group of communes has some in that département.
    pub fn reaches(&self, group: &str, department: &str) -> bool {
        self.departments.get(group).is_some_and(|held| held.contains(department))
    }

    fn of(rows: Rows, entities: Vec<(String, Vec<String>)>) -> Self {
        let mut names = Self::default();
        // Départements first, then communes, the larger ones first, then groups: the likeliest first of a name.
        for above in &rows.above {
            let department = || Scope::Department(above.department.clone());
            names.add(sort_key(&above.department_name), department());
            names.add(above.department.clone(), department());
            if let Some((siren, _)) = &above.group {
                let held = names.departments.entry(siren.clone()).or_default();
                held.insert(above.department.clone());
            }
        }
        for commune in &rows.communes {
            names.add(full(&commune.name), Scope::Commune(commune.code.clone()));
            for postcode in commune.postcodes.split(' ').filter(|code| !code.is_empty()) {
                names.add(postcode.to_owned(), Scope::Commune(commune.code.clone()));
            }
        }
        for (former, code) in rows.former {
            names.add(full(&former), Scope::Commune(code));
        }
        rows.communes.iter().for_each(|commune| names.add_short(commune));
        for (siren, name) in rows.above.into_iter().filter_map(|above| above.group) {
            names.add_group(&sort_key(&name), &siren);
        }
        let (common, phrases): (Vec<_>, Vec<_>) =
            entities.into_iter().partition(|(names, _)| names == COMMON);
        names.common =
            common.into_iter().flat_map(|(_, say)| say).map(|name| full(&sort_key(&name))).collect();
        names.phrases = Phrasebook::new(phrases);
        names
    }

    fn add(&mut self, name: String, scope: Scope) {
        let held = self.by_name.entry(name).or_default();
        if !held.contains(&scope) {
            held.push(scope);
        }
    }

    fn add_short(&mut self, commune: &Row) {
        let name = full(&commune.name);
        let Some(end) = LINKS.iter().filter_map(|link| name.find(link)).min() else { return };
        let short = &name[..end];
        if commune.population >= TOWN && short.len() >= 4 && !self.by_name.contains_key(short) {
            self.add(short.to_owned(), Scope::Commune(commune.code.clone()));
        }
    }

    fn add_group(&mut self, name: &str, siren: &str) {
        let mut short = name;
        while let Some(rest) = BEFORE.iter().find_map(|before| short.strip_prefix(before)) {
            short = rest;
        }
        self.add_unless_taken(short, siren);
        for after in AFTER {
            if let Some(bare) = short.strip_suffix(after) {
                self.add_unless_taken(bare, siren);
            }
        }
        self.add(name.to_owned(), Scope::Group(siren.to_owned()));
    }

    /// « Nevers » is the commune, not the group of communes around it.
    fn add_unless_taken(&mut self, name: &str, siren: &str) {
        if name.len() >= 5 && !self.by_name.contains_key(name) {
            self.add(name.to_owned(), Scope::Group(siren.to_owned()));
        }
    }
}

/// Everything that a text names: places, ages, situations, days, kinds of things.
pub fn named(db: &Reader, text: &str) -> Result<Vec<Entity>> {
    let names = names(db)?;
    Ok(entities(text, &*names, &names.phrases))
}

/// The names of the edition held.
pub fn names(db: &Reader) -> Result<Arc<Names>> {
    let version = editions::last_applied(db, &["communes", "words"])?;
    db.shelf().names.of(version, || Ok(Names::of(Rows::read(db)?, words::entities(db)?)))
}

/// What the names are made of: rows alone, for no record is read that need not be.
struct Rows {
    communes: Vec<Row>,
    /// Names of former communes, with the code of today's.
    former: Vec<(String, String)>,
    above: Vec<Above>,
}

struct Row {
    code: String,
    /// Without accents or marks.
    name: String,
    /// Separated by spaces.
    postcodes: String,
    population: u32,
}

/// A département and a group of communes in it.
struct Above {
    department: String,
    department_name: String,
    group: Option<(String, String)>,
}

impl Rows {
    fn read(db: &Reader) -> Result<Self> {
        let sql = "SELECT code, sort_key, postcodes, population FROM commune ORDER BY population DESC, code";
        let mut query = db.prepare_cached(sql)?;
        let communes = query.query_map((), |row| {
            let (code, name, postcodes) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Row { code, name, postcodes, population: row.get(3)? })
        })?;
        let communes = communes.collect::<rusqlite::Result<_>>()?;
        let sql = "SELECT sort_key, code FROM commune_name WHERE former <> '' ORDER BY sort_key, code";
        let mut query = db.prepare_cached(sql)?;
        let former = query.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let former = former.collect::<rusqlite::Result<_>>()?;
        let sql = "SELECT DISTINCT line ->> 'department', line ->> 'department_name', line ->> 'group', line ->> 'group_name'
                   FROM (SELECT CAST(body AS TEXT) AS line FROM record WHERE collection = 'communes')
                   WHERE line ->> 'department' IS NOT NULL AND line ->> 'department_name' IS NOT NULL ORDER BY 1, 3";
        let mut query = db.prepare_cached(sql)?;
        let above = query.query_map((), |row| {
            let (siren, name): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            let (department, department_name) = (row.get(0)?, row.get(1)?);
            Ok(Above { department, department_name, group: siren.zip(name) })
        })?;
        Ok(Self { communes, former, above: above.collect::<rusqlite::Result<_>>()? })
    }
}

/// A name as a text gives it: « St » in full.
fn full(key: &str) -> String {
    let word = |word: &str| match word {
        "st" => "saint".to_owned(),
        "ste" => "sainte".to_owned(),
        other => other.to_owned(),
    };
    key.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
