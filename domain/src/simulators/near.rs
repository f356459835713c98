//! Whether an income is so near a ceiling that each amount is worth a second look.

use crate::scale::Ceilings;

/// A ceiling at a hundredth of itself or less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The échelon it opens.
    pub echelon: String,
    /// The ceiling, in euros.
    pub ceiling_eur: i64,
    /// What is left below it; negative above it.
    pub margin_eur: i64,
}

/// The nearest ceiling of a row within 1 %, on either side, among the échelons up to one.
pub(super) fn near(table: &Ceilings, row: usize, income: i64, highest: usize) -> Option<Near> {
    let all = table.echelons.iter().enumerate().take(highest.saturating_add(1));
    let margins = all.filter_map(|(at, echelon)| {
        let ceiling_eur = table.ceiling(row, at)?;
        let margin_eur = ceiling_eur.checked_sub(income)?;
        let close = margin_eur.unsigned_abs().checked_mul(100)? <= ceiling_eur.unsigned_abs();
        close.then_some((echelon, ceiling_eur, margin_eur))
    });
    let (echelon, ceiling_eur, margin_eur) = margins.min_by_key(|(.., margin)| margin.unsigned_abs())?;
    Some(Near { echelon: echelon.clone(), ceiling_eur, margin_eur })
}
