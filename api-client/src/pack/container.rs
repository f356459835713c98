//! A pack in one file, `.mrpack`: the embedded one, or one handed over by cable (WIRE.md §4.1).
//!
//! `MRP1`, then the chain of roots, the manifest, the blobs: each list counted, each part with its length.

use std::collections::HashMap;

use super::Refused;
use crate::canonical::sha256_hex;

const MAGIC: &[u8; 4] = b"MRP1";
const MAX_PARTS: u32 = 10_000;

/// A pack taken apart; nothing in it has been verified yet.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Container {
    /// Bodies of the roots, oldest first.
    pub roots: Vec<Vec<u8>>,
    /// Body of the manifest.
    pub manifest: Vec<u8>,
    /// Blobs by their SHA-256.
    pub blobs: HashMap<String, Vec<u8>>,
}

/// Writes a pack; blobs go in the order of their digests, so the same content gives the same bytes.
pub fn write(roots: &[Vec<u8>], manifest: &[u8], blobs: &[Vec<u8>]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    let mut sorted: Vec<_> = blobs.iter().map(|blob| (sha256_hex(blob), blob)).collect();
    sorted.sort();
    sorted.dedup();
    count(&mut file, roots.len());
    roots.iter().for_each(|root| part(&mut file, root));
    part(&mut file, manifest);
    count(&mut file, sorted.len());
    sorted.iter().for_each(|(_, blob)| part(&mut file, blob));
    file
}

/// Takes a pack apart; refuses one that ends early or goes on after its end.
pub fn read(file: &[u8]) -> Result<Container, Refused> {
    let mut rest = file.strip_prefix(MAGIC).ok_or(Refused::Format)?;
    let mut pack = Container::default();
    for _ in 0..number(&mut rest)? {
        pack.roots.push(take(&mut rest)?);
    }
    pack.manifest = take(&mut rest)?;
    for _ in 0..number(&mut rest)? {
        let blob = take(&mut rest)?;
        pack.blobs.insert(sha256_hex(&blob), blob);
    }
    if rest.is_empty() { Ok(pack) } else { Err(Refused::Format) }
}

fn count(file: &mut Vec<u8>, number: usize) {
    file.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes());
}

fn part(file: &mut Vec<u8>, bytes: &[u8]) {
    count(file, bytes.len());
    file.extend_from_slice(bytes);
}

fn length(rest: &mut &[u8]) -> Result<u32, Refused> {
    let (head, tail) = rest.split_first_chunk::<4>().ok_or(Refused::Truncated)?;
    *rest = tail;
    Ok(u32::from_be_bytes(*head))
}

fn number(rest: &mut &[u8]) -> Result<u32, Refused> {
    length(rest).and_then(|n| if n <= MAX_PARTS { Ok(n) } else { Err(Refused::TooLarge) })
}

fn take(rest: &mut &[u8]) -> Result<Vec<u8>, Refused> {
    let length = length(rest)? as usize;
    let (head, tail) = rest.split_at_checked(length).ok_or(Refused::Truncated)?;
    *rest = tail;
    Ok(head.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pack_is_read_back_as_it_was_written() {
        let file = write(&[b"root".to_vec()], b"manifest", &[b"two".to_vec(), b"one".to_vec()]);
        let pack = read(&file).unwrap();
        assert_eq!(pack.roots, [b"root".to_vec()]);
        assert_eq!(pack.manifest, b"manifest");
        assert_eq!(pack.blobs[&sha256_hex(b"one")], b"one");
        for end in 0..file.len() {
            assert!(read(&file[..end]).is_err(), "{end}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_never_panics(bytes: Vec<u8>) {
            let _ = read(&[MAGIC.as_slice(), &bytes].concat());
            let _ = read(&bytes);
        }
    }
}
