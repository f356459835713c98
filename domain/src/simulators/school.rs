//! Bourse de lycée, bourse de collège (Code de l'éducation D. 531-4 and following).

use crate::scale::{BonusKind, Kind, SchoolScale};

use super::award;
use super::bonus::extras;
use super::explain::{Explained, Note, Outcome};
use super::near::near;
use super::refusal::{Field, Refusal, within, years};
use super::{MOST_EUROS, MOST_PEOPLE};

/// What is asked of a household, for one kind of school. Where it has pupils in both, both are simulated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchoolAsked {
    /// Revenu fiscal de référence, in whole euros; of an unmarried couple, both notices added.
    pub income_eur: i64,
    /// The year of that income, where it was said.
    pub income_year: Option<i64>,
    /// The year of the notice, where it was said.
    pub notice_year: Option<i64>,
    /// Children at charge on the notice, the pupil included.
    pub children: i64,
    /// Those of them in this kind of school: only the total depends on it.
    pub pupils: i64,
    /// Asked because people expect it to count: it changes nothing since 2016.
    pub single_parent: bool,
    /// The pupil is in a class of collège level in a lycée or an EREA.
    pub college_level_class: bool,
    /// The pupil boards.
    pub boarder: bool,
    /// Brevet with the mention bien or très bien.
    pub merit: bool,
}

/// What a household may get by that scale.
pub fn school(scale: &SchoolScale, asked: &SchoolAsked) -> Result<Outcome, Refusal> {
    checked(scale, asked)?;
    let (table, income) = (&scale.ceilings, asked.income_eur);
    let row = usize::try_from(asked.children - 1).unwrap_or(0);
    let last = table.rows.len().saturating_sub(1);
    let shown = i64::try_from(row.min(last)).unwrap_or(0) + 1;
    let mut lines = vec![
        Explained::Income { euros: income, which: scale.about.income },
        Explained::Children { count: asked.children, row: shown, and_more: row >= last },
    ];
    let cap = scale.college_level_cap.as_deref().filter(|_| asked.college_level_class);
    let cap = cap.and_then(|cap| table.rank(cap));
    let highest = cap.unwrap_or(usize::MAX);
    let placed = table.place(row, income);
    let given = placed.map(|at| at.min(highest));
    lines.extend(award::lines(table, row, income, placed));
    if let (Some(placed), Some(given)) = (placed, given)
        && placed != given
    {
        let named = |at: usize| table.echelons.get(at).cloned().unwrap_or_default();
        lines.push(Explained::Capped { from: named(placed), to: named(given) });
    }
    let award = given.and_then(|at| award::award(table, &scale.pay, at, asked.pupils));
    lines.extend(award.as_ref().map(award::amount));
    if let Some(award) = award.as_ref().filter(|award| award.people > 1) {
        lines.push(Explained::Total { people: award.people, cents: award.total_cents });
    }
    lines.push(Explained::table(&scale.about));
    let wished = [(BonusKind::Boarding, asked.boarder), (BonusKind::Merit, asked.merit)];
    let (extras, wanting) = extras(&scale.bonuses, &wished, given.filter(|_| award.is_some()));
    let mut notes = Vec::new();
    if asked.single_parent {
        notes.push(Note::SingleParent);
    }
    let mut hurdles = Vec::new();
    if award.is_none() {
        hurdles.extend(award::over(table, row, income));
        notes.push(Note::SocialFund);
        if scale.about.kind == Kind::Lycee {
            notes.push(Note::RegionalHelp);
        }
    }
    notes.extend(wanting);
    notes.push(Note::NotModelled);
    let near = near(table, row, income, highest);
    Ok(Outcome { award, hurdles, points: None, lines, near, extras, notes })
}

fn checked(scale: &SchoolScale, asked: &SchoolAsked) -> Result<(), Refusal> {
    years(&scale.about, asked.income_year, asked.notice_year)?;
    within(Field::Income, asked.income_eur, 0, MOST_EUROS)?;
    within(Field::Children, asked.children, 1, MOST_PEOPLE)?;
    within(Field::Pupils, asked.pupils, 1, asked.children)
}
