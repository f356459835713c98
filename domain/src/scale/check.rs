//! What a scale must obey: checked when it is imported, and again when the phone reads it.

use super::{Bonus, Ceilings, CrousScale, Line, Pay, Scale, SchoolScale, Status};

/// Rows of the table of lycées and collèges: one to seven children, eight and more.
const SCHOOL_ROWS: usize = 8;
/// Rows of the table of the Crous: zero to sixteen points, seventeen and more.
const CROUS_ROWS: usize = 18;
/// Rows of the Anah: one to five people, each one more added.
const ANAH_ROWS: usize = 5;

/// Why a scale is none. Rows are counted from one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// It names no text with an address.
    #[error("no source")]
    NoSource,
    /// The table is not of that year, or a carried one is not of an earlier year.
    #[error("table_year does not fit the status")]
    TableYear,
    /// The line or the years of the income do not fit.
    #[error("income does not fit")]
    Income,
    /// A row is missing, or one too many is there.
    #[error("{found} rows, {expected} expected")]
    Rows {
        /// So many are there.
        found: usize,
        /// So many should be.
        expected: usize,
    },
    /// No échelon, or one twice.
    #[error("echelons missing or twice")]
    Echelons,
    /// A row has not one ceiling an échelon.
    #[error("row {0} has not one ceiling an echelon")]
    Width(usize),
    /// A ceiling is below zero.
    #[error("row {0} is negative")]
    Negative(usize),
    /// A row does not decrease with the échelon.
    #[error("row {0} does not decrease with the echelon")]
    NotDecreasing(usize),
    /// A row does not increase from the one before.
    #[error("row {0} does not increase")]
    NotIncreasing(usize),
    /// The amounts are not one an échelon, or do not increase.
    #[error("amounts do not increase with the echelon")]
    Amounts,
    /// A payment or a year of payments is no whole euro.
    #[error("amounts are no whole euros")]
    Cents,
    /// The cap names no échelon.
    #[error("cap names no echelon")]
    Cap,
    /// Steps and points of distance do not fit, or points are below zero.
    #[error("points do not fit")]
    Points,
    /// The age limit is no age.
    #[error("age_limit does not fit")]
    Age,
    /// Bands of age, ceiling or least amount do not fit.
    #[error("bands do not fit")]
    Bands,
    /// The amounts of a bonus are not one, or one an échelon.
    #[error("bonus does not fit")]
    Bonus,
}

impl Scale {
    /// The first thing that is wrong with it: with such a flaw nobody computes.
    pub fn flaw(&self) -> Option<Flaw> {
        self.checked().err()
    }

    /// The same, and whether the table has all its rows. The phone leaves that to whoever publishes: a law may add one.
    pub fn flaw_of_the_year(&self) -> Option<Flaw> {
        let rows = |ceilings: &Ceilings, expected| match ceilings.rows.len() {
            found if found == expected => None,
            found => Some(Flaw::Rows { found, expected }),
        };
        self.flaw().or_else(|| match self {
            Self::School(scale) => rows(&scale.ceilings, SCHOOL_ROWS),
            Self::Crous(scale) => rows(&scale.ceilings, CROUS_ROWS),
            Self::Anah(scale) => rows(&scale.ceilings, ANAH_ROWS),
            Self::Ars(_) => None,
        })
    }

    fn checked(&self) -> Result<(), Flaw> {
        let about = self.about();
        let addressed = about.sources.iter().any(|source| source.url.is_some());
        hold(addressed, Flaw::NoSource)?;
        let fits = match about.status {
            Status::CarriedOver => about.table_year < about.year,
            Status::Published | Status::Derived => about.table_year == about.year,
        };
        hold(fits, Flaw::TableYear)?;
        let income = about.income;
        let before = i64::from(about.year.first()) - i64::from(income.year);
        let line = match self {
            Self::School(_) | Self::Anah(_) => (Line::ReferenceTaxIncome, 1),
            Self::Crous(_) => (Line::GlobalGrossIncome, 2),
            Self::Ars(_) => (Line::Resources, 2),
        };
        let fits = (income.line, before) == line && i64::from(income.notice) == i64::from(income.year) + 1;
        hold(fits, Flaw::Income)?;
        match self {
            Self::School(scale) => school(scale),
            Self::Crous(scale) => crous(scale),
            Self::Anah(scale) => ceilings(&scale.ceilings),
            Self::Ars(scale) => {
                let apart = scale.bands.windows(2).all(|pair| pair[0].to_age < pair[1].from_age);
                let sound = scale.bands.iter().all(|band| band.from_age <= band.to_age && band.cents > 0);
                let sound = sound && !scale.bands.is_empty() && apart && scale.least_cents >= 0;
                let fits =
                    (0..=10_000_000).contains(&scale.base_eur) && (0..=1_000).contains(&scale.child_percent);
                hold(sound && fits, Flaw::Bands)
            }
        }
    }
}

