//! Says which school somebody goes to: each child has its own.

use domain::ids::ProfileId;
use domain::journal::Act;
use domain::school::{self, Chosen};

use super::{Actions, Result};
use crate::store::desk::{Writer, journal, profiles, schools};
use crate::store::{Error, reference};

impl Actions {
    /// Keeps a school of the Region's list with somebody, instead of the one there was. `uai` is its national number,
    /// however it is typed. Fails with `NotThere` where no such school, or nobody of that name, is held.
    pub async fn enrol(&self, profile: ProfileId, uai: String) -> Result<()> {
        let uai = school::uai(&uai).ok_or(Error::NotThere)?;
        let found =
            self.store.read(move |db: &reference::Reader<'_>| reference::schools::by_uai(db, &uai)).await?;
        let found = found.ok_or(Error::NotThere)?;
        let chosen = Chosen { uai: found.uai, name: found.name, commune: found.commune };
        let now = self.now();
        let write = move |db: &Writer<'_>| {
            let whom = profiles::one(db, profile)?;
            schools::keep(db, profile, &chosen)?;
            journal::note(db, Act::Described, &whom.name, now)
        };
        Ok(self.store.write(write).await?)
    }

    /// Keeps no school with somebody any longer.
    pub async fn leave_school(&self, profile: ProfileId) -> Result<()> {
        Ok(self.store.write(move |db: &Writer<'_>| schools::leave(db, profile)).await?)
    }
}
