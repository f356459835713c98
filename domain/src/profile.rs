//! Whom the citizen applies for, and the answers that need not be typed twice.

use std::collections::BTreeMap;

use crate::ids::ProfileId;

/// A person or a body that the citizen applies for. Kept on the phone alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub id: ProfileId,
    /// Who it is.
    pub who: Who,
    /// As the citizen calls it; empty for the citizen.
    pub name: String,
    /// Answers given before, by path of the field.
    pub answers: BTreeMap<String, String>,
}

/// Who a profile is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// The citizen.
    Me,
    /// A child of theirs.
    MyChild,
    /// A parent of theirs.
    MyParent,
    /// An association they act for.
    MyAssociation,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Me, Self::MyChild, Self::MyParent, Self::MyAssociation];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::MyChild => "my-child",
            Self::MyParent => "my-parent",
            Self::MyAssociation => "my-association",
        }
    }

    /// Reads it as it is stored.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.code() == code)
    }
}

/// What forms ask of a person or a body, and may ask again: by the first part of the path. What belongs
/// to one project or one journey is not among them.
const OF_THE_PERSON: [&str; 6] = ["applicant", "guardian", "pupil", "contact", "association", "household"];

/// Whether an answer says who somebody is, so that it need not be typed twice.
pub fn is_of_the_person(path: &str) -> bool {
    OF_THE_PERSON.contains(&path.split('.').next().unwrap_or_default())
}

impl Profile {
    /// What this profile already knows of what a form asks: only paths the form has, and nothing over
    /// what was typed. Pairs of path and value, in the form's order.
    pub fn prefill<'a>(
        &'a self,
        asked: impl IntoIterator<Item = &'a str>,
        is_answered: impl Fn(&str) -> bool,
    ) -> Vec<(&'a str, &'a str)> {
        let known = |path: &'a str| Some((path, self.answers.get(path)?.as_str()));
        asked.into_iter().filter(|path| !is_answered(path)).filter_map(known).collect()
    }

    /// Learns answers, for the next form; an emptied one is forgotten.
    pub fn learn<'a>(&mut self, answers: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) {
        for (path, value) in answers {
            match value.filter(|value| !value.trim().is_empty()) {
                Some(value) => self.answers.insert(path.to_owned(), value.to_owned()),
                None => self.answers.remove(path),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::{btree_map, btree_set, vec};
    use proptest::prelude::*;

    use super::*;

    fn profile(answers: BTreeMap<String, String>) -> Profile {
        Profile { id: ProfileId(uuid::Uuid::nil()), who: Who::Me, name: String::new(), answers }
    }

    proptest! {
        #[test]
        fn prefilling_invents_nothing_and_writes_over_nothing(
            known in btree_map("[a-d]", "[x-z]{1,3}", 0..5),
            asked in vec("[a-f]", 0..8),
            typed in btree_set("[a-f]", 0..4),
        ) {
            let profile = profile(known.clone());
            let filled = profile.prefill(asked.iter().map(String::as_str), |path| typed.contains(path));
            for (path, value) in &filled {
                prop_assert!(asked.iter().any(|asked| asked == path) && !typed.contains(*path));
                prop_assert_eq!(known.get(*path).map(String::as_str), Some(*value));
            }
            let named: BTreeSet<_> = filled.iter().map(|(path, _)| *path).collect();
            for path in asked.iter().filter(|path| known.contains_key(*path) && !typed.contains(*path)) {
                prop_assert!(named.contains(path.as_str()));
            }
        }

        #[test]
        fn what_was_learnt_last_is_what_is_prefilled(
            lessons in vec(("[a-c]", proptest::option::of("[x-z]{0,2}")), 0..12)
        ) {
            let mut taught = profile(BTreeMap::new());
            taught.learn(lessons.iter().map(|(path, value)| (path.as_str(), value.as_deref())));
            for path in ["a", "b", "c"] {
                let last = lessons.iter().rev().find(|(taught, _)| taught == path);
                let expected = last.and_then(|(_, value)| value.clone()).filter(|value| !value.is_empty());
                prop_assert_eq!(taught.answers.get(path).cloned(), expected);
            }
        }
    }

    #[test]
    fn what_belongs_to_one_project_is_not_of_the_person() {
        for path in ["applicant.iban", "household.parts", "guardian.name"] {
            assert!(is_of_the_person(path), "{path}");
        }
        for path in ["project.title", "trips.0.city", "applicants.name", ""] {
            assert!(!is_of_the_person(path), "{path}");
        }
    }

    #[test]
    fn everybody_is_stored_under_a_code_of_their_own() {
        for who in Who::ALL {
            assert_eq!(Who::parse(who.code()), Some(who));
        }
        assert_eq!(Who::parse("my-neighbour"), None);
    }
}
