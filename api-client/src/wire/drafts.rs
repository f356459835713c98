//! Copies of drafts, for the citizens who wish one (WIRE.md §8): what a phone puts, and what it is told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DeclaredDocument, FormRef};

/// The longest copy, in bytes (WIRE.md §14).
pub const LONGEST_COPY: usize = 256 * 1024;

/// `PUT /v1/drafts/{id}`: everything of a draft but the bytes of its documents. Kept as the very bytes that were sent;
/// its ETag is their digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCopy {
    pub form: FormRef,
    #[serde(default)]
    pub title: String,
    /// The application that it corrects.
    #[serde(default)]
    pub corrects: Option<String>,
    /// Answers by path.
    #[serde(default)]
    pub fields: BTreeMap<String, DraftField>,
    #[serde(default)]
    pub documents: Vec<DeclaredDocument>,
    /// Answers that no question asks for any more, as they were typed.
    #[serde(default)]
    pub trash: Vec<PutAside>,
}

/// An answer, as it was typed; none if it was emptied.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftField {
    pub value: Option<String>,
    /// By the clock of the phone that wrote it: shown, never trusted.
    pub edited_at: String,
}

/// An answer that was put aside.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct PutAside {
    pub path: String,
    pub value: String,
    pub at: String,
}

/// A copy that the gateway holds: the answer to a `PUT`, and a line of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftHeld {
    pub id: String,
    /// Between quotes, as it stands in `If-Match`.
    pub etag: String,
    pub changed_at: String,
    /// Without another change it goes then: twelve months after the last one.
    pub leaves_at: String,
    /// Days before its end that were announced last: 30, then 7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced: Option<u32>,
}

/// A copy that is no longer held, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftEnded {
    pub id: String,
    /// `sealed`, `discarded`, `stopped` (nobody wishes a copy any more), `expired`.
    pub why: String,
    pub ended_at: String,
    /// What it was sealed into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// ETag of the copy that the seal was written from: what was put later is not in the application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed_from: Option<String>,
}

/// `GET /v1/drafts`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftList {
    pub drafts: Vec<DraftHeld>,
    pub ended: Vec<DraftEnded>,
}

/// What a `412 changed-elsewhere` carries beside its code: the copy that is held, or how it ended; neither if there
/// never was one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftElsewhere {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<DraftHeld>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<DraftCopy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<DraftEnded>,
}

/// In an envelope: the draft that was sealed, so that its copy goes with the registration.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedDraft {
    pub id: String,
    /// ETag of the last copy that the phone which sealed it knew of.
    #[serde(default)]
    pub etag: Option<String>,
}

/// The ETag of bytes, as it travels.
pub fn etag_of(sha256_hex: &str) -> String {
    format!("\"{sha256_hex}\"")
}
