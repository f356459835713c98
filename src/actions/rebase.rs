//! Carries an open draft to the version of its form that is published now, as the citizen chose after reading what changes.

use domain::draft::FormPin;
use domain::form::{FormState, Report};
use domain::ids::{DraftId, Sha256};

use super::{Actions, Error, Result};
use crate::store::desk::carry::{To, carry};
use crate::store::desk::{Writer, drafts};
use crate::store::reference;

impl Actions {
    /// Passes to the version whose digest the citizen was shown; another one is not taken in its stead.
    ///
    /// Nothing typed is deleted: what the new version does not ask for is put aside, readable; a document
    /// that it does not want stays in the wallet.
    pub async fn rebase(&self, draft: DraftId, shown: Sha256, french: bool) -> Result<Report> {
        let id = self.store.read(move |db| drafts::one(db, draft)).await?.form.id;
        let held = self.store.read(move |db| reference::forms::one(db, &id)).await?;
        let held = held.filter(|held| Sha256::parse(&held.sha256) == Some(shown)).ok_or(Error::FormClosed)?;
        if held.form.state == FormState::Withdrawn {
            return Err(Error::FormClosed);
        }
        let now = self.now();
        let carried = move |db: &Writer<'_>| {
            let draft = drafts::open(db, draft)?;
            let pin = FormPin { id: held.form.id.clone(), version: held.form.version, sha256: shown };
            let title = held.form.title.read_in(french);
            carry(db, draft, To { pin, form: &held.form, body: &held.body, title }, now)
        };
        Ok(self.store.write(carried).await?)
    }
}
