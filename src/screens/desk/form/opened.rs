//! A draft with everything in it, as the store holds it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::application::DeclaredDocument;
use domain::document::Document;
use domain::draft::Draft;
use domain::form::{Attached, Form};
use domain::ids::DraftId;
use domain::profile::Profile;

use crate::store::desk::answers::{self, Answer, Contested, Past};
use crate::store::desk::applications::{self, Application};
use crate::store::desk::{Reader, copies, documents, drafts, forms, objections, profiles};
use crate::store::{Error, Result};

/// What a draft's screens show.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// Its form, in the version that it pins.
    pub form: Arc<Form>,
    /// What was answered, by path.
    pub answers: BTreeMap<String, Answer>,
    /// Which paths have a value to come back to, and one to do again.
    pub turnable: BTreeMap<String, (bool, bool)>,
    /// Its papers: slot and document.
    pub papers: Vec<(String, Document)>,
    /// What the gateway said against it, code by path.
    pub objections: BTreeMap<String, String>,
    /// Answers of another phone that wait for a choice.
    pub contested: Vec<Contested>,
    /// When each answer was written.
    pub edited: BTreeMap<String, DateTime<Utc>>,
    /// Which answers came from another phone, and at which count of the draft.
    pub taken: BTreeMap<String, u64>,
    /// Papers whose bytes are on another phone.
    pub elsewhere: Vec<DeclaredDocument>,
    /// What is known of its copy at the Region.
    pub copy: copies::Shown,
    /// What no question asks for any more, as it was typed.
    pub aside: Vec<(String, Past)>,
    /// Whom it is for.
    pub profile: Option<Profile>,
    /// What it was sealed into.
    pub application: Option<Application>,
}

/// A draft, and everything in it; none if there is no such draft.
pub fn read(db: &Reader<'_>, id: DraftId) -> Result<Option<Opened>> {
    let draft = match drafts::one(db, id) {
        Err(Error::NotThere) => return Ok(None),
        draft => draft?,
    };
    let everybody = profiles::all(db)?;
    Ok(Some(Opened {
        form: Arc::new(forms::form(db, draft.form.sha256)?),
        answers: answers::of(db, id)?,
        turnable: answers::turnable(db, id)?,
        papers: documents::of_draft(db, id)?,
        objections: objections::of(db, id)?,
        contested: answers::contested(db, id)?,
        edited: answers::edited(db, id)?,
        taken: answers::taken(db, id)?,
        elsewhere: documents::elsewhere(db, id)?,
        copy: copies::shown(db, id)?,
        aside: answers::put_aside(db, id)?,
        profile: everybody.into_iter().find(|profile| draft.profile == Some(profile.id)),
        application: applications::of_draft(db, id)?,
        draft,
    }))
}

impl Opened {
    /// Its papers, as the rules look at them.
    pub fn attached(&self) -> Vec<Attached> {
        let attached = |(slot, document): &(String, Document)| Attached {
            slot: slot.clone(),
            media: document.media.code().to_owned(),
            size: document.size,
        };
        self.papers.iter().map(attached).collect()
    }
}
