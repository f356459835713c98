//! The manifest: which editions there are, and where their bytes lie (WIRE.md §4.2).

use serde::{Deserialize, Serialize};

/// The one mutable file of the Region's content, signed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Strictly growing; the whole protection against an older manifest.
    pub manifest_seq: u64,
    /// RFC 3339, UTC.
    pub issued_at: String,
    /// Only words a warning; never compared with the device's clock to refuse anything.
    pub stale_after: String,
    /// Another host for the blobs; signed, hence trusted.
    pub base: Option<String>,
    /// The newest root.
    pub root: u64,
    /// Head of the chain of receipts, once there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipts_head: Option<ReceiptsHead>,
    /// The collections, unknown ones ignored.
    pub collections: Vec<Collection>,
    /// The base map, where the Region has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<BaseMap>,
}

/// The base map: one PMTiles file among the blobs, fetched by those alone who wish it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BaseMap {
    pub sha256: String,
    /// Bytes of the file.
    pub size: u64,
    pub title: String,
    /// Whose work it is; said wherever it is drawn.
    pub attribution: String,
    /// Day of its data, `YYYY-MM-DD`.
    pub made_on: String,
}

/// Head of the gateway's chain of receipts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReceiptsHead {
    pub seq: u64,
    pub sha256: String,
}

/// One slice of a collection in its newest edition.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Collection {
    pub name: String,
    pub slice: String,
    /// A label for people.
    pub seq: u64,
    pub schema: u32,
    /// The oldest app that understands it.
    pub min_app: String,
    pub count: u64,
    /// Digest of the canonical form: what is signed, checked and used as a dictionary.
    pub canon_sha256: String,
    pub snapshot: Blob,
    #[serde(default)]
    pub deltas: Vec<Delta>,
}

/// A compressed blob, by digest.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Blob {
    pub sha256: String,
    /// Compressed bytes.
    pub size: u64,
    /// Bytes once decompressed.
    pub raw: u64,
}

/// The way from an older edition, named by its digest.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Delta {
    pub from: u64,
    pub from_canon_sha256: String,
    pub sha256: String,
    pub size: u64,
    pub raw: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical;

    /// The manifest as 0.1.0 knew it, before there was a base map.
    #[derive(Debug, PartialEq, Deserialize)]
    struct Before {
        manifest_seq: u64,
        root: u64,
        collections: Vec<Collection>,
    }

    #[test]
    fn a_phone_that_knows_no_base_map_reads_on() {
        let map = BaseMap { sha256: "ab".repeat(32), size: 38_000_000, ..BaseMap::default() };
        let now = Manifest { manifest_seq: 7, root: 1, map: Some(map), ..Manifest::default() };
        let body = canonical::to_vec(&now).unwrap();
        let before: Before = canonical::from_slice(&body).unwrap();
        assert_eq!(before, Before { manifest_seq: 7, root: 1, collections: Vec::new() });
        assert_eq!(canonical::from_slice::<Manifest>(&body).unwrap(), now);
    }

    #[test]
    fn without_a_base_map_the_manifest_has_the_bytes_it_always_had() {
        let body = canonical::to_vec(&Manifest::default()).unwrap();
        assert!(!String::from_utf8(body).unwrap().contains("map"));
    }
}
