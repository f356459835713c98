//! One master key from the vault, three keys made of it: none is used for two things (SECURITY.md §3).

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::open::Secret;
use super::{Error, Result};

/// The keys of a desk. Never shown, wiped when dropped.
#[derive(Clone)]
pub(super) struct Keys {
    /// Of `desk.db`.
    pub(super) desk: Secret,
    /// Wraps the keys of the documents' files.
    pub(super) files: Secret,
    /// Hides the digests in the files' names.
    names: Secret,
}

impl Keys {
    /// HKDF-SHA-256 of the master key.
    pub(super) fn of(master: &Secret) -> Result<Self> {
        let source = Hkdf::<Sha256>::new(None, master.as_ref());
        let derived = |purpose: &str| {
            let mut key = Secret::new([0; 32]);
            source.expand(purpose.as_bytes(), key.as_mut()).map_err(|_| Error::DeskClosed)?;
            Ok::<_, Error>(key)
        };
        Ok(Self {
            desk: derived("ma-region desk")?,
            files: derived("ma-region files")?,
            names: derived("ma-region names")?,
        })
    }

    /// The name of a document's file: it tells nothing of the document.
    pub(super) fn name(&self, sha256: domain::ids::Sha256) -> Result<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.names.as_ref()).map_err(|_| Error::DeskClosed)?;
        mac.update(&sha256.0);
        let name: [u8; 32] = mac.finalize().into_bytes().into();
        Ok(domain::ids::Sha256(name).to_string())
    }
}

/// Bytes nobody can guess, from the system.
pub(super) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut()).map_err(|_| Error::DeskClosed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_keys_and_a_name_come_of_one_and_none_resembles_another() {
        let keys = Keys::of(&Secret::new([7; 32])).unwrap();
        let again = Keys::of(&Secret::new([7; 32])).unwrap();
        let other = Keys::of(&Secret::new([8; 32])).unwrap();
        let all = [&keys.desk, &keys.files, &keys.names, &other.desk, &other.files, &other.names];
        for (place, one) in all.iter().enumerate() {
            assert!(all[..place].iter().all(|before| before != one));
        }
        let digest = domain::ids::Sha256([1; 32]);
        assert_eq!(keys.name(digest).unwrap(), again.name(digest).unwrap());
        assert_ne!(keys.name(digest).unwrap(), other.name(digest).unwrap());
        assert_ne!(keys.name(digest).unwrap(), digest.to_string());
    }
}
