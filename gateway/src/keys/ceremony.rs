//! Making keys: the first root, and the rotation of the key that signs manifests.

use std::path::Path;

use api_client::canonical::{self, hex};
use api_client::envelope::{self, Kind};
use api_client::root::{PackKey, ReceiptKey, Root};
use ed25519_dalek::SigningKey;

use super::{Keys, Use, folder};
use crate::fault::Fault;
use crate::files;

/// How many root keys must sign, of how many.
const THRESHOLD: usize = 2;
const ROOT_KEYS: usize = 3;

/// Makes the Region's own keys in an empty folder, and root 1.
pub fn init(at: &Path) -> Result<Keys, Fault> {
    if !folder::roots(at)?.is_empty() {
        return Err(Fault::Keys("there are keys already".to_owned()));
    }
    files::private_folder(at)?;
    let roots = (0..ROOT_KEYS).map(|_| fresh()).collect::<Result<Vec<_>, _>>()?;
    let (pack, receipt) = (fresh()?, fresh()?);
    for key in &roots {
        folder::write(at, Use::Root, key)?;
    }
    folder::write(at, Use::Pack, &pack)?;
    folder::write(at, Use::Receipt, &receipt)?;
    // Last: a folder without a root is an empty one.
    folder::write_root(at, 1, &first_root(&roots, &[pack], &[receipt])?)?;
    Keys::open(at)
}

/// Brings in a new key for manifests from `next_seq` on, beside the newest one; older ones end before it.
///
/// `root_keys` is the folder that holds the secret root keys: they may live on another disk.
pub fn rotate(at: &Path, root_keys: &Path, next_seq: u64) -> Result<Keys, Fault> {
    let held = Keys::open(at)?;
    if held.development {
        return Err(Fault::Keys("the development keys do not rotate: run keys init".to_owned()));
    }
    let key = fresh()?;
    let mut root = held.root.clone();
    root.root += 1;
    let mut in_use: Vec<_> = root.pack_keys.iter_mut().filter(|key| key.until_seq.is_none()).collect();
    in_use.pop();
    in_use.into_iter().for_each(|key| key.until_seq = Some(next_seq.saturating_sub(1)));
    let key_line = PackKey { key: public(&key), from_seq: next_seq, until_seq: None };
    root.pack_keys.push(key_line);
    let signers: Vec<_> = folder::read(root_keys, Use::Root)?
        .into_iter()
        .filter(|key| root.root_keys.contains(&public(key)))
        .take(THRESHOLD)
        .collect();
    if signers.len() < THRESHOLD {
        return Err(Fault::Keys(format!("{THRESHOLD} root keys are needed in {}", root_keys.display())));
    }
    folder::write(at, Use::Pack, &key)?;
    folder::write_root(at, root.root, &sign(&root, &signers)?)?;
    Keys::open(at)
}

/// Root 1 over these keys, signed by the first ones.
pub fn first_root(
    roots: &[SigningKey],
    packs: &[SigningKey],
    receipts: &[SigningKey],
) -> Result<Vec<u8>, Fault> {
    let pack = |key| PackKey { key: public(key), from_seq: 0, until_seq: None };
    let receipt = |key| ReceiptKey { key: public(key), from_receipt: 0, until_receipt: None };
    let root = Root {
        root: 1,
        threshold: THRESHOLD as u64,
        root_keys: roots.iter().map(public).collect(),
        pack_keys: packs.iter().map(pack).collect(),
        receipt_keys: receipts.iter().map(receipt).collect(),
    };
    sign(&root, &roots[..THRESHOLD.min(roots.len())])
}

fn sign(root: &Root, signers: &[SigningKey]) -> Result<Vec<u8>, Fault> {
    let payload = canonical::to_vec(root).map_err(|error| Fault::Keys(error.to_string()))?;
    Ok(envelope::seal(Kind::Root, &payload, &signers.iter().collect::<Vec<_>>()))
}

fn public(key: &SigningKey) -> String {
    hex(key.verifying_key().as_bytes())
}

fn fresh() -> Result<SigningKey, Fault> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| Fault::Keys(error.to_string()))?;
    Ok(SigningKey::from_bytes(&seed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use api_client::pack;
    use api_client::wire::Manifest;

    fn signed(keys: &Keys, manifest_seq: u64) -> Vec<u8> {
        let manifest = Manifest { manifest_seq, ..Manifest::default() };
        keys.sign_manifest(manifest_seq, &canonical::to_vec(&manifest).unwrap()).unwrap()
    }

    #[test]
    fn a_phone_that_is_late_by_a_rotation_still_reads_the_manifest() {
        let place = tempfile::tempdir().unwrap();
        let first = init(place.path()).unwrap();
        let second = rotate(place.path(), place.path(), 100).unwrap();
        let body = signed(&second, 100);
        assert!(pack::manifest(&body, &first.root).is_ok(), "the old key signs too");
        assert!(pack::manifest(&body, &second.root).is_ok());
        let third = rotate(place.path(), place.path(), 200).unwrap();
        let body = signed(&third, 200);
        assert!(pack::manifest(&body, &second.root).is_ok());
        assert!(pack::manifest(&body, &first.root).is_err(), "the first key ended at 199");
        assert_eq!(third.root.pack_keys[0].until_seq, Some(199));
    }

    #[test]
    fn keys_are_made_once_and_for_their_owner_alone() {
        let place = tempfile::tempdir().unwrap();
        init(place.path()).unwrap();
        assert!(init(place.path()).is_err());
        #[cfg(unix)]
        for entry in walkdir::WalkDir::new(place.path()).into_iter().flatten() {
            use std::os::unix::fs::PermissionsExt;
            let mode = entry.metadata().unwrap().permissions().mode();
            let secret = entry.path().extension().is_some_and(|extension| extension == "key");
            assert!(!secret || mode & 0o077 == 0, "{} {mode:o}", entry.path().display());
        }
    }
}
