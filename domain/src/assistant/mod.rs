//! The assistant: understands a sentence in a dialogue, and answers by sentences that stand on local cards, no other.
//!
//! Nothing here makes a sentence up: an answer is a list of [`Quote`]s, each with its card; what is said around them
//! comes from `words`, and is the same for everybody. What must not be said to it ([`refusal`]) is judged first, before
//! anything is kept or looked for. The same text in the same dialogue always gives the same answer.

mod answer;
mod choices;
mod dialogue;
mod facts;
mod figures;
mod health;
mod party;
mod reading;
mod refusal;
mod spelt;
mod study;
mod wants;

pub use answer::{Body, Card, Field, Quote, quotes};
pub use choices::{Asked, Choice, OLDEST, Pick, choices};
pub use dialogue::{Dialogue, Goal, Known, Topic};
pub use facts::Fact;
pub use party::Party;
pub use reading::{Heard, Reading, read};
pub use refusal::{Refusal, refusal};
pub use wants::Want;

#[cfg(test)]
mod tests;
