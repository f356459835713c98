//! The one question that the assistant may ask, and what may be answered by a tap.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use crate::aid::Aid;
use crate::eligibility::{Comparison, Condition, Facts, HOUSING, Question, SITUATIONS, Subject, Value};

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Something about whom one speaks of.
    Fact(Question),
    /// Which of these cards is meant.
    Which,
    /// What is looked for at all.
    Topic,
}

/// One way to answer by a tap. The words of it are made by `words`; [`Pick::code`] keeps it in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Yes.
    Yes,
    /// No.
    No,
    /// « Je ne sais pas ».
    Unsure,
    /// One of a closed list.
    Code(String),
    /// None of these.
    None(Vec<String>),
    /// Between two ages, both included.
    Ages(u32, u32),
    /// A number.
    Count(u32),
    /// A card, by its kind and name.
    Card(String, String),
    /// A topic of `words`, by its number.
    Topic(u32),
}

/// A way to answer, with the title of the card that it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it answers.
    pub pick: Pick,
    /// Title of the card, where it means one.
    pub title: String,
}

impl From<Pick> for Choice {
    fn from(pick: Pick) -> Self {
        Self { pick, title: String::new() }
    }
}

impl Pick {
    /// As it is kept.
    pub fn code(&self) -> String {
        match self {
            Self::Yes => "yes".to_owned(),
            Self::No => "no".to_owned(),
            Self::Unsure => "unsure".to_owned(),
            Self::Code(code) => format!("code {code}"),
            Self::None(codes) => format!("none {}", codes.join(" ")),
            Self::Ages(least, most) => format!("ages {least} {most}"),
            Self::Count(count) => format!("count {count}"),
            Self::Card(kind, id) => format!("card {kind} {id}"),
            Self::Topic(number) => format!("topic {number}"),
        }
    }

    /// Reads it again.
    pub fn parse(code: &str) -> Option<Self> {
        let mut parts = code.split(' ').filter(|part| !part.is_empty());
        let kind = parts.next()?;
        let rest: Vec<&str> = parts.collect();
        Some(match (kind, rest.as_slice()) {
            ("yes", []) => Self::Yes,
            ("no", []) => Self::No,
            ("unsure", []) => Self::Unsure,
            ("code", [code]) => Self::Code((*code).to_owned()),
            ("none", codes) => Self::None(codes.iter().map(|code| (*code).to_owned()).collect()),
            ("ages", [least, most]) => Self::Ages(least.parse().ok()?, most.parse().ok()?),
            ("count", [count]) => Self::Count(count.parse().ok()?),
            ("card", [kind, id]) => Self::Card((*kind).to_owned(), (*id).to_owned()),
            ("topic", [number]) => Self::Topic(number.parse().ok()?),
            _ => return None,
        })
    }
}

/// Situations and years offered at once.
const MOST: usize = 6;
/// Ages at which bands are cut, at most.
const MOST_CUTS: usize = 3;

/// What may be answered to a question about these aids.
pub fn choices(question: &Question, aids: &[&Aid], facts: &Facts) -> Vec<Choice> {
    let rules = || {
        aids.iter().flat_map(|aid| {
            aid.rule.conditions.iter().cloned().chain(aid.rule.profiles.iter().map(|profile| profile.whole()))
        })
    };
    let mut picks = match question {
        Question::Situations => {
            let codes = codes(rules(), facts, |subject| match subject {
                Subject::Situation(code) => Some(code.clone()),
                _ => None,
            });
            listed(codes.into_iter().filter(|code| SITUATIONS.contains(&code.as_str())).collect())
        }
        Question::Housing => {
            let asked = codes(rules(), facts, |subject| match subject {
                Subject::Housing(code) => Some(code.clone()),
                _ => None,
            });
            listed(
                HOUSING.iter().map(|code| (*code).to_owned()).filter(|code| asked.contains(code)).collect(),
            )
        }
        Question::StudyYear => of_list(rules(), |condition| match condition {
            Condition::StudyYear(codes) => codes.clone(),
            _ => Vec::new(),
        }),
        Question::BacHonours => of_list(rules(), |condition| match condition {
            Condition::BacHonours(codes) => codes.clone(),
            _ => Vec::new(),
        }),
        Question::Birth => bands(rules()),
        Question::Children => (0..=4).map(Pick::Count).collect(),
        Question::Household => (1..=6).map(Pick::Count).collect(),
        Question::Scholarship
        | Question::HealthOrSocialTraining
        | Question::TiedTo(_)
        | Question::Declared(_) => vec![Pick::Yes, Pick::No],
        Question::Home
        | Question::Resources
        | Question::Incapacity
        | Question::SocialScheme
        | Question::Headcount
        | Question::NafSection => Vec::new(),
    };
    picks.push(Pick::Unsure);
    picks.into_iter().map(Choice::from).collect()
}

