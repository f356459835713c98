//! What only the fuzzer enters by (`--cfg fuzzing`, tests/fuzz): parsers that no other crate names.

use api_client::wire;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use jsonwebtoken::jwk::JwkSet;

use crate::filing::check;
use crate::oidc::provider::verify;
use crate::oidc::{asked, email_code, fields, redirects};
use crate::routes::range;
use crate::routes::uploads::heads::{self, Checksum};

/// Lines `name: value`, read as the heads of an upload and of a download.
pub fn heads_of(bytes: &[u8]) {
    let mut headers = HeaderMap::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let Some(at) = line.iter().position(|byte| *byte == b':') else { continue };
        let name = HeaderName::from_bytes(line[..at].trim_ascii());
        let value = HeaderValue::from_bytes(line[at + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    let _ = heads::number(&headers, "upload-length");
    let _ = heads::metadata(&headers);
    if let Ok(Some(mut told)) = Checksum::told(&headers) {
        told.take(bytes);
        let _ = told.holds();
    }
    for size in [0, 1, u64::MAX] {
        let _ = range::asked(&headers, size, "\"a\"");
    }
}

/// The query of a sign-in, the fields of a page, an address of somebody; beside the claimed links of a configuration.
pub fn query(bytes: &[u8], links: &[String]) {
    let _ = fields::Fields::of(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = asked::read(text, links);
    if redirects::may_wait(text, links) {
        let _ = redirects::origin(text);
    }
    let _ = email_code::address(text);
}

/// The keys of that provider, an empty line, a token.
pub fn token(bytes: &[u8], provider: &str) {
    let at = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap_or(0);
    let (keys, token) = bytes.split_at(at);
    let keys = serde_json::from_slice::<JwkSet>(keys).map(|set| set.keys).unwrap_or_default();
    let Ok(token) = std::str::from_utf8(token) else { return };
    let Ok(claims) = verify::signed(token.trim_start(), &keys) else { return };
    let issuer = verify::Issuer { name: provider, client_id: "client" };
    let _ = verify::meant_for_us(&claims, &issuer);
    let _ = verify::answers(&claims, "nonce", &["eidas1".to_owned()], 1_700_000_000);
}

/// An envelope: what it declares.
pub fn envelope(bytes: &[u8]) {
    if let Ok(envelope) = api_client::canonical::from_slice::<wire::Envelope>(bytes) {
        let _ = check::declared(&envelope);
    }
}
