//! Brings back what stood at a path before, and does it again.

use domain::ids::DraftId;

use super::{Actions, Result, answer};
use crate::store::desk::{Writer, answers};

/// What came of the wish for another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turned {
    /// There is none.
    Nothing,
    /// This stands now; none if nothing does.
    Stands(Option<String>),
}

impl Actions {
    /// Brings back the value before this one (twenty are kept).
    pub async fn undo(&self, draft: DraftId, path: String) -> Result<Turned> {
        self.turn(draft, path, answers::undo).await
    }

    /// Does again what was last undone; nothing if something else was written since.
    pub async fn redo(&self, draft: DraftId, path: String) -> Result<Turned> {
        self.turn(draft, path, answers::redo).await
    }

    async fn turn(
        &self,
        draft: DraftId,
        path: String,
        step: fn(&Writer<'_>, DraftId, &str, chrono::DateTime<chrono::Utc>) -> crate::store::Result<bool>,
    ) -> Result<Turned> {
        let now = self.now();
        let turned = move |db: &Writer<'_>| match step(db, draft, &path, now)? {
            false => Ok(Turned::Nothing),
            true => {
                answer::noted(db, draft, now)?;
                Ok(Turned::Stands(answers::at(db, draft, &path)?.and_then(|answer| answer.value)))
            }
        };
        Ok(self.store.write(turned).await?)
    }
}
