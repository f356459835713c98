//! Tombstones: what tells a restored gateway whom to erase again. They lie outside the database and its backups, and
//! hold digests and the ids of what had to stay: nobody's name.
#![allow(clippy::disallowed_methods, reason = "a folder of small files, listed and read whole")]

use std::path::PathBuf;

use api_client::canonical::{hex, unhex};
use api_client::wire;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::config::Config;
use crate::fault::Fault;
use crate::files;
use crate::store::bucket::{Bucket, Folder};

/// Where tombstones are.
pub enum Tombstones {
    /// In a folder, for its owner alone.
    Folder(PathBuf),
    /// In the bucket that gateways share.
    Bucket(Folder),
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// Id of the erasure.
    pub erasure: Uuid,
    /// Digest of the account's name, hex.
    pub account_sha256: String,
    /// Unix ms.
    pub asked_at: i64,
    /// What had to stay.
    pub kept: Vec<wire::Kept>,
    /// Digests of the names of the applications that went, hex.
    pub gone: Vec<String>,
}

/// The objects of a bucket lie in a folder of their own, so that they can be listed.
const WITHIN: &str = "all";

impl Tombstones {
    /// Those of a configuration.
    pub fn of(config: &Config, bucket: Option<&Bucket>) -> Result<Self, Fault> {
        match bucket {
            Some(bucket) => Ok(Self::Bucket(bucket.within("tombstones"))),
            None => {
                let folder = config.tombstones_folder();
                files::private_folder(&folder)?;
                Ok(Self::Folder(folder))
            }
        }
    }

    /// Writes one: once this returns it outlasts a power cut.
    pub fn keep(&self, tombstone: &Tombstone) -> Result<(), Fault> {
        let bytes = serde_json::to_vec(tombstone).map_err(|error| Fault::Damaged(error.to_string()))?;
        match self {
            Self::Folder(folder) => files::replace_secret(&folder.join(&tombstone.account_sha256), &bytes),
            Self::Bucket(bucket) => bucket.put(&format!("{WITHIN}/{}", tombstone.account_sha256), &bytes),
        }
    }

    /// The digests of all accounts that have one.
    pub fn all(&self) -> Result<Vec<[u8; 32]>, Fault> {
        let names: Vec<String> = match self {
            Self::Folder(folder) => {
                let entries = std::fs::read_dir(folder).map_err(Fault::at(folder))?;
                let entries = entries.collect::<Result<Vec<_>, _>>().map_err(Fault::at(folder))?;
                entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
            }
            Self::Bucket(bucket) => {
                let name = |object: String| object.rsplit('/').next().map(str::to_owned);
                bucket.list(WITHIN)?.into_iter().filter_map(name).collect()
            }
        };
        let digest = |name: &String| unhex(name)?.try_into().ok();
        let mut all: Vec<_> = names.iter().filter_map(digest).collect();
        all.sort_unstable();
        Ok(all)
    }

    /// One of them. A file that cannot be read stops whoever would go on without it.
    pub fn read(&self, account_sha256: [u8; 32]) -> Result<Tombstone, Fault> {
        let name = hex(&account_sha256);
        let damaged = || Fault::Damaged(format!("the tombstone {name} is damaged"));
        let bytes = match self {
            Self::Folder(folder) => files::read(&folder.join(&name))?,
            Self::Bucket(bucket) => bucket.read(&format!("{WITHIN}/{name}"))?.ok_or_else(damaged)?.to_vec(),
        };
        let read: Tombstone = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        if read.account_sha256 == name { Ok(read) } else { Err(damaged()) }
    }
}
