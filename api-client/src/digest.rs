//! `Content-Digest` (RFC 9530): the digest of a body, told beside it.

use sha2::{Digest, Sha256};

use crate::base64;

/// The header's value for these bytes.
pub fn content_digest(bytes: &[u8]) -> String {
    format!("sha-256=:{}:", base64::encode(&Sha256::digest(bytes)))
}

/// What a `Content-Digest` says of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It names the SHA-256 of these bytes.
    Same,
    /// It names another, or cannot be read.
    Other,
}

/// Compares a `Content-Digest` with the bytes that came. Algorithms other than SHA-256 are passed over.
pub fn told(header: &str, bytes: &[u8]) -> Told {
    let named = header.split(',').filter_map(|member| member.trim().strip_prefix("sha-256="));
    let named: Vec<_> = named
        .map(|value| value.split(';').next().unwrap_or_default().trim())
        .map(|value| value.strip_prefix(':').and_then(|value| value.strip_suffix(':')))
        .map(|value| value.and_then(base64::decode))
        .collect();
    let expected = Sha256::digest(bytes);
    // Of a key said twice the last counts (RFC 8941 §3.2).
    match named.last() {
        Some(Some(digest)) if digest.as_slice() == expected.as_slice() => Told::Same,
        _ => Told::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_rfc_is_read() {
        let body = b"{\"hello\": \"world\"}\n";
        let header = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
        assert_eq!(content_digest(body), header, "RFC 9530, appendix B.1");
        assert_eq!(told(header, body), Told::Same);
        assert_eq!(told(&format!("sha-512=:AAAA:, {header}"), body), Told::Same);
    }

    #[test]
    fn another_body_or_another_spelling_is_not_the_same() {
        let header = content_digest(b"a");
        assert_eq!(told(&header, b"b"), Told::Other);
        for wrong in ["", "sha-256=::", "sha-256=abc", "md5=:AAAA:", "sha-256=:@@:"] {
            assert_eq!(told(wrong, b"a"), Told::Other, "{wrong}");
        }
        assert_eq!(told(&format!("{header}, sha-256=:AAAA:"), b"a"), Told::Other);
    }
}
