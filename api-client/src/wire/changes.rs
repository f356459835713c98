//! News of what was filed, and what is said after a restore (WIRE.md §6.4, §12).

use serde::{Deserialize, Serialize};

use super::Message;

/// Words in the languages they were written in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Text {
    pub fr: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// One entry of the feed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    pub seq: u64,
    pub application: String,
    /// The state after it.
    pub state: String,
    pub at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// A signed receipt, base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
}

/// `GET /v1/changes`: a page, and where the next one begins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Changes {
    pub changes: Vec<Change>,
    /// Opaque; belongs to an epoch.
    pub cursor: String,
    pub more: bool,
}

/// `POST /v1/reconcile`: what the phone holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reconcile {
    pub applications: Vec<Held>,
}

/// An application as the phone holds it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Held {
    pub id: String,
    pub envelope_sha256: String,
    /// Signed receipts, base64.
    #[serde(default)]
    pub receipts: Vec<String>,
}

/// The answer to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reconciled {
    pub applications: Vec<Reentered>,
}

/// What the gateway holds of one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reentered {
    pub id: String,
    /// `known`, `restored`, `needs_envelope`, `unknown`.
    pub outcome: String,
    /// Digests that are to be uploaded again.
    pub missing: Vec<String>,
}
