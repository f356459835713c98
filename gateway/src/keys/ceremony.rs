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
/// Receipts that the old and the new key both sign: what a running gateway signs meanwhile is good, and a phone that
/// does not know the new root yet reads them.
const OVERLAP: u64 = 1_000;

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

/// What changes with the next root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new key for manifests from that sequence on, beside the newest one; older ones end before it.
    Manifests {
        /// The first manifest it signs.
        from_seq: u64,
    },
    /// A new key for receipts from that number on. The one before signs beside it for a while, and verifies its own for
    /// ever.
    Receipts {
        /// The first receipt it signs.
        from_receipt: u64,
    },
    /// New root keys in place of all those before: one was lost, or whoever held one left.
    Roots,
    /// A key for manifests that somebody else may hold signs nothing from that sequence on, and a new one does.
    Revoked {
        /// Its public half, hex.
        key: String,
        /// The first manifest that it may not sign.
        from_seq: u64,
    },
}

/// Makes the next root with that change, signed by the threshold of the root before (and of its own).
///
/// `root_keys` is the folder that holds the secret root keys: they may live on another disk. New ones are written
/// there, beside the old ones, which no root asks for any more.
pub fn rotate(at: &Path, root_keys: &Path, change: Change) -> Result<Keys, Fault> {
    let held = Keys::open(at)?;
    if held.development {
        return Err(Fault::Keys("the development keys do not rotate: run keys init".to_owned()));
    }
    let signers: Vec<_> = folder::read(root_keys, Use::Root)?
        .into_iter()
        .filter(|key| held.root.root_keys.contains(&public(key)))
        .take(THRESHOLD)
        .collect();
    if signers.len() < THRESHOLD {
        return Err(Fault::Keys(format!("{THRESHOLD} root keys are needed in {}", root_keys.display())));
    }
    let mut root = held.root.clone();
    root.root += 1;
    let Made { keys: made, signers } = changed(&mut root, change, signers)?;
    for (purpose, key) in &made {
        // Before the root that names it: a root without its key could not be followed.
        folder::write(if *purpose == Use::Root { root_keys } else { at }, *purpose, key)?;
    }
    folder::write_root(at, root.root, &sign(&root, &signers)?)?;
    Keys::open(at)
}

/// What a change brought.
struct Made {
    keys: Vec<(Use, SigningKey)>,
    signers: Vec<SigningKey>,
}

