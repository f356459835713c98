//! Wishes of the base map: fetched, paused, given up, taken away.

use super::{Actions, Result};
use crate::store;
use crate::store::reference::{Writer, base_map};

impl Actions {
    /// Wishes for the map that the Region offers, or goes on with it; over a line that counts its bytes too, if `any_line`
    /// and no setting says otherwise.
    pub async fn fetch_map(&self, any_line: bool) -> Result<()> {
        let wish = move |db: &Writer<'_>| {
            if base_map::standing(db)?.offer.is_none() {
                return Err(store::Error::NotThere);
            }
            base_map::wishes(db, any_line)
        };
        Ok(self.store.write(wish).await?)
    }

    /// Holds it; what has come stays.
    pub async fn pause_map(&self) -> Result<()> {
        Ok(self.store.write(base_map::pauses).await?)
    }

    /// Wishes for it no more; what has come goes, a map that is held stays.
    pub async fn give_up_map(&self) -> Result<()> {
        Ok(self.store.write(base_map::gives_up).await?)
    }

    /// Takes it off this phone; it can be had again.
    pub async fn remove_map(&self) -> Result<()> {
        Ok(self.store.write(base_map::goes).await?)
    }
}
