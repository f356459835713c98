//! Base64 of what is binary inside JSON and headers (RFC 4648 §4, padded, one spelling only).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Writes bytes.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Reads bytes; none for anything but their one spelling.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}
