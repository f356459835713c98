//! One person or body: its name, what is kept of it, what may be given in advance, and how to let it go.

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;
use domain::eligibility::Subject;
use domain::form::{Form, Kind};
use domain::ids::ProfileId;
use domain::profile::{Profile, Who};

use super::answer::{Answer, Asked};
use crate::screens::act::{use_act, use_ask};
use crate::screens::eligibility::told;
use crate::screens::live::{Live, use_live, use_live_on, use_live_with};
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::notice::{self, Notice, use_notices};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::desk::{Reader, profiles};
use crate::store::reference::{communes, forms};
use crate::store::{Error, Result, Topic};
use crate::words::{Language, Words};

/// A profile, and in how many applications it is used; none if it is not there.
fn shown(db: &Reader<'_>, id: ProfileId) -> Result<Option<(Profile, u32)>> {
    match profiles::one(db, id) {
        Err(Error::NotThere) => Ok(None),
        profile => Ok(Some((profile?, profiles::used_in(db, id)?))),
    }
}

/// One profile.
#[component]
pub fn ProfilePage(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let named = id.read().parse().map(ProfileId).unwrap_or(ProfileId(uuid::Uuid::nil()));
    let found = use_live_on(&[Topic::Profiles, Topic::Drafts], move |db: &Reader<'_>| shown(db, named));
    let back = rsx! {
        Link { to: Route::Profiles {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.profiles_title())} }
    };
    match &*found.read() {
        Live::Loading => rsx! { Page { title: words.profiles_title(), Waiting { words } } },
        Live::Failed(error) => rsx! {
            Page { title: words.profiles_title(), Failed { code: error.code(), words } }
        },
        Live::Ready(None) => rsx! {
            Page { title: words.profile_missing(),
                Empty { glyph: Glyph::Person, hue: "hue-gold", title: words.profile_missing(), text: words.profile_missing_text(),
                    Link { to: Route::Profiles {}, class: "button", {words.profiles_title()} }
                }
            }
        },
        Live::Ready(Some((profile, used))) => rsx! {
            Page { title: words.who_name(profile.who, &profile.name), lead: words.profile_lead(),
                {back}
                for profile in [profile.clone()] {
                    Name { key: "{profile.id}", profile }
                }
                Rights { profile: profile.clone() }
                Answers { profile: profile.clone() }
                Delete { profile: profile.clone(), used: *used as usize }
            }
        },
    }
}

#[component]
fn Name(profile: Profile) -> Element {
    let words = use_words();
    let mut name = use_signal(|| profile.name.clone());
    let mut told = use_signal(|| None::<String>);
    let rename =
        use_act(|actions, (id, name): (ProfileId, String)| async move { actions.rename(id, name).await });
    let (id, me, before) = (profile.id, profile.who == Who::Me, profile.name.clone());
    rsx! {
        form { class: "card", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                let typed = name.peek().trim().to_owned();
                if typed.is_empty() && !me {
                    return told.set(Some(words.form_name_missing()));
                }
                told.set(None);
                if typed != before {
                    rename((id, typed));
                }
            },
            div { class: "field",
                label { r#for: "profile-name", {words.profile_name()} }
                p { id: "profile-name-hint", class: "help", {words.profile_name_hint()} }
                span { class: "line",
                    input { id: "profile-name", r#type: "text", autocomplete: "off", value: "{name}", aria_describedby: "profile-name-hint",
                        aria_invalid: if told().is_some() { "true" }, oninput: move |event| name.set(event.value()) }
                }
            }
            if let Some(text) = told() { p { class: "wrong", role: "alert", Icon { glyph: Glyph::Alert } span { "{text}" } } }
            div { class: "cluster", button { class: "button", r#type: "submit", {words.profile_name_save()} } }
        }
    }
}

/// What was answered in « Mes droits »: counted, and changed or erased there.
#[component]
fn Rights(profile: Profile) -> Element {
    let words = use_words();
    let count = told(&profile);
    if count == 0 {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.rights_profile()} }
            p { {words.rights_profile_text(count)} }
            div { class: "cluster", Link { to: Route::Eligibility {}, class: "button", {words.rights_title()} } }
        }
    }
}

/// What may be asked of such a person: forms ask a body other things than a child.
fn concerns(who: Who, path: &str) -> bool {
    let part = path.split('.').next().unwrap_or_default();
    match who {
        Who::MyAssociation => matches!(part, "association" | "contact" | "applicant"),
        Who::Me | Who::MyChild | Who::MyParent => part != "association",
    }
}

