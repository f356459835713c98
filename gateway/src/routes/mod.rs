//! What each route answers, and their paths.

pub mod health;
pub mod openapi;
pub mod packs;
mod range;
pub mod security_txt;

/// Is it our gateway, and not a portal?
pub const PING: &str = "/v1/ping";
/// Does the process live?
pub const ALIVE: &str = "/healthz";
/// Does its store answer?
pub const READY: &str = "/readyz";
/// The description of all this.
pub const OPENAPI: &str = "/openapi.json";
/// Whom to tell of a weakness.
pub const SECURITY_TXT: &str = "/.well-known/security.txt";
/// The one mutable file.
pub const MANIFEST: &str = "/v1/manifest";
/// A blob, for ever the same.
pub const BLOB: &str = "/v1/p/{sha256}";
/// What the paths of blobs begin with.
pub const BLOBS: &str = "/v1/p/";
/// The newest root.
pub const NEWEST_ROOT: &str = "/v1/root";
/// Root n.
pub const ROOT: &str = "/v1/root/{n}";

/// Every path, for the test that none is undescribed.
#[cfg(test)]
pub const ALL: [&str; 9] = [PING, ALIVE, READY, OPENAPI, SECURITY_TXT, MANIFEST, BLOB, NEWEST_ROOT, ROOT];
