//! What becomes of what citizens send: checked, registered, acknowledged; durable before it is acknowledged.
#![allow(
    clippy::disallowed_types,
    reason = "what belongs together is read and written in one transaction, which the store lends"
)]

mod answers;
pub(crate) mod check;
pub mod decide;
pub mod drafts;
pub mod feed;
pub mod feedback;
mod instants;
pub mod messages;
mod papers;
pub mod receipts;
pub mod reconcile;
pub mod register;
pub mod scan;
pub mod session;
pub mod upload;
mod verify;
pub mod withdraw;

pub use answers::{application, held, message};
pub use instants::{instant, written};
pub use papers::Papers;
