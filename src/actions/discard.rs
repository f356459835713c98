//! Puts a draft or a document in the trash, for thirty days.

use domain::ids::{DraftId, Sha256};
use domain::journal::Act;

use super::{Actions, Result};
use crate::store::desk::{Writer, documents, drafts, journal, trash};

impl Actions {
    /// Puts a draft in the trash. A sealed one must be taken back first.
    pub async fn discard(&self, draft: DraftId) -> Result<()> {
        let now = self.now();
        let discarded = move |db: &Writer<'_>| {
            trash::discard(db, draft, now)?;
            journal::note_of(db, Act::Discarded, |db| Ok(drafts::one(db, draft)?.title), now)
        };
        Ok(self.store.write(discarded).await?)
    }

    /// Puts a document in the trash. Fails while a draft or a parcel needs it.
    pub async fn discard_document(&self, sha256: Sha256) -> Result<()> {
        let now = self.now();
        let discarded = move |db: &Writer<'_>| {
            let name = documents::one(db, sha256)?.name;
            documents::discard(db, sha256, now)?;
            journal::note(db, Act::Discarded, &name, now)
        };
        Ok(self.store.write(discarded).await?)
    }
}