fn questions(forms: &[(Form, Vec<String>)], words: &Words) -> Vec<Asked> {
    let french = words.language() == Language::French;
    let mut all = Vec::new();
    for (form, paths) in forms {
        for path in paths {
            let Some((field, kind)) = domain::form::question(form, path) else { continue };
            all.push(Asked {
                path: path.clone(),
                question: words.question(form, path),
                help: if matches!(field.kind, Kind::Household) {
                    String::new()
                } else {
                    field.help.read_in(french).to_owned()
                },
                kind: kind.clone(),
            });
        }
    }
    all
}

#[component]
fn Answers(profile: Profile) -> Element {
    let words = use_words();
    let found = use_live(Topic::Editions, forms::of_the_person);
    let codes = domain::form::answer::communes(&profile.answers);
    let mut wanted = use_signal(|| codes.clone());
    use_effect(use_reactive!(|(codes,)| {
        if *wanted.peek() != codes {
            wanted.set(codes);
        }
    }));
    let names = use_live_with(
        Topic::Communes,
        move || wanted.read().clone(),
        |db, codes: &BTreeSet<String>| communes::names(db, codes),
    );
    let names = names.read().ready().cloned().unwrap_or_default();
    let found = found.read();
    let asked = match &*found {
        Live::Loading => return rsx! { Waiting { words } },
        Live::Failed(error) => return rsx! { Failed { code: error.code(), words } },
        Live::Ready(forms) => questions(forms, words),
    };
    let of = |path: &str| asked.iter().find(|asked| asked.path == path).cloned();
    // What no form held asks any more is shown all the same, under its own name: it can be forgotten.
    let known: Vec<(Asked, String)> = profile
        .answers
        .iter()
        .filter(|(path, _)| Subject::parse(path).is_none())
        .map(|(path, value)| (of(path).unwrap_or_else(|| Asked::nameless(path)), value.clone()))
        .collect();
    let open: Vec<Asked> = asked
        .iter()
        .filter(|asked| concerns(profile.who, &asked.path) && !profile.answers.contains_key(&asked.path))
        .cloned()
        .collect();
    let told = |asked: &Asked, value: &str| words.told(&asked.kind, value, &names);
    rsx! {
        section { class: "stack",
            h2 { {words.profile_answers()} }
            if known.is_empty() { p { class: "quiet", {words.profile_answers_none()} } }
            ul { class: "rows",
                for (asked, value) in known {
                    li { key: "{asked.path}", class: "card",
                        Answer { told: told(&asked, &value), profile: profile.id, asked: asked.clone(), value: Some(value.clone()) }
                    }
                }
            }
        }
        if !open.is_empty() {
            details { class: "fold",
                summary { {words.profile_more()} }
                div { class: "stack wide",
                p { class: "quiet", {words.profile_more_text()} }
                for (part, asked) in by_part(open) {
                    section { key: "{part}", class: "stack wide",
                        h3 { {words.profile_part(&part)} }
                        ul { class: "rows",
                            for asked in asked {
                                li { key: "{asked.path}", class: "card",
                                    Answer { told: String::new(), profile: profile.id, asked: asked.clone(), value: None }
                                }
                            }
                        }
                    }
                }
                }
            }
        }
    }
}

fn by_part(asked: Vec<Asked>) -> Vec<(String, Vec<Asked>)> {
    let mut parts: BTreeMap<String, Vec<Asked>> = BTreeMap::new();
    for asked in asked {
        let part = asked.path.split('.').next().unwrap_or_default().to_owned();
        parts.entry(part).or_default().push(asked);
    }
    parts.into_iter().collect()
}

#[component]
fn Delete(profile: Profile, used: usize) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let mut notices = use_notices();
    let mut asks = use_signal(|| false);
    let discard = use_ask(
        |actions: crate::actions::Actions, id: ProfileId| async move { actions.discard_profile(id).await },
        move |outcome: crate::actions::Result<()>| match outcome {
            Ok(()) => {
                notices.push(Notice::new(notice::Kind::Info, words.profile_deleted()));
                navigator.push(Route::Profiles {});
            }
            Err(error) => notices.push(Notice::new(notice::Kind::Error, words.apology(error.code()))),
        },
    );
    let id = profile.id;
    rsx! {
        section { class: "stack",
            if asks() {
                div { class: "card", role: "group", aria_label: words.profile_delete(),
                    p { {words.profile_delete_what(profile.answers.len(), used)} }
                    div { class: "cluster",
                        button { class: "button", r#type: "button", onclick: move |_| discard(id), {words.profile_delete_yes()} }
                        button { class: "button plain", r#type: "button", onclick: move |_| asks.set(false), {words.profile_delete_no()} }
                    }
                }
            } else {
                div { class: "cluster",
                    button { class: "button plain", r#type: "button", onclick: move |_| asks.set(true), Icon { glyph: Glyph::Trash } {words.profile_delete()} }
                }
            }
        }
    }
}
