//! Answers to one version of a form, carried to another. Nothing typed is deleted: it is kept, moved or set aside.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::read;
use super::field::{HOUSEHOLD, Kind};
use super::paths::question;
use super::{Answers, Form};

/// What a version changed in the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The earlier version.
    pub from: u32,
    /// The later one.
    pub to: u32,
    /// What changed, in order.
    pub ops: Vec<Op>,
}

/// One change. A path names a question, `trips.*.city` that of every row; `trips` all that lies under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// The same question has another name.
    Rename {
        /// Until now.
        from: String,
        /// From now on, with as many `*`.
        to: String,
    },
    /// Choices have other names.
    Map {
        /// The question.
        path: String,
        /// Old name, new name.
        values: Vec<(String, String)>,
    },
    /// One question has become several: the answer is cut where `at` stands.
    Split {
        /// Until now.
        from: String,
        /// From now on, in the order of the pieces; the last one takes the rest.
        into: Vec<String>,
        /// What stands between the pieces.
        at: String,
    },
    /// The question is asked no more.
    Retire {
        /// The question.
        path: String,
    },
}

/// Answers carried over, what was set aside, and what there is to say of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rebased {
    /// Answers to the later version.
    pub answers: Answers,
    /// Answers as they were typed that the later version has no place for.
    pub aside: Vec<Aside>,
    /// What to show before the citizen decides.
    pub report: Report,
}

/// An answer set aside, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Aside {
    /// Where it stood.
    pub path: String,
    /// As typed.
    pub value: String,
    /// Why.
    pub why: Why,
}

/// Why an answer was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The question is asked no more.
    NoLongerAsked,
    /// The later version writes it otherwise; the new writing is among the answers.
    Rewritten,
    /// Another answer has taken its place.
    Taken,
}

/// What becomes of each answer, in the order of the paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Carried over as they were typed: old path, new path.
    pub kept: Vec<(String, String)>,
    /// Carried over, and to be read again.
    pub to_review: Vec<Review>,
    /// Questions and slots that the earlier version did not have; `trips.*.city` for those of a group.
    pub new: Vec<String>,
}

/// An answer to be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Where it stood.
    pub from: String,
    /// Where it stands.
    pub to: String,
    /// Why.
    pub doubt: Doubt,
}

/// Why an answer is to be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It was not typed so: a name changed, or one answer became several.
    Rewritten,
    /// The question is of another type.
    OtherType,
    /// It was accepted, and is not any more.
    NoLongerAccepted,
}

/// One answer on its way.
#[derive(Debug, Clone)]
struct Carried {
    origin: String,
    path: String,
    value: String,
    /// Whether the citizen typed that very value.
    typed: bool,
}

/// Carries answers from one version to another, older or newer, by the steps of the later one.
///
/// Pure and total. Every value typed is afterwards among the answers or among those set aside, as often
/// as before. Without steps between the two versions, questions are matched by their names.
pub fn rebase(answers: &Answers, from: &Form, to: &Form) -> Rebased {
    let ops = ops_between(from, to);
    let mut carried: Vec<Carried> = answers
        .iter()
        .map(|(path, value)| Carried {
            origin: path.clone(),
            path: path.clone(),
            value: value.clone(),
            typed: true,
        })
        .collect();
    let mut rebased = Rebased::default();
    for op in &ops {
        carried = carried.into_iter().flat_map(|one| op.apply(one, &mut rebased.aside)).collect();
    }
    // Who stayed where they were come first, then what was typed: they keep their place.
    carried.sort_by_key(|one| (one.origin != one.path, !one.typed));
    let mut reviews = BTreeMap::new();
    for one in carried {
        settle(one, from, to, &mut rebased, &mut reviews);
    }
    rebased.report.kept.sort();
    rebased.report.to_review = reviews.into_values().collect();
    rebased.report.new = new_questions(from, to, &ops);
    rebased.aside.sort();
    rebased
}

/// The slot in which a document of that slot goes on; none if it is wanted no more.
pub fn slot<'a>(slot: &str, from: &Form, to: &'a Form) -> Option<&'a super::Slot> {
    let mut path = slot.to_owned();
    for op in ops_between(from, to) {
        path = op.image(&path).into_iter().next()?;
    }
    to.slot(&path)
}

