//! The keys that sign: which are held, what the newest root says of them, and what they sign.

mod ceremony;
mod development;
mod folder;

use std::path::Path;

use api_client::canonical;
use api_client::envelope::{self, Kind};
use api_client::root::{self, Root};
use api_client::{receipt, wire};
use ed25519_dalek::SigningKey;

pub use ceremony::{Change, init, rotate};

use crate::fault::Fault;

/// The chain of roots, and the secret halves held here.
pub struct Keys {
    /// Bodies of the roots, oldest first: root n at index n − 1.
    pub roots: Vec<Vec<u8>>,
    /// The newest root, read and verified along the chain.
    pub root: Root,
    /// Whether these are the public development keys.
    pub development: bool,
    pack: Vec<SigningKey>,
    receipt: Vec<SigningKey>,
}

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// Signs roots.
    Root,
    /// Signs manifests.
    Pack,
    /// Signs receipts.
    Receipt,
}

/// One key of the newest root, as `keys list` shows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Listed {
    /// What it is for.
    #[serde(rename = "use")]
    pub purpose: Use,
    /// Public half, hex.
    pub public: String,
    /// First sequence it may sign; 0 for a root key.
    pub from: u64,
    /// Last sequence; none while it is in use.
    pub until: Option<u64>,
    /// Whether the secret half is held in the folder.
    pub held: bool,
}

impl Keys {
    /// Reads the folder of keys; the development keys if `keys init` was never run there.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        match folder::roots(folder)? {
            roots if roots.is_empty() => {
                let pack = folder::parse(development::PACK)?;
                let receipt = folder::parse(development::RECEIPT)?;
                Self::new(vec![development::ROOT.to_vec()], pack, receipt, true)
            }
            roots => {
                let (pack, receipt) = (folder::read(folder, Use::Pack)?, folder::read(folder, Use::Receipt)?);
                Self::new(roots, pack, receipt, false)
            }
        }
    }

    fn new(
        roots: Vec<Vec<u8>>,
        pack: Vec<SigningKey>,
        receipt: Vec<SigningKey>,
        development: bool,
    ) -> Result<Self, Fault> {
        let root = walk(&roots)?;
        Ok(Self { roots, root, development, pack, receipt })
    }

    /// Signs a receipt with the keys in use for its number.
    pub fn sign_receipt(&self, receipt: &wire::Receipt) -> Result<Vec<u8>, Fault> {
        let in_use = self.root.receipt_keys_for(receipt.seq);
        let signers: Vec<_> =
            self.receipt.iter().filter(|key| in_use.contains(&key.verifying_key())).collect();
        if signers.is_empty() {
            return Err(Fault::Keys(format!("no key held here may sign receipt {}", receipt.seq)));
        }
        receipt::seal(receipt, &signers).map_err(|error| Fault::Damaged(error.to_string()))
    }

    /// Signs a manifest with every key in use for that sequence; during a rotation there are two.
    pub fn sign_manifest(&self, manifest_seq: u64, payload: &[u8]) -> Result<Vec<u8>, Fault> {
        let in_use = self.root.pack_keys_for(manifest_seq);
        let signers: Vec<_> = self.pack.iter().filter(|key| in_use.contains(&key.verifying_key())).collect();
        if signers.is_empty() {
            return Err(Fault::Keys(format!("no key held here may sign manifest {manifest_seq}")));
        }
        Ok(envelope::seal(Kind::Manifest, payload, &signers))
    }

    /// The keys of the newest root, and whether their secret half is held in this folder.
    pub fn list(&self, folder: &Path) -> Result<Vec<Listed>, Fault> {
        let held = |purpose| -> Result<Vec<String>, Fault> {
            let keys = match (self.development, purpose) {
                (true, Use::Root) => folder::parse(development::ROOTS)?,
                (true, Use::Pack) => folder::parse(development::PACK)?,
                (true, Use::Receipt) => folder::parse(development::RECEIPT)?,
                (false, purpose) => folder::read(folder, purpose)?,
            };
            Ok(keys.iter().map(|key| canonical::hex(key.verifying_key().as_bytes())).collect())
        };
        let (roots, packs, receipts) = (held(Use::Root)?, held(Use::Pack)?, held(Use::Receipt)?);
        let line = |purpose, public: &String, from, until, held: &[String]| Listed {
            purpose,
            public: public.clone(),
            from,
            until,
            held: held.contains(public),
        };
        let root = &self.root;
        let mut list: Vec<_> =
            root.root_keys.iter().map(|key| line(Use::Root, key, 0, None, &roots)).collect();
        list.extend(
            root.pack_keys.iter().map(|key| line(Use::Pack, &key.key, key.from_seq, key.until_seq, &packs)),
        );
        list.extend(
            root.receipt_keys
                .iter()
                .map(|key| line(Use::Receipt, &key.key, key.from_receipt, key.until_receipt, &receipts)),
        );
        Ok(list)
    }
}

/// Walks a chain of roots from its first, which signs itself; gives the newest.
pub fn walk(roots: &[Vec<u8>]) -> Result<Root, Fault> {
    let broken = |_| Fault::Keys("the chain of roots is broken".to_owned());
    let (first, rest) = roots.split_first().ok_or_else(|| broken(root::Refused))?;
    rest.iter()
        .try_fold(root::trusted(first).map_err(broken)?, |held, body| root::next(&held, body).map_err(broken))
}
