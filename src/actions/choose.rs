//! Chooses between the answers of two phones.

use domain::ids::DraftId;

use super::{Actions, Result};
use crate::store::desk::answers::{self, Side};

impl Actions {
    /// Keeps one of the two answers that wait at a path. The other one stays among the former values.
    ///
    /// Fails with `NotThere` if nothing waits there.
    pub async fn choose(&self, draft: DraftId, path: String, side: Side) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| answers::choose(db, draft, &path, side, now)).await?)
    }
}
