//! Who is asked and what they said so far, as long as the window lives; a profile keeps the same in the desk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use dioxus::prelude::*;
use domain::aid::{Aid, State};
use domain::eligibility::{
    Asker, Choices, Entry, Facts, Question, Subject, answered, next_among, open_among,
};
use domain::ids::ProfileId;
use domain::profile::{Profile, Who};

use crate::actions::{self, Actions};
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::live::{Live, use_live, use_live_with};
use crate::screens::lock::use_is_shut;
use crate::screens::parts::notice::{Kind, Notice, use_notices};
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::desk::profiles;
use crate::store::reference::guide::{self, Guide};

/// Most questions before the first list.
pub const MOST: usize = 12;

/// One pass through the questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// Who it is about.
    pub who: Who,
    /// As the citizen calls them.
    pub name: String,
    /// Where the answers are kept; none keeps them in memory alone.
    pub profile: Option<ProfileId>,
    /// What is known of them.
    pub facts: Facts,
    /// What forms asked before.
    pub taken: BTreeSet<Subject>,
    /// The questions that were put, in their order.
    pub path: Vec<Question>,
    /// Somebody chose it: nothing else takes its place.
    pub is_chosen: bool,
    /// What the profile knows was read.
    pub is_read: bool,
}

impl Default for Pass {
    fn default() -> Self {
        Self {
            who: Who::Me,
            name: String::new(),
            profile: None,
            facts: Facts::default(),
            taken: BTreeSet::new(),
            path: Vec::new(),
            is_chosen: false,
            is_read: false,
        }
    }
}

impl Pass {
    /// A pass of which nothing is kept.
    pub fn nameless(who: Who) -> Self {
        Self { who, is_chosen: true, is_read: true, ..Self::default() }
    }

    /// The pass of a profile, before what it knows is read.
    pub fn of(profile: &Profile) -> Self {
        Self {
            who: profile.who,
            name: profile.name.clone(),
            profile: Some(profile.id),
            is_chosen: true,
            ..Self::default()
        }
    }

    /// A person or a body.
    pub fn asker(&self) -> Asker {
        Asker::of(self.who)
    }

    /// What is known, and what goes without saying: a body is no student.
    pub fn whole(&self) -> Facts {
        let mut facts = self.facts.clone();
        if self.asker() == Asker::Body {
            for (code, _) in self.asker().elsewhere(&[]) {
                let subject = Subject::Situation(code.to_owned());
                if !facts.is_answered(&subject) {
                    facts.say(subject, false);
                }
            }
        }
        facts
    }

    /// The aids that may be for them and are not over.
    pub fn aids<'g>(&self, guide: &'g Guide, today: NaiveDate) -> Vec<&'g Aid> {
        let asker = self.asker();
        let living = |aid: &&Aid| aid.calendar.state(today) != State::Ended && asker.is_meant(aid);
        guide.aids.iter().filter(living).collect()
    }

    /// What they may choose from.
    pub fn choices(&self, guide: &Guide) -> Choices {
        Choices { situations: self.asker().situations(&guide.aids) }
    }

    /// The question that settles the most for them now.
    pub fn next(&self, guide: &Guide, today: NaiveDate) -> Option<Question> {
        let fits = self.fits(guide);
        next_among(self.aids(guide, today), &self.whole(), today, fits)
    }

    /// How many questions there are before the first list, at most.
    pub fn ahead(&self, guide: &Guide, today: NaiveDate) -> usize {
        let open = open_among(self.aids(guide, today), &self.whole(), today, self.fits(guide));
        (self.path.len() + open).min(MOST.max(self.path.len()))
    }

    fn fits(&self, guide: &Guide) -> impl Fn(&Question) -> bool + use<> {
        let (asker, choices) = (self.asker(), self.choices(guide));
        move |question| {
            let has_any = *question != Question::Situations || !choices.situations.is_empty();
            asker.is_asked(question) && has_any
        }
    }

    /// Whether a question that was answered was answered by forms alone.
    pub fn is_taken(&self, question: &Question, choices: &Choices) -> bool {
        let known = question.subjects(choices);
        known.iter().any(|subject| self.taken.contains(subject))
            && known.iter().all(|subject| !self.facts.is_answered(subject) || self.taken.contains(subject))
    }
}

/// The pass of this window.
#[derive(Clone, Copy)]
pub struct Rights {
    /// Who is asked.
    pub pass: Signal<Pass>,
    /// What stands in fields that were left without going on: coming back finds it.
    pub typed: Signal<BTreeMap<Question, Entry>>,
    /// How many answers are on their way into the desk.
    writing: Signal<usize>,
    /// Whether « Mon dossier » has a closed door.
    pub is_shut: Memo<bool>,
}

/// The pass.
pub fn use_rights() -> Rights {
    use_context::<Rights>()
}

