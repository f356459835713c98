//! The bracket of income of the Anah, outside Île-de-France: the bracket alone, works are for the adviser.

use crate::scale::AnahScale;

use super::near::{Near, near};
use super::refusal::{Field, Refusal, within};
use super::{MOST_EUROS, MOST_PEOPLE};

/// What is asked of a household.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HouseholdAsked {
    /// Revenu fiscal de référence of all who live there, in whole euros.
    pub income_eur: i64,
    /// People who live there.
    pub people: i64,
}

/// Where a household stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The bracket, by the word of the scale; none above all of them.
    pub name: Option<String>,
    /// Its ceiling; above all of them, the highest one.
    pub ceiling_eur: i64,
    /// A ceiling so near that each amount is worth a second look.
    pub near: Option<Near>,
}

/// The bracket of a household: say the year of the scale with it.
pub fn bracket(scale: &AnahScale, asked: &HouseholdAsked) -> Result<Bracket, Refusal> {
    within(Field::Income, asked.income_eur, 0, MOST_EUROS)?;
    within(Field::People, asked.people, 1, MOST_PEOPLE)?;
    let row = usize::try_from(asked.people - 1).unwrap_or(0);
    let (table, income) = (&scale.ceilings, asked.income_eur);
    let placed = table.place(row, income);
    Ok(Bracket {
        name: placed.and_then(|at| table.echelons.get(at).cloned()),
        ceiling_eur: table.ceiling(row, placed.unwrap_or(0)).unwrap_or(0),
        near: near(table, row, income, usize::MAX),
    })
}
