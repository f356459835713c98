//! « Envoyer »: checks, freezes the envelope and posts its parcels, in one transaction. From there it
//! reaches the Region with or without us.

use api_client::translate::{Sealing, seal};
use chrono::{DateTime, FixedOffset, Utc};
use domain::application::{DeclaredDocument, Standing};
use domain::document::Document;
use domain::draft::{Draft, Stage};
use domain::form::condition::to_send;
use domain::form::{Answers, Attached, Form, Problem, check, wanted};
use domain::ids::{ApplicationId, DraftId, LaneId, ParcelId};
use domain::journal::Act;
use domain::parcel::Kind;
use domain::profile::Who;
use uuid::Uuid;

use super::{Actions, Result};
use crate::store::desk::applications::{self, Application};
use crate::store::desk::outbox::{self, Post};
use crate::store::desk::{
    Reader, Writer, answers, copies, documents, drafts, forms, journal, lock, mandates, notes, objections,
    profiles, session, settings,
};
use crate::store::{self, Error};

/// What came of « Envoyer ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// Sealed and posted, under that name.
    Posted(ApplicationId),
    /// Something is missing or wrong; nothing was changed.
    Incomplete(Vec<Problem>),
}

impl Actions {
    /// Seals a draft and posts its parcels. Waits for nobody: what leaves when is the outbox's matter.
    ///
    /// Where « Mon dossier » has a lock, what is sent for another person fails with `lock-asks` unless `ask_again` admitted
    /// to it. Where somebody is helped, their mandate travels with it. Fails with `Undecided` while the citizen has still to choose between answers of two phones.
    pub async fn send(&self, draft: DraftId) -> Result<Sent> {
        let (now, finalised_at) = (self.now(), self.clock.paris());
        if self.store.read(move |db| is_asked_again(db, draft)).await? {
            self.admitted().await?;
        }
        // A help that is over ends here, before anything is sealed in its name.
        if self.is_helping() && self.look_at_help().await?.is_none() {
            return Err(super::Error::MandateOver);
        }
        Ok(self.store.write(move |db| post(db, draft, now, finalised_at)).await?)
    }

    /// What keeps a draft from being sent, in the form's order; nothing if it may be.
    pub async fn check(&self, draft: DraftId) -> Result<Vec<Problem>> {
        let today = self.today();
        let checked = move |db: &Reader<'_>| {
            let draft = drafts::one(db, draft)?;
            let written = Written::of(db, &draft)?;
            Ok(check(&written.form, &written.answers, &written.attached(), today))
        };
        Ok(self.store.read(checked).await?)
    }
}

/// A draft with everything in it.
struct Written {
    form: Form,
    answers: Answers,
    papers: Vec<(String, Document)>,
}

impl Written {
    fn of(db: &Reader<'_>, draft: &Draft) -> store::Result<Self> {
        let answers = answers::of(db, draft.id)?.into_iter();
        Ok(Self {
            form: forms::form(db, draft.form.sha256)?,
            answers: answers.filter_map(|(path, answer)| Some((path, answer.value?))).collect(),
            papers: documents::of_draft(db, draft.id)?,
        })
    }

    fn attached(&self) -> Vec<Attached> {
        let attached = |(slot, document): &(String, Document)| Attached {
            slot: slot.clone(),
            media: document.media.code().to_owned(),
            size: document.size,
        };
        self.papers.iter().map(attached).collect()
    }

    /// The papers of the slots that are asked, in the form's order.
    fn declared(&self) -> Vec<DeclaredDocument> {
        let slots = wanted(&self.form, &self.answers).into_iter().map(|(slot, _)| slot.id.as_str());
        let of = |slot: &str| self.papers.iter().filter(move |(of, _)| of == slot).collect::<Vec<_>>();
        let declared = |(slot, document): &(String, Document)| DeclaredDocument {
            slot: slot.clone(),
            sha256: document.sha256,
            size: document.size,
            media: document.media.code().to_owned(),
            name: document.name.clone(),
        };
        slots.flat_map(|slot| of(slot).into_iter().map(declared).collect::<Vec<_>>()).collect()
    }
}

/// Whether the PIN is asked again: there is a lock, and it is sent for another person.
fn is_asked_again(db: &Reader<'_>, draft: DraftId) -> store::Result<bool> {
    if !lock::is_set(db)? {
        return Ok(false);
    }
    let Some(profile) = drafts::one(db, draft)?.profile else { return Ok(false) };
    // One in the trash is still whom it was begun for.
    Ok(profiles::one(db, profile).map_or(true, |profile| profile.who != Who::Me))
}

fn post(
    db: &Writer<'_>,
    id: DraftId,
    now: DateTime<Utc>,
    finalised_at: DateTime<FixedOffset>,
) -> store::Result<Sent> {
    let mut draft = drafts::open(db, id)?;
    let standing = copies::standing(db, id)?;
    if standing.is_contested {
        return Err(Error::Undecided);
    }
    // Where a copy is held, or may be on its way: it goes with the registration.
    let is_copied = standing.etag.is_some() || settings::read(db)?.copies_drafts;
    let written = Written::of(db, &draft)?;
    let problems = check(&written.form, &written.answers, &written.attached(), finalised_at.date_naive());
    if !problems.is_empty() {
        return Ok(Sent::Incomplete(problems));
    }
    let declared = written.declared();
    let help = mandates::help(db)?;
    let sealed = seal(&Sealing {
        form: &draft.form,
        corrects: draft.corrects,
        answers: &to_send(&written.form, &written.answers),
        documents: &declared,
        mandate: help.as_ref().map(|help| &help.mandate),
        copy: is_copied.then_some((DraftId(standing.name), standing.etag.as_deref())),
        install: &notes::install(db)?,
        app: env!("CARGO_PKG_VERSION"),
        finalised_at,
    })
    .map_err(|_| Error::StageForbids)?;
    let application = Application {
        id: ApplicationId(Uuid::now_v7()),
        draft: Some(id),
        corrects: draft.corrects,
        account: session::account(db)?,
        form: draft.form.clone(),
        title: draft.title.clone(),
        envelope_sha256: sealed.sha256,
        standing: Standing::Sealed,
        number: None,
        deadline_at: None,
        sealed_at: now,
        updated_at: now,
    };
    applications::sealed(db, &application, &sealed.bytes)?;
    let parcel = |kind, wire: Vec<u8>, size| Post {
        id: ParcelId(Uuid::now_v7()),
        lane: LaneId(application.id.0),
        kind,
        application: Some(application.id),
        wire,
        account: application.account.clone(),
        size,
    };
    let size = sealed.bytes.len() as u64;
    outbox::post(db, &parcel(Kind::Envelope, sealed.bytes, size), now)?;
    for document in smallest_first(declared) {
        outbox::post(db, &parcel(Kind::Document(document.sha256), Vec::new(), document.size), now)?;
    }
    objections::clear(db, id)?;
    draft.account.clone_from(&application.account);
    draft.touched_at = now;
    draft.becomes(Stage::Sealed)?;
    drafts::save(db, &draft)?;
    journal::note(db, Act::Sent, &draft.title, now)?;
    Ok(Sent::Posted(application.id))
}

/// Each document once, the small ones first: over a bad line, most of them arrive soonest.
fn smallest_first(mut documents: Vec<DeclaredDocument>) -> Vec<DeclaredDocument> {
    documents.sort_by_key(|document| (document.size, document.sha256));
    documents.dedup_by_key(|document| document.sha256);
    documents
}
