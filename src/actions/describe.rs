//! Says whom the citizen applies for.

use domain::ids::ProfileId;
use domain::profile::{Profile, Who};
use uuid::Uuid;

use super::{Actions, Result};
use crate::store::desk::profiles;

impl Actions {
    /// Makes a profile. What it knows comes later, from what is answered for it.
    pub async fn describe(&self, who: Who, name: String) -> Result<ProfileId> {
        let id = ProfileId(Uuid::now_v7());
        let profile = Profile { id, who, name: name.trim().to_owned(), answers: Default::default() };
        self.store.write(move |db| profiles::save(db, &profile)).await?;
        Ok(id)
    }
}
