//! Who may ask for what: the closed vocabulary of conditions. Verdicts come with the questionnaire.

mod condition;

pub use condition::{Comparison, Condition, Period, Profile, Rule};
