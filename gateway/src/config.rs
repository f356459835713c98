//! What the operator may set. The example file is compiled in: it *is* the defaults.

// The meaning of a key stands in the example file, once.
#![allow(missing_docs)]

mod map;
mod office;
mod organisers;
mod retention;
mod sign_in;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::http::HeaderName;
use ipnet::IpNet;
use serde::Deserialize;

use crate::clock::Clock;
use crate::fault::Fault;
use crate::files;
use crate::store::Place;
use crate::store::bucket::Bucket;

pub use map::Map;
pub use office::{Adapter, FolderAdapter, Office, PrefillAdapter, WebhookAdapter};
pub use organisers::{Format, Organiser};
pub use retention::Retention;
pub use sign_in::{Email, Kind, Provider, SignIn};

const EXAMPLE: &str = include_str!("../config.example.toml");

/// The whole configuration; each key is explained in `config.example.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Certificates, where no proxy holds them.
    pub tls: Tls,
    /// Under which address browsers and phones reach it, or empty.
    pub public: String,
    /// Folder of everything the gateway keeps.
    pub data: PathBuf,
    /// `sqlite:FILE`, `postgres://…`, or empty.
    pub database: String,
    /// `s3://BUCKET/PREFIX`, or empty.
    pub objects: String,
    /// Folder of the keys, or empty.
    pub keys: PathBuf,
    /// A pack, `none`, or empty.
    pub seed: PathBuf,
    /// Another host for the blobs, or empty.
    pub base: String,
    /// How editions are made.
    pub publish: Publish,
    /// The base map.
    pub map: Map,
    /// What is refused.
    pub limits: Limits,
    /// How often one caller may ask.
    pub rates: Rates,
    /// By what means citizens prove who they are.
    pub sign_in: SignIn,
    /// What citizens file.
    pub filing: Filing,
    /// How long it is kept.
    pub retention: Retention,
    /// What their documents have to pass.
    pub antivirus: Antivirus,
    /// Where complete applications go.
    pub office: Office,
    /// What is logged.
    pub log: Log,
    /// RFC 9116.
    pub security_txt: SecurityTxt,
    /// How files are fetched.
    pub fetch: Fetch,
    /// What `refresh` may do unattended.
    pub refresh: Refresh,
    /// How links are checked.
    pub links: Links,
    /// Agendas of communes and associations, by name.
    pub organisers: BTreeMap<String, Organiser>,
    /// The feeds, by name.
    pub sources: BTreeMap<String, Feed>,
    /// What time it is; never in the file.
    #[serde(skip)]
    pub clock: Clock,
}

/// `[tls]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    pub certificate: PathBuf,
    pub key: PathBuf,
    pub warning_days: u32,
}

/// `[publish]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    pub stale_after_days: u32,
    pub deltas_kept: usize,
}

/// `[limits]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub head_bytes: u32,
    pub body_bytes: u64,
    pub head_seconds: u64,
    pub idle_seconds: u64,
    pub floor_bytes: u64,
    pub floor_seconds: u64,
    pub answer_buffer_bytes: u32,
    pub connections: usize,
    pub connections_per_address: usize,
    pub trusted_proxies: Vec<IpNet>,
    pub drain_seconds: u64,
}

/// `[rates]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    pub per_minute: u32,
    pub burst: u32,
    pub content_per_minute: u32,
    pub content_burst: u32,
    pub account_per_minute: u32,
    pub account_burst: u32,
    pub office_per_minute: u32,
    pub office_burst: u32,
    pub sign_in_per_minute: u32,
    pub sign_in_burst: u32,
    pub letters_per_minute: u32,
    pub letters_burst: u32,
    pub token_per_minute: u32,
    pub token_burst: u32,
    pub feedback_per_day: u32,
    pub callers: usize,
    pub client_header: String,
}

/// `[filing]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    pub service: String,
    pub number: String,
    pub document_bytes: u64,
    pub application_documents: usize,
    pub application_bytes: u64,
    pub account_bytes: u64,
    pub account_uploads: u64,
    pub upload_days: u32,
    pub message_bytes: usize,
    pub messages_a_day: u64,
    pub draft_bytes: usize,
    pub account_drafts: u64,
    pub feedback_kept: usize,
}

/// `[antivirus]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Antivirus {
    pub address: String,
    pub seconds: u64,
}

/// `[log]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub requests: bool,
}

/// `[security_txt]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecurityTxt {
    pub contacts: Vec<String>,
    pub policy: String,
    pub languages: Vec<String>,
    pub expires_days: u32,
}

/// `[fetch]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fetch {
    pub user_agent: String,
    pub max_bytes: u64,
    pub seconds: u64,
    pub attempts: u32,
    pub hosts: Vec<String>,
    pub private_networks: bool,
}

/// `[refresh]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    pub shrink_percent: u32,
    pub whole_days: u32,
}

/// `[links]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    pub concurrency: usize,
    pub seconds: u64,
}

/// `[sources.NAME]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feed {
    pub addresses: Vec<String>,
    pub hosts: Vec<String>,
    pub key: String,
    pub full: bool,
    pub shrink_percent: Option<u32>,
}

