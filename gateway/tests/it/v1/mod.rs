//! `/v1/…`

mod applications;
mod changes;
pub mod drafts;
mod events;
pub mod feedback;
mod manifest;
pub mod me;
mod p;
mod ping;
mod reconcile;
mod root;
mod uploads;
