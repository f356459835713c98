//! Asks the device where it is, once. Nothing of the answer is written down.

use domain::distance::Point;

use super::{Actions, Result};
use crate::store;

impl Actions {
    /// Whether this device can say where it is.
    pub fn can_locate(&self) -> bool {
        self.position.is_offered()
    }

    /// Where it is; none if it does not know, or may not say.
    pub async fn locate(&self) -> Result<Option<Point>> {
        let position = self.position.clone();
        let asked = self.runtime.spawn_blocking(move || position.locate()).await;
        Ok(asked.map_err(|_| store::Error::Stopping)?)
    }
}