impl Config {
    /// The defaults, with the keys of that file over them.
    pub fn load(file: Option<&Path>) -> Result<Self, Fault> {
        match file {
            None => Self::from_text(""),
            Some(path) => {
                let text = String::from_utf8(files::read(path)?)
                    .map_err(|_| Fault::Setting(format!("{} is not UTF-8", path.display())))?;
                Self::from_text(&text)
            }
        }
    }

    /// A gateway in that folder, on any free port of the loopback, empty and silent: for tests.
    pub fn local(data: &Path) -> Result<Self, Fault> {
        let mut config =
            Self::from_text("listen = \"127.0.0.1:0\"\nseed = \"none\"\n[log]\nrequests = false\n")?;
        config.data = data.to_owned();
        Ok(config)
    }

    /// Reads keys over the defaults; a misspelt key is refused.
    pub fn from_text(text: &str) -> Result<Self, Fault> {
        let wrong = |error: toml::de::Error| Fault::Setting(format!("configuration: {error}"));
        let mut whole: toml::Table = toml::from_str(EXAMPLE).map_err(wrong)?;
        lay_over(&mut whole, toml::from_str(text).map_err(wrong)?);
        let config: Self = toml::Value::Table(whole).try_into().map_err(wrong)?;
        // A name that is no header's would count nobody, silently.
        HeaderName::from_bytes(config.rates.client_header.as_bytes())
            .map_err(|_| Fault::Setting("configuration: client_header is no name of a header".to_owned()))?;
        config.retention.check()?;
        config.map.check()?;
        organisers::check(&config.organisers)?;
        Ok(config)
    }

    /// Where the database lies.
    pub fn database(&self) -> Result<Place, Fault> {
        match self.database.split_once(':') {
            None if self.database.is_empty() => Ok(Place::File(self.data.join("gateway.db"))),
            Some(("sqlite", file)) if !file.is_empty() => Ok(Place::File(PathBuf::from(file))),
            Some(("postgres" | "postgresql", _)) => Ok(Place::Server(self.database.clone())),
            _ => Err(Fault::Setting("database: sqlite:FILE or postgres://…".to_owned())),
        }
    }

    /// Where documents and blobs are kept, if not in folders. Several gateways have both or neither in common.
    pub fn bucket(&self) -> Result<Option<Bucket>, Fault> {
        if self.objects.is_empty() {
            return Ok(None);
        }
        if !matches!(self.database()?, Place::Server(_)) {
            return Err(Fault::Setting("objects: a bucket goes with a database of PostgreSQL".to_owned()));
        }
        Bucket::of(&self.objects).map(Some)
    }

    /// The folder of the keys.
    pub fn keys_folder(&self) -> PathBuf {
        if self.keys.as_os_str().is_empty() { self.data.join("keys") } else { self.keys.clone() }
    }

    /// The folder of what citizens attach: private.
    pub fn documents_folder(&self) -> PathBuf {
        self.data.join("documents")
    }

    /// The folder of the tombstones, where no bucket holds them.
    pub fn tombstones_folder(&self) -> PathBuf {
        let named = &self.retention.tombstones;
        if named.as_os_str().is_empty() { self.data.join("tombstones") } else { named.clone() }
    }

    /// The folder that any web server can serve.
    pub fn public_folder(&self) -> PathBuf {
        self.data.join("public")
    }

    /// What is known of a feed; a feed without a section has the defaults of an empty one.
    pub fn feed(&self, source: &str) -> Feed {
        self.sources.get(source).cloned().unwrap_or_default()
    }
}

fn lay_over(below: &mut toml::Table, above: toml::Table) {
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => lay_over(below, above),
            (_, value) => {
                below.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_holds_every_key_and_a_file_only_those_that_differ() {
        let config = Config::from_text("[limits]\nhead_bytes = 9000\n").unwrap();
        assert_eq!(config.limits.head_bytes, 9000);
        assert_eq!(config.limits.body_bytes, 262_144);
        assert!(config.feed("communes").full);
        assert!(!config.feed("another").full);
    }

    #[test]
    fn a_misspelt_key_is_refused() {
        assert_eq!(Config::from_text("lisen = \"a\"").unwrap_err().code(), "setting");
        assert_eq!(Config::from_text("[limits]\nhead = 1").unwrap_err().code(), "setting");
    }

    #[test]
    fn an_organiser_is_named_plainly_and_its_address_is_shown_nowhere() {
        let of = |key: &str, commune: &str| {
            let text = format!(
                "[organisers.{key}]\nname = \"Ville\"\nformat = \"ical\"\naddress = \"https://a.example/private-123/a.ics\"\ncommune = \"{commune}\""
            );
            Config::from_text(&text)
        };
        let config = of("ville-de-dole", "39198").unwrap();
        assert!(config.organisers["ville-de-dole"].robots);
        assert!(!format!("{config:?}").contains("private-123"));
        assert_eq!(of("\"Ville de Dole\"", "39198").unwrap_err().code(), "setting");
        assert_eq!(of("ville", "Dole").unwrap_err().code(), "setting");
    }

    #[test]
    fn a_network_or_a_header_that_cannot_be_is_refused() {
        for text in ["[limits]\ntrusted_proxies = [\"10.0.0.0/33\"]", "[rates]\nclient_header = \"x for\""] {
            assert_eq!(Config::from_text(text).unwrap_err().code(), "setting", "{text}");
        }
    }
}
