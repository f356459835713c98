//! « Je ne connais pas mon revenu »: the ceilings instead, and what each échelon pays.

use crate::scale::{Ceilings, CrousScale, Pay, SchoolScale};

use super::crous::CrousAsked;
use super::explain::Hurdle;
use super::refusal::{Field, Refusal, within};
use super::{MOST_PEOPLE, award};

/// An échelon, its ceiling and what it pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The échelon.
    pub echelon: String,
    /// The income may be that much, in euros.
    pub ceiling_eur: i64,
    /// One payment.
    pub payment_cents: i64,
    /// How many of them.
    pub payments: i64,
    /// The year.
    pub year_cents: i64,
}

/// The ceilings for that many children at charge, the highest first: the first one opens the bourse.
pub fn ceilings_of_school(scale: &SchoolScale, children: i64) -> Result<Vec<Step>, Refusal> {
    within(Field::Children, children, 1, MOST_PEOPLE)?;
    Ok(steps(&scale.ceilings, &scale.pay, usize::try_from(children - 1).unwrap_or(0)))
}

/// What may be said to a student who does not know the income.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Points of charge.
    pub points: i64,
    /// What keeps from a bourse whatever the income: with one of them the ceilings promise nothing.
    pub hurdles: Vec<Hurdle>,
    /// The ceilings of that many points, the highest first.
    pub steps: Vec<Step>,
}

/// The ceilings of a student's points. What is said of the income is not looked at.
pub fn ceilings_of_crous(scale: &CrousScale, asked: &CrousAsked) -> Result<Unknown, Refusal> {
    let outcome = super::crous(scale, &CrousAsked { income_eur: 0, ..asked.clone() })?;
    let points = outcome.points.unwrap_or(0);
    let steps = steps(&scale.ceilings, &scale.pay, usize::try_from(points).unwrap_or(0));
    Ok(Unknown { points, hurdles: outcome.hurdles, steps })
}

fn steps(table: &Ceilings, pay: &Pay, row: usize) -> Vec<Step> {
    let step = |at: usize| {
        let award = award::award(table, pay, at, 1)?;
        Some(Step {
            echelon: award.echelon,
            ceiling_eur: table.ceiling(row, at)?,
            payment_cents: award.payment_cents,
            payments: award.payments,
            year_cents: award.year_cents,
        })
    };
    (0..table.echelons.len()).filter_map(step).collect()
}
