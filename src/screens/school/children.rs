//! Who goes to which school: each child has its own, and its page opens in one tap.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use domain::ids::ProfileId;
use domain::profile::{Profile, Who};
use domain::school::{Chosen, School};

use super::picker::SchoolRow;
use crate::screens::act::use_act;
use crate::screens::live::{use_live, use_live_with};
use crate::screens::lock::use_is_shut;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::desk::{Reader, profiles, schools as kept};
use crate::store::reference::schools::{self, Found};
use crate::store::{Result, Topic};

/// Whom the citizen applies for, and their schools.
#[derive(Clone, Default, PartialEq)]
struct People {
    all: Vec<Profile>,
    schools: BTreeMap<ProfileId, Chosen>,
}

fn people(db: &Reader<'_>) -> Result<People> {
    Ok(People { all: profiles::all(db)?, schools: kept::all(db)? })
}

/// The schools that are kept with somebody, whatever is published of them now.
#[component]
pub fn Children() -> Element {
    let words = use_words();
    let shut = use_is_shut();
    let people = use_live(Topic::Profiles, people);
    let wanted = use_memo(move || {
        let people = people.read();
        let schools = people.ready().map(|people| people.schools.clone()).unwrap_or_default();
        schools.into_values().map(|chosen| chosen.uai).collect::<Vec<_>>()
    });
    let published = use_live_with(
        Topic::Places,
        move || wanted.read().clone(),
        |db, wanted: &Vec<String>| {
            let found =
                wanted.iter().map(|uai| Ok(schools::by_uai(db, uai)?.map(|found| (uai.clone(), found))));
            Ok(found.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect::<BTreeMap<String, Found>>())
        },
    );
    let people = people.read();
    let Some(people) = people.ready().filter(|people| !shut() && !people.schools.is_empty()) else {
        return rsx! {};
    };
    let published = published.read();
    let published = published.ready();
    rsx! {
        section { class: "stack",
            h2 { {words.school_mine()} }
            for profile in people.all.iter() {
                if let Some(chosen) = people.schools.get(&profile.id) {
                    div { key: "{profile.id}", class: "stack tight",
                        h3 { class: "break", {words.who_name(profile.who, &profile.name)} }
                        match published.and_then(|published| published.get(&chosen.uai)) {
                            Some(found) => rsx! { ul { class: "rows", SchoolRow { found: found.clone() } } },
                            None => rsx! {
                                p { lang: "fr", "{chosen.name} \u{b7} {chosen.commune}" }
                                p { class: "small quiet", {words.school_gone()} }
                            },
                        }
                    }
                }
            }
        }
    }
}

/// Whose school it is: one tap each.
#[component]
pub fn Whose(school: School) -> Element {
    let words = use_words();
    let shut = use_is_shut();
    let people = use_live(Topic::Profiles, people);
    let enrol =
        use_act(|actions, (id, uai): (ProfileId, String)| async move { actions.enrol(id, uai).await });
    let leave = use_act(|actions, id: ProfileId| async move { actions.leave_school(id).await });
    if shut() || !school.kind.teaches() {
        return rsx! {};
    }
    let people = people.read();
    let Some(people) = people.ready() else { return rsx! {} };
    let persons: Vec<Profile> =
        people.all.iter().filter(|profile| profile.who != Who::MyAssociation).cloned().collect();
    rsx! {
        section { class: "card stack",
            h2 { {words.school_whose()} }
            p { class: "small quiet", {words.school_whose_text()} }
            div { class: "step-actions",
                for profile in persons {
                    if people.schools.get(&profile.id).is_some_and(|chosen| chosen.uai == school.uai) {
                        button { key: "{profile.id}", class: "button full", r#type: "button", aria_pressed: "true", onclick: { let id = profile.id; move |_| leave(id) },
                            Icon { glyph: Glyph::Check } span { class: "break", {words.school_of(&words.who_name(profile.who, &profile.name))} }
                        }
                    } else {
                        button { key: "{profile.id}", class: "button full", r#type: "button", aria_pressed: "false",
                            onclick: { let (id, uai) = (profile.id, school.uai.clone()); move |_| enrol((id, uai.clone())) },
                            span { class: "break", {words.school_of(&words.who_name(profile.who, &profile.name))} }
                        }
                    }
                }
                Link { to: Route::Profiles {}, class: "button plain full", Icon { glyph: Glyph::Plus } {words.rights_child_add()} }
            }
        }
    }
}
