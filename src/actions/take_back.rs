//! « Reprendre »: a sealed draft comes back to the writing table, while that is still true everywhere.

use domain::ids::{DraftId, LaneId};
use domain::journal::Act;

use super::{Actions, Result};
use crate::store::Error;
use crate::store::desk::outbox::{self, Recall};
use crate::store::desk::{Writer, applications, journal};

impl Actions {
    /// Takes a sealed draft back. At once if nothing of it may have left; else the gateway is asked first,
    /// and the draft comes back when it says that it does not hold it. What is filed is withdrawn or
    /// corrected instead.
    pub async fn take_back(&self, draft: DraftId) -> Result<Recall> {
        let now = self.now();
        let taken = move |db: &Writer<'_>| {
            let application = applications::of_draft(db, draft)?.ok_or(Error::NotThere)?;
            let recalled = outbox::recall(db, LaneId(application.id.0), now)?;
            if recalled == Recall::Done {
                applications::reopened(db, application.id, now)?;
            }
            journal::note(db, Act::TakenBack, &application.title, now)?;
            Ok(recalled)
        };
        Ok(self.store.write(taken).await?)
    }
}
