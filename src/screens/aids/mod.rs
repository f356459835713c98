//! The guide of aids: the list with its filters, one card whole.

pub mod card;
pub mod chosen;
pub mod compare;
mod easy;
mod figures;
pub mod filters;
pub mod list;
mod listen;
pub mod sections;

pub use listen::texts as aloud;
