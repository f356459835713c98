//! A sealed file: XChaCha20-Poly1305 in pieces of 64 KiB, in the STREAM construction: a piece that is
//! changed, cut off, swapped or moved is refused. Any piece can be read without those before it.
//!
//! `MRD1` · 19 random bytes · pieces, each with its tag of 16 bytes; the last one, perhaps empty, is
//! marked as such. The file's own random key is wrapped under the desk's, bound to the digest.

use std::io::{Read, Seek, SeekFrom, Write};

use aead_stream::{NewStream, StreamBE32, StreamPrimitive};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use domain::ids::Sha256;
use sha2::Digest;
use zeroize::Zeroizing;

use crate::store::open::Secret;
use crate::store::secrets::random;
use crate::store::{Error, Result};

const MAGIC: &[u8; 4] = b"MRD1";
const PREFIX: usize = 19;
const HEAD: u64 = (MAGIC.len() + PREFIX) as u64;
const TAG: u64 = 16;

/// Plain bytes of a piece.
pub const PIECE: usize = 64 * 1024;

type Stream = StreamBE32<XChaCha20Poly1305>;

fn stream(key: &Secret, prefix: &[u8; PREFIX]) -> Stream {
    Stream::new(&Key::from(**key), &(*prefix).into())
}

/// What was sealed.
pub struct Sealed {
    /// Digest of the plain bytes.
    pub sha256: Sha256,
    /// Their number.
    pub size: u64,
}

/// Seals everything that is read, under that key. Fails with `TooLarge` beyond `at_most` bytes.
pub fn seal(from: &mut impl Read, to: &mut impl Write, key: &Secret, at_most: u64) -> Result<Sealed> {
    let prefix = random::<PREFIX>()?;
    let stream = stream(key, &prefix);
    to.write_all(MAGIC)?;
    to.write_all(prefix.as_ref())?;
    let (mut digest, mut size) = (sha2::Sha256::new(), 0_u64);
    let (mut piece, mut next) = (fill(from)?, fill(from)?);
    for position in 0_u32.. {
        size += piece.len() as u64;
        if size > at_most {
            return Err(Error::TooLarge);
        }
        digest.update(&*piece);
        let is_last = next.is_empty();
        let sealed = stream.encrypt(position, is_last, Payload { msg: &piece, aad: MAGIC });
        to.write_all(&sealed.map_err(|_| Error::TooLarge)?)?;
        if is_last {
            break;
        }
        (piece, next) = (next, fill(from)?);
    }
    Ok(Sealed { sha256: Sha256(digest.finalize().into()), size })
}

