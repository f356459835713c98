//! Lieux: from where, which kinds, then the list; the map shows the same ones.

pub mod asked;
mod filters;
mod hours;
mod list;
pub mod map;
pub mod place;
pub mod row;
pub mod start;

pub use list::Places;
pub use place::PlacePage;
pub use row::NearRows;
