//! Receipts: `MRA1` envelopes made by the gateway, verified by the phone, and chained by digest.

use std::borrow::Cow;

use domain::ids::{ApplicationId, Sha256};
use ed25519_dalek::SigningKey;

use crate::base64;
use crate::canonical::{self, NotCanonical, sha256_hex};
use crate::envelope::{self, Kind};
use crate::root::Root;
use crate::translate;
use crate::wire;

/// What the first receipt of a gateway names as the one before it.
pub const BEFORE_THE_FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Why a receipt is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not the shape it should be.
    #[error("not a receipt")]
    Format,
    /// Not signed by a key that may sign a receipt of that number.
    #[error("the signature is not the Region's")]
    Signature,
    /// A good receipt, of another application or of other bytes.
    #[error("a receipt of another application, or of other bytes")]
    Other,
    /// A good receipt that does not follow the one before it.
    #[error("it does not follow the receipt before it")]
    Chain,
}

impl Refused {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Format => "receipt-format",
            Self::Signature => "receipt-signature",
            Self::Other => "receipt-other",
            Self::Chain => "receipt-chain",
        }
    }
}

/// Signs a receipt. Signatures are deterministic: the same receipt and key give the same bytes.
pub fn seal(receipt: &wire::Receipt, keys: &[&SigningKey]) -> Result<Vec<u8>, NotCanonical> {
    Ok(envelope::seal(Kind::Receipt, &canonical::to_vec(receipt)?, keys))
}

/// Reads a receipt and verifies its signature under this root; as it travels, for the gateway's own use.
pub fn open(body: &[u8], root: &Root) -> Result<wire::Receipt, Refused> {
    let envelope = envelope::open(Kind::Receipt, body).map_err(|_| Refused::Format)?;
    let receipt: wire::Receipt = canonical::from_slice(envelope.payload).map_err(|_| Refused::Format)?;
    envelope.verify(&root.receipt_keys_for(receipt.seq), 1).map_err(|_| Refused::Signature)?;
    Ok(receipt)
}

/// The bytes of a receipt, given as they were signed or as the text of a code (`translate::receipt_text`).
pub fn of_text(given: &[u8]) -> Cow<'_, [u8]> {
    let text = std::str::from_utf8(given).ok().map(str::trim).and_then(base64::decode);
    text.map_or(Cow::Borrowed(given), Cow::Owned)
}

/// Reads and verifies a receipt of any application.
pub fn verify(body: &[u8], root: &Root) -> Result<domain::receipt::Receipt, Refused> {
    translate::receipt(open(body, root)?).ok_or(Refused::Format)
}

/// Reads and verifies a receipt that must be of this application and of these bytes.
pub fn verify_of(
    body: &[u8],
    root: &Root,
    application: ApplicationId,
    envelope_sha256: Sha256,
) -> Result<domain::receipt::Receipt, Refused> {
    let receipt = verify(body, root)?;
    let ours = receipt.application == application && receipt.envelope_sha256 == envelope_sha256;
    if ours { Ok(receipt) } else { Err(Refused::Other) }
}

/// The last receipt of a chain: its number and its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number; 0 before the first.
    pub seq: u64,
    /// SHA-256 of its whole body, hex.
    pub sha256: String,
}

impl Default for Head {
    fn default() -> Self {
        Self { seq: 0, sha256: BEFORE_THE_FIRST.to_owned() }
    }
}

