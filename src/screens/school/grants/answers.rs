//! What the answers come to, by the scales that are held: an estimate, the ceilings, or what is missing.

use domain::scale::{About, Kind, NoScale, Scale, Status, Year, held};
use domain::simulators::{
    Gap, Hurdle, Known, Outcome, Question, Refusal, Step, ceilings_of_crous, ceilings_of_school, crous,
    school,
};

use super::pass::Pass;

/// The scales of the three bourses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tables {
    /// Of lycées.
    pub lycee: Vec<Scale>,
    /// Of collèges.
    pub college: Vec<Scale>,
    /// Of the Crous.
    pub crous: Vec<Scale>,
}

/// What is said of one bourse.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// An estimate.
    Estimate {
        /// The scale it was read in.
        about: About,
        /// What it says.
        outcome: Box<Outcome>,
    },
    /// The income is not known: the ceilings of the row.
    Ceilings {
        /// The scale.
        about: About,
        /// The points of charge that choose the row; none where the children do.
        points: Option<i64>,
        /// The children that choose the row; none where points do.
        children: Option<i64>,
        /// What keeps from a bourse whatever the income is.
        hurdles: Vec<Hurdle>,
        /// The steps, the highest ceiling first.
        steps: Vec<Step>,
    },
    /// « Je ne sais pas » was answered to something that must be known.
    Unsure(Question),
    /// A question was left out.
    Open(Question),
    /// Two answers contradict each other.
    Refused(Refusal),
    /// No scale of that year.
    NoScale {
        /// The year.
        year: Year,
        /// The nearest that has one.
        nearest: Option<Year>,
    },
}

impl Tables {
    /// The scales of a kind.
    pub fn of(&self, kind: Kind) -> &[Scale] {
        match kind {
            Kind::Lycee => &self.lycee,
            Kind::College => &self.college,
            Kind::Crous => &self.crous,
            Kind::Ars | Kind::Anah => &[],
        }
    }

    /// The years that one of the kinds has a scale for, the newest first, and the least sure status of each.
    pub fn years(&self, kinds: &[Kind]) -> Vec<(Year, Status)> {
        let mut years: Vec<(Year, Status)> = kinds
            .iter()
            .flat_map(|kind| self.of(*kind))
            .map(|scale| (scale.about().year, scale.about().status))
            .collect();
        years.sort_by(|a, b| b.cmp(a));
        years.dedup_by_key(|(year, _)| *year);
        years
    }

    /// What the first scale of a year says of itself: which notice is asked for.
    pub fn about(&self, kinds: &[Kind], year: Year) -> Option<About> {
        kinds.iter().find_map(|kind| held(self.of(*kind), year).ok()).map(|scale| scale.about().clone())
    }
}

/// What is said of each bourse that the answers are about.
pub fn answers(pass: &Pass, tables: &Tables) -> Vec<(Kind, Answer)> {
    let Some(year) = pass.year() else {
        return vec![(pass.kinds()[0], Answer::Open(Question::Year))];
    };
    let mut all = Vec::new();
    for kind in pass.kinds() {
        match held(tables.of(*kind), year) {
            Ok(scale) => all.extend(answer(pass, *kind, scale).map(|answer| (*kind, answer))),
            Err(NoScale { nearest }) => {
                all.push((*kind, Answer::NoScale { year, nearest: nearest.map(|(year, _)| year) }));
            }
        }
    }
    // Of two bourses that lack the same answer, it is said once.
    all.dedup_by(|a, b| a.1 == b.1 && !matches!(a.1, Answer::Estimate { .. }));
    all
}

fn answer(pass: &Pass, kind: Kind, scale: &Scale) -> Option<Answer> {
    let about = scale.about().clone();
    let estimate = |outcome: Result<Outcome, Refusal>| match outcome {
        Ok(outcome) => Answer::Estimate { about: about.clone(), outcome: Box::new(outcome) },
        Err(refusal) => Answer::Refused(refusal),
    };
    match (pass, scale) {
        (Pass::Family(entry), Scale::School(scale)) => match entry.asked(kind) {
            Ok(asked) => Some(estimate(school(scale, &asked))),
            Err(Gap::Nobody) => None,
            Err(Gap::Unsure(Question::Income)) => Some(match entry.children {
                Some(Known::Is(children)) => match ceilings_of_school(scale, children) {
                    Ok(steps) => Answer::Ceilings {
                        about,
                        points: None,
                        children: Some(children),
                        hurdles: Vec::new(),
                        steps,
                    },
                    Err(refusal) => Answer::Refused(refusal),
                },
                _ => Answer::Unsure(Question::Children),
            }),
            Err(Gap::Unsure(question)) => Some(Answer::Unsure(question)),
            Err(Gap::Open(question)) => Some(Answer::Open(question)),
        },
        (Pass::Student(entry), Scale::Crous(scale)) => Some(match entry.asked() {
            Ok(asked) => estimate(crous(scale, &asked)),
            Err(Gap::Unsure(Question::Income)) => match entry.asked_without_income() {
                Ok(asked) => match ceilings_of_crous(scale, &asked) {
                    Ok(unknown) => Answer::Ceilings {
                        about,
                        points: Some(unknown.points),
                        children: None,
                        hurdles: unknown.hurdles,
                        steps: unknown.steps,
                    },
                    Err(refusal) => Answer::Refused(refusal),
                },
                Err(Gap::Unsure(question)) => Answer::Unsure(question),
                Err(Gap::Open(question)) => Answer::Open(question),
                Err(Gap::Nobody) => return None,
            },
            Err(Gap::Unsure(question)) => Answer::Unsure(question),
            Err(Gap::Open(question)) => Answer::Open(question),
            Err(Gap::Nobody) => return None,
        }),
        _ => None,
    }
}
