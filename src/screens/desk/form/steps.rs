//! Where a draft's route stands, beside the steps of its form.

pub use domain::form::steps::{Step, lies_under, progress, step_of, steps};

/// Where a draft's route stands, beside the steps: no step has such a name.
pub const ALL: &str = "~all";
/// The review before sending.
pub const REVIEW: &str = "~review";
/// What a new version changes.
pub const CHANGES: &str = "~changes";
/// The answers as a text.
pub const TEXT: &str = "~text";