/// One of them, or none of them.
fn listed(mut codes: Vec<String>) -> Vec<Pick> {
    codes.truncate(MOST);
    let none = Pick::None(codes.clone());
    codes.into_iter().map(Pick::Code).chain(std::iter::once(none)).collect()
}

/// Codes of the open subjects of rules, each once, in the order of the rules.
fn codes(
    rules: impl Iterator<Item = Condition>,
    facts: &Facts,
    of: impl Fn(&Subject) -> Option<String>,
) -> Vec<String> {
    let mut codes = Vec::new();
    for subject in rules.flat_map(|rule| rule.subjects()) {
        if let Some(code) = of(&subject).filter(|code| facts.get(&subject).is_none() && !codes.contains(code))
        {
            codes.push(code);
        }
    }
    codes
}

/// Codes that conditions of one kind list, then none of them.
fn of_list(rules: impl Iterator<Item = Condition>, of: impl Fn(&Condition) -> Vec<String>) -> Vec<Pick> {
    let mut codes = Vec::new();
    each(rules, &mut |condition| codes.extend(of(condition)));
    let mut seen = BTreeSet::new();
    codes.retain(|code| seen.insert(code.clone()));
    codes.truncate(MOST);
    codes.push("none".to_owned());
    codes.into_iter().map(Pick::Code).collect()
}

/// Ages between the bounds that the rules name; none where they name too many.
fn bands(rules: impl Iterator<Item = Condition>) -> Vec<Pick> {
    let mut cuts = BTreeSet::new();
    each(rules, &mut |condition| {
        if let Condition::Age(op, years) = condition {
            match op {
                Comparison::AtLeast | Comparison::Less => cuts.extend([*years]),
                Comparison::More | Comparison::AtMost => cuts.extend([years + 1]),
                Comparison::Equal => cuts.extend([*years, years + 1]),
            }
        }
    });
    cuts.retain(|cut| (1..=OLDEST).contains(cut));
    if cuts.is_empty() || cuts.len() > MOST_CUTS {
        return Vec::new();
    }
    let from = std::iter::once(0).chain(cuts.iter().copied());
    let to = cuts.iter().map(|cut| cut - 1).chain(std::iter::once(OLDEST));
    from.zip(to).map(|(least, most)| Pick::Ages(least, most)).collect()
}

/// Every condition of rules, those inside others too.
fn each(rules: impl Iterator<Item = Condition>, see: &mut impl FnMut(&Condition)) {
    let mut open: Vec<Condition> = rules.collect();
    open.reverse();
    while let Some(condition) = open.pop() {
        see(&condition);
        match condition {
            Condition::All(parts) | Condition::Any(parts) => open.extend(parts.into_iter().rev()),
            Condition::Not(part) => open.push(*part),
            _ => {}
        }
    }
}

/// The oldest age that is taken.
pub const OLDEST: u32 = 120;

