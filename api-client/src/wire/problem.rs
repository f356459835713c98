//! What a refusal looks like: RFC 9457, with a stable code and pointers to what is wrong (WIRE.md §13).

use serde::{Deserialize, Serialize};

use super::{DraftElsewhere, LONGEST_COPY};

/// Largest body of a problem that is read: one may carry the copy of a draft.
pub const MAX_PROBLEM: u64 = 64 * 1024 + LONGEST_COPY as u64;
/// Its media type.
pub const PROBLEM: &str = "application/problem+json";

/// A refusal. No value that somebody typed is in it, but for the copy of their own draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    /// For developers; sentences for citizens are the phone's.
    pub title: String,
    pub status: u16,
    pub code: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pointers: Vec<Pointer>,
    /// Seconds.
    pub retry_after: Option<u64>,
    /// With `changed-elsewhere`: what is held instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<Box<DraftElsewhere>>,
}

/// What is wrong, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pointer {
    /// JSON pointer into the body (RFC 6901): `/answers/applicant.iban`.
    pub pointer: String,
    /// The rule that is broken.
    pub code: String,
}
