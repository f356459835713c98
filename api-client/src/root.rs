//! The root: which keys may sign manifests and receipts, and how a new root takes over (WIRE.md §4.3).

use ed25519_dalek::VerifyingKey;
use serde::{Deserialize, Serialize};

use crate::canonical::{self, unhex};
use crate::envelope::{self, Kind};

/// Number of roots walked in one go at the most.
pub const MAX_WALK: u64 = 32;

/// A root, as it travels. Validity goes by sequence, never by date.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Root {
    /// Its number; n + 1 follows n.
    pub root: u64,
    /// How many of `root_keys` must sign.
    pub threshold: u64,
    /// Public keys, hex.
    pub root_keys: Vec<String>,
    /// Keys that sign manifests.
    pub pack_keys: Vec<PackKey>,
    /// Keys that sign receipts; never removed.
    #[serde(default)]
    pub receipt_keys: Vec<ReceiptKey>,
}

/// A key that signs manifests of a range of sequences.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PackKey {
    /// Public key, hex.
    pub key: String,
    /// First `manifest_seq`.
    pub from_seq: u64,
    /// Last `manifest_seq`; none while it is in use.
    pub until_seq: Option<u64>,
}

/// A key that signs receipts of a range of numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReceiptKey {
    /// Public key, hex.
    pub key: String,
    /// First receipt.
    pub from_receipt: u64,
    /// Last receipt; none while it is in use.
    pub until_receipt: Option<u64>,
}

/// Why a root is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this root does not follow from the one held")]
pub struct Refused;

/// Reads a root that signs itself: the first one, compiled into the app.
pub fn trusted(body: &[u8]) -> Result<Root, Refused> {
    let root = read(body)?;
    check(body, &root)?;
    Ok(root)
}

/// Accepts root n + 1 when signed by the threshold of n **and** of n + 1.
pub fn next(held: &Root, body: &[u8]) -> Result<Root, Refused> {
    let root = read(body)?;
    if root.root != held.root + 1 {
        return Err(Refused);
    }
    check(body, held)?;
    check(body, &root)?;
    Ok(root)
}

impl Root {
    /// The keys that may sign the manifest of that sequence.
    pub fn pack_keys_for(&self, manifest_seq: u64) -> Vec<VerifyingKey> {
        let in_use = |key: &&PackKey| {
            key.from_seq <= manifest_seq && key.until_seq.is_none_or(|last| manifest_seq <= last)
        };
        self.pack_keys.iter().filter(in_use).filter_map(|key| public_key(&key.key)).collect()
    }

    /// The keys that may sign the receipt of that number.
    pub fn receipt_keys_for(&self, seq: u64) -> Vec<VerifyingKey> {
        let in_use =
            |key: &&ReceiptKey| key.from_receipt <= seq && key.until_receipt.is_none_or(|last| seq <= last);
        self.receipt_keys.iter().filter(in_use).filter_map(|key| public_key(&key.key)).collect()
    }
}

/// Reads a public key written in hex; none if it is not one.
pub fn public_key(hex: &str) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(&unhex(hex)?.try_into().ok()?).ok()
}

fn read(body: &[u8]) -> Result<Root, Refused> {
    let envelope = envelope::open(Kind::Root, body).map_err(|_| Refused)?;
    canonical::from_slice(envelope.payload).map_err(|_| Refused)
}

fn check(body: &[u8], by: &Root) -> Result<(), Refused> {
    let keys: Vec<_> = by.root_keys.iter().filter_map(|key| public_key(key)).collect();
    let threshold = usize::try_from(by.threshold).map_err(|_| Refused)?;
    let envelope = envelope::open(Kind::Root, body).map_err(|_| Refused)?;
    envelope.verify(&keys, threshold).map_err(|_| Refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::SigningKey;

    fn key(n: u8) -> SigningKey {
        SigningKey::from_bytes(&[n; 32])
    }

    fn root(number: u64, keys: &[u8]) -> Root {
        let root_keys = keys.iter().map(|n| canonical::hex(key(*n).verifying_key().as_bytes())).collect();
        Root { root: number, threshold: 2, root_keys, ..Root::default() }
    }

    fn sign(root: &Root, keys: &[u8]) -> Vec<u8> {
        let keys: Vec<_> = keys.iter().map(|n| key(*n)).collect();
        let keys: Vec<_> = keys.iter().collect();
        envelope::seal(Kind::Root, &canonical::to_vec(root).unwrap(), &keys)
    }

    #[test]
    fn the_next_root_needs_the_thresholds_of_both() {
        let first = trusted(&sign(&root(1, &[1, 2, 3]), &[1, 2])).unwrap();
        let second = root(2, &[3, 4, 5]);
        assert!(next(&first, &sign(&second, &[1, 3, 4])).is_ok());
        assert!(next(&first, &sign(&second, &[4, 5])).is_err(), "not signed by the old ones");
        assert!(next(&first, &sign(&second, &[1, 2])).is_err(), "not signed by the new ones");
        assert!(next(&first, &sign(&root(3, &[1, 2, 3]), &[1, 2])).is_err(), "a number is skipped");
    }
}
