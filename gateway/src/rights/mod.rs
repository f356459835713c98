//! What people may ask of what is held about them: to be erased, to be given a copy, to be forgotten in time.
#![allow(
    clippy::disallowed_types,
    reason = "what belongs together is read and written in one transaction, which the store lends"
)]

mod account;
mod archive;
pub mod erase;
pub mod export;
mod given;
mod leave;
pub mod periods;
pub mod retention;
mod tombstones;

pub use account::is_gone;
pub use tombstones::Tombstones;
