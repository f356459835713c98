//! A draft with everything in it, read once, and its JSON (TERMINAL.md).

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::application::DeclaredDocument;
use domain::document::Document;
use domain::draft::{Draft, Stage};
use domain::form::{Answers, Asked, Form, Problem, asked};
use domain::ids::{ApplicationId, DraftId};
use serde_json::{Map, Value, json};

use super::super::print::Failed;
use crate::store::desk::answers::{self, Answer, Contested, Origin};
use crate::store::desk::{Reader, applications, copies, documents, drafts, forms, objections};
use crate::wiring::App;

/// A draft with everything in it.
pub(super) struct Whole {
    pub(super) draft: Draft,
    pub(super) form: Form,
    pub(super) answers: BTreeMap<String, Answer>,
    /// Slot and document.
    pub(super) papers: Vec<(String, Document)>,
    /// Papers that another phone has put into it: their bytes are there.
    pub(super) elsewhere: Vec<DeclaredDocument>,
    /// Answers that wait for a choice, with when ours was written.
    pub(super) contested: Vec<(Contested, Option<DateTime<Utc>>)>,
    /// What is known of its copy.
    pub(super) copy: copies::Shown,
    /// What it was sealed into.
    pub(super) application: Option<ApplicationId>,
    /// What the Region's service said against it: code by path.
    pub(super) objections: BTreeMap<String, String>,
    /// What keeps it from being sent.
    pub(super) missing: Vec<Problem>,
}

impl Whole {
    pub(super) async fn read(app: &App, id: DraftId) -> Result<Self, Failed> {
        let missing = app.actions.check(id).await?;
        let read = move |db: &Reader<'_>| {
            let draft = drafts::one(db, id)?;
            Ok(Self {
                form: forms::form(db, draft.form.sha256)?,
                answers: answers::of(db, id)?,
                papers: documents::of_draft(db, id)?,
                elsewhere: documents::elsewhere(db, id)?,
                contested: {
                    let edited = answers::edited(db, id)?;
                    let contested = answers::contested(db, id)?.into_iter();
                    contested.map(|one| (one.clone(), edited.get(&one.path).copied())).collect()
                },
                copy: copies::shown(db, id)?,
                application: applications::of_draft(db, id)?.map(|application| application.id),
                objections: objections::of(db, id)?,
                missing,
                draft,
            })
        };
        Ok(app.store.read(read).await?)
    }

    /// What was answered, by path, as it was typed.
    pub(super) fn typed(&self) -> Answers {
        let given = |(path, answer): (&String, &Answer)| Some((path.clone(), answer.value.clone()?));
        self.answers.iter().filter_map(given).collect()
    }

    /// The questions that are asked, in the form's order.
    pub(super) fn asked(&self) -> Vec<Asked<'_>> {
        asked(&self.form, &self.typed())
    }

    /// Where it stands, as a code.
    pub(super) fn stage(&self) -> &'static str {
        match self.draft.stage {
            Stage::Writing => "writing",
            Stage::Sealed => "sealed",
            Stage::Filed => "filed",
        }
    }

    pub(super) fn json(&self) -> Value {
        let prefilled = self.answers.iter().filter(|(_, answer)| answer.origin == Origin::Profile);
        let answers: Map<_, _> =
            self.typed().into_iter().map(|(path, value)| (path, Value::String(value))).collect();
        let missing = self.missing.iter();
        let missing = missing.map(|problem| json!({"path": problem.path, "why": problem.code.as_str()}));
        let objections = self.objections.iter().map(|(path, code)| json!({"path": path, "why": code}));
        let documents = self.papers.iter().map(|(slot, document)| {
            json!({
                "slot": slot, "id": document.sha256.to_string(), "name": document.name,
                "kind": document.kind, "media": document.media.code(), "size": document.size,
            })
        });
        let elsewhere = self.elsewhere.iter().map(|paper| {
            json!({
                "slot": paper.slot, "id": paper.sha256.to_string(), "name": paper.name,
                "media": paper.media, "size": paper.size,
            })
        });
        let typed = self.typed();
        let conflicts = self.contested.iter().map(|(one, at)| {
            json!({
                "path": one.path,
                "mine": {"value": typed.get(&one.path), "at": at.map(|at| at.to_rfc3339())},
                "theirs": {"value": one.theirs, "at": one.at.to_rfc3339()},
            })
        });
        json!({
            "id": self.draft.id.to_string(),
            "form": self.draft.form.id.as_str(),
            "form_version": self.draft.form.version,
            "title": self.draft.title,
            "stage": self.stage(),
            "profile": self.draft.profile.map(|id| id.to_string()),
            "application": self.application.map(|id| id.to_string()),
            "corrects": self.draft.corrects.map(|id| id.to_string()),
            "answers": answers,
            "prefilled": prefilled.map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
            "missing": missing.collect::<Vec<_>>(),
            "objections": objections.collect::<Vec<_>>(),
            "documents": documents.collect::<Vec<_>>(),
            "elsewhere": elsewhere.collect::<Vec<_>>(),
            "conflicts": conflicts.collect::<Vec<_>>(),
            "copy": {
                "held": self.copy.is_held,
                "leaves_at": self.copy.leaves_at.map(|at| at.to_rfc3339()),
                "trouble": self.copy.trouble,
            },
            "touched_at": self.draft.touched_at.to_rfc3339(),
            "discarded_at": self.draft.trashed_at.map(|at| at.to_rfc3339()),
            "kept_until": self.draft.kept_until().map(|at| at.to_rfc3339()),
        })
    }
}
