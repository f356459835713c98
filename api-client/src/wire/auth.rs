//! Sign-in: what the gateway answers at `/auth/token` and says of itself (WIRE.md §11; RFC 6749, RFC 8414).

use serde::{Deserialize, Serialize};

/// The one client that the gateway knows: the app, public, without a secret.
pub const CLIENT_ID: &str = "fr.maregion.bfc";
/// The one scope: to file, to follow, to take back.
pub const SCOPE: &str = "applications";

/// What `/auth/token` answers beside the words of OAuth (`access_token`, `token_type`, `expires_in`, `refresh_token`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignedIn {
    /// The opaque name of the account: a parcel is pinned to it.
    pub account: String,
    /// How the app greets; may be empty.
    pub display_name: String,
    /// Good for asking that everything be erased, and for nothing else; it outlives the session.
    pub erasure_token: String,
}

/// `/.well-known/oauth-authorization-server` (RFC 8414).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuthMetadata {
    pub issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub revocation_endpoint: String,
    pub scopes_supported: Vec<String>,
    pub response_types_supported: Vec<String>,
    pub grant_types_supported: Vec<String>,
    pub token_endpoint_auth_methods_supported: Vec<String>,
    pub code_challenge_methods_supported: Vec<String>,
    /// RFC 9207: answers to the redirect carry `iss`.
    pub authorization_response_iss_parameter_supported: bool,
}
