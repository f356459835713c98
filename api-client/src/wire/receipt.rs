//! The payload of a receipt: canonical JSON inside an `MRA1` envelope (WIRE.md §6.2).

use serde::{Deserialize, Serialize};

/// What is acknowledged. Every key is always there, so that one receipt has one spelling.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// `registered`, `complete`, `received`, `withdrawn`.
    #[serde(rename = "type")]
    pub kind: String,
    pub seq: u64,
    /// SHA-256 of the whole body of the receipt before; zeros before the first.
    pub prev_sha256: String,
    pub epoch: String,
    pub application: String,
    pub number: String,
    pub service: String,
    pub envelope_sha256: String,
    pub documents: Vec<ListedDocument>,
    pub received_at: String,
    pub issued_at: String,
    pub deadline: Option<FilingDeadline>,
    pub delay: Option<String>,
}

/// A document that a receipt lists.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ListedDocument {
    pub sha256: String,
    pub verified_at: Option<String>,
}

/// The deadline of the form.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FilingDeadline {
    /// `registered` or `complete`.
    pub counts: String,
    pub at: String,
    /// Absent while what counts has not happened.
    pub in_time: Option<bool>,
}
