//! Takes a draft or a document out of the trash.

use domain::ids::{DraftId, Sha256};

use super::{Actions, Result};
use crate::store::desk::{documents, trash};

impl Actions {
    /// Takes a draft out of the trash, with everything in it.
    pub async fn restore(&self, draft: DraftId) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| trash::restore(db, draft, now)).await?)
    }

    /// Takes a document out of the trash.
    pub async fn restore_document(&self, sha256: Sha256) -> Result<()> {
        Ok(self.store.write(move |db| documents::restore(db, sha256)).await?)
    }
}
