//! The names of places and the phrases that name something, read once and kept until the content changes.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use api_client::{translate, wire};
use domain::commune::Commune;
use domain::search::{Entity, Gazetteer, Phrasebook, entities, fold};
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

/// The names of the edition held.
#[derive(Default)]
pub struct NamesShelf(Mutex<Option<(u64, Arc<Names>)>>);

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

    fn of(communes: Vec<Commune>, entities: Vec<(String, Vec<String>)>) -> Self {
        let mut names = Self::default();
        let (mut groups, mut departments) = (HashMap::new(), HashMap::new());
        // Départements first, then communes, the larger ones first, then groups: the likeliest first of a name.
        for commune in &communes {
            departments.insert(commune.department.0.clone(), commune.department.1.clone());
            if let Some((siren, name)) = &commune.group {
                groups.insert(siren.clone(), name.clone());
                let held = names.departments.entry(siren.clone()).or_default();
                held.insert(commune.department.0.clone());
            }
        }
        for (code, name) in departments {
            names.add(sort_key(&name), Scope::Department(code.clone()));
            names.add(code.clone(), Scope::Department(code));
        }
        for commune in &communes {
            names.add(full(&commune.name), Scope::Commune(commune.code.clone()));
            for postcode in &commune.postcodes {
                names.add(postcode.clone(), Scope::Commune(commune.code.clone()));
            }
        }
        for commune in &communes {
            for (_, former) in &commune.former {
                names.add(full(former), Scope::Commune(commune.code.clone()));
            }
            names.add_short(commune);
        }
        for (siren, name) in groups {
            names.add_group(&sort_key(&name), &siren);
        }
        let (common, phrases): (Vec<_>, Vec<_>) =
            entities.into_iter().partition(|(names, _)| names == COMMON);
        names.common = common.into_iter().flat_map(|(_, say)| say).map(|name| full(&name)).collect();
        names.phrases = Phrasebook::new(phrases);
        names
    }

    fn add(&mut self, name: String, scope: Scope) {
        let held = self.by_name.entry(name).or_default();
        if !held.contains(&scope) {
            held.push(scope);
        }
    }

    fn add_short(&mut self, commune: &Commune) {
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
            self.add_unless_taken(short, siren);
        }
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
    let mut shelf = db.shelf().names.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, names)) = shelf.as_ref().filter(|(held, _)| *held == version) {
        return Ok(names.clone());
    }
    let lines = editions::of(db, "communes")?;
    let read = |line: &Vec<u8>| serde_json::from_slice::<wire::Commune>(line).ok();
    let mut communes: Vec<Commune> = lines.values().filter_map(read).filter_map(translate::commune).collect();
    communes.sort_by(|one, other| (other.population, &one.code).cmp(&(one.population, &other.code)));
    let names = Arc::new(Names::of(communes, words::entities(db)?));
    *shelf = Some((version, names.clone()));
    Ok(names)
}

/// A name as a text gives it: « St » in full, no marks.
fn full(name: &str) -> String {
    let key = sort_key(&fold(name));
    let word = |word: &str| match word {
        "st" => "saint".to_owned(),
        "ste" => "sainte".to_owned(),
        other => other.to_owned(),
    };
    key.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
