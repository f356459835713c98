//! The guide of aids: the list with its filters, one card whole.

pub mod card;
pub mod chosen;
pub mod compare;
pub mod filters;
pub mod list;
pub mod sections;
