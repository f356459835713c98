//! What is being written: the answers as they stand on screen, and the pen that makes them durable.

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;
use domain::form::{Answers, Form, Problem, check};
use domain::ids::DraftId;

use super::opened::Opened;
use super::steps::{Step, lies_under, steps};
use crate::actions::{Pen, Stroke, Turned, Written};
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::live::use_told;
use crate::screens::words::use_today;
use crate::store::desk::answers::Origin;

/// The answers on screen. What was typed here stands over what was last read, so that nothing ever jumps back.
#[derive(Clone, Copy, PartialEq)]
pub struct Pad {
    /// As the store holds it.
    pub opened: Signal<Opened>,
    typed: Signal<BTreeMap<String, Option<String>>>,
    /// Counts, by path, the values that were brought back: the field is made anew with each.
    epochs: Signal<BTreeMap<String, u64>>,
    left: Signal<BTreeSet<String>>,
    /// Somebody wished to send: what is missing is said at each field.
    pub tried: Signal<bool>,
    /// The field that is to have the focus, once it is on screen.
    pub wanted: Signal<Option<String>>,
    /// Where one of two answers was just chosen.
    pub chosen: Signal<Option<String>>,
    /// Rows of groups that were opened and hold nothing yet.
    pub rows: Signal<BTreeMap<String, BTreeSet<u32>>>,
    issued: Signal<u64>,
    written: Signal<Written>,
    pen: CopyValue<Pen>,
    /// What keeps the form from being sent, in its order.
    pub problems: Memo<Vec<Problem>>,
    /// The questions that are asked, and the papers.
    pub steps: Memo<Vec<Step>>,
}

/// Whether what is on screen is durable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Safe {
    /// It is, since then; none if nothing was typed since the draft was opened.
    Yes(Option<chrono::DateTime<chrono::Utc>>),
    /// It is being written.
    Soon,
    /// It could not be written, for that reason.
    No(&'static str),
}

/// Opens the pad of a draft, once, above everything that shows it.
pub fn use_pad_provider(found: Opened) -> Pad {
    let keys = use_context::<Keys>();
    let today = use_today();
    let (draft, pen) = (found.draft.id, use_hook(|| CopyValue::new(keys.actions.pen(found.draft.id))));
    let written = use_told(move || pen.peek().written());
    let start = found.clone();
    let mut opened = use_signal(move || start);
    let typed = use_signal(BTreeMap::new);
    let answers = move || answers_of(&opened.read(), &typed.read());
    let problems = use_memo(move || {
        let held = opened.read();
        check(&held.form, &answers(), &held.attached(), today)
    });
    let steps = use_memo(move || steps(&opened.read().form, &answers()));
    let pad = Pad {
        opened,
        typed,
        epochs: use_signal(BTreeMap::new),
        left: use_signal(BTreeSet::new),
        tried: use_signal(|| false),
        wanted: use_signal(|| None),
        chosen: use_signal(|| None),
        rows: use_signal(BTreeMap::new),
        issued: use_signal(|| 0),
        written,
        pen,
        problems,
        steps,
    };
    use_effect(use_reactive!(|(found,)| {
        if *opened.peek() != found {
            pad.follow(&found);
            opened.set(found);
        }
    }));
    debug_assert_eq!(draft, pad.draft());
    use_context_provider(|| pad)
}

/// The pad of the draft on screen.
pub fn use_pad() -> Pad {
    use_context::<Pad>()
}

/// Brings back what stood at a path before (or does it again): the field shows it.
pub fn use_turn(path: String) -> Callback<bool> {
    let pad = use_pad();
    let shown = path.clone();
    use_ask(
        move |actions, back: bool| {
            let (pen, path, draft) = (pad.pen.peek().clone(), path.clone(), pad.draft());
            async move {
                pen.settled().await;
                if back { actions.undo(draft, path).await } else { actions.redo(draft, path).await }
            }
        },
        move |outcome| {
            if let Ok(Turned::Stands(value)) = outcome {
                pad.show(&shown, value);
            }
        },
    )
}

fn answers_of(held: &Opened, typed: &BTreeMap<String, Option<String>>) -> Answers {
    let stored = held.answers.iter().filter(|(path, _)| !typed.contains_key(*path));
    let stored = stored.filter_map(|(path, answer)| Some((path.clone(), answer.value.clone()?)));
    stored.chain(typed.iter().filter_map(|(path, value)| Some((path.clone(), value.clone()?)))).collect()
}

impl Pad {
    /// Whose draft it is.
    pub fn draft(&self) -> DraftId {
        self.opened.peek().draft.id
    }

    /// The form.
    pub fn form(&self) -> std::sync::Arc<Form> {
        self.opened.read().form.clone()
    }

