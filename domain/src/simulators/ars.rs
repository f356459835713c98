//! Allocation de rentrée scolaire: a ceiling by children at charge, an amount by age, what is left of it just above.
//!
//! Where ages change within the year (R. 543-2) and what the CRDS takes are still to be verified: the ages are those that
//! the family office counts, the amounts are before the CRDS where the scale says so, and both are to be said.

use crate::scale::ArsScale;

use super::refusal::{Field, Refusal, within};
use super::{MOST_EUROS, MOST_PEOPLE};

/// What is asked of a family.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArsAsked {
    /// The resources of the year that the scale names, in whole euros.
    pub income_eur: i64,
    /// Children at charge, whatever their age.
    pub children: i64,
    /// The ages of those who go to school.
    pub ages: Vec<i64>,
}

/// What a family may get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArsOutcome {
    /// The ceiling, in cents.
    pub ceiling_cents: i64,
    /// What the children would bring below the ceiling, in cents.
    pub whole_cents: i64,
    /// What is paid, once; nothing where it is less than the least that is paid.
    pub paid_cents: i64,
    /// What the income is above the ceiling, in cents: so much less is paid. Zero below it.
    pub over_cents: i64,
    /// Ages of children that no band holds.
    pub outside: Vec<i64>,
    /// Whether amounts are before the CRDS: to be said.
    pub before_crds: bool,
}

/// What a family may get by that scale.
pub fn ars(scale: &ArsScale, asked: &ArsAsked) -> Result<ArsOutcome, Refusal> {
    within(Field::Income, asked.income_eur, 0, MOST_EUROS)?;
    within(Field::Children, asked.children, 1, MOST_PEOPLE)?;
    within(Field::Pupils, i64::try_from(asked.ages.len()).unwrap_or(i64::MAX), 1, asked.children)?;
    for age in &asked.ages {
        within(Field::Age, *age, 0, super::OLDEST)?;
    }
    // Euros by hundredths are cents.
    let ceiling_cents = scale.base_eur * (100 + scale.child_percent * asked.children);
    let of_age = |age: &i64| {
        let band = scale.bands.iter().find(|band| (band.from_age..=band.to_age).contains(age));
        band.map(|band| band.cents)
    };
    let whole_cents: i64 = asked.ages.iter().filter_map(of_age).fold(0, i64::saturating_add);
    let over_cents = (asked.income_eur * 100 - ceiling_cents).max(0);
    let left = (whole_cents - over_cents).max(0);
    let paid_cents = if over_cents > 0 && left < scale.least_cents { 0 } else { left };
    Ok(ArsOutcome {
        ceiling_cents,
        whole_cents,
        paid_cents,
        over_cents,
        outside: asked.ages.iter().copied().filter(|age| of_age(age).is_none()).collect(),
        before_crds: scale.before_crds,
    })
}
