//! What is thought of each aid for whoever was asked last: on lists, on cards, side by side.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use domain::eligibility::{Standing, judge};
use domain::feedback::{About, Shown};
use domain::ids::RecordId;
use domain::profile::Who;

use super::pass::use_rights;
use crate::screens::Keys;
use crate::screens::live::use_live_with;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::guide;

/// A verdict as it is shown: whom it is about where that is not the citizen, what is thought, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Whom it is about; none for the citizen.
    pub whom: Option<String>,
    /// What is thought.
    pub standing: Standing,
    /// The reason that decided.
    pub why: String,
}

/// Every verdict by the name of its aid; nothing where nothing was answered, or « Mon dossier » is closed.
pub fn use_verdicts() -> Memo<BTreeMap<RecordId, Judged>> {
    let words = use_words();
    let rights = use_rights();
    let today = use_context::<Keys>().actions.today();
    let answered = use_memo(move || {
        let pass = rights.pass.read();
        pass.is_read && !pass.facts.is_empty()
    });
    // Nobody reads the whole guide for a list without verdicts.
    let guide = use_live_with(
        Topic::Aids,
        move || *answered.read(),
        |db, answered: &bool| if *answered { guide::whole(db).map(Some) } else { Ok(None) },
    );
    use_memo(use_reactive!(|(words,)| {
        let pass = rights.pass.read();
        let guide = guide.read();
        let Some(guide) = guide.ready().cloned().flatten().filter(|_| answered()) else {
            return BTreeMap::new();
        };
        let facts = pass.whole();
        let whom =
            (pass.who != Who::Me || !pass.name.is_empty()).then(|| words.who_name(pass.who, &pass.name));
        let judged = |aid: &&domain::aid::Aid| {
            let verdict = judge(aid, &facts, today);
            let why = verdict
                .because
                .first()
                .map(|because| words.because_of(because, pass.who, &facts, &guide, today));
            Judged { whom: whom.clone(), standing: verdict.standing, why: why.unwrap_or_default() }
        };
        pass.aids(&guide, today).iter().map(|aid| (aid.id.clone(), judged(aid))).collect()
    }))
}

/// The verdict, as whoever is astonished by it reports it: never what was answered.
pub fn about(standing: Standing) -> About {
    About::Verdict(match standing {
        Standing::Likely => Shown::Likely,
        Standing::ToCheck => Shown::ToCheck,
        Standing::No => Shown::No,
    })
}

/// The verdict of one aid.
pub fn use_verdict(id: &RecordId) -> Option<Judged> {
    let all = use_verdicts();
    let all = all.read();
    all.get(id).cloned()
}
