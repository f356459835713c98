//! Changes a setting.

use super::{Actions, Result};
use crate::store::desk::settings::{self, Adjust};

impl Actions {
    /// Changes one setting; it holds from the next reading on, without a restart.
    pub async fn adjust(&self, change: Adjust) -> Result<()> {
        Ok(self.store.write(move |db| settings::adjust(db, &change)).await?)
    }
}
