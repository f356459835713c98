//! Who is signed in, by the gateway's word (WIRE.md §3).

use serde::{Deserialize, Serialize};

/// `GET /v1/me`. What nobody said is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Me {
    /// The opaque name of the account.
    pub account: String,
    /// How the app greets.
    pub display_name: String,
    /// By what they proved who they are last: the name of a provider, or `email`.
    pub means: String,
    pub given_name: String,
    pub family_name: String,
    /// The name in use, where it is not the family's.
    pub preferred_username: String,
    pub email: String,
    /// As a provider says it: a day or a month may be unknown (`1961-00-00`).
    pub birthdate: String,
}
