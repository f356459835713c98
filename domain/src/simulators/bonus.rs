//! What comes on top of a bourse: the boarding bonus, the merit bourse. Each says its own status and source.

use crate::scale::{Bonus, BonusKind, Source, Status};

use super::explain::Note;

/// A bonus that the answers open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// Which.
    pub kind: BonusKind,
    /// A year, of the one person whom the answers are about.
    pub year_cents: i64,
    /// How sure the amount is: not the status of the scale.
    pub status: Status,
    /// Where it comes from.
    pub source: Source,
}

/// Those that are asked for and given with an échelon; without one, that they need one.
pub(super) fn extras(
    all: &[Bonus],
    asked: &[(BonusKind, bool)],
    echelon: Option<usize>,
) -> (Vec<Extra>, Vec<Note>) {
    let (mut extras, mut notes) = (Vec::new(), Vec::new());
    for bonus in all.iter().filter(|bonus| asked.contains(&(bonus.kind, true))) {
        let Some(echelon) = echelon else {
            notes.push(Note::ExtraNeedsAward(bonus.kind));
            continue;
        };
        extras.extend(bonus.cents(echelon).map(|year_cents| Extra {
            kind: bonus.kind,
            year_cents,
            status: bonus.status,
            source: bonus.source.clone(),
        }));
    }
    (extras, notes)
}
