//! `/v1/…`

mod applications;
mod changes;
mod manifest;
mod p;
mod ping;
mod reconcile;
mod root;
mod uploads;
