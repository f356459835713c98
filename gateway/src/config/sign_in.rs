//! `[sign_in]`: by what means citizens prove who they are.

use std::collections::BTreeMap;

use serde::Deserialize;

/// `[sign_in]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub secrets: String,
    pub links: Vec<String>,
    pub email: Email,
    pub providers: BTreeMap<String, Provider>,
}

/// `[sign_in.email]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Email {
    pub smtp: String,
    pub password: String,
    pub from: String,
    pub codes_an_hour: u64,
}

/// Whose rules a provider keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// FranceConnect v2.
    FranceConnect,
    /// OpenID Connect, as it is written.
    Oidc,
}

/// `[sign_in.providers.NAME]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    pub kind: Kind,
    pub issuer: String,
    pub client_id: String,
    #[serde(default)]
    pub secret: String,
    #[serde(default)]
    pub key: String,
    #[serde(default)]
    pub label: String,
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    #[serde(default)]
    pub acr: Vec<String>,
    #[serde(default)]
    pub button: String,
    #[serde(default)]
    pub hosts: Vec<String>,
    #[serde(default)]
    pub private_network: bool,
    #[serde(default = "five")]
    pub seconds: u64,
}

fn usual_scopes() -> Vec<String> {
    ["openid", "given_name", "family_name", "email"].map(str::to_owned).to_vec()
}

fn five() -> u64 {
    5
}