/// Made once, at the root. Until somebody is chosen, the first profile that answered before is it.
pub fn use_rights_provider() {
    let actions = use_context::<Keys>().actions;
    let today = actions.today();
    let is_shut = use_is_shut();
    let rights = use_context_provider(|| Rights {
        pass: Signal::new(Pass::default()),
        typed: Signal::new(BTreeMap::new()),
        writing: Signal::new(0),
        is_shut,
    });
    let people = use_live(Topic::Profiles, profiles::all);
    let wanted = use_memo(move || {
        if is_shut() {
            return None;
        }
        let pass = rights.pass.read();
        let is_it = |profile: &&Profile| match pass.profile {
            Some(id) => profile.id == id,
            None => !pass.is_chosen && profile.answers.keys().any(|path| Subject::parse(path).is_some()),
        };
        people.read().ready().and_then(|people| people.iter().find(is_it).cloned())
    });
    let known = use_live_with(
        Topic::Communes,
        move || wanted.read().clone(),
        move |db, profile: &Option<Profile>| match profile {
            Some(profile) => Ok(Some((profile.clone(), guide::known(db, &profile.answers, today)?))),
            None => Ok(None),
        },
    );
    use_effect(move || {
        let known = known.read();
        let Some(found) = known.ready() else { return };
        match found {
            Some((profile, (facts, taken))) => take(rights, profile, facts, taken),
            None => leave(rights),
        }
    });
}

/// What the desk knows takes the place of what the window knew, unless answers are still on their way.
fn take(rights: Rights, profile: &Profile, facts: &Facts, taken: &BTreeSet<Subject>) {
    let mut pass = rights.pass;
    let now = pass.peek().clone();
    let other = now.profile.is_some_and(|id| id != profile.id) || now.profile.is_none() && now.is_chosen;
    if other || *rights.writing.peek() > 0 && now.is_read {
        return;
    }
    let mut fresh = Pass { is_chosen: now.is_chosen, is_read: true, ..Pass::of(profile) };
    fresh.facts.clone_from(facts);
    fresh.taken.clone_from(taken);
    fresh.path = if now.is_read { now.path.clone() } else { Vec::new() };
    if now != fresh {
        pass.set(fresh);
    }
}

/// A profile that went, or lies behind the closed door, is forgotten here too.
fn leave(rights: Rights) {
    let mut pass = rights.pass;
    let mut typed = rights.typed;
    let gone = {
        let now = pass.peek();
        now.profile.is_some() && now.is_read
    };
    if gone {
        pass.set(Pass::default());
        typed.write().clear();
    }
}

/// Takes an answer: in this window at once, in the desk a moment later where a profile keeps it.
pub fn use_answer() -> Callback<(Question, Facts)> {
    let mut rights = use_rights();
    let words = use_words();
    let mut notices = use_notices();
    let tell = use_ask(
        |actions: Actions, (id, facts): (ProfileId, Facts)| async move { actions.tell(id, facts).await },
        move |outcome: actions::Result<()>| {
            rights.writing -= 1;
            if let Err(error) = outcome {
                notices.push(Notice::new(Kind::Error, words.apology(error.code())));
            }
        },
    );
    use_callback(move |(question, told): (Question, Facts)| {
        let profile = {
            let mut pass = rights.pass.write();
            pass.facts.learn(&told);
            for (subject, _) in told.all() {
                pass.taken.remove(subject);
            }
            if !pass.path.contains(&question) {
                pass.path.push(question.clone());
            }
            pass.profile
        };
        rights.typed.write().remove(&question);
        if let Some(id) = profile {
            rights.writing += 1;
            tell((id, told));
        }
    })
}

/// Forgets everything that was answered; what forms know stays theirs.
pub fn use_forget() -> Callback<()> {
    let mut rights = use_rights();
    let words = use_words();
    let mut notices = use_notices();
    let untell = use_ask(
        |actions: Actions, id: ProfileId| async move { actions.untell(id, Vec::new()).await },
        move |outcome: actions::Result<()>| {
            rights.writing -= 1;
            match outcome {
                Ok(()) => notices.push(Notice::new(Kind::Info, words.rights_erased())),
                Err(error) => notices.push(Notice::new(Kind::Error, words.apology(error.code()))),
            }
        },
    );
    use_callback(move |()| {
        let profile = {
            let mut pass = rights.pass.write();
            let taken = pass.taken.clone();
            let gone: Vec<Subject> = pass
                .facts
                .all()
                .map(|(subject, _)| subject.clone())
                .filter(|of| !taken.contains(of))
                .collect();
            gone.iter().for_each(|subject| pass.facts.forget(subject));
            pass.path.clear();
            pass.profile
        };
        rights.typed.write().clear();
        match profile {
            Some(id) => {
                rights.writing += 1;
                untell(id);
            }
            None => notices.push(Notice::new(Kind::Info, words.rights_erased())),
        }
    })
}

/// The guide whole, read again when its aids change.
pub fn use_guide() -> Signal<Live<Arc<Guide>>> {
    use_live(Topic::Aids, guide::whole)
}

/// The questions that are answered, in the order in which they were put; those of another day first.
pub fn said(pass: &Pass, choices: &Choices) -> Vec<Question> {
    let mut all = answered(&pass.facts, choices);
    all.sort_by_key(|question| pass.path.iter().position(|put| put == question));
    all
}
