//! Whom the questionnaire is about, a person or a body: what each is asked, and which aids are for them.

use super::condition::Condition;
use super::question::Question;
use super::subject::{SITUATIONS, Subject};
use crate::aid::Aid;
use crate::profile::Who;

/// A person or a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asker {
    /// Somebody.
    Person,
    /// An association, a company, a public body.
    Body,
}

/// Situations that a person is never in by themselves.
const BODIES: [&str; 3] = ["association", "company", "public_body"];
/// Situations that a body may be in.
const OF_BODIES: [&str; 4] = ["association", "company", "farmer", "public_body"];
/// Audiences of the closed list that are, or may be, bodies.
const AUDIENCES: [&str; 5] = ["association", "company", "farmer", "public_body", "school"];
/// Who is one of these may be a company as well: a farm, a sole trader.
const ALSO_COMPANY: [&str; 3] = ["self_employed", "farmer", "artist"];

impl Asker {
    /// What a profile is.
    pub fn of(who: Who) -> Self {
        match who {
            Who::MyAssociation => Self::Body,
            Who::Me | Who::MyChild | Who::MyParent => Self::Person,
        }
    }

    /// Whether such a one can answer it: a body has no age, a person no head-count.
    pub fn is_asked(self, question: &Question) -> bool {
        match question {
            Question::Home | Question::Situations | Question::TiedTo(_) | Question::Declared(_) => true,
            Question::Headcount | Question::NafSection => self == Self::Body,
            _ => self == Self::Person,
        }
    }

    /// Whether an aid may be for such a one. What is for people alone is not for a body.
    pub fn is_meant(self, aid: &Aid) -> bool {
        let bodies = || aid.audience.iter().any(|of| AUDIENCES.contains(&of.as_str()));
        self == Self::Person || aid.audience.is_empty() || bodies()
    }

    /// The situations to choose from: those that the rules of these aids name, in the order of the closed list.
    pub fn situations<'a>(self, aids: impl IntoIterator<Item = &'a Aid>) -> Vec<&'static str> {
        let mut named = vec![false; SITUATIONS.len()];
        let mut name = |code: &str| {
            if let Some(rank) = SITUATIONS.iter().position(|known| *known == code) {
                named[rank] = true;
            }
        };
        for aid in aids {
            aid.rule.profiles.iter().for_each(|profile| name(&profile.situation));
            // A recognised disability is a situation too: what a condition leans on says so.
            for subject in aid.rule.leaves().into_iter().flat_map(Condition::subjects) {
                if let Subject::Situation(code) = subject {
                    name(&code);
                }
            }
        }
        let fits = |code: &str| match self {
            Self::Person => !BODIES.contains(&code),
            Self::Body => OF_BODIES.contains(&code),
        };
        SITUATIONS
            .iter()
            .zip(named)
            .filter(|(code, named)| *named && fits(code))
            .map(|(code, _)| *code)
            .collect()
    }

    /// The situations that go without saying once these were answered: nobody is an association, and no body is a
    /// student. Whether somebody who works for themselves is a company too cannot be said.
    pub fn elsewhere(self, chosen: &[String]) -> Vec<(&'static str, Option<bool>)> {
        let may =
            |code: &str| code == "company" && chosen.iter().any(|of| ALSO_COMPANY.contains(&of.as_str()));
        match self {
            Self::Person => BODIES.iter().map(|code| (*code, (!may(code)).then_some(false))).collect(),
            Self::Body => SITUATIONS
                .iter()
                .filter(|code| !OF_BODIES.contains(code))
                .map(|code| (*code, Some(false)))
                .collect(),
        }
    }
}

/// The codes that the rules of these aids compare something with, each once, in order: schemes of social security
/// for instance are no closed list.
pub fn codes_named<'a>(
    aids: impl IntoIterator<Item = &'a Aid>,
    of: fn(&Condition) -> Option<&[String]>,
) -> Vec<String> {
    let leaves = aids.into_iter().flat_map(|aid| aid.rule.leaves());
    let mut named: Vec<String> = leaves.filter_map(of).flatten().cloned().collect();
    named.sort_unstable();
    named.dedup();
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_has_no_age_and_a_person_no_head_count() {
        assert!(Asker::Person.is_asked(&Question::Birth) && !Asker::Body.is_asked(&Question::Birth));
        assert!(Asker::Body.is_asked(&Question::Headcount) && !Asker::Person.is_asked(&Question::Headcount));
        for question in [Question::Home, Question::Situations, Question::Declared(String::new())] {
            assert!(Asker::Person.is_asked(&question) && Asker::Body.is_asked(&question));
        }
    }

    #[test]
    fn whoever_works_for_themselves_may_be_a_company_and_nobody_else() {
        let company = |chosen: &str| {
            let all = Asker::Person.elsewhere(&[chosen.to_owned()]);
            all.into_iter().find(|(code, _)| *code == "company").map(|(_, said)| said)
        };
        assert_eq!(company("student"), Some(Some(false)));
        assert_eq!(company("self_employed"), Some(None));
        let body = Asker::Body.elsewhere(&[]);
        assert!(body.contains(&("student", Some(false))));
        assert!(!body.iter().any(|(code, _)| OF_BODIES.contains(code)));
    }
}
