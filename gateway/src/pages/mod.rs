//! What people read of the gateway itself: plain pages without a script, in French and in English.

pub mod events;
pub mod frame;
pub mod notice;
pub mod report;
pub mod sign_in;
pub mod words;
