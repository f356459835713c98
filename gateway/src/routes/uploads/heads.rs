//! The headers of tus, read strictly.

use api_client::base64;
use api_client::canonical::unhex;
use api_client::wire::OFFSET_STREAM;
use axum::http::{HeaderMap, header};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::problem::Problem;

/// A number of bytes; none if there is no such header.
pub fn number(headers: &HeaderMap, name: &str) -> Result<Option<u64>, Problem> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    let digits = value.to_str().ok().filter(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|value| value.parse().ok()).map(Some).ok_or(Problem::BadTus)
}

/// Whether the body is bytes of an upload.
pub fn media(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|media| media == OFFSET_STREAM)
}

/// The application and the digest that an upload is begun for; other keys are passed over.
pub fn metadata(headers: &HeaderMap) -> Result<(Uuid, [u8; 32]), Problem> {
    let text = headers.get("upload-metadata").and_then(|value| value.to_str().ok()).ok_or(Problem::BadTus)?;
    let value = |key: &str| {
        let pair = text.split(',').filter_map(|pair| pair.trim().split_once(' '));
        let encoded = pair.into_iter().find(|(name, _)| *name == key)?.1;
        String::from_utf8(base64::decode(encoded.trim())?).ok()
    };
    let application = value("application").and_then(|id| id.parse().ok());
    let sha256 = value("sha256").and_then(|sha256| unhex(&sha256)?.try_into().ok());
    application.zip(sha256).ok_or(Problem::BadTus)
}

/// A checksum that the caller told of, and what came until now.
pub enum Checksum {
    /// SHA-256.
    Sha256(Box<Sha256>, Vec<u8>),
    /// SHA-1, which stock clients know.
    Sha1(Box<Sha1>, Vec<u8>),
}

impl Checksum {
    /// Reads `Upload-Checksum`.
    pub fn told(headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        let Some(value) = headers.get("upload-checksum") else { return Ok(None) };
        let (algorithm, digest) =
            value.to_str().ok().and_then(|value| value.split_once(' ')).ok_or(Problem::BadTus)?;
        let digest = base64::decode(digest.trim()).ok_or(Problem::BadTus)?;
        match algorithm {
            "sha256" => Ok(Some(Self::Sha256(Box::default(), digest))),
            "sha1" => Ok(Some(Self::Sha1(Box::default(), digest))),
            _ => Err(Problem::BadTus),
        }
    }

    /// Takes bytes in.
    pub fn take(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha256(sum, _) => sum.update(bytes),
            Self::Sha1(sum, _) => sum.update(bytes),
        }
    }

    /// Whether what came is what was told of.
    pub fn holds(self) -> bool {
        match self {
            Self::Sha256(sum, told) => sum.finalize().as_slice() == told,
            Self::Sha1(sum, told) => sum.finalize().as_slice() == told,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: &'static str, value: &str) -> HeaderMap {
        [(header::HeaderName::from_static(name), value.parse().unwrap())].into_iter().collect()
    }

    #[test]
    fn metadata_needs_an_application_and_a_digest() {
        let id = base64::encode(b"01932b5e-7c1a-7000-8000-000000000001");
        let sha256 = base64::encode("ab".repeat(32).as_bytes());
        let good = format!("filename eA==,application {id}, sha256 {sha256}");
        assert_eq!(metadata(&headers("upload-metadata", &good)).unwrap().1, [0xab; 32]);
        for bad in [format!("application {id}"), format!("application @,sha256 {sha256}"), String::new()] {
            assert_eq!(metadata(&headers("upload-metadata", &bad)), Err(Problem::BadTus), "{bad}");
        }
    }

    #[test]
    fn a_checksum_holds_for_its_bytes_alone() {
        // RFC 3174 and FIPS 180-4: the digests of « abc ».
        for told in
            ["sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="]
        {
            let read = || Checksum::told(&headers("upload-checksum", told)).unwrap().unwrap();
            let (mut same, mut other) = (read(), read());
            same.take(b"ab");
            same.take(b"c");
            other.take(b"abd");
            assert!(same.holds() && !other.holds(), "{told}");
        }
        assert!(Checksum::told(&headers("upload-checksum", "md5 AAAA")).is_err());
        assert!(Checksum::told(&HeaderMap::new()).unwrap().is_none());
    }

    #[test]
    fn a_number_is_digits_and_fits() {
        assert_eq!(number(&headers("upload-offset", "12"), "upload-offset"), Ok(Some(12)));
        for bad in ["-1", "+1", "1e3", "18446744073709551616", ""] {
            assert_eq!(
                number(&headers("upload-offset", bad), "upload-offset"),
                Err(Problem::BadTus),
                "{bad}"
            );
        }
    }
}
