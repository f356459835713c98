//! Keeps an aid or an event, or keeps it no longer.

use domain::ids::RecordId;
use domain::journal::Act;
use domain::watch::{Life, Marks};

use super::{Actions, Result};
use crate::store::desk::favourites::{self, Kept};
use crate::store::desk::watched::{self, Watch};
use crate::store::desk::{Writer, journal};
use crate::store::reference;

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
        let marks = self.marks(kind, &id).await?;
        let write = move |db: &Writer<'_>| {
            if !on {
                return favourites::leave(db, &id);
            }
            favourites::keep(db, kind, &id, &title, now)?;
            if let Some(marks) = &marks {
                watched::remember(db, Watch::Kept, &id, marks)?;
            }
            journal::note(db, Act::CardKept, &title, now)
        };
        Ok(self.store.write(write).await?)
    }

    /// Notes that a kept card was looked at, so that its changes are no longer news.
    pub async fn looked_at(&self, id: RecordId) -> Result<()> {
        let now = self.now();
        let marks = self.marks(Kept::Aid, &id).await?;
        let write = move |db: &Writer<'_>| {
            favourites::seen(db, &id, now)?;
            match marks {
                Some(marks) if favourites::is_kept(db, &id)? => {
                    watched::remember(db, Watch::Kept, &id, &marks)
                }
                // It is no longer in the guide, and that was seen.
                _ => watched::looked(db, Watch::Kept, &[(id, Marks::GONE)]),
            }
        };
        Ok(self.store.write(write).await?)
    }

    /// How an aid stands now; none of what is no aid.
    async fn marks(&self, kind: Kept, id: &RecordId) -> Result<Option<Marks>> {
        if kind != Kept::Aid {
            return Ok(None);
        }
        let (id, today) = (id.clone(), self.today());
        let read = move |db: &reference::Reader<'_>| reference::watched::marks(db, &id, today);
        // Where no guide is held yet nothing is known of it.
        Ok(Some(self.store.read(read).await?).filter(|marks| marks.life != Life::Gone))
    }
}
