//! The world of a test: a phone in a temporary folder, the real gateway on port 0, a line one can cut.

#[allow(dead_code, reason = "the gateway's own tests walk the same way, further")]
pub mod browser;
pub mod copied;
pub mod events;
pub mod filled;
mod front;
pub mod given;
pub mod helped;
mod line;
pub mod node;
mod pages;
mod phone;
pub mod pictures;
pub mod places;
#[allow(dead_code, reason = "the gateway's own tests ask more of it")]
pub mod provider;
mod region;
pub mod signing;
pub mod slips;
#[cfg(target_os = "linux")]
pub mod speech;
#[allow(dead_code, reason = "the benches draw no map")]
pub mod tiles;

pub use front::Front;
pub use line::{Answers, Line, Requests};
pub use pages::{Page, Pages};
pub use phone::Phone;
#[allow(unused_imports, reason = "the benches sign with it")]
pub use region::pack_key;
pub use region::{Signed, aid, config, guide, region};

/// A noon in Paris; tests turn the clock from here.
pub const NOON: &str = "2026-11-24T11:00:00Z";
