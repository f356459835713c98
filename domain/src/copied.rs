//! A draft as two phones compare it: everything that it says, but the bytes of its papers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::application::DeclaredDocument;
use crate::draft::FormPin;
use crate::form::rebase::slot;
use crate::form::{Answers, Form, rebase};
use crate::ids::{ApplicationId, Sha256};
use crate::merge::Papers;

/// What a draft says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The form that it is written for.
    pub form: FormPin,
    /// Title of the form.
    pub title: String,
    /// The application that it corrects.
    pub corrects: Option<ApplicationId>,
    /// Answers by path, emptied ones included.
    pub answers: BTreeMap<String, Edited>,
    /// Its papers, wherever their bytes are.
    pub papers: Vec<DeclaredDocument>,
    /// Answers that no question asks for any more.
    pub aside: BTreeSet<PutAside>,
}

/// An answer, and when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// As it was typed; none if it was emptied.
    pub value: Option<String>,
    /// By the clock of the phone on which it was: shown, never compared.
    pub at: DateTime<Utc>,
}

/// An answer that was put aside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PutAside {
    /// Where it stood.
    pub path: String,
    /// As it was typed.
    pub value: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Copied {
    /// What was answered.
    pub fn given(&self) -> Answers {
        let given = |(path, answer): (&String, &Edited)| Some((path.clone(), answer.value.clone()?));
        self.answers.iter().filter_map(given).collect()
    }

    /// The papers of each slot.
    pub fn slots(&self) -> Papers {
        let mut slots = Papers::new();
        for paper in &self.papers {
            slots.entry(paper.slot.clone()).or_default().insert(paper.sha256);
        }
        slots
    }

    /// What is known of a paper.
    pub fn paper(&self, sha256: Sha256) -> Option<&DeclaredDocument> {
        self.papers.iter().find(|paper| paper.sha256 == sha256)
    }

    /// Whether both say the same, whoever wrote it when.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let aside = |copied: &Self| -> BTreeSet<(String, String)> {
            copied.aside.iter().map(|aside| (aside.path.clone(), aside.value.clone())).collect()
        };
        self.form == other.form
            && self.corrects == other.corrects
            && self.given() == other.given()
            && self.slots() == other.slots()
            && aside(self) == aside(other)
    }

    /// The same in another version of the form: what that one does not ask for is put aside.
    #[must_use]
    pub fn carried(&self, (from, to): (&Form, &Form), pin: FormPin, now: DateTime<Utc>) -> Self {
        let rebased = rebase(&self.given(), from, to);
        let moved = rebased.report.kept.iter().map(|(before, after)| (after, before));
        let moved: BTreeMap<_, _> =
            moved.chain(rebased.report.to_review.iter().map(|review| (&review.to, &review.from))).collect();
        let written = |path: &String| {
            let before = moved.get(path).copied().unwrap_or(path);
            self.answers.get(before).map_or(now, |answer| answer.at)
        };
        let answers = rebased.answers.iter();
        let answers = answers
            .map(|(path, value)| (path.clone(), Edited { value: Some(value.clone()), at: written(path) }));
        let aside = rebased.aside.iter().map(|aside| PutAside {
            path: aside.path.clone(),
            value: aside.value.clone(),
            at: self.answers.get(&aside.path).map_or(now, |answer| answer.at),
        });
        let papers = self.papers.iter().filter_map(|paper| {
            let slot = slot(&paper.slot, from, to)?.id.to_string();
            Some(DeclaredDocument { slot, ..paper.clone() })
        });
        Self {
            form: pin,
            title: self.title.clone(),
            corrects: self.corrects,
            answers: answers.collect(),
            papers: papers.collect(),
            aside: self.aside.iter().cloned().chain(aside).collect(),
        }
    }
}
