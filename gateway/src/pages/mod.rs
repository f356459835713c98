//! What people read of the gateway itself: plain pages without a script, in French and in English.

pub mod frame;
pub mod notice;
pub mod sign_in;
pub mod words;
