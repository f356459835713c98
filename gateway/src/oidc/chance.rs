//! Words that nobody can guess, and the digests under which they are kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::fault::Fault;

/// Random bytes of the system's.
pub fn bytes<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Fault::Setting(format!("no randomness: {error}")))?;
    Ok(bytes)
}

/// 256 random bits as 43 characters that need no encoding anywhere.
pub fn word() -> Result<String, Fault> {
    Ok(spelt(&bytes::<32>()?))
}

/// Six figures, each as likely as the others.
pub fn figures() -> Result<String, Fault> {
    const ALL: u32 = 1_000_000;
    loop {
        let drawn = u32::from_be_bytes(bytes()?);
        // What is above the last whole multiple would make small numbers likelier.
        if drawn < u32::MAX - u32::MAX % ALL {
            return Ok(format!("{:06}", drawn % ALL));
        }
    }
}

/// Bytes in base64url, without padding.
pub fn spelt(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The other way; none for any other spelling.
pub fn read(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// The digest under which a word is kept.
pub fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_long_and_never_the_same_and_codes_have_six_figures() {
        let (one, other) = (word().unwrap(), word().unwrap());
        assert!(one != other && one.len() == 43 && read(&one).is_some_and(|bytes| bytes.len() == 32));
        assert_eq!(read("a+b="), None);
        let codes: std::collections::HashSet<_> = (0..200).map(|_| figures().unwrap()).collect();
        assert!(codes.len() > 190, "{}", codes.len());
        assert!(codes.iter().all(|code| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())));
    }
}
