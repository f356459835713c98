//! `wire::Receipt` → `domain::receipt::Receipt`.

use domain::application::ApplicationId;
use domain::receipt::{Counts, Deadline, Kind, Listed, Receipt};

use super::instant;
use crate::canonical::unhex;
use crate::wire;

/// Makes a receipt of its payload; none if a date, a digest or its kind cannot be read.
pub fn receipt(payload: wire::Receipt) -> Option<Receipt> {
    let is_digest = |text: &str| unhex(text).is_some_and(|digest| digest.len() == 32);
    if !is_digest(&payload.prev_sha256) || !is_digest(&payload.envelope_sha256) {
        return None;
    }
    let listed = |document: wire::ListedDocument| {
        let verified_at = match document.verified_at {
            Some(at) => Some(instant(&at)?),
            None => None,
        };
        is_digest(&document.sha256).then_some(Listed { sha256: document.sha256, verified_at })
    };
    let deadline = match payload.deadline {
        Some(told) => Some(deadline(told)?),
        None => None,
    };
    Some(Receipt {
        kind: Kind::of_code(&payload.kind)?,
        seq: payload.seq,
        prev_sha256: payload.prev_sha256,
        epoch: payload.epoch,
        application: ApplicationId(payload.application.parse().ok()?),
        number: payload.number,
        service: payload.service,
        envelope_sha256: payload.envelope_sha256,
        documents: payload.documents.into_iter().map(listed).collect::<Option<_>>()?,
        received_at: instant(&payload.received_at)?,
        issued_at: instant(&payload.issued_at)?,
        deadline,
        delay: payload.delay,
    })
}

/// Reads a deadline; none if it counts something this version does not know.
pub fn deadline(told: wire::FilingDeadline) -> Option<Deadline> {
    Some(Deadline { counts: Counts::of_code(&told.counts)?, at: instant(&told.at)?, in_time: told.in_time })
}
