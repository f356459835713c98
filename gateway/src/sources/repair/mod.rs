//! Putting right what feeds get wrong, by fixed rules: texts, days, hours, addresses, names, people.

pub mod contacts;
pub mod days;
pub mod hours;
pub mod links;
pub mod markup;
pub mod names;
pub mod people;
pub mod text;
