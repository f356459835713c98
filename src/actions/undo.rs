//! Brings back what stood at a path before, and does it again.

use domain::ids::DraftId;

use super::{Actions, Result};
use crate::store::desk::answers;

impl Actions {
    /// Brings back the value before this one; false if there is none (twenty are kept).
    pub async fn undo(&self, draft: DraftId, path: String) -> Result<bool> {
        let now = self.now();
        Ok(self.store.write(move |db| answers::undo(db, draft, &path, now)).await?)
    }

    /// Does again what was last undone; false if something else was written since.
    pub async fn redo(&self, draft: DraftId, path: String) -> Result<bool> {
        let now = self.now();
        Ok(self.store.write(move |db| answers::redo(db, draft, &path, now)).await?)
    }
}
