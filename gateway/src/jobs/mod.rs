//! What is done beside serving: importing, refreshing, checking links, keeping copies, looking for damage.
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "backup and restore move whole files"
)]

pub mod alarms;
pub mod backup;
pub mod copies;
mod directory;
pub mod doctor;
pub mod fetch;
pub mod gather;
pub mod import;
pub mod links;
pub mod organisers;
pub mod pages;
pub mod public_hosts;
pub mod refresh;
pub mod restore;
