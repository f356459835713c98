//! The real gateway in this process, and content made and signed for a test.

use api_client::canonical::{self, sha256_hex};
use api_client::envelope::{Kind, seal};
use api_client::pack::{Slice, delta, snapshot};
use api_client::wire::{self, Blob, Collection, Delta, Manifest};
use gateway::sources::Record;
use gateway::{Config, Region};

use super::NOON;

/// A gateway with an empty folder and no seed.
pub async fn region(folder: &std::path::Path) -> Region {
    Region::start(config(folder)).await.unwrap()
}

/// The configuration of such a gateway.
pub fn config(folder: &std::path::Path) -> Config {
    let mut config = Config::local(folder).unwrap();
    config.listen = "127.0.0.1:0".parse().unwrap();
    config.seed = "none".into();
    config.log.requests = false;
    config
}

/// An aid with a text of its own.
pub fn aid(number: usize, title: &str) -> wire::Aid {
    wire::Aid {
        id: format!("test:{number}"),
        title: title.to_owned(),
        promise: format!("Une aide pour {title}."),
        detail: "full".into(),
        theme: "business".into(),
        audience: vec!["everyone".into()],
        aid_types: vec!["grant".into()],
        bodies: vec!["Test".into()],
        territory: vec!["REG-27".into()],
        for_whom: vec!["Vous habitez la région.".into()],
        description: format!("Texte de la fiche {number}, assez long pour peser quelque chose. {title}"),
        filing: "none".into(),
        source: "test".into(),
        source_url: format!("https://test.example/{number}"),
        verified_on: "2026-11-01".into(),
        lang: "fr".into(),
        ..wire::Aid::default()
    }
}

/// As many aids as asked for, each with another title.
pub fn guide(count: usize) -> Vec<wire::Aid> {
    (0..count).map(|number| aid(number, &format!("projet numero{number}"))).collect()
}

impl Signed {
    /// Records for `Region::publish`.
    pub fn records(aids: &[wire::Aid]) -> Vec<Record> {
        aids.iter().map(|aid| Record::Aid(Box::new(aid.clone()))).collect()
    }
}

/// Content signed with the development keys, outside any gateway: to lie with.
#[derive(Clone)]
pub struct Signed {
    pub manifest: Manifest,
    pub blobs: Vec<Vec<u8>>,
}

impl Signed {
    /// An edition of these aids.
    pub fn aids(manifest_seq: u64, aids: &[wire::Aid]) -> Self {
        let slice = slice(aids);
        let form = slice.canonical();
        let bytes = snapshot(&form).unwrap();
        let collection = Collection {
            name: "aids".into(),
            slice: "all".into(),
            seq: manifest_seq,
            schema: 1,
            min_app: "0.1.0".into(),
            count: aids.len() as u64,
            canon_sha256: sha256_hex(&form),
            snapshot: Blob { sha256: sha256_hex(&bytes), size: bytes.len() as u64, raw: form.len() as u64 },
            deltas: Vec::new(),
        };
        let manifest = Manifest {
            manifest_seq,
            issued_at: NOON.into(),
            stale_after: NOON.into(),
            base: None,
            root: 1,
            receipts_head: None,
            collections: vec![collection],
            map: None,
        };
        Self { manifest, blobs: vec![bytes] }
    }

    /// Adds the way from an older edition.
    pub fn with_delta_from(mut self, before: &[wire::Aid], now: &[wire::Aid]) -> Self {
        let (base, wanted) = (slice(before), slice(now));
        let (bytes, raw) = delta(&base, &wanted).unwrap();
        self.manifest.collections[0].deltas.push(Delta {
            from: 0,
            from_canon_sha256: sha256_hex(&base.canonical()),
            sha256: sha256_hex(&bytes),
            size: bytes.len() as u64,
            raw,
        });
        self.blobs.push(bytes);
        self
    }

    /// The manifest's body, signed by the key that may.
    pub fn body(&self) -> Vec<u8> {
        self.body_signed_by(&pack_key())
    }

    /// The same as one file, as the app carries one.
    pub fn pack(&self) -> Vec<u8> {
        api_client::pack::write_container(&[], &self.body(), &self.blobs)
    }

    pub fn body_signed_by(&self, key: &ed25519_dalek::SigningKey) -> Vec<u8> {
        seal(Kind::Manifest, &canonical::to_vec(&self.manifest).unwrap(), &[key])
    }
}

fn slice(aids: &[wire::Aid]) -> Slice {
    let mut slice = Slice::default();
    aids.iter().for_each(|aid| slice.put(aid).unwrap());
    slice
}

/// The development key that signs packs: public, on purpose.
pub fn pack_key() -> ed25519_dalek::SigningKey {
    let text = include_str!("../../../assets/root/pack.keys");
    let seed = canonical::unhex(text.split_whitespace().next().unwrap()).unwrap();
    ed25519_dalek::SigningKey::from_bytes(&seed.try_into().unwrap())
}
