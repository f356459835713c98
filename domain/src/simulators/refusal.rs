//! What is not computed, and why: nothing is guessed in its place.

use crate::scale::About;

/// What an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The income that the scale asks for.
    Income,
    /// The year of that income.
    IncomeYear,
    /// The year of the notice.
    NoticeYear,
    /// Children at charge.
    Children,
    /// Those of them in that kind of school.
    Pupils,
    /// Those of them in higher education.
    Students,
    /// Kilometres between home and studies.
    Distance,
    /// Age on 1 September.
    Age,
    /// The student's own children.
    OwnChildren,
    /// People of the household.
    People,
}

/// What the answer would have to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// At least so much.
    AtLeast(i64),
    /// At most so much.
    AtMost(i64),
    /// Exactly that.
    Only(i64),
}

impl Limit {
    /// The word of that bound in sentences, and its figure.
    pub fn told(self) -> (&'static str, i64) {
        match self {
            Self::AtLeast(figure) => ("least", figure),
            Self::AtMost(figure) => ("most", figure),
            Self::Only(figure) => ("only", figure),
        }
    }
}

/// An answer with which nothing is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{about:?}: {limit:?}")]
pub struct Refusal {
    /// Which answer.
    pub about: Field,
    /// What it would have to be.
    pub limit: Limit,
}

/// An answer between two bounds.
pub(super) fn within(about: Field, value: i64, least: i64, most: i64) -> Result<(), Refusal> {
    match value {
        value if value < least => Err(Refusal { about, limit: Limit::AtLeast(least) }),
        value if value > most => Err(Refusal { about, limit: Limit::AtMost(most) }),
        _ => Ok(()),
    }
}

/// The years of an income and of its notice, where they are said, are those that the scale asks for.
pub(super) fn years(about: &About, income: Option<i64>, notice: Option<i64>) -> Result<(), Refusal> {
    let wanted =
        [(Field::IncomeYear, income, about.income.year), (Field::NoticeYear, notice, about.income.notice)];
    for (about, said, expected) in wanted {
        let expected = i64::from(expected);
        if said.is_some_and(|said| said != expected) {
            return Err(Refusal { about, limit: Limit::Only(expected) });
        }
    }
    Ok(())
}