/// Writes down what a pick answers to a question; false where it answers nothing of it.
pub(super) fn take(pick: &Pick, question: &Question, facts: &mut Facts, today: NaiveDate) -> bool {
    let yes = matches!(pick, Pick::Yes);
    match (question, pick) {
        (_, Pick::Unsure) => unsure(question, facts),
        (Question::Scholarship, Pick::Yes | Pick::No) => facts.say(Subject::Scholarship, yes),
        (Question::HealthOrSocialTraining, Pick::Yes | Pick::No) => {
            facts.say(Subject::HealthOrSocialTraining, yes);
        }
        (Question::TiedTo(body), Pick::Yes | Pick::No) => facts.say(Subject::TiedTo(body.clone()), yes),
        (Question::Declared(asked), Pick::Yes | Pick::No) => facts.say(Subject::Declared(asked.clone()), yes),
        (Question::Situations, Pick::Code(code)) => facts.say(Subject::Situation(code.clone()), true),
        (Question::Housing, Pick::Code(code)) => facts.say(Subject::Housing(code.clone()), true),
        (Question::Situations, Pick::None(codes)) => {
            codes.iter().for_each(|code| facts.say(Subject::Situation(code.clone()), false));
        }
        (Question::Housing, Pick::None(codes)) => {
            codes.iter().for_each(|code| facts.say(Subject::Housing(code.clone()), false));
        }
        (Question::StudyYear, Pick::Code(code)) => facts.choose(Subject::StudyYear, code),
        (Question::BacHonours, Pick::Code(code)) => facts.choose(Subject::BacHonours, code),
        (Question::Birth, Pick::Ages(least, most)) => return between(*least, *most, facts, today).is_some(),
        (Question::Birth, Pick::Count(years)) => return facts.age(*years, today).is_ok(),
        (Question::Resources, Pick::Count(euros)) => return facts.quotient(i64::from(*euros)).is_ok(),
        (Question::Incapacity, Pick::Count(rate)) => return facts.incapacity(i64::from(*rate)).is_ok(),
        (Question::Headcount, Pick::Count(count)) => return facts.headcount(i64::from(*count)).is_ok(),
        (Question::Children, Pick::Count(count)) => {
            return facts.persons(Subject::Children, i64::from(*count)).is_ok();
        }
        (Question::Household, Pick::Count(count)) => {
            return facts.persons(Subject::Household, i64::from(*count)).is_ok();
        }
        _ => return false,
    }
    true
}

/// Born so that the age is between the two today.
fn between(least: u32, most: u32, facts: &mut Facts, today: NaiveDate) -> Option<()> {
    let before = |years: u32| today.checked_sub_months(Months::new(years.checked_mul(12)?));
    let earliest = before(most.checked_add(1)?)?.succ_opt()?;
    facts.set(Subject::Birth, Value::Born { earliest, latest: before(least)? });
    Some(())
}

/// They do not know: of nothing that the question asks, and that is not known already.
fn unsure(question: &Question, facts: &mut Facts) {
    let each = |codes: &[&str], subject: fn(String) -> Subject| -> Vec<Subject> {
        codes.iter().map(|code| subject((*code).to_owned())).collect()
    };
    let subjects = match question {
        Question::Situations => each(&SITUATIONS, Subject::Situation),
        Question::Housing => each(&HOUSING, Subject::Housing),
        Question::Resources => vec![Subject::Income, Subject::Parts, Subject::Quotient],
        one => subject_of(one).into_iter().collect(),
    };
    for subject in subjects {
        if facts.get(&subject).is_none() {
            facts.unsure(subject);
        }
    }
}

/// A subject of a question: its path keeps the question in a file.
pub(super) fn subject_of(question: &Question) -> Option<Subject> {
    Some(match question {
        Question::Home => Subject::Home,
        Question::Birth => Subject::Birth,
        Question::Situations => Subject::Situation("student".to_owned()),
        Question::StudyYear => Subject::StudyYear,
        Question::Scholarship => Subject::Scholarship,
        Question::Resources => Subject::Quotient,
        Question::Housing => Subject::Housing("tenant".to_owned()),
        Question::Children => Subject::Children,
        Question::Household => Subject::Household,
        Question::Incapacity => Subject::Incapacity,
        Question::SocialScheme => Subject::SocialScheme,
        Question::BacHonours => Subject::BacHonours,
        Question::HealthOrSocialTraining => Subject::HealthOrSocialTraining,
        Question::Headcount => Subject::Headcount,
        Question::NafSection => Subject::NafSection,
        Question::TiedTo(body) => Subject::TiedTo(body.clone()),
        Question::Declared(asked) => Subject::Declared(asked.clone()),
    })
}

impl Asked {
    /// As it is kept.
    pub fn code(&self) -> String {
        match self {
            Self::Which => "which".to_owned(),
            Self::Topic => "topic".to_owned(),
            Self::Fact(question) => subject_of(question).map(|subject| subject.path()).unwrap_or_default(),
        }
    }

    /// Reads it again.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "which" => Some(Self::Which),
            "topic" => Some(Self::Topic),
            path => Subject::parse(path).map(|subject| Self::Fact(Question::of(&subject))),
        }
    }
}