fn settle(
    one: Carried,
    from: &Form,
    to: &Form,
    rebased: &mut Rebased,
    reviews: &mut BTreeMap<String, Review>,
) {
    let set_aside = |one: Carried, why: Why, aside: &mut Vec<Aside>| {
        // What was rewritten is aside already, as it was typed.
        if one.typed {
            aside.push(Aside { path: one.origin, value: one.value, why });
        }
    };
    let Some((_, kind)) = question(to, &one.path) else {
        return set_aside(one, Why::NoLongerAsked, &mut rebased.aside);
    };
    if rebased.answers.contains_key(&one.path) {
        return set_aside(one, Why::Taken, &mut rebased.aside);
    }
    let before = question(from, &one.origin).map(|(_, kind)| kind);
    let doubt = match before {
        _ if !one.typed => Some(Doubt::Rewritten),
        Some(before) if !before.is_like(kind) => Some(Doubt::OtherType),
        Some(before) if accepted(before, &one.value) && !accepted(kind, &one.value) => {
            Some(Doubt::NoLongerAccepted)
        }
        _ => None,
    };
    match doubt {
        Some(doubt) => {
            let review = Review { from: one.origin, to: one.path.clone(), doubt };
            reviews.insert(one.path.clone(), review);
        }
        None => rebased.report.kept.push((one.origin, one.path.clone())),
    }
    rebased.answers.insert(one.path, one.value);
}

fn accepted(kind: &Kind, value: &str) -> bool {
    value.trim().is_empty() || read(kind, value).is_ok()
}

/// The changes from one version to the other; a gap in the chain is matched by names.
fn ops_between(from: &Form, to: &Form) -> Vec<Op> {
    let (mut at, mut ops) = (from.version, Vec::new());
    while at < to.version {
        let step = to.migrate.iter().filter(|step| step.from == at && step.to > at && step.to <= to.version);
        let Some(step) = step.max_by_key(|step| step.to) else { break };
        ops.extend(step.ops.iter().cloned());
        at = step.to;
    }
    ops
}

fn new_questions(from: &Form, to: &Form, ops: &[Op]) -> Vec<String> {
    let mut known: BTreeSet<String> = questions(from).into_iter().collect();
    for op in ops {
        known = known.iter().flat_map(|path| op.image(path)).collect();
    }
    questions(to)
        .into_iter()
        .filter(|path| !known.contains(path))
        .map(|path| path.replace(".0.", ".*."))
        .collect()
}

/// Every question and slot, by the path of the first row of its group.
fn questions(form: &Form) -> Vec<String> {
    let leaf = |prefix: &str, field: &super::Field| match field.kind {
        Kind::Household => HOUSEHOLD.map(|part| format!("{prefix}{}.{part}", field.id)).to_vec(),
        _ => vec![format!("{prefix}{}", field.id)],
    };
    let fields = form.fields.iter().flat_map(|field| match &field.kind {
        Kind::Group { fields, .. } => {
            let prefix = format!("{}.0.", field.id);
            fields.iter().flat_map(|inner| leaf(&prefix, inner)).collect()
        }
        _ => leaf("", field),
    });
    fields.chain(form.slots.iter().map(|slot| slot.id.to_string())).collect()
}

