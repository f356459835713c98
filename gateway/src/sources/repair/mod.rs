//! Putting right what feeds get wrong, by fixed rules: texts, days, addresses, names, people.

pub mod capitals;
pub mod days;
pub mod lambert;
pub mod links;
pub mod markup;
pub mod names;
pub mod people;
pub mod phones;
pub mod text;
