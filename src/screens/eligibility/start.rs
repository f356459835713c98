//! For whom: a profile of the desk, somebody new, or nobody in particular, of whom nothing is kept.

use dioxus::prelude::*;
use domain::eligibility::{Facts, Subject, Value};
use domain::ids::ProfileId;
use domain::profile::{Profile, Who};

use super::pass::{Pass, use_rights};
use crate::actions::{self, Actions};
use crate::screens::act::use_ask;
use crate::screens::live::{Live, use_live};
use crate::screens::page::Page;
use crate::screens::parts::field::Radios;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::notice::{Kind, Notice, use_notices};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::desk::profiles;

/// « Mes droits ».
#[component]
pub fn Eligibility() -> Element {
    let words = use_words();
    let rights = use_rights();
    let shut = (rights.is_shut)();
    let going = {
        let pass = rights.pass.read();
        (pass.profile.is_none() && !pass.facts.is_empty()).then_some(pass.who)
    };
    rsx! {
        Page { title: words.rights_title(), lead: words.rights_lead(),
            ul { class: "ticks",
                for promise in [words.rights_promise_here(), words.rights_promise_unsure(), words.rights_promise_money()] {
                    li { key: "{promise}", Icon { glyph: Glyph::Check } span { "{promise}" } }
                }
            }
            if let Some(who) = going {
                div { class: "card soft",
                    h2 { {words.rights_going()} }
                    p { {words.rights_going_text(who.code())} }
                    div { class: "cluster",
                        Link { to: Route::RightsResults {}, class: "button primary", {words.rights_see()} }
                    }
                }
            }
            if shut {
                div { class: "notice", Icon { glyph: Glyph::Info }
                    div { class: "grow stack tight",
                        p { {words.rights_shut()} }
                        div { class: "cluster", Link { to: Route::Desk {}, class: "button", {words.rights_shut_open()} } }
                    }
                }
            } else {
                People {}
            }
            Nameless {}
        }
    }
}

/// Whether it was answered for that profile before, by how many answers.
pub fn told(profile: &Profile) -> usize {
    let subject = |path: &String| match Subject::parse(path) {
        // A list that is ticked is one answer, however long.
        Some(Subject::Situation(_)) => Some("situation"),
        Some(Subject::Housing(_)) => Some("housing"),
        Some(_) => Some(""),
        None => None,
    };
    let kinds: Vec<&str> = profile.answers.keys().filter_map(subject).collect();
    let lists = ["situation", "housing"].iter().filter(|list| kinds.contains(list)).count();
    kinds.iter().filter(|kind| kind.is_empty()).count() + lists
}

#[component]
fn People() -> Element {
    let words = use_words();
    let mut rights = use_rights();
    let navigator = use_navigator();
    let found = use_live(Topic::Profiles, profiles::all);
    // Held here and not by the row: the row is gone as soon as the profile is there, and what it began with it.
    let new = use_new();
    let mut choose = move |profile: &Profile| {
        let same = rights.pass.peek().profile == Some(profile.id);
        if !same {
            rights.typed.write().clear();
            rights.pass.set(Pass::of(profile));
        } else {
            rights.pass.write().is_chosen = true;
        }
        match told(profile) {
            0 => navigator.push(Route::RightsQuestion { step: rights.pass.peek().path.len() }),
            _ => navigator.push(Route::RightsResults {}),
        };
    };
    match &*found.read() {
        Live::Loading => rsx! { Waiting { words } },
        Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
        Live::Ready(people) => {
            let has_me = people.iter().any(|profile| profile.who == Who::Me);
            rsx! {
                section { class: "stack",
                    h2 { {words.rights_for_whom()} }
                    ul { class: "options",
                        if !has_me {
                            li {
                                button { r#type: "button", onclick: move |_| new((Who::Me, String::new(), Facts::default())),
                                    strong { {words.who_name(Who::Me, "")} }
                                    span { class: "small quiet", {words.rights_told(0)} }
                                }
                            }
                        }
                        for profile in people.iter().cloned() {
                            li { key: "{profile.id}",
                                button { r#type: "button", onclick: { let profile = profile.clone(); move |_| choose(&profile) },
                                    strong { class: "break", {words.who_name(profile.who, &profile.name)} }
                                    span { class: "small quiet", {words.rights_told(told(&profile))} }
                                }
                            }
                        }
                    }
                    Somebody { }
                }
            }
        }
    }
}

/// Makes a profile and begins with it; what a household shares is told at once.
fn use_new() -> Callback<(Who, String, Facts)> {
    let words = use_words();
    let mut rights = use_rights();
    let mut notices = use_notices();
    let navigator = use_navigator();
    use_ask(
        |actions: Actions, (who, name, shared): (Who, String, Facts)| async move {
            let id = actions.describe(who, name.clone()).await?;
            if !shared.is_empty() {
                actions.tell(id, shared.clone()).await?;
            }
            Ok((id, who, name, shared))
        },
        move |outcome: actions::Result<(ProfileId, Who, String, Facts)>| match outcome {
            Ok((id, who, name, facts)) => {
                rights.typed.write().clear();
                let fresh = Pass { profile: Some(id), name, facts, ..Pass::nameless(who) };
                rights.pass.set(Pass { is_read: false, ..fresh });
                navigator.push(Route::RightsQuestion { step: 0 });
            }
            Err(error) => notices.push(Notice::new(Kind::Error, words.apology(error.code()))),
        },
    )
}

