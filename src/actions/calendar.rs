//! Makes a calendar of what is due, and of what takes place, for other programs.

use domain::ics::{self, Entry, Event};

use super::{Actions, Result};
use crate::store::desk::{Writer, exported, exported_events, settings};

impl Actions {
    /// The calendar of these entries (RFC 5545). What has changed since the last one counts as a change; what
    /// is gone is told to be cancelled. It reminds as the citizen chose.
    pub async fn calendar(&self, entries: Vec<Entry>, product: String) -> Result<Vec<u8>> {
        let now = self.now();
        let numbered =
            move |db: &Writer<'_>| Ok((exported::numbered(db, entries, now)?, settings::read(db)?.lead));
        let (entries, lead) = self.store.write(numbered).await?;
        Ok(ics::calendar(&product, &entries, now, lead).into_bytes())
    }

    /// The calendar of these events. `whole`: it is all that is kept, and what was told before and is not among them is
    /// told to be cancelled.
    pub async fn agenda(
        &self,
        events: Vec<Event>,
        whole: bool,
        product: String,
        title: String,
    ) -> Result<Vec<u8>> {
        let now = self.now();
        let events = self.store.write(move |db| exported_events::numbered(db, events, whole, now)).await?;
        Ok(ics::agenda(&product, &title, &events, &[], now).into_bytes())
    }
}
