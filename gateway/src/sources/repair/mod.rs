//! Putting right what feeds get wrong, by fixed rules: texts, days, addresses, names, people.

pub mod days;
pub mod links;
pub mod markup;
pub mod names;
pub mod people;
pub mod text;
