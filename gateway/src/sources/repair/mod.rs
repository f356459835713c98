//! Putting right what feeds get wrong, by fixed rules: texts, days, hours, addresses, names, people.

pub mod capitals;
pub mod contacts;
pub mod days;
pub mod hours;
pub mod lambert;
pub mod links;
pub mod markup;
pub mod names;
pub mod people;
pub mod phones;
pub mod text;
pub mod weekdays;
