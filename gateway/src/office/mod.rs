//! The Region's services: what they read of applications, what they say, and who of them saw what.

pub mod adapters;
pub mod owed;
mod package;
pub mod pages;
pub mod say;
pub mod tokens;
