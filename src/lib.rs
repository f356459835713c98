//! « Ma Région & moi »: the app, library and binary.

pub mod actions;
pub mod platform;
pub mod store;
