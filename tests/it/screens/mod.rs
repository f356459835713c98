//! Every screen as HTML, in every state, in French and in English, over a real store with the embedded guide.

mod account;
mod agenda;
mod aids;
mod assistant;
mod base_map;
mod compare;
mod deadlines;
mod documents;
mod easy;
mod every_route;
mod forms;
mod helper;
mod home;
mod links;
mod lock;
mod my_data;
mod papers;
mod places;
mod profiles;
mod report;
mod rights;
mod search;
mod settings;
pub mod sight;
mod slip;
mod states;
mod two_phones;
