//! Two phones on one draft: three ways for each answer, against the last state that both had. Nothing typed is ever lost.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::Answers;
use crate::ids::Sha256;

/// The papers of each slot, by digest.
pub type Papers = BTreeMap<String, BTreeSet<Sha256>>;

/// What comes of two states of the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// What stands afterwards; where both differ, ours until the citizen has chosen.
    pub answers: Answers,
    /// Where the other phone's answer takes the place of ours, or of nothing.
    pub taken: Vec<String>,
    /// Where both were written, each otherwise: both are kept, and the citizen is asked.
    pub conflicts: Vec<Conflict>,
}

/// Two answers at one path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// Where.
    pub path: String,
    /// What was written here.
    pub mine: String,
    /// What was written on the other phone.
    pub theirs: String,
}

/// What becomes of one thing that both may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Mine,
    Theirs,
    Both,
}

/// Merges answers. `base` is the last state that both phones had; none if they never had one in common.
///
/// An answer that is not there, or of spaces alone, is a deletion where the base had one: it loses to an edit.
pub fn merge(base: Option<&Answers>, mine: &Answers, theirs: &Answers) -> Merged {
    let mut merged = Merged::default();
    let paths: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
    for path in paths {
        let at = |answers: &'_ Answers| answers.get(path).cloned();
        let (before, mine, theirs) = (base.and_then(at), at(mine), at(theirs));
        let stands = match one(before.as_deref(), mine.as_deref(), theirs.as_deref()) {
            Stands::Mine => mine,
            Stands::Theirs => {
                merged.taken.push(path.clone());
                theirs
            }
            Stands::Both => {
                let (ours, other) = (mine.clone().unwrap_or_default(), theirs.unwrap_or_default());
                merged.conflicts.push(Conflict { path: path.clone(), mine: ours, theirs: other });
                mine
            }
        };
        if let Some(value) = stands {
            merged.answers.insert(path.clone(), value);
        }
    }
    merged
}

fn one(base: Option<&str>, mine: Option<&str>, theirs: Option<&str>) -> Stands {
    let is_nothing = |value: Option<&str>| value.is_none_or(|value| value.trim().is_empty());
    match () {
        () if mine == theirs || theirs == base => Stands::Mine,
        () if mine == base => Stands::Theirs,
        () if is_nothing(theirs) => Stands::Mine,
        () if is_nothing(mine) => Stands::Theirs,
        () => Stands::Both,
    }
}

/// One thing of which only one can hold: the other phone's, where ours was not changed since.
pub fn latest<'a, T: PartialEq>(base: Option<&T>, mine: &'a T, theirs: &'a T) -> &'a T {
    if base == Some(mine) { theirs } else { mine }
}

/// Merges papers: all that either phone has put into a slot. One that was taken out is out where the other phone
/// left that slot as it was; else it stays, for taking out loses to putting in.
pub fn papers(base: Option<&Papers>, mine: &Papers, theirs: &Papers) -> Papers {
    let slots: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
    let mut merged = Papers::new();
    for slot in slots {
        let at = |papers: &'_ Papers| papers.get(slot).cloned().unwrap_or_default();
        let (before, mine, theirs) = (base.map(at), at(mine), at(theirs));
        let stands = if before.as_ref() == Some(&theirs) {
            mine
        } else if before.as_ref() == Some(&mine) {
            theirs
        } else {
            mine.union(&theirs).copied().collect()
        };
        if !stands.is_empty() {
            merged.insert(slot.clone(), stands);
        }
    }
    merged
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
