//! Receipts: what the Region acknowledges, signed and chained. Here they are data; `api-client` verifies them.

use chrono::{DateTime, Utc};

use crate::form::DeadlineCounts;
use crate::ids::{ApplicationId, Sha256};

/// What is acknowledged (WIRE.md §6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// R1: the envelope is durable at the gateway.
    Registered,
    /// R2: every declared document's digest was verified on storage.
    Complete,
    /// R3: the Region's service confirmed.
    Received,
    /// R4: the withdrawal is durable.
    Withdrawn,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 4] = [Self::Registered, Self::Complete, Self::Received, Self::Withdrawn];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Complete => "complete",
            Self::Received => "received",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The kind of that code; none for a code of a later version.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The deadline of a form, and whether what it counts came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// What counts.
    pub counts: DeadlineCounts,
    /// The last instant.
    pub at: DateTime<Utc>,
    /// Whether it was met; none while what counts has not happened yet.
    pub in_time: Option<bool>,
}

/// A document that a receipt lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Digest of its plain bytes.
    pub sha256: Sha256,
    /// When its bytes were read back and found right; none if not yet.
    pub verified_at: Option<DateTime<Utc>>,
}

/// A receipt, read. It holds no personal datum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// What it acknowledges.
    pub kind: Kind,
    /// Its place in the gateway's chain.
    pub seq: u64,
    /// Digest of the receipt before it in the chain.
    pub prev_sha256: Sha256,
    /// Epoch of the gateway that made it.
    pub epoch: String,
    /// Which application.
    pub application: ApplicationId,
    /// The number the citizen quotes.
    pub number: String,
    /// The service it is for.
    pub service: String,
    /// Digest of the envelope.
    pub envelope_sha256: Sha256,
    /// The documents declared.
    pub documents: Vec<Listed>,
    /// The instant that is acknowledged: of R1, the first durable write.
    pub received_at: DateTime<Utc>,
    /// When the receipt was made.
    pub issued_at: DateTime<Utc>,
    /// The form's deadline, where it has one.
    pub deadline: Option<Deadline>,
    /// The delay that the form announces for a decision, as the form writes it.
    pub delay: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_both_ways() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::of_code("r5"), None);
    }
}