impl Op {
    /// What becomes of one answer; what it replaces is set aside.
    fn apply(&self, one: Carried, aside: &mut Vec<Aside>) -> Vec<Carried> {
        let rewritten = |one: &Carried, aside: &mut Vec<Aside>| {
            if one.typed {
                let (path, value) = (one.origin.clone(), one.value.clone());
                aside.push(Aside { path, value, why: Why::Rewritten });
            }
        };
        match self {
            Self::Rename { .. } => {
                let path = self.image(&one.path).pop().unwrap_or_else(|| one.path.clone());
                vec![Carried { path, ..one }]
            }
            Self::Map { path, values } => {
                let mapped = mapped(values, &one.value).filter(|_| exactly(path, &one.path));
                let Some(value) = mapped else { return vec![one] };
                rewritten(&one, aside);
                vec![Carried { value, typed: false, ..one }]
            }
            Self::Split { from, at, .. } if exactly(from, &one.path) => {
                let places = self.image(&one.path);
                let mut pieces: Vec<&str> = match at.is_empty() {
                    true => vec![one.value.trim()],
                    false => {
                        one.value.trim().splitn(places.len().max(1), at.as_str()).map(str::trim).collect()
                    }
                };
                pieces.retain(|piece| !piece.is_empty());
                if pieces.len() < 2 {
                    // There is nothing to cut: the answer goes on whole, as typed.
                    let path = places.into_iter().next().unwrap_or_else(|| one.path.clone());
                    return vec![Carried { path, ..one }];
                }
                rewritten(&one, aside);
                let piece = |(path, value): (String, &&str)| Carried {
                    origin: one.origin.clone(),
                    path,
                    value: (*value).to_owned(),
                    typed: false,
                };
                places.into_iter().zip(&pieces).map(piece).collect()
            }
            Self::Split { .. } => vec![one],
            Self::Retire { path } if under(path, &one.path).is_some() => {
                if one.typed {
                    let why = Why::NoLongerAsked;
                    aside.push(Aside { path: one.origin, value: one.value, why });
                }
                Vec::new()
            }
            Self::Retire { .. } => vec![one],
        }
    }

    /// Where the question of a path is asked from now on; nowhere if it is retired.
    fn image(&self, path: &str) -> Vec<String> {
        let same = || vec![path.to_owned()];
        match self {
            Self::Rename { from, to } => match under(from, path) {
                Some((rows, rest)) => filled(to, &rows, rest).map_or_else(same, |path| vec![path]),
                None => same(),
            },
            Self::Map { .. } => same(),
            Self::Split { from, into, .. } => match under(from, path) {
                Some((rows, "")) => {
                    let places: Option<Vec<String>> = into.iter().map(|to| filled(to, &rows, "")).collect();
                    places.filter(|places| !places.is_empty()).unwrap_or_else(same)
                }
                _ => same(),
            },
            Self::Retire { path: retired } => {
                if under(retired, path).is_some() {
                    Vec::new()
                } else {
                    same()
                }
            }
        }
    }
}

/// The rows that stand for each `*`, and what follows; none if the path does not lie there.
fn under<'p>(pattern: &str, path: &'p str) -> Option<(Vec<&'p str>, &'p str)> {
    let (mut rows, mut rest) = (Vec::new(), path);
    for (at, part) in pattern.split('.').enumerate() {
        if at > 0 {
            rest = rest.strip_prefix('.')?;
        }
        let end = rest.find('.').unwrap_or(rest.len());
        let (found, after) = rest.split_at(end);
        match part {
            "*" => {
                super::paths::row(found)?;
                rows.push(found);
            }
            part if part == found => {}
            _ => return None,
        }
        rest = after;
    }
    Some((rows, rest))
}

fn exactly(pattern: &str, path: &str) -> bool {
    under(pattern, path).is_some_and(|(_, rest)| rest.is_empty())
}

/// The path that a pattern makes with these rows; none if it asks for other rows.
fn filled(pattern: &str, rows: &[&str], rest: &str) -> Option<String> {
    let mut rows = rows.iter();
    let parts: Option<Vec<&str>> =
        pattern.split('.').map(|part| if part == "*" { rows.next().copied() } else { Some(part) }).collect();
    let parts = parts?;
    rows.next().is_none().then(|| format!("{}{rest}", parts.join(".")))
}

/// The answer with the new names of its choices; none if no name of it has changed.
fn mapped(values: &[(String, String)], value: &str) -> Option<String> {
    let new = |word: &str| {
        values.iter().find(|(old, _)| old.eq_ignore_ascii_case(word)).map(|(_, new)| new.as_str())
    };
    let words: Vec<&str> = value.split(|c: char| c.is_whitespace() || c == ',' || c == ';').collect();
    words.iter().any(|word| new(word).is_some()).then(|| {
        let renamed: Vec<&str> =
            words.iter().filter(|w| !w.is_empty()).map(|w| new(w).unwrap_or(w)).collect();
        renamed.join(" ")
    })
}

#[cfg(test)]
#[path = "rebase_tests.rs"]
mod tests;
