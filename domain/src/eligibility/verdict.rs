//! Whether an aid is worth asking for, and why it is thought so.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::condition::{Condition, Profile};
use super::facts::Facts;
use super::truth::Holds;
use crate::aid::Aid;
use crate::territory::Scope;

/// What is thought of an aid for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Yes, probably.
    Likely,
    /// To be checked: something is not known, or nothing can be checked by a machine.
    ToCheck,
    /// No.
    No,
}

impl Standing {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Likely, Self::ToCheck, Self::No];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::ToCheck => "to_check",
            Self::No => "no",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }
}

/// A verdict, with everything that led to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'a> {
    /// The verdict.
    pub standing: Standing,
    /// Why: never empty; what decided comes first.
    pub because: Vec<Because<'a>>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq)]
pub enum Because<'a> {
    /// A condition of the aid, and whether it holds.
    Condition(Cow<'a, Condition>, Holds),
    /// The aid has no condition that a machine can check.
    NothingToCheck,
}

impl Because<'_> {
    /// Whether it holds; what cannot be checked is unknown.
    pub fn holds(&self) -> Holds {
        match self {
            Self::Condition(_, holds) => *holds,
            Self::NothingToCheck => Holds::Unknown,
        }
    }
}

/// Judges an aid for somebody, on that day (Europe/Paris).
///
/// All conditions must hold, and one of the profiles with its own. Where the aid is given counts too: outside
/// it, the verdict is no; but being there does not make an aid likely of which nothing else can be checked.
/// Whether it may be asked for today is another matter: `Calendar::state`.
pub fn judge<'a>(aid: &'a Aid, facts: &Facts, today: NaiveDate) -> Verdict<'a> {
    let weighed = |condition: Cow<'a, Condition>| {
        let holds = condition.weigh(facts, today);
        Because::Condition(condition, holds)
    };
    let mut because: Vec<Because<'a>> =
        aid.rule.conditions.iter().map(|condition| weighed(Cow::Borrowed(condition))).collect();
    because.extend(where_given(aid).into_iter().map(|condition| weighed(Cow::Owned(condition))));
    because.extend(profiles(&aid.rule.profiles, facts, today));
    if aid.rule.conditions.is_empty() && aid.rule.profiles.is_empty() {
        because.push(Because::NothingToCheck);
    }
    let standing = match Holds::all(because.iter().map(Because::holds)) {
        Holds::Unmet => Standing::No,
        Holds::Unknown => Standing::ToCheck,
        Holds::Met => Standing::Likely,
    };
    // The least of them decided.
    because.sort_by_key(Because::holds);
    Verdict { standing, because }
}

/// Where the aid is given, where its conditions do not say so themselves.
fn where_given(aid: &Aid) -> Vec<Condition> {
    let says = |is: fn(&Condition) -> bool| aid.rule.conditions.iter().any(is);
    let mut given = Vec::new();
    let everywhere = aid.territory.is_empty() || aid.territory.contains(&Scope::Country);
    if !everywhere && !says(|condition| matches!(condition, Condition::Territory(_))) {
        given.push(Condition::Territory(aid.territory.clone()));
    }
    if !aid.excluded.is_empty() && !says(|condition| matches!(condition, Condition::Outside(_))) {
        given.push(Condition::Outside(aid.excluded.clone()));
    }
    given
}

/// Reasons of the profiles: of those that hold, else of those that may, else why none does.
fn profiles<'a>(profiles: &'a [Profile], facts: &Facts, today: NaiveDate) -> Vec<Because<'a>> {
    if profiles.is_empty() {
        return Vec::new();
    }
    let weighed: Vec<(Holds, Vec<Because<'a>>)> =
        profiles.iter().map(|one| profile(one, facts, today)).collect();
    let together = Holds::any(weighed.iter().map(|(holds, _)| *holds));
    match together {
        // One that holds is reason enough.
        Holds::Met => weighed
            .into_iter()
            .find(|(holds, _)| *holds == Holds::Met)
            .map(|(_, why)| why)
            .unwrap_or_default(),
        // Those that may hold, as one condition: each of them is open, none decides alone.
        Holds::Unknown => {
            vec![Because::Condition(Cow::Owned(as_one(profiles, &weighed, Holds::Unknown)), together)]
        }
        Holds::Unmet => why_none(profiles, facts, today),
    }
}

fn profile<'a>(profile: &'a Profile, facts: &Facts, today: NaiveDate) -> (Holds, Vec<Because<'a>>) {
    let situation = Cow::Owned(profile.situation());
    let conditions = profile.conditions.iter().map(Cow::Borrowed);
    let reasons: Vec<Because<'a>> = std::iter::once(situation)
        .chain(conditions)
        .map(|condition| {
            let holds = condition.weigh(facts, today);
            Because::Condition(condition, holds)
        })
        .collect();
    (Holds::all(reasons.iter().map(Because::holds)), reasons)
}

/// The profiles that stand so, as one condition.
fn as_one(profiles: &[Profile], weighed: &[(Holds, Vec<Because<'_>>)], holds: Holds) -> Condition {
    let those = profiles.iter().zip(weighed).filter(|(_, (held, _))| *held == holds);
    one_of(those.map(|(profile, _)| profile))
}

/// « You are in none of these situations », or what a situation one is in lacks.
fn why_none<'a>(profiles: &'a [Profile], facts: &Facts, today: NaiveDate) -> Vec<Because<'a>> {
    let in_it = |profile: &&Profile| profile.situation().weigh(facts, today) == Holds::Met;
    let mut lacking: Vec<Because<'a>> = Vec::new();
    for profile in profiles.iter().filter(in_it) {
        for condition in &profile.conditions {
            if condition.weigh(facts, today) == Holds::Unmet {
                lacking.push(Because::Condition(Cow::Borrowed(condition), Holds::Unmet));
            }
        }
    }
    if lacking.is_empty() {
        lacking.push(Because::Condition(Cow::Owned(one_of(profiles)), Holds::Unmet));
    }
    lacking
}

/// Profiles as one condition: those without conditions of their own are one list of situations.
fn one_of<'p>(profiles: impl IntoIterator<Item = &'p Profile>) -> Condition {
    let (mut bare, mut full) = (Vec::new(), Vec::new());
    for profile in profiles {
        if profile.conditions.is_empty() {
            bare.push(profile.situation.clone());
        } else {
            full.push(profile.whole());
        }
    }
    match (bare.is_empty(), full.len()) {
        (false, 0) => Condition::Situation(bare),
        (true, 1) => full.swap_remove(0),
        (false, _) => Condition::Any(std::iter::once(Condition::Situation(bare)).chain(full).collect()),
        (true, _) => Condition::Any(full),
    }
}

impl Profile {
    /// Its situation, as a condition.
    pub fn situation(&self) -> Condition {
        Condition::Situation(vec![self.situation.clone()])
    }

    /// All of it, as one condition.
    pub fn whole(&self) -> Condition {
        Condition::All(std::iter::once(self.situation()).chain(self.conditions.iter().cloned()).collect())
    }
}