/// Carries the change out; gives the keys that were made, and who signs.
fn changed(root: &mut Root, change: Change, mut signers: Vec<SigningKey>) -> Result<Made, Fault> {
    let key = fresh()?;
    let made = match change {
        Change::Manifests { from_seq } => {
            let mut in_use: Vec<_> =
                root.pack_keys.iter_mut().filter(|key| key.until_seq.is_none()).collect();
            in_use.pop();
            in_use.into_iter().for_each(|key| key.until_seq = Some(from_seq.saturating_sub(1)));
            root.pack_keys.push(PackKey { key: public(&key), from_seq, until_seq: None });
            vec![(Use::Pack, key)]
        }
        Change::Receipts { from_receipt } => {
            for key in root.receipt_keys.iter_mut().filter(|key| key.until_receipt.is_none()) {
                key.until_receipt = Some(from_receipt.saturating_add(OVERLAP));
            }
            root.receipt_keys.push(ReceiptKey { key: public(&key), from_receipt, until_receipt: None });
            vec![(Use::Receipt, key)]
        }
        Change::Revoked { key: revoked, from_seq } => {
            let known = root.pack_keys.iter_mut().find(|key| key.key == revoked);
            let known = known.ok_or_else(|| Fault::Keys("no key for manifests is called so".to_owned()))?;
            known.until_seq = Some(from_seq.saturating_sub(1));
            root.pack_keys.push(PackKey { key: public(&key), from_seq, until_seq: None });
            vec![(Use::Pack, key)]
        }
        Change::Roots => {
            let roots = (0..ROOT_KEYS).map(|_| fresh()).collect::<Result<Vec<_>, _>>()?;
            root.root_keys = roots.iter().map(public).collect();
            signers.extend(roots.iter().take(THRESHOLD).cloned());
            roots.into_iter().map(|key| (Use::Root, key)).collect()
        }
    };
    Ok(Made { keys: made, signers })
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
#[allow(clippy::disallowed_methods, reason = "a test moves keys by hand, as two people would")]
mod tests {
    use super::*;
    use api_client::wire::Manifest;
    use api_client::{pack, root};

    fn signed(keys: &Keys, manifest_seq: u64) -> Vec<u8> {
        let manifest = Manifest { manifest_seq, ..Manifest::default() };
        keys.sign_manifest(manifest_seq, &canonical::to_vec(&manifest).unwrap()).unwrap()
    }

    #[test]
    fn a_phone_that_is_late_by_a_rotation_still_reads_the_manifest() {
        let place = tempfile::tempdir().unwrap();
        let first = init(place.path()).unwrap();
        let second = rotate(place.path(), place.path(), Change::Manifests { from_seq: 100 }).unwrap();
        let body = signed(&second, 100);
        assert!(pack::manifest(&body, &first.root).is_ok(), "the old key signs too");
        assert!(pack::manifest(&body, &second.root).is_ok());
        let third = rotate(place.path(), place.path(), Change::Manifests { from_seq: 200 }).unwrap();
        let body = signed(&third, 200);
        assert!(pack::manifest(&body, &second.root).is_ok());
        assert!(pack::manifest(&body, &first.root).is_err(), "the first key ended at 199");
        assert_eq!(third.root.pack_keys[0].until_seq, Some(199));
    }

    #[test]
    fn new_root_keys_take_over_and_the_old_ones_sign_nothing_more() {
        let (place, safe) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = init(place.path()).unwrap();
        // Two of the three, as two people bring them.
        let safe_roots = safe.path().join("root");
        std::fs::create_dir(&safe_roots).unwrap();
        let mut brought = std::fs::read_dir(place.path().join("root")).unwrap();
        let bring = |entry: std::fs::DirEntry| {
            std::fs::rename(entry.path(), safe_roots.join(entry.file_name())).unwrap();
        };
        bring(brought.next().unwrap().unwrap());
        assert!(rotate(place.path(), safe.path(), Change::Roots).is_err(), "one is not enough");
        bring(brought.next().unwrap().unwrap());
        let second = rotate(place.path(), safe.path(), Change::Roots).unwrap();
        assert!(second.root.root_keys.iter().all(|key| !first.root.root_keys.contains(key)));
        assert_eq!(root::next(&first.root, &second.roots[1]).unwrap(), second.root, "an old app follows");
        let third = rotate(place.path(), safe.path(), Change::Manifests { from_seq: 50 }).unwrap();
        assert_eq!(super::super::walk(&third.roots).unwrap(), third.root);
        // Whoever kept the old keys makes no root that follows.
        let old = folder::read(safe.path(), Use::Root).unwrap();
        let old: Vec<_> = old.into_iter().filter(|key| first.root.root_keys.contains(&public(key))).collect();
        let forged = Root { root: 4, ..third.root.clone() };
        assert!(root::next(&third.root, &sign(&forged, &old).unwrap()).is_err());
    }

    #[test]
    fn a_key_that_was_stolen_signs_no_manifest_from_then_on() {
        let place = tempfile::tempdir().unwrap();
        let first = init(place.path()).unwrap();
        let stolen = first.root.pack_keys[0].key.clone();
        let revoked =
            |key: String| rotate(place.path(), place.path(), Change::Revoked { key, from_seq: 100 });
        assert!(revoked("0".repeat(64)).is_err());
        let second = revoked(stolen).unwrap();
        assert!(pack::manifest(&signed(&first, 150), &first.root).is_ok());
        assert!(
            pack::manifest(&signed(&first, 150), &second.root).is_err(),
            "what the thief signs is refused"
        );
        assert!(pack::manifest(&signed(&first, 99), &second.root).is_ok(), "what it signed before stands");
        assert!(pack::manifest(&signed(&second, 150), &second.root).is_ok());
        assert!(
            pack::manifest(&signed(&second, 150), &first.root).is_err(),
            "a phone fetches the new root first"
        );
    }

    #[test]
    fn a_new_key_for_receipts_leaves_those_that_were_given_good() {
        let place = tempfile::tempdir().unwrap();
        let first = init(place.path()).unwrap();
        let receipt = |seq| api_client::wire::Receipt {
            kind: "registered".into(),
            seq,
            prev_sha256: api_client::receipt::BEFORE_THE_FIRST.into(),
            ..api_client::wire::Receipt::default()
        };
        let before = first.sign_receipt(&receipt(7)).unwrap();
        let second = rotate(place.path(), place.path(), Change::Receipts { from_receipt: 8 }).unwrap();
        let opens = |body: &[u8], keys: &Keys| api_client::receipt::open(body, &keys.root).is_ok();
        assert!(opens(&before, &second), "the old one is verified for ever");
        let both = second.sign_receipt(&receipt(8)).unwrap();
        assert!(opens(&both, &second) && opens(&both, &first), "an old app reads it too, for a while");
        let after = second.sign_receipt(&receipt(9 + OVERLAP)).unwrap();
        assert!(opens(&after, &second) && !opens(&after, &first));
        let late = first.sign_receipt(&receipt(9 + OVERLAP)).unwrap();
        assert!(!opens(&late, &second), "the old key signs none after that");
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