    /// What stands at a path; empty if nothing does.
    pub fn value(&self, path: &str) -> String {
        if let Some(typed) = self.typed.read().get(path) {
            return typed.clone().unwrap_or_default();
        }
        self.opened.read().answers.get(path).and_then(|answer| answer.value.clone()).unwrap_or_default()
    }

    /// Every answer, as it stands on screen.
    pub fn answers(&self) -> Answers {
        answers_of(&self.opened.read(), &self.typed.read())
    }

    /// Whether what stands there was taken over from the profile, and not touched since.
    pub fn is_taken_over(&self, path: &str) -> bool {
        let held = self.opened.read();
        let answer = held.answers.get(path);
        let own = answer.is_some_and(|answer| answer.origin == Origin::Profile && answer.value.is_some());
        own && !self.typed.read().contains_key(path)
    }

    /// Puts an answer down, in the event itself: it is on its way to the disk when this returns.
    pub fn put(mut self, path: &str, value: String, letters: bool) {
        let value = Some(value).filter(|value| !value.is_empty());
        self.typed.write().insert(path.to_owned(), value.clone());
        let number = self.pen.peek().put(Stroke { path: path.to_owned(), value, letters });
        self.issued.set(number);
    }

    /// When what stands at a path was written.
    pub fn edited(&self, path: &str) -> chrono::DateTime<chrono::Utc> {
        let held = self.opened.read();
        held.edited.get(path).copied().unwrap_or(held.draft.touched_at)
    }

    /// What was read again: an answer that came from another phone is shown in its field, unless something is being
    /// typed here at this moment; that is written down next, and stands.
    fn follow(mut self, found: &Opened) {
        let is_settled = *self.issued.peek() <= self.written.peek().up_to;
        let before = self.opened.peek().clone();
        let of = |held: &Opened, path: &str| held.answers.get(path).and_then(|answer| answer.value.clone());
        let came =
            |path: &str| found.taken.contains_key(path) && found.taken.get(path) != before.taken.get(path);
        let typed = self.typed.peek().clone();
        for (path, value) in &typed {
            if is_settled && came(path) && of(found, path) != *value {
                self.typed.write().remove(path);
                self.renew(path);
            }
        }
        let paths: BTreeSet<&String> = found.answers.keys().chain(before.answers.keys()).collect();
        for path in paths.into_iter().filter(|path| !typed.contains_key(*path)) {
            if of(found, path) != of(&before, path) {
                self.renew(path);
            }
        }
    }

    /// The field of that path is made anew, with what stands there.
    fn renew(&mut self, path: &str) {
        *self.epochs.write().entry(path.to_owned()).or_default() += 1;
    }

    fn show(mut self, path: &str, value: Option<String>) {
        self.typed.write().insert(path.to_owned(), value);
        self.renew(path);
    }

    /// How many times another value was brought back there.
    pub fn epoch(&self, path: &str) -> u64 {
        self.epochs.read().get(path).copied().unwrap_or_default()
    }

    /// Whether there is a value to come back to, and one to do again.
    pub fn turnable(&self, path: &str) -> (bool, bool) {
        self.opened.read().turnable.get(path).copied().unwrap_or_default()
    }

    /// The field was left: what is wrong with it may be said from now on.
    pub fn leave(mut self, path: &str) {
        if !self.left.peek().contains(path) {
            self.left.write().insert(path.to_owned());
        }
    }

    /// What is wrong with an answer and may be said: a thing missing only once somebody wished to send.
    pub fn wrong(&self, path: &str) -> Option<Problem> {
        use domain::form::Code;
        let (tried, left) = (*self.tried.read(), self.left.read().contains(path));
        let problems = self.problems.read();
        let found = problems.iter().find(|problem| problem.path == path)?;
        let said = tried || (left && found.code != Code::Required);
        said.then(|| found.clone())
    }

    /// Whether a step has all that it needs, or something at all if it needs nothing.
    pub fn is_done(&self, step: &Step) -> bool {
        let id = step.id();
        let here = |path: &str| path == id || lies_under(path, &id);
        if self.problems.read().iter().any(|problem| here(&problem.path)) {
            return false;
        }
        match step {
            Step::Paper(..) => self.opened.read().papers.iter().any(|(slot, _)| *slot == id),
            Step::Question(_) => {
                self.answers().iter().any(|(path, value)| here(path) && !value.trim().is_empty())
            }
        }
    }

    /// Whether all that was typed is durable.
    pub fn safe(&self) -> Safe {
        let (issued, written) = (*self.issued.read(), *self.written.read());
        match written.trouble {
            Some(code) => Safe::No(code),
            None if written.up_to < issued => Safe::Soon,
            None => Safe::Yes(written.at),
        }
    }

    /// Tries again what could not be written.
    pub fn again(&self) {
        self.pen.peek().again();
    }

    /// The pen, to wait for it before something else is done with the draft.
    pub fn pen(&self) -> Pen {
        self.pen.peek().clone()
    }
}
