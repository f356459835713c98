//! Says whom the citizen applies for, and what need not be typed twice.

use domain::ids::ProfileId;
use domain::journal::Act;
use domain::profile::{Profile, Who};
use uuid::Uuid;

use super::{Actions, Result};
use crate::store::desk::{Writer, journal, profiles};

impl Actions {
    /// Makes a profile. What it knows comes later, from what is answered for it. The citizen's own is one: made
    /// again, it is the one there was.
    pub async fn describe(&self, who: Who, name: String) -> Result<ProfileId> {
        let id = ProfileId(Uuid::now_v7());
        let profile = Profile { id, who, name: name.trim().to_owned(), answers: Default::default() };
        let now = self.now();
        let write = move |db: &Writer<'_>| {
            let own = profiles::all(db)?.into_iter().find(|known| known.who == Who::Me);
            if let Some(own) = own.filter(|_| who == Who::Me) {
                return Ok(own.id);
            }
            profiles::save(db, &profile)?;
            journal::note(db, Act::Described, &profile.name, now)?;
            Ok(id)
        };
        Ok(self.store.write(write).await?)
    }

    /// Calls a profile otherwise.
    pub async fn rename(&self, id: ProfileId, name: String) -> Result<()> {
        let write = move |db: &Writer<'_>| {
            let mut profile = profiles::one(db, id)?;
            profile.name = name.trim().to_owned();
            profiles::save(db, &profile)
        };
        Ok(self.store.write(write).await?)
    }

    /// Writes an answer into a profile, as it was typed; nothing forgets it. Drafts begun before keep theirs.
    pub async fn know(&self, id: ProfileId, path: String, value: Option<String>) -> Result<()> {
        let write = move |db: &Writer<'_>| {
            let mut profile = profiles::one(db, id)?;
            profile.learn([(path.as_str(), value.as_deref())]);
            profiles::save(db, &profile)
        };
        Ok(self.store.write(write).await?)
    }

    /// Puts a profile in the trash, for thirty days, with what it knows. Drafts and applications stay.
    pub async fn discard_profile(&self, id: ProfileId) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| profiles::discard(db, id, now)).await?)
    }

    /// Takes a profile out of the trash, with what it knows.
    pub async fn restore_profile(&self, id: ProfileId) -> Result<()> {
        Ok(self.store.write(move |db| profiles::restore(db, id)).await?)
    }
}
