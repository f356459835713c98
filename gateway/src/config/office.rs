//! `[office]`: the ways to the back offices, by name.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

/// `[office]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub adapters: BTreeMap<String, Adapter>,
}

/// `[office.adapters.NAME]`
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Adapter {
    Folder(FolderAdapter),
    Webhook(WebhookAdapter),
    Prefill(PrefillAdapter),
}

/// `kind = "folder"`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FolderAdapter {
    pub forms: Vec<String>,
    pub folder: PathBuf,
}

/// `kind = "webhook"`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookAdapter {
    pub forms: Vec<String>,
    pub address: String,
    pub secret: PathBuf,
    #[serde(default)]
    pub private_network: bool,
    #[serde(default = "half_a_minute")]
    pub seconds: u64,
}

/// `kind = "prefill"`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrefillAdapter {
    pub forms: Vec<String>,
    pub address: String,
    pub procedure: String,
    pub portal: String,
    pub fields: BTreeMap<String, String>,
    #[serde(default)]
    pub hosts: Vec<String>,
    #[serde(default = "five")]
    pub days: u32,
    #[serde(default)]
    pub private_network: bool,
    #[serde(default = "half_a_minute")]
    pub seconds: u64,
}

fn half_a_minute() -> u64 {
    30
}

fn five() -> u32 {
    5
}
