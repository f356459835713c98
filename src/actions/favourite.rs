//! Keeps an aid or an event, or keeps it no longer.

use domain::ids::RecordId;
use domain::journal::Act;

use super::{Actions, Result};
use crate::store::desk::favourites::{self, Kept};
use crate::store::desk::journal;

impl Actions {
    /// Keeps an aid (with its title, so that it outlives the aid), or keeps it no longer.
    pub async fn favourite(&self, id: RecordId, title: String, on: bool) -> Result<()> {
        self.keeps(Kept::Aid, id, title, on).await
    }

    /// Keeps an event in « Mon agenda », or keeps it no longer.
    pub async fn favourite_event(&self, id: RecordId, title: String, on: bool) -> Result<()> {
        self.keeps(Kept::Event, id, title, on).await
    }

    async fn keeps(&self, kind: Kept, id: RecordId, title: String, on: bool) -> Result<()> {
        let now = self.now();
        let write = move |db: &crate::store::desk::Writer<'_>| {
            if !on {
                return favourites::leave(db, &id);
            }
            favourites::keep(db, kind, &id, &title, now)?;
            journal::note(db, Act::CardKept, &title, now)
        };
        Ok(self.store.write(write).await?)
    }

    /// Notes that a kept card was looked at, so that its changes are no longer news.
    pub async fn looked_at(&self, id: RecordId) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| favourites::seen(db, &id, now)).await?)
    }
}
