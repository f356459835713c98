//! Writes an answer down, as the citizen types.

use chrono::{DateTime, Utc};
use domain::ids::DraftId;
use domain::journal::Act;

use super::{Actions, Result};
use crate::store;
use crate::store::desk::answers::{self, Answer};
use crate::store::desk::{Writer, drafts, journal};

impl Actions {
    /// Writes what stands at a path; nothing empties it. When this returns, it is durable.
    pub async fn answer(&self, draft: DraftId, path: String, value: Option<String>) -> Result<()> {
        let now = self.now();
        let answer = value.map_or_else(Answer::emptied, Answer::typed);
        let write = move |db: &Writer<'_>| {
            answers::write(db, draft, &path, &answer, now)?;
            noted(db, draft, now)
        };
        Ok(self.store.write(write).await?)
    }
}

/// The line of the journal: into which request was written, never what.
pub(super) fn noted(db: &Writer<'_>, draft: DraftId, now: DateTime<Utc>) -> store::Result<()> {
    journal::note_of(db, Act::Answered, |db| Ok(drafts::one(db, draft)?.title), now)
}
