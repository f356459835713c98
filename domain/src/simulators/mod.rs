//! Bourses to the euro, and two figures beside them: pure functions over a scale that is data. Integers only.
//!
//! `school` and `crous` say whether there is a bourse and why, line by line; `unknown` gives the ceilings to whoever does
//! not know the income; `entry` asks the questions in their order. Nothing here is a decision, and nothing is kept.

mod anah;
mod ars;
mod award;
mod bonus;
mod crous;
mod entry;
mod explain;
mod near;
mod refusal;
mod school;
mod typed;
mod unknown;

pub use anah::{Bracket, HouseholdAsked, bracket};
pub use ars::{ArsAsked, ArsOutcome, ars};
pub use bonus::Extra;
pub use crous::{CrousAsked, Institution, Whose, crous};
pub use entry::{CrousEntry, Gap, Known, Question, SchoolEntry};
pub use explain::{Award, Explained, Hurdle, Note, Outcome};
pub use near::Near;
pub use refusal::{Field, Limit, Refusal};
pub use school::{SchoolAsked, school};
pub use typed::{Euros, Unread, euros};
pub use unknown::{Step, Unknown, ceilings_of_crous, ceilings_of_school};

/// The most euros that are taken for an income.
pub const MOST_EUROS: i64 = 99_999_999;
/// The most people or children that are taken for a household.
pub const MOST_PEOPLE: i64 = 30;
/// Nobody studies farther away, in kilometres: half the way around the Earth, by roads.
pub const FARTHEST_KM: i64 = 25_000;
/// The oldest that anybody is.
pub const OLDEST: i64 = 125;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod rules_tests;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tables_tests;
