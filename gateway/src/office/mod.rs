//! The Region's services: what they read of applications, what they say, and who of them saw what.
#![allow(
    clippy::disallowed_types,
    reason = "what belongs together is read and written in one transaction, which the store lends"
)]

pub mod adapters;
pub mod owed;
mod package;
pub mod pages;
pub mod say;
pub mod tokens;
