//! Puts a draft or a document in the trash, for thirty days.

use domain::ids::{DraftId, Sha256};

use super::{Actions, Result};
use crate::store::desk::{documents, trash};

impl Actions {
    /// Puts a draft in the trash. A sealed one must be taken back first.
    pub async fn discard(&self, draft: DraftId) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| trash::discard(db, draft, now)).await?)
    }

    /// Puts a document in the trash. Fails while a draft or a parcel needs it.
    pub async fn discard_document(&self, sha256: Sha256) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| documents::discard(db, sha256, now)).await?)
    }
}
