//! One thing of several feeds: pure functions from what the sources read to what is published.

mod aids;
mod fill;
mod likeness;

pub use aids::{Merged, MergedAids, aids};
