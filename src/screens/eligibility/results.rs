//! What is worth asking for, in three groups, with why; the rest stays closed until it is asked for.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use domain::eligibility::{Standing, judge};

use super::ask::{NoGuide, Nobody};
use super::pass::{Pass, said, use_guide, use_rights};
use super::result::{Found, ResultRow};
use super::slips::Slips;
use super::start::AddChild;
use crate::screens::Keys;
use crate::screens::aids::chosen::CompareBar;
use crate::screens::kept::{holds, use_keep, use_kept};
use crate::screens::live::Live;
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::field::Pick;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::reference::guide::Guide;
use crate::words::Words;

/// How many aids of a group at first, and how many more each time.
const SHOWN: usize = 15;

/// « Mes droits », answered.
#[component]
pub fn RightsResults() -> Element {
    let words = use_words();
    let rights = use_rights();
    let guide = use_guide();
    let today = use_context::<Keys>().actions.today();
    let mut theme = use_signal(String::new);
    let found = use_memo(use_reactive!(|(words,)| {
        let pass = rights.pass.read();
        guide.read().ready().map(|guide| all(&pass, guide, today, words))
    }));
    let more = use_memo(move || {
        let pass = rights.pass.read();
        guide.read().ready().is_some_and(|guide| pass.next(guide, today).is_some())
    });
    let pass = rights.pass.read();
    let guide = guide.read();
    let guide = match &*guide {
        Live::Loading => return rsx! { Page { title: words.rights_results(), Waiting { words } } },
        Live::Failed(error) => {
            return rsx! { Page { title: words.rights_results(), Failed { code: error.code(), words } } };
        }
        Live::Ready(guide) => guide,
    };
    if guide.aids.is_empty() {
        return rsx! { NoGuide {} };
    }
    if pass.profile.is_some() && !pass.is_read {
        return rsx! { Page { title: words.rights_results(), Waiting { words } } };
    }
    if pass.facts.is_empty() {
        return rsx! { Nobody {} };
    }
    let found = found.read();
    let found: &[Found] = found.as_deref().unwrap_or_default();
    let themes = themes(found, words);
    let chosen = theme();
    let shown: Vec<Found> =
        found.iter().filter(|one| chosen.is_empty() || one.theme == chosen).cloned().collect();
    let count = |standing: Standing| shown.iter().filter(|one| one.standing == standing).count();
    let answers = said(&pass, &pass.choices(guide)).len();
    rsx! {
        Page { title: words.rights_results(), lead: words.rights_results_lead(&words.who_name(pass.who, &pass.name), answers),
            Link { to: Route::Eligibility {}, class: "back", Icon { glyph: Glyph::Back } {words.rights_other_person()} }
            div { class: "cluster",
                if more() {
                    Link { to: Route::RightsQuestion { step: pass.path.len() }, class: "button primary", Icon { glyph: Glyph::Plus } span { {words.rights_refine()} } }
                }
                Link { to: Route::RightsAnswers {}, class: "button", Icon { glyph: Glyph::Edit } span { {words.rights_recap_see()} } }
            }
            Slips {}
            if found.iter().any(|one| one.is_newer) {
                div { class: "notice warning", Icon { glyph: Glyph::Alert } p { {words.rights_newer()} } }
            }
            Pick { id: "rights-theme", label: words.aids_filter_theme(), value: chosen.clone(), options: themes, onpick: move |code| theme.set(code) }
            p { role: "status", strong { {words.rights_counts(count(Standing::Likely), count(Standing::ToCheck), count(Standing::No))} } }
            if shown.is_empty() {
                Empty { glyph: Glyph::Filter, title: words.aids_none(), text: words.aids_none_text(),
                    button { class: "button", r#type: "button", onclick: move |_| theme.set(String::new()), {words.aids_clear()} }
                }
            }
            for standing in Standing::ALL {
                Group { key: "{standing:?}{chosen}", standing, found: shown.iter().filter(|one| one.standing == standing).cloned().collect::<Vec<_>>() }
            }
            p { class: "small quiet", {words.rights_no_promise()} }
            CompareBar {}
            AddChild {}
            super::paper::SavePaper { }
        }
    }
}

/// Every aid that may be for them, judged, in the order in which it is shown.
pub fn all(pass: &Pass, guide: &Guide, today: chrono::NaiveDate, words: &Words) -> Vec<Found> {
    let facts = pass.whole();
    let aids = pass.aids(guide, today);
    let mut found: Vec<Found> = aids
        .iter()
        .map(|aid| Found::of(aid, &judge(aid, &facts, today), (pass, &facts), guide, today, words))
        .collect();
    found.sort_by_key(|found| (found.standing, found.rank));
    found
}

fn themes(found: &[Found], words: &Words) -> Vec<(String, String)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in found.iter().filter(|one| one.standing != Standing::No) {
        *counts.entry(&one.theme).or_default() += 1;
    }
    let mut named: Vec<(String, String)> = counts
        .into_iter()
        .map(|(code, count)| (code.to_owned(), format!("{} ({count})", words.theme(code))))
        .collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    named.insert(0, (String::new(), words.aids_filter_all()));
    named
}

/// The aids of one verdict. Those that are not for them are there, closed.
#[component]
fn Group(standing: Standing, found: Vec<Found>) -> Element {
    let words = use_words();
    if found.is_empty() {
        return rsx! {
            if standing == Standing::Likely {
                section { class: "stack",
                    h2 { {words.rights_standing(standing.code())} }
                    p { class: "quiet", {words.rights_none_likely()} }
                }
            }
        };
    }
    let title = words.rights_group(&words.rights_standing(standing.code()), found.len());
    if standing == Standing::No {
        return rsx! {
            details { class: "fold",
                summary { "{title}" }
                div { class: "stack",
                    p { class: "quiet", {words.rights_no_text()} }
                    Rows { found }
                }
            }
        };
    }
    rsx! {
        section { class: "stack",
            h2 { "{title}" }
            p { class: "quiet", {words.rights_group_text(standing.code())} }
            Rows { found }
        }
    }
}

#[component]
fn Rows(found: Vec<Found>) -> Element {
    let words = use_words();
    let kept = use_kept();
    let keep = use_keep();
    let mut shown = use_signal(|| SHOWN);
    let total = found.len();
    let held = kept.read().clone();
    rsx! {
        ul { class: "rows",
            for one in found.into_iter().take(shown()) {
                ResultRow { key: "{one.id}", kept: holds(&held, &one.id),
                    onkeep: { let (id, title) = (one.id.clone(), one.title.clone()); move |on| keep((id.clone(), title.clone(), on)) },
                    found: one }
            }
        }
        if total > shown() {
            div { class: "stack",
                p { class: "quiet small", {words.aids_shown(shown(), total)} }
                button { class: "button full", r#type: "button", onclick: move |_| shown += SHOWN, {words.aids_more()} }
            }
        }
    }
}
