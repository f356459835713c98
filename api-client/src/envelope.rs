//! One binary shape for what is signed: manifest, root, receipt (WIRE.md §4.2).
//!
//! `magic(4) · length u32 BE · payload · count u8 · count × (key id 8 · Ed25519 signature 64)`.
//! One body, so content and signature never come from two versions.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// Largest payload: a manifest is a few kB, whatever claims more is not ours.
pub const MAX_PAYLOAD: usize = 256 * 1024;
const MAX_SIGNATURES: u8 = 16;
const SIGNATURE: usize = 8 + 64;

/// What is inside; its magic separates the domains, so a receipt never passes for a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `MRM1`
    Manifest,
    /// `MRR1`
    Root,
    /// `MRA1`
    Receipt,
}

impl Kind {
    fn magic(self) -> &'static [u8; 4] {
        match self {
            Self::Manifest => b"MRM1",
            Self::Root => b"MRR1",
            Self::Receipt => b"MRA1",
        }
    }
}

/// Eight bytes that name a key: the head of SHA-256 of its public half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 8]);

impl KeyId {
    /// The name of a public key.
    pub fn of(key: &VerifyingKey) -> Self {
        let digest = Sha256::digest(key.as_bytes());
        let mut id = [0; 8];
        id.copy_from_slice(&digest[..8]);
        Self(id)
    }
}

/// A body taken apart; nothing in it has been verified yet.
#[derive(Debug)]
pub struct Envelope<'a> {
    /// The payload's bytes.
    pub payload: &'a [u8],
    signed: &'a [u8],
    signatures: Vec<(KeyId, Signature)>,
}

/// Why a body is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not this shape: wrong magic, length, count, or bytes after the end.
    #[error("not an envelope of the expected kind")]
    Format,
    /// Fewer good signatures than asked for.
    #[error("not signed by the expected keys")]
    Signature,
}

/// Signs a payload with one or several keys.
pub fn seal(kind: Kind, payload: &[u8], keys: &[&SigningKey]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
    let mut body = Vec::with_capacity(8 + payload.len() + 1 + keys.len() * SIGNATURE);
    body.extend_from_slice(kind.magic());
    body.extend_from_slice(&length.to_be_bytes());
    body.extend_from_slice(payload);
    let signatures: Vec<_> =
        keys.iter().map(|key| (KeyId::of(&key.verifying_key()), key.sign(&body))).collect();
    body.push(u8::try_from(signatures.len()).unwrap_or(u8::MAX));
    for (id, signature) in signatures {
        body.extend_from_slice(&id.0);
        body.extend_from_slice(&signature.to_bytes());
    }
    body
}

/// Takes a body apart without trusting any of it.
pub fn open(kind: Kind, body: &[u8]) -> Result<Envelope<'_>, Refused> {
    let length = body
        .get(4..8)
        .and_then(|bytes| bytes.try_into().ok())
        .map(u32::from_be_bytes)
        .ok_or(Refused::Format)?;
    let length = length as usize;
    if &body[..4] != kind.magic() || length > MAX_PAYLOAD {
        return Err(Refused::Format);
    }
    let payload = body.get(8..8 + length).ok_or(Refused::Format)?;
    let count = *body.get(8 + length).ok_or(Refused::Format)?;
    let rest = &body[8 + length + 1..];
    if count == 0 || count > MAX_SIGNATURES || rest.len() != count as usize * SIGNATURE {
        return Err(Refused::Format);
    }
    let signatures = rest.chunks_exact(SIGNATURE).map(|chunk| {
        let (mut id, mut signature) = ([0; 8], [0; 64]);
        id.copy_from_slice(&chunk[..8]);
        signature.copy_from_slice(&chunk[8..]);
        (KeyId(id), Signature::from_bytes(&signature))
    });
    Ok(Envelope { payload, signed: &body[..8 + length], signatures: signatures.collect() })
}

/// Length of the envelope at the head of these bytes, if they begin with one of that kind.
pub fn length(kind: Kind, bytes: &[u8]) -> Option<usize> {
    let payload = u32::from_be_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    if &bytes[..4] != kind.magic() || payload > MAX_PAYLOAD {
        return None;
    }
    let count = *bytes.get(8 + payload)? as usize;
    let whole = 8 + payload + 1 + count * SIGNATURE;
    (bytes.len() >= whole).then_some(whole)
}

impl Envelope<'_> {
    /// How many *different* keys among these signed it well. Verification is strict (no weak keys).
    pub fn signed_by(&self, keys: &[VerifyingKey]) -> usize {
        let good = |key: &&VerifyingKey| {
            let id = KeyId::of(key);
            self.signatures
                .iter()
                .any(|(by, signature)| *by == id && key.verify_strict(self.signed, signature).is_ok())
        };
        let mut ids: Vec<_> = keys.iter().filter(good).map(KeyId::of).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    }

    /// The names of the keys that say they signed it; says nothing of whether they did.
    pub fn signers(&self) -> impl Iterator<Item = KeyId> + '_ {
        self.signatures.iter().map(|(id, _)| *id)
    }

    /// Fails unless at least `threshold` of these keys signed it.
    pub fn verify(&self, keys: &[VerifyingKey], threshold: usize) -> Result<(), Refused> {
        if threshold > 0 && self.signed_by(keys) >= threshold { Ok(()) } else { Err(Refused::Signature) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8) -> SigningKey {
        SigningKey::from_bytes(&[n; 32])
    }

    #[test]
    fn any_flipped_bit_is_refused() {
        let body = seal(Kind::Manifest, b"{}", &[&key(1)]);
        let keys = [key(1).verifying_key()];
        assert!(open(Kind::Manifest, &body).is_ok_and(|envelope| envelope.verify(&keys, 1).is_ok()));
        for bit in 0..body.len() * 8 {
            let mut flipped = body.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let accepted =
                open(Kind::Manifest, &flipped).is_ok_and(|envelope| envelope.verify(&keys, 1).is_ok());
            assert!(!accepted, "bit {bit}");
        }
    }

    #[test]
    fn one_key_signing_twice_counts_once() {
        let body = seal(Kind::Root, b"{}", &[&key(1), &key(1)]);
        let envelope = open(Kind::Root, &body).unwrap();
        assert_eq!(envelope.signed_by(&[key(1).verifying_key(), key(2).verifying_key()]), 1);
    }

    #[test]
    fn a_truncated_or_longer_body_is_refused() {
        let body = seal(Kind::Manifest, b"{\"a\":1}", &[&key(1)]);
        for end in 0..body.len() {
            assert!(open(Kind::Manifest, &body[..end]).is_err());
        }
        let longer = [body.as_slice(), b"x"].concat();
        assert_eq!(open(Kind::Manifest, &longer).err(), Some(Refused::Format));
        assert_eq!(open(Kind::Receipt, &body).err(), Some(Refused::Format));
    }
}
