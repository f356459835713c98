//! Answers that cannot be, alone or together.

use chrono::NaiveDate;

use super::condition::{Comparison, Condition};
use super::facts::Facts;
use super::subject::Subject;
use super::truth::Holds;

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unfit {
    /// Nobody is so old, or born so late.
    Age,
    /// Less than nothing.
    Negative,
    /// More than anybody has.
    TooMuch,
    /// No household has so many parts, or so few.
    Parts,
    /// More persons than a household or a company has, or fewer than none.
    Persons,
    /// No rate in hundredths.
    Percent,
    /// No day, figure, commune or code of the list.
    Unreadable,
}

impl Unfit {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Age => "age-unfit",
            Self::Negative => "amount-negative",
            Self::TooMuch => "amount-too-much",
            Self::Parts => "parts-unfit",
            Self::Persons => "persons-unfit",
            Self::Percent => "percent-unfit",
            Self::Unreadable => "answer-unreadable",
        }
    }
}

/// Two answers of which one is probably a slip. Said, never mended by itself: verdicts go by what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// One of them.
    pub one: Subject,
    /// The other.
    pub other: Subject,
}

/// The answers that hardly go together.
pub fn contradictions(facts: &Facts, today: NaiveDate) -> Vec<Contradiction> {
    let is = |condition: Condition| condition.weigh(facts, today) == Holds::Met;
    let situation = |code: &str| Subject::Situation(code.to_owned());
    let says = |subject: &Subject| facts.get(subject) == Some(&super::Value::Yes);
    let mut found = Vec::new();
    let mut add = |one: Subject, other: Subject| found.push(Contradiction { one, other });
    // Compulsory schooling ends at 16 (code de l'éducation, L. 131-1); work begins at 14 at the earliest.
    if is(Condition::Age(Comparison::Less, 14)) {
        let grown = [
            "student",
            "apprentice",
            "job_seeker",
            "employee",
            "self_employed",
            "farmer",
            "company",
            "rsa",
            "retired",
        ];
        grown.iter().map(|code| situation(code)).filter(says).for_each(|of| add(Subject::Birth, of));
    }
    if is(Condition::Age(Comparison::More, 30)) {
        ["pupil", "secondary_pupil"]
            .iter()
            .map(|code| situation(code))
            .filter(says)
            .for_each(|of| add(Subject::Birth, of));
    }
    if is(Condition::Age(Comparison::Less, 50)) && says(&situation("retired")) {
        add(Subject::Birth, situation("retired"));
    }
    if is(Condition::Children(Comparison::Equal, 0)) && says(&situation("parent")) {
        add(Subject::Children, situation("parent"));
    }
    let persons = |subject: &Subject| match facts.get(subject) {
        Some(super::Value::Figure(count)) => Some(*count),
        _ => None,
    };
    if let (Some(children), Some(household)) = (persons(&Subject::Children), persons(&Subject::Household))
        && children >= household
    {
        add(Subject::Children, Subject::Household);
    }
    let schooled = Condition::Situation(vec![
        "pupil".into(),
        "secondary_pupil".into(),
        "student".into(),
        "apprentice".into(),
    ]);
    if is(Condition::ScholarshipHolder) && schooled.weigh(facts, today) == Holds::Unmet {
        add(Subject::Scholarship, situation("student"));
    }
    if is(Condition::Housing(vec!["owner".into()])) && is(Condition::Housing(vec!["tenant".into()])) {
        add(Subject::Housing("owner".into()), Subject::Housing("tenant".into()));
    }
    found
}
