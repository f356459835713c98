//! Saves a search, or forgets it.

use uuid::Uuid;

use super::{Actions, Result};
use crate::store::desk::searches::{self, Saved};

impl Actions {
    /// Saves a search with what it finds now; new aids it finds later are news.
    pub async fn save_search(&self, text: String, seen: Vec<String>) -> Result<()> {
        let saved = Saved { id: Uuid::now_v7(), text, saved_at: self.now(), seen };
        Ok(self.store.write(move |db| searches::save(db, &saved)).await?)
    }

    /// Forgets a saved search.
    pub async fn forget_search(&self, id: Uuid) -> Result<()> {
        Ok(self.store.write(move |db| searches::forget(db, id)).await?)
    }
}
