//! Canonical JSON (RFC 8785) and digests: the one form that is signed, compared and used as a dictionary.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// Writes a value as RFC 8785 JSON. Fails only for values that JSON cannot hold (a NaN).
pub fn to_vec(value: &impl Serialize) -> Result<Vec<u8>, NotCanonical> {
    serde_json_canonicalizer::to_vec(value).map_err(|_| NotCanonical)
}

/// Reads a value whose bytes are their own canonical form; refuses any other spelling of it.
///
/// Unknown keys are ignored, yet they belong to the form that is compared.
pub fn from_slice<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotCanonical> {
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| NotCanonical)?;
    if to_vec(&value)? != bytes {
        return Err(NotCanonical);
    }
    serde_json::from_value(value).map_err(|_| NotCanonical)
}

/// SHA-256, lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads lower-case hex; none if it is anything else.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |c: u8| match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    };
    let pairs = text.as_bytes().chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

/// The bytes are not JSON, not canonical, or not the shape asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not canonical JSON of the expected shape")]
pub struct NotCanonical;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_spelling_of_the_same_json_is_refused() {
        assert!(from_slice::<serde_json::Value>(br#"{"a":1,"b":2}"#).is_ok());
        assert!(from_slice::<serde_json::Value>(br#"{"b":2,"a":1}"#).is_err());
        assert!(from_slice::<serde_json::Value>(br#"{"a": 1}"#).is_err());
    }

    #[test]
    fn hex_goes_both_ways_and_refuses_the_rest() {
        assert_eq!(unhex(&hex(&[0, 15, 255])), Some(vec![0, 15, 255]));
        assert_eq!(unhex("0F"), None);
        assert_eq!(unhex("abc"), None);
    }
}
