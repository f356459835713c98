//! How much, where a rule says so. Never a promise: an estimate, as of the day the source was read.

use chrono::NaiveDate;

use super::condition::Condition;
use super::facts::Facts;
use super::truth::Holds;

/// One line of a table of amounts: whoever meets all of it gets that much; the first line that is met counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// All of them must hold; none is everyone.
    pub when: Vec<Condition>,
    /// How much, in cents.
    pub cents: i64,
}

/// What the table says of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// The least that it may be, in cents.
    pub least_cents: i64,
    /// The most that it may be, in cents; the same where nothing is open.
    pub most_cents: i64,
}

/// What a table of amounts says of somebody on that day; none if no line of it may hold.
pub fn estimate(grades: &[Grade], facts: &Facts, today: NaiveDate) -> Option<Estimate> {
    let mut possible: Vec<i64> = Vec::new();
    for grade in grades {
        match Holds::all(grade.when.iter().map(|condition| condition.weigh(facts, today))) {
            Holds::Unmet => {}
            Holds::Unknown => possible.push(grade.cents),
            Holds::Met => {
                possible.push(grade.cents);
                break;
            }
        }
    }
    let least_cents = *possible.iter().min()?;
    let most_cents = *possible.iter().max()?;
    Some(Estimate { least_cents, most_cents })
}
