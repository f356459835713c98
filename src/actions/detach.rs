//! Takes a document out of a draft's slot.

use domain::ids::{DraftId, Sha256};

use super::{Actions, Result};
use crate::store::desk::documents;

impl Actions {
    /// Takes a document out of a slot; it stays in the wallet.
    pub async fn detach(&self, draft: DraftId, slot: String, sha256: Sha256) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| documents::detach(db, draft, &slot, sha256, now)).await?)
    }
}
