//! Several sources' aids as one list: one aid, one record, whoever speaks of it.

use std::collections::{BTreeMap, HashMap};

use api_client::wire::Aid;

use super::fill::fill;
use super::likeness::{self, Likeness};

/// Who wins, the first before the others.
const PRECEDENCE: [&str; 6] =
    ["content", "transition-ecologique", "aides-jeunes", "dispositif-aide", "aides-territoires", "guide"];

/// The list, and what was made one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MergedAids {
    /// One record per aid, by id.
    pub aids: Vec<Aid>,
    /// What was merged, by id of the winner.
    pub merged: Vec<Merged>,
}

/// One aid or place that several records spoke of.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Merged {
    /// Id that stays.
    pub id: String,
    /// Ids that are now this one.
    pub absorbed: Vec<String>,
    /// Dates on which a source and an export disagree, both shown (`date_differs`).
    pub notes: Vec<String>,
}

/// Makes one list of what the sources read.
///
/// The order of the input makes no difference, and merging the result again changes nothing. The
/// winner keeps its id and every word of its own; what it lacks comes from the others.
pub fn aids(records: Vec<Aid>) -> MergedAids {
    let mut records = records;
    let mut merged: BTreeMap<String, Merged> = BTreeMap::new();
    // A filled field may make two aids alike that were not: on until nothing moves.
    loop {
        let before = records.len();
        records = pass(records, &mut merged);
        if records.len() == before {
            break;
        }
    }
    records.sort_by(|a, b| a.id.cmp(&b.id));
    MergedAids { aids: records, merged: merged.into_values().collect() }
}

/// One pass: each record, the best source first, joins the aid that it is, or begins one.
fn pass(records: Vec<Aid>, merged: &mut BTreeMap<String, Merged>) -> Vec<Aid> {
    let mut ordered: Vec<(usize, String, Aid)> = records
        .into_iter()
        .map(|aid| (rank(&aid.source), serde_json::to_string(&aid).unwrap_or_default(), aid))
        .collect();
    ordered.sort_by(|a, b| (a.0, &a.2.id, &a.1).cmp(&(b.0, &b.2.id, &b.1)));
    let mut list = List::default();
    for (_, _, aid) in ordered {
        let like = likeness::of(&aid);
        match list.home(&aid, &like) {
            Some(at) => {
                let winner = &mut list.aids[at];
                let notes = fill(winner, &aid);
                note(merged, &winner.id, &aid.id, notes);
                list.know(at, &like);
            }
            None => list.begin(aid, like),
        }
    }
    list.aids
}

fn rank(source: &str) -> usize {
    PRECEDENCE.iter().position(|known| *known == source).unwrap_or(PRECEDENCE.len())
}

/// Writes down what was made one.
pub(super) fn note(merged: &mut BTreeMap<String, Merged>, winner: &str, absorbed: &str, notes: Vec<String>) {
    // What the absorbed one had absorbed in an earlier pass goes with it.
    let earlier = if winner == absorbed { None } else { merged.remove(absorbed) }.unwrap_or_default();
    let entry = merged.entry(winner.to_owned()).or_default();
    entry.id = winner.to_owned();
    entry.absorbed.push(absorbed.to_owned());
    entry.absorbed.extend(earlier.absorbed);
    entry.notes.extend(notes);
    entry.notes.extend(earlier.notes);
    entry.absorbed.sort();
    entry.absorbed.dedup();
    entry.notes.sort();
    entry.notes.dedup();
}

/// The aids begun so far, found by what they may share with another record.
#[derive(Default)]
struct List {
    aids: Vec<Aid>,
    likes: Vec<Likeness>,
    ids: HashMap<String, usize>,
    names: HashMap<String, usize>,
    objects: HashMap<String, usize>,
    pages: HashMap<String, Vec<usize>>,
}

impl List {
    fn begin(&mut self, aid: Aid, like: Likeness) {
        let at = self.aids.len();
        self.ids.insert(aid.id.clone(), at);
        self.aids.push(aid);
        self.know(at, &like);
        self.likes.push(like);
    }

    /// Remembers one more way of naming an aid; the first that had a name keeps it.
    fn know(&mut self, at: usize, like: &Likeness) {
        if let Some(name) = &like.name {
            self.names.entry(name.clone()).or_insert(at);
        }
        if let Some(object) = &like.object {
            self.objects.entry(object.clone()).or_insert(at);
        }
        if let Some(page) = &like.page {
            let known = self.pages.entry(page.clone()).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
    }

    /// The aid that a record is: by id, by body and title, by body and object, by its page.
    fn home(&self, aid: &Aid, like: &Likeness) -> Option<usize> {
        let named = like.name.as_ref().and_then(|name| self.names.get(name));
        let object = || like.object.as_ref().and_then(|object| self.objects.get(object));
        self.ids.get(&aid.id).or(named).or_else(object).copied().or_else(|| self.by_page(aid, like))
    }

    /// One page may present several aids (a CAF's page does): two records of one source that share it
    /// are two aids, and among several aids of the page the one that shares most words is taken.
    fn by_page(&self, aid: &Aid, like: &Likeness) -> Option<usize> {
        let page = like.page.as_ref()?;
        let on_page = self.pages.get(page)?;
        let others = || on_page.iter().copied().filter(|at| self.aids[*at].source != aid.source);
        let taken = |at: usize| self.aids[at].origins.iter().any(|origin| origin.source == aid.source);
        let best = others()
            .map(|at| (likeness::shared(&self.likes[at], like), at))
            // The best first; among equals the one that began first.
            .max_by_key(|(shared, at)| (*shared, std::cmp::Reverse(*at)))?;
        // A bare host is a body's front door: it takes a shared word to make one aid of two.
        let alone = page.contains('/') && on_page.len() == 1 && !taken(best.1);
        (alone || best.0 > 0).then_some(best.1)
    }
}
