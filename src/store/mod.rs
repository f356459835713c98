//! The only room that speaks SQL: two databases, because there are two owners.
//!
//! `reference.db` is the Region's (public, signed, rebuilt when damaged); `desk.db` is the citizen's
//! (encrypted, never deleted by the app). No transaction touches both. Whoever has something to say
//! writes it here; the store announces the topic; whoever cares reads again.
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "this room holds the connections and the databases' files, so that no other does"
)]

mod beside;
mod columns;
mod database;
pub mod desk;
mod erase;
mod error;
mod files;
mod keys;
mod map;
mod migrate;
mod open;
mod parts;
pub mod reference;
mod room;
mod salvage;
mod secrets;
mod topic;
mod whole;

pub use beside::folder_beside;
pub use erase::{Door, Erasing};
pub use error::{Error, Result};
pub use files::{Incoming, Landing};
pub use keys::{Desk, ReadStore, Reader, Reference, Store, Which, Writer};
pub use map::Landed;
#[cfg(fuzzing)]
pub(crate) use map::fuzzed as fuzzed_map;
pub use open::{DeskState, Opening, has_a_desk, open};
pub use parts::Part;
pub use salvage::{Salvaged, recovered};
pub use topic::Topic;
#[cfg(fuzzing)]
pub(crate) use whole::fuzzed as fuzzed_desk;
