//! The map of the app, replaced by the lead's.
pub mod words;
