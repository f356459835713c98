//! What to ask next: the question that settles the most aids.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::condition::Condition;
use super::facts::Facts;
use super::subject::Subject;
use super::truth::Holds;
use super::verdict::{Because, Standing, Verdict, judge};
use crate::aid::Aid;

/// One screen of the questionnaire. Subjects that people answer in one breath are one question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Which commune.
    Home,
    /// Which age.
    Birth,
    /// Which situations: several may be true, and all others are then false.
    Situations,
    /// Which year of study.
    StudyYear,
    /// Whether they hold a scholarship.
    Scholarship,
    /// Income and parts, as on the tax notice; or the quotient.
    Resources,
    /// How they are housed: several may be true.
    Housing,
    /// How many children.
    Children,
    /// How many persons.
    Household,
    /// Which rate of incapacity.
    Incapacity,
    /// Which scheme of social security.
    SocialScheme,
    /// Which honours at the baccalauréat.
    BacHonours,
    /// Whether they follow a training of the health or social sector.
    HealthOrSocialTraining,
    /// How many people the company has.
    Headcount,
    /// What the company does.
    NafSection,
    /// Whether they belong to a body.
    TiedTo(String),
    /// A yes or no question of an editor.
    Declared(String),
}

impl Question {
    /// The question that tells of a subject.
    pub fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Home => Self::Home,
            Subject::Birth => Self::Birth,
            Subject::Situation(_) => Self::Situations,
            Subject::StudyYear => Self::StudyYear,
            Subject::Scholarship => Self::Scholarship,
            Subject::Income | Subject::Parts | Subject::Quotient => Self::Resources,
            Subject::Housing(_) => Self::Housing,
            Subject::Children => Self::Children,
            Subject::Household => Self::Household,
            Subject::Incapacity => Self::Incapacity,
            Subject::SocialScheme => Self::SocialScheme,
            Subject::BacHonours => Self::BacHonours,
            Subject::HealthOrSocialTraining => Self::HealthOrSocialTraining,
            Subject::Headcount => Self::Headcount,
            Subject::NafSection => Self::NafSection,
            Subject::TiedTo(body) => Self::TiedTo(body.clone()),
            Subject::Declared(question) => Self::Declared(question.clone()),
        }
    }
}

/// The question that settles the most of these aids for somebody; none if nothing that is open can be asked.
///
/// Each aid that is not settled gives one voice, shared among the questions it still needs: a question that is
/// the last one of an aid has its whole voice. Equal ones come in the order of `Question`, so that the same
/// answers always lead to the same question. What was answered by « je ne sais pas » is not asked again.
pub fn next_question<'a>(
    aids: impl IntoIterator<Item = &'a Aid>,
    facts: &Facts,
    today: NaiveDate,
) -> Option<Question> {
    next_among(aids, facts, today, |_| true)
}

/// The same among the questions that fit whoever is asked.
pub fn next_among<'a>(
    aids: impl IntoIterator<Item = &'a Aid>,
    facts: &Facts,
    today: NaiveDate,
    fits: impl Fn(&Question) -> bool,
) -> Option<Question> {
    let voices = voices(aids, facts, today, fits);
    // The first of the greatest: `max_by` would give the last.
    let most = voices.values().copied().fold(0.0_f64, f64::max);
    voices.into_iter().find(|(_, voice)| *voice >= most - 1e-9).map(|(question, _)| question)
}

/// How many different questions these aids still leave open.
pub fn open_among<'a>(
    aids: impl IntoIterator<Item = &'a Aid>,
    facts: &Facts,
    today: NaiveDate,
    fits: impl Fn(&Question) -> bool,
) -> usize {
    voices(aids, facts, today, fits).len()
}

fn voices<'a>(
    aids: impl IntoIterator<Item = &'a Aid>,
    facts: &Facts,
    today: NaiveDate,
    fits: impl Fn(&Question) -> bool,
) -> BTreeMap<Question, f64> {
    let mut voices: BTreeMap<Question, f64> = BTreeMap::new();
    for aid in aids {
        let mut asked = asked_of(&judge(aid, facts, today), facts, today);
        asked.retain(&fits);
        let share = 1.0 / asked.len().max(1) as f64;
        for question in asked {
            *voices.entry(question).or_default() += share;
        }
    }
    voices
}

/// The questions that a verdict still leaves open, each once; none if it is settled.
pub fn asked_of(verdict: &Verdict<'_>, facts: &Facts, today: NaiveDate) -> Vec<Question> {
    if verdict.standing != Standing::ToCheck {
        return Vec::new();
    }
    let open = |because: &Because<'_>| match because {
        Because::Condition(condition, Holds::Unknown) => open_questions(condition, facts, today),
        _ => Vec::new(),
    };
    let mut asked: Vec<Question> = verdict.because.iter().flat_map(open).collect();
    asked.sort_unstable();
    asked.dedup();
    asked
}

fn open_questions(condition: &Condition, facts: &Facts, today: NaiveDate) -> Vec<Question> {
    condition.open_subjects(facts, today).iter().map(Question::of).collect()
}
