//! Makes a calendar of what is due, for other programs.

use domain::ics::{self, Entry};

use super::{Actions, Result};
use crate::store::desk::exported;

impl Actions {
    /// The calendar of these entries (RFC 5545). What has changed since the last one counts as a change; what
    /// is gone is told to be cancelled.
    pub async fn calendar(&self, entries: Vec<Entry>, product: String) -> Result<Vec<u8>> {
        let now = self.now();
        let entries = self.store.write(move |db| exported::numbered(db, entries, now)).await?;
        Ok(ics::calendar(&product, &entries, now).into_bytes())
    }
}
