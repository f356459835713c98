//! Wire ↔ domain, pure: what is not understood is skipped or read as unknown, never a crash.

mod aids;
mod communes;

pub use aids::{aid, condition, rule};
pub use communes::commune;
