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

#[cfg(test)]
mod tests {
    use crate::config::{Config, Kind};

    #[test]
    fn the_providers_that_the_example_shows_are_as_they_must_be() {
        let example = include_str!("../../config.example.toml");
        let shown = example.lines().skip_while(|line| !line.starts_with("# [sign_in.providers."));
        let shown = shown.take_while(|line| !line.starts_with("[sign_in.providers]"));
        let code = shown
            .filter_map(|line| line.strip_prefix("# "))
            .filter(|line| line.starts_with('[') || line.contains(" = "));
        let config = Config::from_text(&code.collect::<Vec<_>>().join("\n")).unwrap();
        let [agents, franceconnect] = ["agents", "franceconnect"].map(|name| &config.sign_in.providers[name]);
        assert_eq!((agents.kind, franceconnect.kind), (Kind::Oidc, Kind::FranceConnect));
        assert_eq!(franceconnect.scopes, agents.scopes, "those of the example are the usual ones");
        assert_eq!((franceconnect.seconds, agents.seconds), (5, 5));
        assert!(Config::from_text("[sign_in.providers.a]\nkind = \"saml\"").is_err());
    }
}
