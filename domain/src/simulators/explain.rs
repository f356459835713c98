//! What a simulator answers: the estimate, and the reasons line by line, as data. Words are for whoever shows them.

use crate::scale::{About, BonusKind, Income, Status, Year};

use super::bonus::Extra;
use super::near::Near;

/// What a simulator says of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The bourse; none where there is a hurdle.
    pub award: Option<Award>,
    /// Why there is none; empty where there is one.
    pub hurdles: Vec<Hurdle>,
    /// Points of charge, even of somebody who gets nothing; none for schools.
    pub points: Option<i64>,
    /// The reasons, in the order in which they are read.
    pub lines: Vec<Explained>,
    /// A ceiling so near that each amount is worth a second look.
    pub near: Option<Near>,
    /// What comes on top, by the answers given: not in the amounts of the award.
    pub extras: Vec<Extra>,
    /// What else is worth saying.
    pub notes: Vec<Note>,
}

/// A bourse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// The échelon, as it is written.
    pub echelon: String,
    /// One payment: a term, a month.
    pub payment_cents: i64,
    /// How many of them a year.
    pub payments: i64,
    /// The year, of one person.
    pub year_cents: i64,
    /// How many people get it.
    pub people: i64,
    /// The year, of all of them.
    pub total_cents: i64,
}

/// Why there is no bourse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hurdle {
    /// The income is above the highest ceiling.
    Income {
        /// That ceiling.
        ceiling_eur: i64,
        /// By so much.
        over_eur: i64,
    },
    /// Too old on 1 September.
    Age {
        /// The age must be below it.
        limit: i64,
    },
    /// The institution does not give the right to a bourse.
    Institution,
    /// An apprentice is paid, and gets none.
    Apprentice,
    /// A doctorate is no initial training of this kind.
    Doctorate,
}

/// One line of the explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explained {
    /// The income that counts, and where it is read.
    Income {
        /// As it was given.
        euros: i64,
        /// Which one it must be.
        which: Income,
    },
    /// The children at charge choose the row; the last row is for that many and more.
    Children {
        /// As given.
        count: i64,
        /// The row.
        row: i64,
        /// Whether it is the last one.
        and_more: bool,
    },
    /// Points for the distance.
    Distance {
        /// Kilometres.
        km: i64,
        /// Points.
        points: i64,
    },
    /// Points for the other children in higher education.
    OtherStudents {
        /// How many.
        count: i64,
        /// Points, of all of them.
        points: i64,
    },
    /// Points for the other children at charge.
    OtherChildren {
        /// How many.
        count: i64,
        /// Points, of all of them.
        points: i64,
    },
    /// Points for a recognised disability.
    Disability {
        /// Points.
        points: i64,
    },
    /// Points for caring for somebody.
    Carer {
        /// Points.
        points: i64,
    },
    /// The points choose the row; the last row is for that many and more.
    Points {
        /// The true sum.
        sum: i64,
        /// The row.
        row: i64,
        /// Whether it is the last one, and the sum is above it.
        and_more: bool,
    },
    /// The ceiling under which the income is, or the highest one where it is above all.
    Ceiling {
        /// The échelon it opens.
        echelon: String,
        /// In euros.
        euros: i64,
        /// What is left below it; negative above it.
        margin_eur: i64,
    },
    /// The next ceiling, which the income is above: one échelon more.
    NextCeiling {
        /// The échelon it opens.
        echelon: String,
        /// In euros.
        euros: i64,
    },
    /// A class of collège level has an échelon at most.
    Capped {
        /// The échelon of the table.
        from: String,
        /// The one given.
        to: String,
    },
    /// Payments and year.
    Amount {
        /// One payment.
        payment_cents: i64,
        /// How many.
        payments: i64,
        /// The year.
        year_cents: i64,
    },
    /// The year of all pupils.
    Total {
        /// How many.
        people: i64,
        /// Of all of them.
        cents: i64,
    },
    /// The table: its source is the scale's.
    Table {
        /// The year asked for.
        year: Year,
        /// The year of the table.
        table_year: Year,
        /// How sure it is.
        status: Status,
    },
}

/// What is worth saying beside a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    /// Living alone with one's children changes nothing since 2016.
    SingleParent,
    /// Living alone with one's children adds no point; special provisions exist, which are not computed.
    SingleParentCrous,
    /// The fonds social of the school may help: ask its office.
    SocialFund,
    /// The Region has an échelon of its own for meals and boarding: ask the school.
    RegionalHelp,
    /// The notice must be that of the student's own household.
    OwnHousehold,
    /// A renewal may differ: whether studies were interrupted is not asked.
    Renewal,
    /// How the Crous measures is not published, and a step of points lies between these kilometres.
    DistanceInDoubt {
        /// From.
        from_km: i64,
        /// To.
        to_km: i64,
    },
    /// Some students kept over the summer are paid more months.
    SummerPayments,
    /// Both might be had: this one was not given for want of an échelon.
    ExtraNeedsAward(BonusKind),
    /// Special situations are decided case by case, and are not computed.
    NotModelled,
}

impl Explained {
    /// The last line of every explanation.
    pub(super) fn table(about: &About) -> Self {
        Self::Table { year: about.year, table_year: about.table_year, status: about.status }
    }
}

impl Outcome {
    /// Whether there is a bourse.
    pub fn is_eligible(&self) -> bool {
        self.award.is_some()
    }
}