/// What a child shares with whoever lives with it: the commune and the household.
fn shared(facts: &Facts) -> Facts {
    let mut shared = Facts::default();
    for subject in [Subject::Home, Subject::Income, Subject::Parts, Subject::Quotient, Subject::Household] {
        if let Some(value) = facts.get(&subject).filter(|value| **value != Value::Unsure) {
            shared.set(subject, value.clone());
        }
    }
    shared
}

/// Somebody who is not among the profiles yet.
#[component]
fn Somebody() -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    let mut who = use_signal(|| Who::MyChild);
    let options = [Who::MyChild, Who::MyParent, Who::MyAssociation];
    let options: Vec<_> =
        options.map(|who| (who.code().to_owned(), words.rights_somebody(who.code()))).to_vec();
    if !open() {
        return rsx! {
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| open.set(true), Icon { glyph: Glyph::Plus } {words.profiles_add()} }
            }
        };
    }
    rsx! {
        section { class: "card", aria_labelledby: "rights-new-title",
            h3 { id: "rights-new-title", {words.profiles_add()} }
            Radios { name: "rights-who", legend: words.profiles_add_who(), value: who().code(), options,
                onpick: move |code: String| who.set(Who::parse(&code).unwrap_or(Who::MyChild)) }
            Named { who: who(), onclose: move |()| open.set(false) }
        }
    }
}

/// Their name, and the button that begins with them.
#[component]
fn Named(who: Who, shares: Option<bool>, onclose: EventHandler<()>) -> Element {
    let words = use_words();
    let rights = use_rights();
    let new = use_new();
    let mut name = use_signal(String::new);
    let mut told = use_signal(|| None::<String>);
    rsx! {
        form { class: "stack", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                let typed = name.peek().trim().to_owned();
                if typed.is_empty() {
                    return told.set(Some(words.form_name_missing()));
                }
                let facts = if shares == Some(true) { shared(&rights.pass.peek().facts) } else { Facts::default() };
                new((who, typed, facts));
            },
            div { class: "field",
                label { r#for: "rights-name", {words.form_somebody_name()} }
                p { id: "rights-name-hint", class: "help", {words.form_somebody_hint()} }
                span { class: "line",
                    input { id: "rights-name", r#type: "text", autocomplete: "off", value: "{name}",
                        aria_describedby: if told().is_some() { "rights-name-hint rights-name-wrong" } else { "rights-name-hint" },
                        aria_invalid: if told().is_some() { "true" }, oninput: move |event| name.set(event.value()) }
                }
            }
            if let Some(text) = told() { p { id: "rights-name-wrong", class: "wrong", role: "alert", Icon { glyph: Glyph::Alert } span { "{text}" } } }
            div { class: "cluster",
                button { class: "button primary", r#type: "submit", {words.rights_begin()} }
                button { class: "button plain", r#type: "button", onclick: move |_| onclose(()), {words.profile_cancel()} }
            }
        }
    }
}

/// « Ajouter un enfant », from whoever has children.
#[component]
pub fn AddChild() -> Element {
    let words = use_words();
    let rights = use_rights();
    let mut open = use_signal(|| false);
    let has_children = {
        let pass = rights.pass.read();
        let parent = pass.facts.get(&Subject::Situation("parent".to_owned())) == Some(&Value::Yes);
        let counted = matches!(pass.facts.get(&Subject::Children), Some(Value::Figure(count)) if *count > 0);
        pass.who == Who::Me && pass.profile.is_some() && (parent || counted)
    };
    if !has_children {
        return rsx! {};
    }
    rsx! {
        section { class: "card soft", aria_labelledby: "rights-child",
            h2 { id: "rights-child", {words.rights_child()} }
            p { {words.rights_child_text()} }
            if open() {
                Named { who: Who::MyChild, shares: true, onclose: move |()| open.set(false) }
            } else {
                div { class: "cluster",
                    button { class: "button", r#type: "button", onclick: move |_| open.set(true), Icon { glyph: Glyph::Plus } {words.rights_child_add()} }
                }
            }
        }
    }
}

/// Nothing is kept of it once the app is closed.
#[component]
fn Nameless() -> Element {
    let words = use_words();
    let mut rights = use_rights();
    let navigator = use_navigator();
    let mut begin = move |who: Who| {
        rights.typed.write().clear();
        rights.pass.set(Pass::nameless(who));
        navigator.push(Route::RightsQuestion { step: 0 });
    };
    rsx! {
        section { class: "card",
            h2 { {words.rights_nameless()} }
            p { {words.rights_nameless_text()} }
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| begin(Who::Me), Icon { glyph: Glyph::Person } {words.rights_nameless_person()} }
                button { class: "button", r#type: "button", onclick: move |_| begin(Who::MyAssociation), Icon { glyph: Glyph::People } {words.rights_nameless_body()} }
            }
        }
    }
}
