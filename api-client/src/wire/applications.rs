//! Filing: the envelope, what the gateway answers, withdrawals and messages (WIRE.md §6, §12).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FilingDeadline, SealedDraft, UploadLimits};

/// Answers by path (`applicant.iban`), each as it was typed.
pub type Answers = BTreeMap<String, String>;

/// What registers an application. It is filed as the very bytes that were sealed, never re-written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    pub form: FormRef,
    /// The application it corrects.
    #[serde(default)]
    pub corrects: Option<String>,
    #[serde(default)]
    pub answers: Answers,
    #[serde(default)]
    pub documents: Vec<DeclaredDocument>,
    /// Answers encrypted to the Region's key, base64, for the forms that ask it; then `answers` is empty.
    #[serde(default)]
    pub ciphertext: Option<String>,
    #[serde(default)]
    pub mandate: Option<Mandate>,
    /// The draft it was sealed from, where the gateway holds a copy of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<SealedDraft>,
    pub device: Device,
}

/// One version of a form, by digest of its canonical line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRef {
    pub id: String,
    pub version: u32,
    pub sha256: String,
}

/// A document announced by its digest; only those may be uploaded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredDocument {
    pub slot: String,
    pub sha256: String,
    pub size: u64,
    #[serde(rename = "type")]
    pub media: String,
    pub name: String,
}

/// Who files for whom, until when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mandate {
    pub for_whom: String,
    pub by_whom: String,
    /// RFC 3339, UTC.
    pub until: String,
}

/// Where it was sealed. `finalised_at` is the device's clock, with offset: shown, never trusted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Device {
    pub install: String,
    pub app: String,
    pub finalised_at: String,
}

/// The answer to a registration; the answer to its replay is the same bytes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Registered {
    pub application: String,
    pub number: String,
    pub state: String,
    /// Signed receipts, base64: R1, and R2 when nothing is missing.
    pub receipts: Vec<String>,
    /// Digests that are still to be uploaded.
    pub missing: Vec<String>,
    pub uploads: UploadLimits,
}

/// An application as the gateway holds it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Application {
    pub application: String,
    pub number: String,
    pub state: String,
    pub form: FormRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    pub envelope_sha256: String,
    pub registered_at: String,
    pub updated_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<FilingDeadline>,
    pub missing: Vec<String>,
}

/// `GET /v1/applications`
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Applications {
    pub applications: Vec<Application>,
}

/// `GET /v1/applications/{id}/receipts`
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Receipts {
    /// Signed receipts, base64, oldest first.
    pub receipts: Vec<String>,
}

/// Takes an application back; idempotent by its own id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Withdrawal {
    pub id: String,
    #[serde(default)]
    pub reason: String,
}

/// The answer to a withdrawal.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Withdrawn {
    pub application: String,
    pub state: String,
    /// R4, base64.
    pub receipts: Vec<String>,
}

/// A message of the citizen; its id is in the path.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NewMessage {
    pub text: String,
    #[serde(default)]
    pub documents: Vec<DeclaredDocument>,
}

/// A message as the gateway keeps it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Message {
    pub id: String,
    pub from_agent: bool,
    pub text: String,
    pub at: String,
    pub documents: Vec<DeclaredDocument>,
    /// Digests of its documents that are still to be uploaded.
    pub missing: Vec<String>,
}

/// `GET /v1/applications/{id}/messages`
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Messages {
    pub messages: Vec<Message>,
}
