//! « Ma Région & moi »: the app, library and binary.

pub mod actions;
pub mod platform;
#[cfg(feature = "screens")]
pub mod screens;
pub mod store;
pub mod words;
