//! Takes a document out of a draft's slot.

use domain::ids::{DraftId, Sha256};
use domain::journal::Act;

use super::{Actions, Result};
use crate::store::desk::{Reader, Writer, documents, journal};
use crate::store::{self, Error};

impl Actions {
    /// Takes a document out of a slot; it stays in the wallet.
    pub async fn detach(&self, draft: DraftId, slot: String, sha256: Sha256) -> Result<()> {
        let now = self.now();
        let detached = move |db: &Writer<'_>| {
            // While it can be named still.
            journal::note_of(db, Act::PaperTakenOut, |db| named(db, draft, sha256), now)?;
            documents::detach(db, draft, &slot, sha256, now)
        };
        Ok(self.store.write(detached).await?)
    }
}

/// What a paper of a draft is called: one of this phone's wallet, or one that another phone holds.
fn named(db: &Reader, draft: DraftId, sha256: Sha256) -> store::Result<String> {
    match documents::one(db, sha256) {
        Ok(document) => Ok(document.name),
        Err(Error::NotThere) => {
            let elsewhere = documents::elsewhere(db, draft)?;
            Ok(elsewhere
                .into_iter()
                .find(|paper| paper.sha256 == sha256)
                .map(|paper| paper.name)
                .unwrap_or_default())
        }
        Err(error) => Err(error),
    }
}
