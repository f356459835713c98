//! Writes an answer down, as the citizen types.

use domain::ids::DraftId;

use super::{Actions, Result};
use crate::store::desk::answers::{self, Answer};

impl Actions {
    /// Writes what stands at a path; nothing empties it. When this returns, it is durable.
    pub async fn answer(&self, draft: DraftId, path: String, value: Option<String>) -> Result<()> {
        let now = self.now();
        let answer = value.map_or_else(Answer::emptied, Answer::typed);
        Ok(self.store.write(move |db| answers::write(db, draft, &path, &answer, now)).await?)
    }
}
