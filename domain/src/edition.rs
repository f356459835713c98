//! Which version of a collection is held, and what a card may say of its age.

use chrono::{DateTime, Utc};

/// A collection of the Region as this device holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Name of the collection: `aids`, `communes`, `words`…
    pub collection: String,
    /// Part of it, opaque to the phone; `all` where it is whole.
    pub slice: String,
    /// A label for people; bases are named by digest.
    pub seq: u64,
    /// Digest of the canonical form, lower-case hex.
    pub canon_sha256: String,
    /// Publication it came with, Unix seconds of the gateway.
    pub manifest_seq: u64,
    /// When the Region published it.
    pub issued_at: DateTime<Utc>,
}
