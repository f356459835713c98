//! What people read of the gateway itself.

pub mod words;
