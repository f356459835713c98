//! The tables themselves: ceilings by row and échelon, what an échelon pays, and what each kind adds.

use super::{About, Source, Status};

/// Ceilings of income, inclusive, in whole euros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceilings {
    /// The échelons, the one that pays the least first.
    pub echelons: Vec<String>,
    /// A row for each number of children, of points or of people, the smallest first; in each, a ceiling an échelon.
    pub rows: Vec<Vec<i64>>,
    /// What each one beyond the last row adds; none where the last row is for all beyond it.
    pub each_more: Option<Vec<i64>>,
}

impl Ceilings {
    /// The ceiling of an échelon in a row, both counted from zero.
    pub fn ceiling(&self, row: usize, echelon: usize) -> Option<i64> {
        let last = self.rows.len().checked_sub(1)?;
        let ceiling = *self.rows.get(row.min(last))?.get(echelon)?;
        match &self.each_more {
            Some(more) if row > last => {
                let beyond = i64::try_from(row - last).ok()?;
                ceiling.checked_add(more.get(echelon)?.checked_mul(beyond)?)
            }
            _ => Some(ceiling),
        }
    }

    /// The highest échelon whose ceiling holds that income.
    pub fn place(&self, row: usize, income: i64) -> Option<usize> {
        (0..self.echelons.len()).rev().find(|at| self.ceiling(row, *at).is_some_and(|top| income <= top))
    }

    /// Where an échelon stands among them.
    pub fn rank(&self, echelon: &str) -> Option<usize> {
        self.echelons.iter().position(|one| one == echelon)
    }
}

/// What each échelon pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pay {
    /// One payment of each échelon: a term, a month.
    pub cents: Vec<i64>,
    /// How many of them a year.
    pub payments: i64,
}

/// What is paid on top of a bourse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BonusKind {
    /// Prime à l'internat: for whoever boards.
    Boarding,
    /// Bourse au mérite, aide au mérite: for a mention.
    Merit,
}

impl BonusKind {
    /// Its stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Boarding => "boarding",
            Self::Merit => "merit",
        }
    }

    /// The kind of that word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Boarding, Self::Merit].into_iter().find(|kind| kind.code() == code)
    }
}

/// The amounts of a bonus, with a status and a source of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bonus {
    /// Which.
    pub kind: BonusKind,
    /// A year, by échelon, in cents; one alone where all échelons have the same.
    pub year_cents: Vec<i64>,
    /// How sure these amounts are.
    pub status: Status,
    /// Where they come from.
    pub source: Source,
}

impl Bonus {
    /// What an échelon gets.
    pub fn cents(&self, echelon: usize) -> Option<i64> {
        match self.year_cents.as_slice() {
            [same] => Some(*same),
            each => each.get(echelon).copied(),
        }
    }
}

/// Bourse de lycée or de collège.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolScale {
    /// What it says of itself.
    pub about: About,
    /// By children at charge, from one on.
    pub ceilings: Ceilings,
    /// A term, in whole euros.
    pub pay: Pay,
    /// The highest échelon of a pupil in a class of collège level; none where there is no such rule.
    pub college_level_cap: Option<String>,
    /// What comes on top.
    pub bonuses: Vec<Bonus>,
}

/// Points of charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// By distance: below the first step, from it on, and so on.
    pub distance: Vec<i64>,
    /// Each other child in higher education.
    pub other_student: i64,
    /// Each other child at charge.
    pub other_child: i64,
    /// A disability recognised by the CDAPH.
    pub disability: i64,
    /// A carer of a disabled relative.
    pub carer: i64,
}

/// Bourse sur critères sociaux of the Crous.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrousScale {
    /// What it says of itself.
    pub about: About,
    /// By points of charge, from zero on.
    pub ceilings: Ceilings,
    /// A month.
    pub pay: Pay,
    /// Kilometres from which each step counts.
    pub distance_steps_km: Vec<i64>,
    /// Kilometres between which the step is in doubt, for how the Crous measures is not published.
    pub distance_doubts_km: Vec<(i64, i64)>,
    /// What counts.
    pub points: Points,
    /// The age from which there is no bourse, on 1 September.
    pub age_limit: i64,
    /// What comes on top.
    pub bonuses: Vec<Bonus>,
}

/// An age and what it pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// First age, in full years.
    pub from_age: i64,
    /// Last age.
    pub to_age: i64,
    /// A child, in cents.
    pub cents: i64,
}

/// Allocation de rentrée scolaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArsScale {
    /// What it says of itself.
    pub about: About,
    /// The ceiling without a child.
    pub base_eur: i64,
    /// What each child adds to it, in hundredths of it.
    pub child_percent: i64,
    /// By age, the youngest first.
    pub bands: Vec<Band>,
    /// Above the ceiling what is left is paid from so much on.
    pub least_cents: i64,
    /// Whether the amounts are before the CRDS.
    pub before_crds: bool,
}

/// Brackets of income of the Anah.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnahScale {
    /// What it says of itself.
    pub about: About,
    /// By people of the household, from one on; the échelons are the brackets, the highest income first.
    pub ceilings: Ceilings,
}
