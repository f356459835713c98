//! Carries an open draft to another version of its form: answers, papers and all.

use chrono::{DateTime, Utc};
use domain::draft::{Draft, FormPin};
use domain::form::rebase::slot;
use domain::form::{Answers, Form, Report, rebase};
use domain::ids::DraftId;

use super::{Writer, answers, documents, drafts, forms};
use crate::store::Result;

/// Where a draft is carried to.
pub struct To<'a> {
    /// The version, and the digest of its line.
    pub pin: FormPin,
    /// The form in that version.
    pub form: &'a Form,
    /// Its canonical line.
    pub body: &'a [u8],
    /// Its title, in the language in which the draft is read.
    pub title: &'a str,
}

/// Carries a draft. Nothing typed is deleted: what the other version does not ask for is put aside, readable; a
/// document that it does not want stays in the wallet.
pub fn carry(db: &Writer, mut draft: Draft, to: To<'_>, now: DateTime<Utc>) -> Result<Report> {
    let from = forms::form(db, draft.form.sha256)?;
    let before = answers::of(db, draft.id)?.into_iter();
    let before: Answers = before.filter_map(|(path, answer)| Some((path, answer.value?))).collect();
    let rebased = rebase(&before, &from, to.form);
    draft.form = to.pin;
    draft.title = to.title.to_owned();
    draft.touched_at = now;
    forms::keep(db, &draft.form, to.body)?;
    drafts::save(db, &draft)?;
    answers::carry(db, draft.id, &rebased, now)?;
    move_papers(db, draft.id, (&from, to.form), now)?;
    Ok(rebased.report)
}

fn move_papers(db: &Writer, draft: DraftId, (from, to): (&Form, &Form), now: DateTime<Utc>) -> Result<()> {
    for (place, document) in documents::of_draft(db, draft)? {
        let next = slot(&place, from, to).map(|slot| slot.id.to_string());
        if next.as_ref() != Some(&place) {
            documents::detach(db, draft, &place, document.sha256, now)?;
            if let Some(next) = next {
                documents::attach(db, draft, &next, document.sha256, now)?;
            }
        }
    }
    for mut paper in documents::elsewhere(db, draft)? {
        let next = slot(&paper.slot, from, to).map(|slot| slot.id.to_string());
        if next.as_ref() != Some(&paper.slot) {
            documents::detach(db, draft, &paper.slot, paper.sha256, now)?;
            if let Some(next) = next {
                paper.slot = next;
                documents::put_elsewhere(db, draft, &paper, now)?;
            }
        }
    }
    Ok(())
}
