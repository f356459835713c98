//! Takes a document out of a draft's slot.

use domain::ids::{DraftId, Sha256};
use domain::journal::Act;

use super::{Actions, Result};
use crate::store::desk::{Writer, documents, journal};

impl Actions {
    /// Takes a document out of a slot; it stays in the wallet.
    pub async fn detach(&self, draft: DraftId, slot: String, sha256: Sha256) -> Result<()> {
        let now = self.now();
        let detached = move |db: &Writer<'_>| {
            documents::detach(db, draft, &slot, sha256, now)?;
            journal::note(db, Act::PaperTakenOut, &documents::one(db, sha256)?.name, now)
        };
        Ok(self.store.write(detached).await?)
    }
}
