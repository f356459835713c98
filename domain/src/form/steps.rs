//! Which questions are asked, in which order: the steps of a form, and where a path belongs.

use std::collections::BTreeSet;

use super::field::{Field, Kind, Slot};
use super::{Answers, Form, asked, wanted};

/// One step of the form: a question (a whole group, a whole household) or a slot for papers.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A question.
    Question(Field),
    /// Papers, and whether they are needed.
    Paper(Slot, bool),
}

impl Step {
    /// Its name.
    pub fn id(&self) -> String {
        match self {
            Self::Question(field) => field.id.to_string(),
            Self::Paper(slot, _) => slot.id.to_string(),
        }
    }

    /// The section it belongs to; none for papers.
    pub fn section(&self) -> Option<&str> {
        match self {
            Self::Question(field) => field.section.as_ref().map(|section| section.as_str()),
            Self::Paper(..) => None,
        }
    }
}

/// The steps, given the answers so far.
pub fn steps(form: &Form, answers: &Answers) -> Vec<Step> {
    let paths: BTreeSet<String> = asked(form, answers).into_iter().map(|asked| asked.path).collect();
    let is_asked = |field: &&Field| match field.kind {
        Kind::Household => paths.iter().any(|path| lies_under(path, field.id.as_str())),
        _ => paths.contains(field.id.as_str()),
    };
    let questions = form.fields.iter().filter(is_asked).cloned().map(Step::Question);
    let papers = wanted(form, answers).into_iter().map(|(slot, needed)| Step::Paper(slot.clone(), needed));
    questions.chain(papers).collect()
}

/// The step on which a path is answered.
pub fn step_of(form: &Form, path: &str) -> Option<String> {
    let fields = form.fields.iter().map(|field| field.id.as_str());
    let slots = form.slots.iter().map(|slot| slot.id.as_str());
    fields.chain(slots).find(|id| *id == path || lies_under(path, id)).map(str::to_owned)
}

/// Whether a path is that of a row or of a part of that question.
pub fn lies_under(path: &str, id: &str) -> bool {
    path.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'))
}

/// How many of the steps of a section have something in them: (answered, all).
pub fn progress(steps: &[Step], is_done: impl Fn(&Step) -> bool) -> (usize, usize) {
    (steps.iter().filter(|step| is_done(step)).count(), steps.len())
}
