//! The guide as verdicts need it: every aid whole, and the names of the places that its conditions write as codes.
//! Read once and kept until the index changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use api_client::{translate, wire};
use chrono::NaiveDate;
use domain::aid::Aid;
use domain::eligibility::{Facts, Subject};
use domain::territory::Scope;

use super::shelf::index_version;
use super::{Reader, communes, editions};
use crate::store::Result;

/// Every aid held, by title, and the names of places.
#[derive(Debug, Default)]
pub struct Guide {
    /// The aids, in the order of their names.
    pub aids: Vec<Aid>,
    /// Names of départements, groups of communes and communes, by their scope.
    names: BTreeMap<Scope, String>,
}

impl Guide {
    /// The name of a scope; none for the country and the region, and for what no commune held knows.
    pub fn name(&self, scope: &Scope) -> Option<&str> {
        self.names.get(scope).map(String::as_str)
    }
}

/// Every aid held; a record that this build cannot read is left out.
pub fn whole(db: &Reader) -> Result<Arc<Guide>> {
    db.shelf().guide.of(index_version(db)?, || Ok(Guide { aids: aids(db)?, names: names(db)? }))
}

/// What the answers of a profile say, with where their communes lie today.
pub fn facts(db: &Reader, answers: &BTreeMap<String, String>) -> Result<Facts> {
    let mut places = BTreeMap::new();
    for code in Facts::homes_of(answers) {
        if let Some(commune) = communes::by_code(db, code)? {
            places.insert(code.to_owned(), commune.place());
        }
    }
    Ok(Facts::of(answers, |code| places.get(code).cloned()))
}

/// The same, with what the forms' answers of the profile say beside; and which subjects come from those alone.
pub fn known(
    db: &Reader,
    answers: &BTreeMap<String, String>,
    today: NaiveDate,
) -> Result<(Facts, BTreeSet<Subject>)> {
    let told = facts(db, answers)?;
    let home = Facts::taken_home(answers).map(|code| communes::by_code(db, &code)).transpose()?.flatten();
    let mut known = Facts::taken(answers, |_| home.as_ref().map(|commune| commune.place()), today);
    let taken = known.all().map(|(subject, _)| subject.clone()).filter(|subject| !told.is_answered(subject));
    let taken = taken.collect();
    known.learn(&told);
    Ok((known, taken))
}

fn aids(db: &Reader) -> Result<Vec<Aid>> {
    let lines = editions::of(db, "aids")?;
    let read = |line: &Vec<u8>| serde_json::from_slice::<wire::Aid>(line).ok().and_then(translate::aid);
    Ok(lines.values().filter_map(read).collect())
}

fn names(db: &Reader) -> Result<BTreeMap<Scope, String>> {
    let mut names = BTreeMap::new();
    for line in editions::of(db, "communes")?.values() {
        let Some(commune) = serde_json::from_slice::<wire::Commune>(line).ok().and_then(translate::commune)
        else {
            continue;
        };
        let (code, name) = commune.department;
        names.entry(Scope::Department(code)).or_insert(name);
        if let Some((siren, name)) = commune.group {
            names.entry(Scope::Group(siren)).or_insert(name);
        }
        names.insert(Scope::Commune(commune.code), commune.name);
    }
    Ok(names)
}
