//! Signed content, made by one side and verified by the other: manifests, snapshots, deltas, packs in one file.
//!
//! The canonical form of a slice is its records sorted by id, each one line of RFC 8785 JSON. Its digest
//! is signed; a snapshot is its zstd; a delta is zstd of `drop` and `put` lines with the **base's canonical
//! form as raw dictionary**, which carries no identity: only the digests before and after tell.

mod container;
mod slice;

pub use container::{Container, read as read_container, write as write_container};
pub use slice::{Slice, delta, delta_from, read_delta, read_snapshot, snapshot};

use crate::canonical;
use crate::envelope::{self, Kind};
use crate::root::Root;
use crate::wire::Manifest;

/// Largest canonical form of a slice and largest delta, decompressed.
pub const MAX_RAW: u64 = 16 * 1024 * 1024;
/// Largest compressed blob that is fetched for a slice.
pub const MAX_BLOB: u64 = 16 * 1024 * 1024;
/// Largest window asked of zstd: 2^23 = 8 MiB.
const WINDOW_LOG: u32 = 23;

/// Why content is refused. The old edition stays whatever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not signed by a key that may sign it.
    #[error("the signature is not the Region's")]
    Signature,
    /// Older than what was seen before, or as old with other bytes.
    #[error("older than the content already seen")]
    RolledBack,
    /// The bytes are not those announced.
    #[error("the digest is not the one announced")]
    Digest,
    /// More than the announced or allowed size.
    #[error("larger than announced or allowed")]
    TooLarge,
    /// It ends too early.
    #[error("it ends too early")]
    Truncated,
    /// Not the shape it should be.
    #[error("not the expected format")]
    Format,
    /// Made for a newer app.
    #[error("made for a newer version of the app")]
    AppTooOld,
    /// A root that does not follow from the one held.
    #[error("the chain of roots is broken")]
    Root,
}

impl Refused {
    /// The stable code (WIRE.md §13).
    pub fn code(self) -> &'static str {
        match self {
            Self::Signature => "pack-signature",
            Self::RolledBack => "pack-rolled-back",
            Self::Digest => "pack-digest",
            Self::TooLarge => "pack-too-large",
            Self::Truncated => "pack-truncated",
            Self::Format => "pack-format",
            Self::AppTooOld => "pack-app-too-old",
            Self::Root => "pack-root",
        }
    }
}

/// The last manifest accepted: what the next one is compared with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its sequence.
    pub manifest_seq: u64,
    /// SHA-256 of its whole body, hex.
    pub sha256: String,
}

/// Reads a manifest signed under this root; its sequence has not been compared yet.
pub fn manifest(body: &[u8], root: &Root) -> Result<Manifest, Refused> {
    let envelope = envelope::open(Kind::Manifest, body).map_err(|_| Refused::Format)?;
    let manifest: Manifest = canonical::from_slice(envelope.payload).map_err(|_| Refused::Format)?;
    let keys = root.pack_keys_for(manifest.manifest_seq);
    envelope.verify(&keys, 1).map_err(|_| Refused::Signature)?;
    Ok(manifest)
}

/// The root a manifest says it was made under. Nothing is verified: good only to know which roots to ask for.
pub fn claimed_root(body: &[u8]) -> Result<u64, Refused> {
    let envelope = envelope::open(Kind::Manifest, body).map_err(|_| Refused::Format)?;
    let manifest: Manifest = canonical::from_slice(envelope.payload).map_err(|_| Refused::Format)?;
    Ok(manifest.root)
}

/// Refuses a manifest older than what was seen, or as old with other bytes. No date is compared.
pub fn not_rolled_back(manifest: &Manifest, body: &[u8], seen: Option<&Seen>) -> Result<Seen, Refused> {
    let now = Seen { manifest_seq: manifest.manifest_seq, sha256: canonical::sha256_hex(body) };
    match seen {
        Some(before) if now.manifest_seq < before.manifest_seq => Err(Refused::RolledBack),
        Some(before) if now.manifest_seq == before.manifest_seq && now.sha256 != before.sha256 => {
            Err(Refused::RolledBack)
        }
        _ => Ok(now),
    }
}

/// Whether this app is new enough for a collection: versions compared number by number.
pub fn app_suffices(app: &str, min_app: &str) -> bool {
    let numbers = |version: &str| -> Vec<u64> {
        version.split(['.', '-', '+']).take(3).map(|part| part.parse().unwrap_or(0)).collect()
    };
    numbers(app) >= numbers(min_app)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_number_by_number() {
        assert!(app_suffices("1.10.0", "1.9.3"));
        assert!(app_suffices("0.1.0", "0.1.0"));
        assert!(!app_suffices("0.9.9", "1.0.0"));
    }

    #[test]
    fn an_older_manifest_or_another_of_the_same_number_is_refused() {
        let manifest = Manifest { manifest_seq: 5, ..Manifest::default() };
        let seen = not_rolled_back(&manifest, b"a", None).unwrap();
        assert!(not_rolled_back(&manifest, b"a", Some(&seen)).is_ok(), "the same again");
        assert_eq!(not_rolled_back(&manifest, b"b", Some(&seen)), Err(Refused::RolledBack));
        let older = Manifest { manifest_seq: 4, ..Manifest::default() };
        assert_eq!(not_rolled_back(&older, b"a", Some(&seen)), Err(Refused::RolledBack));
    }
}
