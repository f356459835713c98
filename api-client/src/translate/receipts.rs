//! `wire::Receipt` → `domain::receipt::Receipt`.

use domain::form::DeadlineCounts;
use domain::ids::{ApplicationId, Sha256};
use domain::receipt::{Deadline, Kind, Listed, Receipt};

use super::instant;
use crate::envelope::{self, Kind as Sealed};
use crate::{base64, canonical, wire};

/// Makes a receipt of its payload; none if a date, a digest or its kind cannot be read.
pub fn receipt(payload: wire::Receipt) -> Option<Receipt> {
    let listed = |document: wire::ListedDocument| {
        let verified_at = match document.verified_at {
            Some(at) => Some(instant(&at)?),
            None => None,
        };
        Some(Listed { sha256: Sha256::parse(&document.sha256)?, verified_at })
    };
    let deadline = match payload.deadline {
        Some(told) => Some(deadline(told)?),
        None => None,
    };
    Some(Receipt {
        kind: Kind::of_code(&payload.kind)?,
        seq: payload.seq,
        prev_sha256: Sha256::parse(&payload.prev_sha256)?,
        epoch: payload.epoch,
        application: ApplicationId(payload.application.parse().ok()?),
        number: payload.number,
        service: payload.service,
        envelope_sha256: Sha256::parse(&payload.envelope_sha256)?,
        documents: payload.documents.into_iter().map(listed).collect::<Option<_>>()?,
        received_at: instant(&payload.received_at)?,
        issued_at: instant(&payload.issued_at)?,
        deadline,
        delay: payload.delay,
    })
}

/// Reads again a receipt that was verified before it was kept; it verifies nothing itself.
pub fn kept_receipt(body: &[u8]) -> Option<Receipt> {
    let envelope = envelope::open(Sealed::Receipt, body).ok()?;
    receipt(canonical::from_slice(envelope.payload).ok()?)
}

/// The names of the keys that signed a receipt, hex; none if it is no receipt.
pub fn receipt_keys(body: &[u8]) -> Vec<String> {
    let envelope = envelope::open(Sealed::Receipt, body);
    envelope
        .map(|envelope| envelope.signers().map(|key| canonical::hex(&key.0)).collect())
        .unwrap_or_default()
}

/// A signed receipt as a text, for a code that cameras read; `receipt::of_text` reads it.
pub fn receipt_text(body: &[u8]) -> String {
    base64::encode(body)
}

/// Reads a deadline; none if it counts something this version does not know.
pub fn deadline(told: wire::FilingDeadline) -> Option<Deadline> {
    let counts = match told.counts.as_str() {
        "registered" => DeadlineCounts::Registered,
        "complete" => DeadlineCounts::Complete,
        _ => return None,
    };
    Some(Deadline { counts, at: instant(&told.at)?, in_time: told.in_time })
}
