//! An application or a draft as its recap shows it: what was asked and answered, its papers, its acknowledgements.

use api_client::translate;
use chrono::{DateTime, FixedOffset};
use domain::application::{DeclaredDocument, Milestone};
use domain::draft::Draft;
use domain::form::{Answers, Form};
use domain::ids::{ApplicationId, DraftId, Sha256};
use domain::profile::Profile;
use domain::receipt::Receipt;

use super::applications::{self, Application};
use super::{Reader, answers, documents, drafts, forms, milestones, profiles, receipts};
use crate::store::{Error, Result};

/// Everything that a recap may say.
#[derive(Debug, Clone, PartialEq)]
pub struct Recap {
    /// The draft; none if the application came back from the gateway.
    pub draft: Option<Draft>,
    /// Whom it is for.
    pub profile: Option<Profile>,
    /// What it was sealed into; none while it is written.
    pub application: Option<Application>,
    /// The form, in the version that it pins; none if this app does not hold it.
    pub form: Option<Form>,
    /// The answers, as they were sealed or stand now. None if they are not on this device.
    pub answers: Option<Answers>,
    /// The documents, as they were declared or stand now.
    pub papers: Vec<DeclaredDocument>,
    /// The device's clock when it was sealed.
    pub finalised_at: Option<DateTime<FixedOffset>>,
    /// Its steps.
    pub steps: Vec<Milestone>,
    /// Its acknowledgements.
    pub receipts: Vec<Signed>,
}

/// An acknowledgement with what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// What it says.
    pub receipt: Receipt,
    /// Its digest.
    pub sha256: Sha256,
    /// The names of the keys that signed it.
    pub keys: Vec<String>,
    /// The whole signed body.
    pub bytes: Vec<u8>,
    /// The same, as a text for a code.
    pub text: String,
}

/// The recap of a draft: as it was sealed, or as it stands while it is written.
pub fn of_draft(db: &Reader, id: DraftId) -> Result<Recap> {
    if let Some(application) = applications::of_draft(db, id)? {
        return of_application(db, application.id);
    }
    let draft = drafts::one(db, id)?;
    let given = answers::of(db, id)?.into_iter();
    let declared = |(slot, document): (String, domain::document::Document)| DeclaredDocument {
        slot,
        sha256: document.sha256,
        size: document.size,
        media: document.media.code().to_owned(),
        name: document.name,
    };
    Ok(Recap {
        profile: profile(db, &draft)?,
        application: None,
        form: form(db, draft.form.sha256)?,
        answers: Some(given.filter_map(|(path, answer)| Some((path, answer.value?))).collect()),
        papers: documents::of_draft(db, id)?.into_iter().map(declared).collect(),
        finalised_at: None,
        steps: Vec::new(),
        receipts: Vec::new(),
        draft: Some(draft),
    })
}

/// The recap of an application that whoever is signed in may see: the very bytes that were sealed are read
/// again, whatever became of the draft.
pub fn of_application(db: &Reader, id: ApplicationId) -> Result<Recap> {
    if !applications::is_shown(db, id)? {
        return Err(Error::NotThere);
    }
    let application = applications::one(db, id)?;
    let unsealed = applications::envelope(db, id)?.and_then(|bytes| translate::unseal(&bytes));
    let draft = match application.draft.map(|draft| drafts::one(db, draft)) {
        None | Some(Err(Error::NotThere)) => None,
        Some(draft) => Some(draft?),
    };
    let (answers, papers, finalised_at) = match unsealed {
        Some(unsealed) => (Some(unsealed.answers), unsealed.documents, unsealed.finalised_at),
        None => (None, Vec::new(), None),
    };
    Ok(Recap {
        profile: draft.as_ref().map(|draft| profile(db, draft)).transpose()?.flatten(),
        form: form(db, application.form.sha256)?,
        answers,
        papers,
        finalised_at,
        steps: milestones::of(db, id)?,
        receipts: signed(db, id)?,
        draft,
        application: Some(application),
    })
}

/// The acknowledgements of an application, in the order of its life. One that a newer app kept is skipped.
pub fn signed(db: &Reader, id: ApplicationId) -> Result<Vec<Signed>> {
    let read = |kept: receipts::Kept| {
        Some(Signed {
            receipt: translate::kept_receipt(&kept.bytes)?,
            sha256: kept.sha256,
            keys: translate::receipt_keys(&kept.bytes),
            text: translate::receipt_text(&kept.bytes),
            bytes: kept.bytes,
        })
    };
    Ok(receipts::of(db, id)?.into_iter().filter_map(read).collect())
}

fn form(db: &Reader, sha256: Sha256) -> Result<Option<Form>> {
    match forms::form(db, sha256) {
        Err(Error::NotThere) => Ok(None),
        form => Ok(Some(form?)),
    }
}

fn profile(db: &Reader, draft: &Draft) -> Result<Option<Profile>> {
    let everybody = profiles::all(db)?;
    Ok(everybody.into_iter().find(|profile| draft.profile == Some(profile.id)))
}
