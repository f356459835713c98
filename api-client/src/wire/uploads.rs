//! Uploads: what the gateway announces it takes, and the headers of its own (WIRE.md §7, §14).

use serde::{Deserialize, Serialize};

/// Version of tus that both sides speak.
pub const TUS: &str = "1.0.0";
/// Says what became of a document: `open`, `scanning`, `verified`, `infected`.
pub const REGION_UPLOAD: &str = "region-upload";
/// The one value of it that means that the document is there.
pub const VERIFIED: &str = "verified";
/// Every byte is there; an antivirus still looks.
pub const SCANNING: &str = "scanning";
/// The antivirus found something: it is never taken.
pub const INFECTED: &str = "infected";
/// Media type of a `PATCH`.
pub const OFFSET_STREAM: &str = "application/offset+octet-stream";
/// tus's status for bytes that are not those announced.
pub const CHECKSUM_MISMATCH: u16 = 460;

/// Limits announced with each registration; each may be lowered by a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UploadLimits {
    /// Bytes of one document.
    pub max_size: u64,
    /// Documents of one application.
    pub max_documents: u64,
    /// Bytes of one application.
    pub max_total: u64,
    /// Largest body of one request.
    pub max_body: u64,
    /// Days an unfinished upload is kept after its last byte.
    pub kept_days: u32,
}