/// Reads until a piece is full or there is no more.
fn fill(from: &mut impl Read) -> Result<Zeroizing<Vec<u8>>> {
    // Its whole room at once: growing would leave plain bytes behind.
    let mut piece = Zeroizing::new(vec![0; PIECE]);
    let mut filled = 0;
    while filled < PIECE {
        match from.read(&mut piece[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    piece.truncate(filled);
    Ok(piece)
}

/// A sealed file that is read.
pub struct Unsealed<F> {
    file: F,
    stream: Stream,
    size: u64,
}

impl<F: Read + Seek> Unsealed<F> {
    /// Opens a file that was sealed under that key and holds so many plain bytes.
    pub fn open(mut file: F, key: &Secret, size: u64) -> Result<Self> {
        let pieces = size.div_ceil(PIECE as u64).max(1);
        if file.seek(SeekFrom::End(0))? != HEAD + size + pieces * TAG {
            return Err(Error::DocumentDamaged);
        }
        file.rewind()?;
        let (mut magic, mut prefix) = ([0; MAGIC.len()], [0; PREFIX]);
        file.read_exact(&mut magic)?;
        file.read_exact(&mut prefix)?;
        if magic != *MAGIC {
            return Err(Error::DocumentDamaged);
        }
        Ok(Self { file, stream: stream(key, &prefix), size })
    }

    /// The plain bytes of that piece, verified. Fails with `DocumentDamaged`.
    fn piece(&mut self, position: u64) -> Result<Zeroizing<Vec<u8>>> {
        let (piece, last) = (PIECE as u64, (self.size.max(1) - 1) / PIECE as u64);
        let length = if position == last { self.size - last * piece } else { piece } + TAG;
        self.file.seek(SeekFrom::Start(HEAD + position * (piece + TAG)))?;
        let mut bytes = Zeroizing::new(vec![0; usize::try_from(length).unwrap_or(0)]);
        self.file.read_exact(&mut bytes)?;
        let number = u32::try_from(position).map_err(|_| Error::DocumentDamaged)?;
        self.stream
            .decrypt_in_place(number, position == last, MAGIC, &mut *bytes)
            .map_err(|_| Error::DocumentDamaged)?;
        Ok(bytes)
    }

    /// At most so many plain bytes from there on, each piece verified; fewer only at the end.
    pub fn read_at(&mut self, offset: u64, length: usize) -> Result<Zeroizing<Vec<u8>>> {
        let end = self.size.min(offset.saturating_add(length as u64));
        let wanted = usize::try_from(end.saturating_sub(offset)).unwrap_or(0);
        let mut found = Zeroizing::new(Vec::with_capacity(wanted));
        let mut at = offset;
        while at < end {
            let piece = self.piece(at / PIECE as u64)?;
            let from = usize::try_from(at % PIECE as u64).unwrap_or(0);
            let taken = &piece[from..piece.len().min(from + wanted - found.len())];
            found.extend_from_slice(taken);
            at += taken.len() as u64;
        }
        Ok(found)
    }

    /// Hands every plain byte over, piece by piece, and says at the end whether they are the ones of that
    /// digest. What was handed over before a failure must not be used.
    pub fn stream_to(&mut self, sha256: Sha256, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let mut digest = sha2::Sha256::new();
        for position in 0..self.size.div_ceil(PIECE as u64).max(1) {
            let piece = self.piece(position)?;
            digest.update(&*piece);
            take(&piece)?;
        }
        let found: [u8; 32] = digest.finalize().into();
        if found == sha256.0 { Ok(()) } else { Err(Error::DocumentDamaged) }
    }
}

/// A file's key, wrapped under the desk's: nonce, then key and tag. Good for that digest alone.
pub fn wrap(key: &Secret, under: &Secret, sha256: Sha256) -> Result<Vec<u8>> {
    let nonce = random::<24>()?;
    let cipher = XChaCha20Poly1305::new(&Key::from(**under));
    let payload = Payload { msg: key.as_ref(), aad: &sha256.0 };
    let wrapped = cipher.encrypt(&XNonce::from(*nonce), payload).map_err(|_| Error::DeskClosed)?;
    Ok([&nonce[..], &wrapped].concat())
}

/// The other way of `wrap`. Fails with `DocumentDamaged`.
pub fn unwrap(wrapped: &[u8], under: &Secret, sha256: Sha256) -> Result<Secret> {
    let (nonce, wrapped) = wrapped.split_first_chunk::<24>().ok_or(Error::DocumentDamaged)?;
    let cipher = XChaCha20Poly1305::new(&Key::from(**under));
    let payload = Payload { msg: wrapped, aad: &sha256.0 };
    let key = cipher.decrypt(&XNonce::from(*nonce), payload).map(Zeroizing::new);
    let key = key.map_err(|_| Error::DocumentDamaged)?;
    Ok(Secret::new(key.as_slice().try_into().map_err(|_| Error::DocumentDamaged)?))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    const KEY: [u8; 32] = [5; 32];

    fn sealed(plain: &[u8]) -> (Vec<u8>, Sealed) {
        let mut file = Vec::new();
        let sealed = seal(&mut &*plain, &mut file, &Secret::new(KEY), u64::MAX).unwrap();
        (file, sealed)
    }

    fn whole(file: &[u8], sealed: &Sealed) -> Result<Vec<u8>> {
        let mut plain = Vec::new();
        Unsealed::open(Cursor::new(file), &Secret::new(KEY), sealed.size)?.stream_to(
            sealed.sha256,
            |piece| {
                plain.extend_from_slice(piece);
                Ok(())
            },
        )?;
        Ok(plain)
    }

    fn bytes(size: usize) -> Vec<u8> {
        (0..size).map(|place| (place / 7 % 251) as u8).collect()
    }

    #[test]
    fn what_is_sealed_is_read_back_whatever_its_size() {
        for size in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 5] {
            let plain = bytes(size);
            let (file, sealed) = sealed(&plain);
            assert_eq!((sealed.size, whole(&file, &sealed).unwrap()), (size as u64, plain), "{size}");
        }
    }

    #[test]
    fn every_flipped_bit_of_a_file_is_found() {
        let (file, sealed) = sealed(&bytes(200));
        for place in 0..file.len() {
            for bit in 0..8 {
                let mut damaged = file.clone();
                damaged[place] ^= 1 << bit;
                assert!(matches!(whole(&damaged, &sealed), Err(Error::DocumentDamaged)), "{place}.{bit}");
            }
        }
    }

    #[test]
    fn a_file_cut_lengthened_or_with_its_pieces_swapped_is_refused() {
        let (file, sealed) = sealed(&bytes(3 * PIECE));
        let piece = PIECE + 16;
        let head = HEAD as usize;
        let mut swapped = file.clone();
        swapped[head..head + piece].copy_from_slice(&file[head + piece..head + 2 * piece]);
        swapped[head + piece..head + 2 * piece].copy_from_slice(&file[head..head + piece]);
        let longer = [&*file, b"x"].concat();
        for (what, damaged) in [
            ("cut", &file[..file.len() - 1]),
            ("cut at a piece", &file[..file.len() - piece]),
            ("longer", &longer),
            ("swapped", &swapped),
            ("emptied", &[]),
        ] {
            assert!(matches!(whole(damaged, &sealed), Err(Error::DocumentDamaged)), "{what}");
        }
        // A shorter file under a row that says so too: the mark of the last piece is missing.
        let shorter = Sealed { size: 2 * PIECE as u64, ..sealed };
        assert!(matches!(whole(&file[..file.len() - piece], &shorter), Err(Error::DocumentDamaged)));
    }

    #[test]
    fn a_key_wrapped_for_one_document_opens_no_other() {
        let (under, digest) = (Secret::new([1; 32]), Sha256([2; 32]));
        let wrapped = wrap(&Secret::new(KEY), &under, digest).unwrap();
        assert_eq!(*unwrap(&wrapped, &under, digest).unwrap(), KEY);
        assert!(unwrap(&wrapped, &under, Sha256([3; 32])).is_err());
        assert!(unwrap(&wrapped, &Secret::new([3; 32]), digest).is_err());
        assert!(unwrap(&wrapped[..20], &under, digest).is_err());
        assert_ne!(wrapped, wrap(&Secret::new(KEY), &under, digest).unwrap(), "never the same twice");
    }

    #[test]
    fn more_than_is_taken_is_refused() {
        let plain = bytes(PIECE + 10);
        let limit = |at_most| seal(&mut &*plain, &mut Vec::new(), &Secret::new(KEY), at_most);
        assert!(limit(plain.len() as u64).is_ok());
        assert!(matches!(limit(plain.len() as u64 - 1), Err(Error::TooLarge)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_stretch_of_a_file_is_read_without_the_rest(
            size in 0..3 * PIECE, offset in 0..3 * PIECE + 9, length in 0..2 * PIECE
        ) {
            let plain = bytes(size);
            let (file, sealed) = sealed(&plain);
            let mut open = Unsealed::open(Cursor::new(file), &Secret::new(KEY), sealed.size).unwrap();
            let expected = &plain[offset.min(size)..(offset + length).min(size)];
            prop_assert_eq!(&**open.read_at(offset as u64, length).unwrap(), expected);
        }
    }
}
