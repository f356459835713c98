//! Saves a search, looks at what became of it, or forgets it.

use domain::ids::RecordId;
use domain::watch::{Asked, Marks};
use uuid::Uuid;

use super::{Actions, Result};
use crate::store::desk::searches::{self, Saved};
use crate::store::desk::watched::{self, Watch};
use crate::store::desk::{Reader, settings};
use crate::store::reference::{self, communes, editions};

impl Actions {
    /// Saves a search with what it finds now; what it finds later and did not find now is news. One that asks the same
    /// is kept already: that one is named.
    pub async fn save_search(&self, asked: Asked) -> Result<Uuid> {
        let (id, now, today) = (Uuid::now_v7(), self.now(), self.today());
        let code = self.store.read(|db: &Reader<'_>| settings::read(db)).await?.commune;
        let of = asked.clone();
        let find = move |db: &reference::Reader<'_>| {
            let commune = code.map_or(Ok(None), |code| communes::by_code(db, &code))?;
            // Before there is a guide nothing was asked: what the first one brings is no news.
            let is_held = editions::all(db)?.iter().any(|edition| edition.collection == "aids");
            Ok((reference::watched::found(db, &of, commune.map(|commune| commune.place()), today)?, is_held))
        };
        let (found, is_held) = self.store.read(find).await?;
        let saved = Saved { id, asked, saved_at: now, asked_at: is_held.then_some(now) };
        Ok(self.store.write(move |db| searches::save(db, &saved, &found)).await?)
    }

    /// These news of a saved search were looked at, as they were shown; what came since stays news.
    pub async fn looked_at_search(&self, id: Uuid, shown: Vec<(RecordId, Marks)>) -> Result<()> {
        Ok(self.store.write(move |db| watched::looked(db, Watch::Search(id), &shown)).await?)
    }

    /// Forgets a saved search.
    pub async fn forget_search(&self, id: Uuid) -> Result<()> {
        Ok(self.store.write(move |db| searches::forget(db, id)).await?)
    }
}
