//! « Je ne connais pas mon revenu »: the ceilings instead, and what each échelon pays.

use crate::scale::{Ceilings, CrousScale, Pay, SchoolScale};

use super::crous::CrousAsked;
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

/// The points of somebody whose income is not known, and the ceilings of that many points, the highest first.
///
/// What is said of the income is not looked at; what bars whatever the income does not show here.
pub fn ceilings_of_crous(scale: &CrousScale, asked: &CrousAsked) -> Result<(i64, Vec<Step>), Refusal> {
    let outcome = super::crous(scale, &CrousAsked { income_eur: 0, ..asked.clone() })?;
    let points = outcome.points.unwrap_or(0);
    Ok((points, steps(&scale.ceilings, &scale.pay, usize::try_from(points).unwrap_or(0))))
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
