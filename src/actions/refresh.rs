//! Wishes for a round of sync.

use super::{Actions, Result};
use crate::store::reference::status;

impl Actions {
    /// Asks for the content to be brought up to date; it will wait for the network if there is none.
    pub async fn refresh(&self) -> Result<()> {
        Ok(self.store.write(status::wish).await?)
    }
}
