//! A scale (barème): the table of a year, as data. Ceilings in whole euros, amounts in cents, integers only.

mod check;
mod table;
mod year;

pub use check::Flaw;
pub use table::{
    AnahScale, ArsScale, Band, Bonus, BonusKind, Ceilings, CrousScale, Pay, Points, SchoolScale,
};
pub use year::{NoScale, Year, held};

use chrono::NaiveDate;

use crate::ids::RecordId;

/// What a scale is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Bourse de lycée.
    Lycee,
    /// Bourse de collège.
    College,
    /// Bourse sur critères sociaux of higher education.
    Crous,
    /// Allocation de rentrée scolaire.
    Ars,
    /// Brackets of income of the Anah, outside Île-de-France.
    Anah,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Lycee, Self::College, Self::Crous, Self::Ars, Self::Anah];

    /// Its stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lycee => "lycee",
            Self::College => "college",
            Self::Crous => "crous",
            Self::Ars => "ars",
            Self::Anah => "anah",
        }
    }

    /// The kind of that word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether its years are school years.
    pub fn is_of_schools(self) -> bool {
        self != Self::Anah
    }
}

/// How sure a scale is. Always shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// The table or the text of that very year was compared.
    Published,
    /// Standing texts applied to known figures; the year's own table was not seen.
    Derived,
    /// No text of that year is known: the last table is repeated.
    CarriedOver,
}

impl Status {
    /// Its stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Derived => "derived",
            Self::CarriedOver => "carried_over",
        }
    }

    /// The status of that word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Published, Self::Derived, Self::CarriedOver].into_iter().find(|one| one.code() == code)
    }
}

/// The line of a tax notice that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line {
    /// Revenu fiscal de référence.
    ReferenceTaxIncome,
    /// Revenu brut global: not the one before.
    GlobalGrossIncome,
    /// The resources of that year as the family office knows them: no single line of the notice.
    Resources,
}

impl Line {
    /// Its stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::ReferenceTaxIncome => "reference_tax_income",
            Self::GlobalGrossIncome => "global_gross_income",
            Self::Resources => "resources",
        }
    }

    /// The line of that word.
    pub fn parse(code: &str) -> Option<Self> {
        let all = [Self::ReferenceTaxIncome, Self::GlobalGrossIncome, Self::Resources];
        all.into_iter().find(|line| line.code() == code)
    }
}

/// Which income is asked for: say it each time one asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Income {
    /// The line.
    pub line: Line,
    /// The year in which it was earned.
    pub year: i32,
    /// The year of the notice that says it.
    pub notice: i32,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The text or the page.
    pub title: String,
    /// Where it stands; some circulars stand nowhere.
    pub url: Option<String>,
    /// The day it was read.
    pub read_on: NaiveDate,
}

/// What every scale says of itself: shown with every result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub id: RecordId,
    /// What it is of.
    pub kind: Kind,
    /// The year it answers for.
    pub year: Year,
    /// How sure it is.
    pub status: Status,
    /// The year whose table it holds: an earlier one where it is carried over.
    pub table_year: Year,
    /// Which income it asks for.
    pub income: Income,
    /// The texts, at least one.
    pub sources: Vec<Source>,
    /// The page for people.
    pub source_url: String,
    /// The day on which it was last checked.
    pub verified_on: NaiveDate,
}

/// Any scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scale {
    /// Of lycées or collèges.
    School(SchoolScale),
    /// Of the Crous.
    Crous(CrousScale),
    /// Of the allocation de rentrée.
    Ars(ArsScale),
    /// Of the Anah.
    Anah(AnahScale),
}

impl Scale {
    /// What it says of itself.
    pub fn about(&self) -> &About {
        match self {
            Self::School(scale) => &scale.about,
            Self::Crous(scale) => &scale.about,
            Self::Ars(scale) => &scale.about,
            Self::Anah(scale) => &scale.about,
        }
    }
}
