//! What every bourse of échelons has in common: the ceiling that decides, and what its échelon pays.

use crate::scale::{Ceilings, Pay};

use super::explain::{Award, Explained, Hurdle};

/// The ceiling that decides, then the next one; where the income is above all of them, the highest alone.
pub(super) fn lines(table: &Ceilings, row: usize, income: i64, placed: Option<usize>) -> Vec<Explained> {
    let named = |at: usize| Some((table.echelons.get(at)?.clone(), table.ceiling(row, at)?));
    let decides = named(placed.unwrap_or(0));
    let next = placed.and_then(|at| named(at + 1));
    let decides =
        decides.map(|(echelon, euros)| Explained::Ceiling { echelon, euros, margin_eur: euros - income });
    let next = next.map(|(echelon, euros)| Explained::NextCeiling { echelon, euros });
    decides.into_iter().chain(next).collect()
}

/// By how much the highest ceiling is passed.
pub(super) fn over(table: &Ceilings, row: usize, income: i64) -> Option<Hurdle> {
    let ceiling_eur = table.ceiling(row, 0)?;
    Some(Hurdle::Income { ceiling_eur, over_eur: income - ceiling_eur })
}

/// What that many people get of an échelon.
pub(super) fn award(table: &Ceilings, pay: &Pay, at: usize, people: i64) -> Option<Award> {
    let (payment_cents, payments) = (*pay.cents.get(at)?, pay.payments);
    let year_cents = payment_cents.checked_mul(payments)?;
    let total_cents = year_cents.checked_mul(people)?;
    let echelon = table.echelons.get(at)?.clone();
    Some(Award { echelon, payment_cents, payments, year_cents, people, total_cents })
}

/// The line that says what is paid.
pub(super) fn amount(award: &Award) -> Explained {
    let Award { payment_cents, payments, year_cents, .. } = *award;
    Explained::Amount { payment_cents, payments, year_cents }
}
