//! Takes a draft or a document out of the trash.

use domain::ids::{DraftId, Sha256};
use domain::journal::Act;

use super::{Actions, Result};
use crate::store::desk::{Writer, documents, drafts, journal, trash};

impl Actions {
    /// Takes a draft out of the trash, with everything in it.
    pub async fn restore(&self, draft: DraftId) -> Result<()> {
        let now = self.now();
        let restored = move |db: &Writer<'_>| {
            trash::restore(db, draft, now)?;
            journal::note_of(db, Act::Restored, |db| Ok(drafts::one(db, draft)?.title), now)
        };
        Ok(self.store.write(restored).await?)
    }

    /// Takes a document out of the trash.
    pub async fn restore_document(&self, sha256: Sha256) -> Result<()> {
        let now = self.now();
        let restored = move |db: &Writer<'_>| {
            documents::restore(db, sha256)?;
            journal::note_of(db, Act::Restored, |db| Ok(documents::one(db, sha256)?.name), now)
        };
        Ok(self.store.write(restored).await?)
    }
}
