//! What is done beside serving: importing, refreshing, checking links, keeping copies, looking for damage.

pub mod backup;
pub mod doctor;
pub mod fetch;
pub mod gather;
pub mod import;
pub mod links;
mod public_hosts;
pub mod refresh;
pub mod restore;