fn hold(holds: bool, flaw: Flaw) -> Result<(), Flaw> {
    if holds { Ok(()) } else { Err(flaw) }
}

fn school(scale: &SchoolScale) -> Result<(), Flaw> {
    ceilings(&scale.ceilings)?;
    pay(&scale.pay, &scale.ceilings)?;
    // A term is told in whole euros.
    hold(scale.pay.cents.iter().all(|cents| cents % 100 == 0), Flaw::Cents)?;
    let named = scale.college_level_cap.as_ref().is_none_or(|cap| scale.ceilings.rank(cap).is_some());
    hold(named, Flaw::Cap)?;
    bonuses(&scale.bonuses, &scale.ceilings)
}

fn crous(scale: &CrousScale) -> Result<(), Flaw> {
    ceilings(&scale.ceilings)?;
    pay(&scale.pay, &scale.ceilings)?;
    // A year is told in whole euros.
    hold(scale.pay.cents.iter().all(|cents| (cents * scale.pay.payments) % 100 == 0), Flaw::Cents)?;
    let (steps, points) = (&scale.distance_steps_km, &scale.points);
    let growing = steps.windows(2).all(|pair| pair[0] < pair[1]) && steps.first().is_none_or(|km| *km > 0);
    let dearer = points.distance.windows(2).all(|pair| pair[0] <= pair[1]);
    let each = [points.other_student, points.other_child, points.disability, points.carer];
    let few = |points: &i64| (0..=100).contains(points);
    let fits = points.distance.len() == steps.len() + 1 && points.distance.iter().chain(&each).all(few);
    // Another child is worth less at home than in higher education: the one who leaves takes no point away.
    let fits = fits && growing && dearer && points.other_child <= points.other_student;
    let doubts = scale.distance_doubts_km.iter().all(|(from, to)| 0 <= *from && from <= to);
    hold(fits && doubts, Flaw::Points)?;
    hold((1..=120).contains(&scale.age_limit), Flaw::Age)?;
    bonuses(&scale.bonuses, &scale.ceilings)
}

fn ceilings(table: &Ceilings) -> Result<(), Flaw> {
    let width = table.echelons.len();
    let twice = table.echelons.iter().enumerate().any(|(at, one)| table.echelons[..at].contains(one));
    hold(width > 0 && !twice && table.echelons.iter().all(|one| !one.is_empty()), Flaw::Echelons)?;
    hold(!table.rows.is_empty(), Flaw::Rows { found: 0, expected: 1 })?;
    for (at, row) in table.rows.iter().enumerate() {
        let number = at + 1;
        hold(row.len() == width, Flaw::Width(number))?;
        hold(row.iter().all(|ceiling| *ceiling >= 0), Flaw::Negative(number))?;
        hold(row.windows(2).all(|pair| pair[0] > pair[1]), Flaw::NotDecreasing(number))?;
        let before = at.checked_sub(1).and_then(|before| table.rows.get(before));
        let grows = before.is_none_or(|before| before.iter().zip(row).all(|(one, two)| one < two));
        hold(grows, Flaw::NotIncreasing(number))?;
    }
    let beyond = table.rows.len() + 1;
    match &table.each_more {
        Some(more) if more.len() != width => Err(Flaw::Width(beyond)),
        Some(more) if more.iter().any(|euros| *euros <= 0) => Err(Flaw::NotIncreasing(beyond)),
        Some(more) if more.windows(2).any(|pair| pair[0] < pair[1]) => Err(Flaw::NotDecreasing(beyond)),
        _ => Ok(()),
    }
}

fn pay(pay: &Pay, table: &Ceilings) -> Result<(), Flaw> {
    let growing = pay.cents.windows(2).all(|pair| pair[0] < pair[1]);
    let sound = pay.cents.iter().all(|cents| (1..=100_000_000).contains(cents));
    let fits = pay.cents.len() == table.echelons.len() && (1..=12).contains(&pay.payments);
    hold(growing && sound && fits, Flaw::Amounts)
}

fn bonuses(all: &[Bonus], table: &Ceilings) -> Result<(), Flaw> {
    let fits = |bonus: &Bonus| {
        let width = bonus.year_cents.len();
        let growing = bonus.year_cents.windows(2).all(|pair| pair[0] < pair[1]);
        (width == 1 || width == table.echelons.len())
            && growing
            && bonus.year_cents.iter().all(|cents| *cents > 0)
    };
    let twice = all.windows(2).any(|pair| pair[0].kind == pair[1].kind);
    hold(all.iter().all(fits) && !twice, Flaw::Bonus)
}
