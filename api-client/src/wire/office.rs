//! What the Region's services read and say: `/office/v1` (WIRE.md §3, §6).

use serde::{Deserialize, Serialize};

use super::{Answers, Application, Change, FormRef, Mandate, Message, Text};

/// `GET /office/v1/applications`: a page, the longest unchanged first, and where the next one begins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeApplications {
    pub applications: Vec<Application>,
    /// Opaque; belongs to an epoch. Asked for again later it gives what changed since.
    pub cursor: String,
    pub more: bool,
}

/// `GET /office/v1/applications/{id}`: all that a service needs to decide.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeApplication {
    #[serde(flatten)]
    pub summary: Application,
    /// The envelope as it was sealed, base64: its SHA-256 is `envelope_sha256`. None until a restore got it back.
    pub envelope: Option<String>,
    pub answers: Answers,
    /// Answers encrypted to the Region's key, base64, for the forms that ask it; then `answers` is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ciphertext: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    pub documents: Vec<OfficeDocument>,
    /// What happened to it, oldest first.
    pub changes: Vec<Change>,
    pub messages: Vec<Message>,
    /// Why the citizen took it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawal_reason: Option<String>,
}

/// A document that an envelope announces; it can be fetched once it is verified.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeDocument {
    pub slot: String,
    pub sha256: String,
    pub size: u64,
    #[serde(rename = "type")]
    pub media: String,
    /// As the citizen typed it: never to be used as a path.
    pub name: String,
    pub verified_at: Option<String>,
}

/// `PUT /office/v1/applications/{id}/decisions/{did}`
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OfficeDecision {
    /// `received`, `in_review`, `to_complete`, `accepted`, `refused`, `dismissed`.
    pub state: String,
    /// What the citizen reads with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// `PUT /office/v1/applications/{id}/messages/{mid}`
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OfficeMessage {
    pub text: String,
}

/// What a back office is handed: `manifest.json` of a folder, the body of a webhook. Every attempt of one
/// application has the same bytes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandedOn {
    /// Its id is the application's: a second one of that name is the same, called again.
    pub application: String,
    pub number: String,
    pub service: String,
    pub form: FormRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// SHA-256 of the envelope as it was sealed.
    pub envelope_sha256: String,
    /// The envelope, base64; in a folder it is a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<String>,
    pub registered_at: String,
    pub completed_at: Option<String>,
    /// In a folder, each is a file named by its digest; else to be fetched by `/office/v1`.
    pub documents: Vec<OfficeDocument>,
    /// Signed receipts, base64.
    pub receipts: Vec<String>,
}

/// How a back office answers a webhook: any other answer is not its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandedAnswer {
    /// The application it speaks of.
    pub application: String,
    /// `received`: the service has it, and R3 may be made. `taken`: it says later that it is received.
    pub state: String,
    /// What the back office calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}
