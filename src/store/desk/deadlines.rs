//! What the desk holds that is due: drafts, what leaves, what is incomplete, documents, kept aids.

use domain::application::Standing;
use domain::calendar::{Held, Window};
use domain::draft::Stage;
use domain::profile::Who;

use super::applications::{self, Application};
use super::favourites::{self, Kept};
use super::{Reader, documents, drafts, forms, profiles, receipts, session};
use crate::store::{Error, Result};

/// Everything that is due and that whoever is signed in may see.
pub fn held(db: &Reader) -> Result<Held> {
    let account = session::account(db)?;
    let ours = |of: &Option<String>| account.is_none() || of.is_none() || *of == account;
    let mut held = Held::default();
    for draft in drafts::all(db)? {
        if draft.stage == Stage::Writing && ours(&draft.account) {
            let window = window(db, draft.form.sha256)?;
            held.drafts.push((draft.id, draft.title, draft.form.id, window));
        }
    }
    for application in applications::all(db, account.as_deref())? {
        match application.standing {
            Standing::Sealed => {
                let window = window(db, application.form.sha256)?;
                held.leaving.push((application.id, application.title, application.form.id, window));
            }
            Standing::Registered => {
                let counted = whole_counts(db, &application)?;
                if let Some(at) = application.deadline_at.filter(|_| counted) {
                    held.incomplete.push((application.id, application.title, at));
                }
            }
            Standing::ToComplete => {
                let window = window(db, application.form.sha256)?;
                held.to_correct.push((application.id, application.title, application.form.id, window));
            }
            _ => {}
        }
    }
    for document in documents::all(db)? {
        if let Some(until) = document.valid_until {
            held.documents.push((document.sha256, document.name, until));
        }
    }
    let kept = |kind| {
        Ok::<_, Error>(favourites::of(db, kind)?.into_iter().map(|kept| (kept.id, kept.title)).collect())
    };
    held.kept = kept(Kept::Aid)?;
    held.outings = kept(Kept::Event)?;
    held.has_a_child = profiles::all(db)?.iter().any(|profile| profile.who == Who::MyChild);
    Ok(held)
}

/// Whether it is the arrival of the last document that counts for the deadline, as the receipt says.
fn whole_counts(db: &Reader, application: &Application) -> Result<bool> {
    let receipts = receipts::read(db, application.id)?;
    let deadline = receipts.into_iter().filter_map(|(receipt, _)| receipt.deadline).next_back();
    Ok(deadline.is_some_and(|deadline| deadline.counts == domain::form::DeadlineCounts::Complete))
}

fn window(db: &Reader, form: domain::ids::Sha256) -> Result<Window> {
    match forms::form(db, form) {
        Ok(form) => Ok(Window { closes_at: form.closes_at, accept_until: form.accept_until }),
        Err(Error::NotThere) => Ok(Window::default()),
        Err(error) => Err(error),
    }
}