impl Head {
    /// The head once this receipt follows; refuses one that does not.
    pub fn then(&self, body: &[u8], root: &Root) -> Result<Self, Refused> {
        let receipt = open(body, root)?;
        if receipt.seq == self.seq + 1 && receipt.prev_sha256 == self.sha256 {
            Ok(Self { seq: receipt.seq, sha256: sha256_hex(body) })
        } else {
            Err(Refused::Chain)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(n: u8) -> SigningKey {
        SigningKey::from_bytes(&[n; 32])
    }

    fn root(keys: &[(u8, u64, Option<u64>)]) -> Root {
        let key = |(n, from_receipt, until_receipt): &(u8, u64, Option<u64>)| crate::root::ReceiptKey {
            key: canonical::hex(key(*n).verifying_key().as_bytes()),
            from_receipt: *from_receipt,
            until_receipt: *until_receipt,
        };
        Root { receipt_keys: keys.iter().map(key).collect(), ..Root::default() }
    }

    fn receipt(seq: u64, prev: &str) -> wire::Receipt {
        wire::Receipt {
            kind: "registered".to_owned(),
            seq,
            prev_sha256: prev.to_owned(),
            epoch: "0".repeat(32),
            application: "01932b5e-7c1a-7000-8000-000000000001".to_owned(),
            number: format!("BFC-2026-{seq:06}"),
            service: "sport".to_owned(),
            envelope_sha256: "ab".repeat(32),
            documents: vec![wire::ListedDocument { sha256: "cd".repeat(32), verified_at: None }],
            received_at: "2026-11-23T22:30:04Z".to_owned(),
            issued_at: "2026-11-23T22:30:04Z".to_owned(),
            deadline: None,
            delay: None,
        }
    }

    fn chain(length: u64) -> Vec<Vec<u8>> {
        let mut head = Head::default();
        (1..=length)
            .map(|seq| {
                let body = seal(&receipt(seq, &head.sha256), &[&key(1)]).unwrap();
                head = Head { seq, sha256: sha256_hex(&body) };
                body
            })
            .collect()
    }

    #[test]
    fn a_receipt_is_good_only_under_a_key_valid_for_its_number() {
        let body = seal(&receipt(7, BEFORE_THE_FIRST), &[&key(1)]).unwrap();
        assert!(verify(&body, &root(&[(1, 1, None)])).is_ok());
        assert!(
            verify(&body, &root(&[(1, 1, Some(7)), (2, 8, None)])).is_ok(),
            "a key kept for old receipts"
        );
        assert_eq!(verify(&body, &root(&[(1, 1, Some(6))])), Err(Refused::Signature));
        assert_eq!(verify(&body, &root(&[(1, 8, None)])), Err(Refused::Signature));
        assert_eq!(verify(&body, &root(&[(2, 1, None)])), Err(Refused::Signature));
    }

    #[test]
    fn a_receipt_read_from_a_code_is_the_receipt_and_names_its_keys() {
        let body = seal(&receipt(7, BEFORE_THE_FIRST), &[&key(1)]).unwrap();
        let text = translate::receipt_text(&body);
        assert_eq!(*of_text(format!(" {text}\n").as_bytes()), *body);
        assert_eq!(*of_text(&body), *body);
        let id = canonical::hex(&envelope::KeyId::of(&key(1).verifying_key()).0);
        assert_eq!(translate::receipt_keys(&body), [id]);
        assert_eq!(translate::receipt_keys(text.as_bytes()), Vec::<String>::new());
    }

    #[test]
    fn a_receipt_of_another_application_is_not_ours() {
        let root = root(&[(1, 1, None)]);
        let body = seal(&receipt(1, BEFORE_THE_FIRST), &[&key(1)]).unwrap();
        let read = verify(&body, &root).unwrap();
        assert!(verify_of(&body, &root, read.application, Sha256([0xab; 32])).is_ok());
        assert_eq!(verify_of(&body, &root, read.application, Sha256([0xac; 32])), Err(Refused::Other));
    }

    #[test]
    fn a_manifest_never_passes_for_a_receipt_nor_another_spelling_of_one() {
        let root = root(&[(1, 1, None)]);
        let payload = canonical::to_vec(&receipt(1, BEFORE_THE_FIRST)).unwrap();
        let manifest = envelope::seal(Kind::Manifest, &payload, &[&key(1)]);
        assert_eq!(verify(&manifest, &root), Err(Refused::Format));
        let spaced = serde_json::to_vec_pretty(&receipt(1, BEFORE_THE_FIRST)).unwrap();
        let spaced = envelope::seal(Kind::Receipt, &spaced, &[&key(1)]);
        assert_eq!(verify(&spaced, &root), Err(Refused::Format));
    }

    proptest! {
        #[test]
        fn a_chain_with_one_receipt_changed_dropped_or_swapped_breaks(
            length in 2u64..12, at in any::<prop::sample::Index>(), how in 0..3
        ) {
            let root = root(&[(1, 1, None)]);
            let whole = chain(length);
            let walk = |bodies: &[Vec<u8>]| {
                bodies.iter().try_fold(Head::default(), |head, body| head.then(body, &root))
            };
            let end = walk(&whole).unwrap();
            prop_assert_eq!(end.seq, length);
            let at = at.index(whole.len() - 1);
            let mut other = whole.clone();
            match how {
                // A history written again with the Region's own key still does not fit what follows.
                0 => {
                    let mut forged = open(&other[at], &root).unwrap();
                    forged.number.push('X');
                    other[at] = seal(&forged, &[&key(1)]).unwrap();
                }
                1 => {
                    other.remove(at);
                }
                _ => other.swap(at, at + 1),
            }
            prop_assert_eq!(walk(&other), Err(Refused::Chain));
        }
    }
}
