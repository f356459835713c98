//! Who may ask for what: conditions of a closed vocabulary, weighed in three values against what is known of
//! somebody, with the reasons; what to ask next; and how much, where a rule says so.
//!
//! # What always holds (tests/laws.rs proves it)
//! - « Je ne sais pas » never makes a no: what is not known is unknown, and unknown is never unmet.
//! - Saying more never contradicts what was settled: only `ToCheck` moves.
//! - Every verdict carries a reason; the one that decided comes first.
//! - The order of conditions is without effect.
//! - Whatever this build does not know of a newer gateway reads as unknown.

mod age;
mod asker;
mod condition;
mod entered;
mod entry;
mod estimate;
mod facts;
#[cfg(test)]
mod laws;
mod question;
mod subject;
mod taken;
mod truth;
mod unfit;
mod verdict;
mod weigh;

pub use asker::{Asker, codes_named};
pub use condition::{AS_TEXT, Comparison, Condition, Period, Profile, Rule, Share};
pub use entered::answered;
pub use entry::{Choices, Entry, Line, NONE, UNSURE, Wrong};
pub use estimate::{Estimate, Grade, estimate};
pub use facts::{Facts, Value};
pub use question::{Question, asked_of, next_among, next_question, open_among};
pub use subject::{HOUSING, SITUATIONS, Subject};
pub use truth::Holds;
pub use unfit::{Contradiction, Unfit, contradictions};
pub use verdict::{Because, Standing, Verdict, judge};
