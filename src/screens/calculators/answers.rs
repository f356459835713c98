//! What a calculator comes to, by the scale that is held: an estimate, or the ceilings where the income is not known.

use domain::scale::{About, AnahScale, ArsScale, Scale};
use domain::simulators::{ArsAsked, ArsOutcome, Bracket, HouseholdAsked, Known, Refusal, ars, bracket};

use super::entry::Asked;

/// What is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// What a family may get.
    Ars {
        /// What it comes to.
        outcome: ArsOutcome,
        /// The resources, in euros.
        income_eur: i64,
        /// Whether that is a hundredth of the ceiling or less.
        near: bool,
        /// Children at charge.
        children: i64,
    },
    /// The resources are not known: the ceiling, and what is paid below it.
    ArsCeiling {
        /// What it comes to without any resources.
        outcome: ArsOutcome,
        /// Children at charge.
        children: i64,
    },
    /// Where a household stands.
    Bracket {
        /// The bracket.
        bracket: Bracket,
        /// The income, in euros.
        income_eur: i64,
        /// People of the household.
        people: i64,
    },
    /// The income is not known: the ceiling of each bracket, the lowest first.
    BracketCeilings {
        /// The brackets and their ceilings, in euros.
        steps: Vec<(String, i64)>,
        /// People of the household.
        people: i64,
    },
}

/// What is said of an entry; none of a scale that is of a bourse.
pub fn answer(scale: &Scale, asked: &Asked) -> Option<Result<Answer, Refusal>> {
    match scale {
        Scale::Ars(scale) => Some(of_ars(scale, asked)),
        Scale::Anah(scale) => Some(of_household(scale, asked)),
        Scale::School(_) | Scale::Crous(_) => None,
    }
}

fn of_ars(scale: &ArsScale, asked: &Asked) -> Result<Answer, Refusal> {
    let children = asked.count;
    let of = |income_eur| ars(scale, &ArsAsked { income_eur, children, ages: asked.ages.clone() });
    let Known::Is(income_eur) = asked.income else {
        return Ok(Answer::ArsCeiling { outcome: of(0)?, children });
    };
    let outcome = of(income_eur)?;
    let near = (outcome.ceiling_cents - income_eur * 100).abs() * 100 <= outcome.ceiling_cents;
    Ok(Answer::Ars { outcome, income_eur, near, children })
}

fn of_household(scale: &AnahScale, asked: &Asked) -> Result<Answer, Refusal> {
    let people = asked.count;
    let of = |income_eur| bracket(scale, &HouseholdAsked { income_eur, people });
    match asked.income {
        Known::Is(income_eur) => Ok(Answer::Bracket { bracket: of(income_eur)?, income_eur, people }),
        Known::Unsure => {
            // The rules refuse a household that is none.
            of(0)?;
            Ok(Answer::BracketCeilings { steps: ceilings(scale, people), people })
        }
    }
}

/// The ceilings of a household, the lowest bracket first.
pub fn ceilings(scale: &AnahScale, people: i64) -> Vec<(String, i64)> {
    let row = usize::try_from(people - 1).unwrap_or(0);
    let table = &scale.ceilings;
    let all = table.echelons.iter().enumerate().rev();
    all.filter_map(|(at, name)| Some((name.clone(), table.ceiling(row, at)?))).collect()
}

/// The year that runs, where the scale is of an earlier one: its ceilings may have changed since.
pub fn outdated(about: &About, today: chrono::NaiveDate) -> Option<String> {
    use chrono::Datelike;
    use domain::campaign::SchoolYear;
    use domain::scale::Year;
    let now = match about.year {
        Year::School(_) => Year::parse(&SchoolYear::of(today).to_string())?,
        Year::Plain(_) => Year::Plain(today.year()),
    };
    (about.year < now).then(|| now.to_string())
}
