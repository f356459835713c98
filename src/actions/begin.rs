//! Begins a draft of a form, or finds the one that was begun.

use domain::draft::{Draft, FormPin, Stage};
use domain::form::FormState;
use domain::form::condition::asked;
use domain::ids::{ApplicationId, DraftId, ProfileId, RecordId, Sha256};
use domain::journal::Act;
use uuid::Uuid;

use super::{Actions, Error, Result};
use crate::store::desk::answers::{self, Answer, Origin};
use crate::store::desk::{Writer, applications, documents, drafts, forms, journal, profiles};
use crate::store::reference;
use crate::store::reference::forms::FormHeld;

/// What came of the wish to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// A new draft.
    New(DraftId),
    /// Drafts of this form that may be gone on with: « Reprendre » is offered before a second one.
    GoOn(Vec<Draft>),
}

impl Actions {
    /// Begins a draft of a form for somebody, unless one is begun already and `anew` is not wished.
    ///
    /// The form's definition is kept with it: whatever the Region publishes later does not touch it. What
    /// the profile knows is filled in, and marked so.
    pub async fn begin(
        &self,
        form: RecordId,
        profile: Option<ProfileId>,
        french: bool,
        anew: bool,
    ) -> Result<Begun> {
        let wished = form.clone();
        let held = self.store.read(move |db| reference::forms::one(db, &wished)).await?;
        let may_begin = |held: &FormHeld| matches!(held.form.state, FormState::Open | FormState::Closing);
        let held = held.filter(may_begin).ok_or(Error::FormClosed)?;
        let sha256 = Sha256::parse(&held.sha256).ok_or(Error::FormClosed)?;
        let now = self.now();
        let draft = Draft {
            id: DraftId(Uuid::now_v7()),
            profile,
            account: None,
            form: FormPin { id: form, version: held.form.version, sha256 },
            title: held.form.title.read_in(french).to_owned(),
            stage: Stage::Writing,
            corrects: None,
            counter: 0,
            touched_at: now,
            trashed_at: None,
        };
        let begun = move |db: &Writer<'_>| {
            let open = drafts::open_of_form(db, &draft.form.id)?;
            if !open.is_empty() && !anew {
                return Ok(Begun::GoOn(open));
            }
            forms::keep(db, &draft.form, &held.body)?;
            drafts::save(db, &draft)?;
            journal::note(db, Act::DraftBegun, &draft.title, now)?;
            if let Some(profile) = profile {
                let profile = profiles::one(db, profile)?;
                fill(db, &draft, &held, &profile)?;
            }
            Ok(Begun::New(draft.id))
        };
        Ok(self.store.write(begun).await?)
    }

    /// Begins a correction: a new draft that names the application, with its answers and papers. The
    /// application itself stays as it is, and readable.
    pub async fn correct(&self, application: ApplicationId) -> Result<DraftId> {
        let now = self.now();
        let begun = move |db: &Writer<'_>| {
            let application = applications::one(db, application)?;
            let from = application.draft.ok_or(crate::store::Error::NotThere)?;
            if !application.standing.is_filed() {
                return Err(crate::store::Error::StageForbids);
            }
            let mut draft = drafts::one(db, from)?;
            draft.id = DraftId(Uuid::now_v7());
            draft.stage = Stage::Writing;
            draft.corrects = Some(application.id);
            draft.trashed_at = None;
            draft.touched_at = now;
            drafts::save(db, &draft)?;
            journal::note(db, Act::DraftBegun, &draft.title, now)?;
            for (path, answer) in answers::of(db, from)? {
                answers::write(db, draft.id, &path, &answer, now)?;
            }
            for (slot, document) in documents::of_draft(db, from)? {
                documents::attach(db, draft.id, &slot, document.sha256, now)?;
            }
            Ok(draft.id)
        };
        Ok(self.store.write(begun).await?)
    }
}

fn fill(
    db: &Writer<'_>,
    draft: &Draft,
    held: &FormHeld,
    profile: &domain::profile::Profile,
) -> crate::store::Result<()> {
    // A first answer may ask further questions: filled in until nothing more is known.
    let mut filled = domain::form::Answers::new();
    loop {
        let paths: Vec<_> = asked(&held.form, &filled).into_iter().map(|asked| asked.path).collect();
        let known = profile.prefill(paths.iter().map(String::as_str), |path| filled.contains_key(path));
        if known.is_empty() {
            return Ok(());
        }
        let known: Vec<_> =
            known.into_iter().map(|(path, value)| (path.to_owned(), value.to_owned())).collect();
        for (path, value) in known {
            let answer = Answer { value: Some(value.clone()), origin: Origin::Profile };
            answers::write(db, draft.id, &path, &answer, draft.touched_at)?;
            filled.insert(path, value);
        }
    }
}
