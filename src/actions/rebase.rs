//! Carries an open draft to the version of its form that is published now, as the citizen chose after reading what changes.

use domain::draft::FormPin;
use domain::form::rebase::slot;
use domain::form::{Answers, Form, FormState, Report, rebase};
use domain::ids::{DraftId, Sha256};

use super::{Actions, Error, Result};
use crate::store::desk::{Writer, answers, documents, drafts, forms};
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
            let mut draft = drafts::open(db, draft)?;
            let from = forms::form(db, draft.form.sha256)?;
            let before = answers::of(db, draft.id)?.into_iter();
            let before: Answers = before.filter_map(|(path, answer)| Some((path, answer.value?))).collect();
            let rebased = rebase(&before, &from, &held.form);
            draft.form = FormPin { id: held.form.id.clone(), version: held.form.version, sha256: shown };
            draft.title = held.form.title.read_in(french).to_owned();
            draft.touched_at = now;
            forms::keep(db, &draft.form, &held.body)?;
            drafts::save(db, &draft)?;
            answers::carry(db, draft.id, &rebased, now)?;
            move_papers(db, draft.id, (&from, &held.form), now)?;
            Ok(rebased.report)
        };
        Ok(self.store.write(carried).await?)
    }
}

fn move_papers(
    db: &Writer<'_>,
    draft: DraftId,
    (from, to): (&Form, &Form),
    now: chrono::DateTime<chrono::Utc>,
) -> crate::store::Result<()> {
    for (place, document) in documents::of_draft(db, draft)? {
        let next = slot(&place, from, to).map(|slot| slot.id.to_string());
        if next.as_ref() != Some(&place) {
            documents::detach(db, draft, &place, document.sha256, now)?;
            if let Some(next) = next {
                documents::attach(db, draft, &next, document.sha256, now)?;
            }
        }
    }
    Ok(())
}
