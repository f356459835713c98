//! Writes the signed receipts of an application out, so that they can be shown and verified elsewhere.

use std::path::PathBuf;

use domain::ids::{ApplicationId, Sha256};
use domain::receipt::Kind;

use super::{Actions, Result};
use crate::platform::given;
use crate::store::desk::{Reader, applications, receipts};
use crate::store::{self, Error};

/// A receipt that was written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What it acknowledges.
    pub kind: Kind,
    /// Its digest.
    pub sha256: Sha256,
    /// Where it is now.
    pub file: PathBuf,
}

impl Actions {
    /// Writes every receipt of an application into a folder, as it was signed. What stands there already
    /// is not written over.
    pub async fn save_receipts(&self, application: ApplicationId, folder: PathBuf) -> Result<Vec<Saved>> {
        let kept = move |db: &Reader<'_>| {
            if !applications::is_shown(db, application)? {
                return Err(Error::NotThere);
            }
            receipts::of(db, application)
        };
        let kept = self.store.read(kept).await?;
        let writing = move || {
            let write = |receipt: receipts::Kept| -> Result<Saved> {
                let name = format!("{application}-{}.receipt", receipt.kind.code());
                let file = given::write_new(&folder, &name, &receipt.bytes)?;
                Ok(Saved { kind: receipt.kind, sha256: receipt.sha256, file })
            };
            kept.into_iter().map(write).collect()
        };
        self.runtime.spawn_blocking(writing).await.map_err(|_| store::Error::Stopping)?
    }
}
