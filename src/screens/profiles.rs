//! « Pour qui vous demandez »: whom the citizen applies for, and what need not be typed twice.

mod answer;
mod one;

use dioxus::prelude::*;
use domain::draft::KEPT_FOR;
use domain::eligibility::Subject;
use domain::ids::ProfileId;
use domain::profile::{Profile, Who};

pub use self::one::ProfilePage;
use super::act::use_act;
use super::eligibility::told;
use super::live::{Live, use_live};
use super::page::Page;
use super::parts::empty::Empty;
use super::parts::field::Radios;
use super::parts::icon::{Glyph, Icon};
use super::parts::link_row::LinkRow;
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::profiles;

/// Pour qui vous demandez.
#[component]
pub fn Profiles() -> Element {
    let words = use_words();
    let found = use_live(Topic::Profiles, profiles::all);
    rsx! {
        Page { title: words.profiles_title(), lead: words.profiles_lead(),
            Link { to: Route::Settings {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.settings_title())} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(people) => rsx! {
                    if people.is_empty() {
                        Empty { glyph: Glyph::People, hue: "hue-gold", title: words.profiles_none(), text: words.profiles_none_text() }
                    } else {
                        ul { class: "rows",
                            for profile in people.iter().cloned() {
                                LinkRow { key: "{profile.id}", to: Route::ProfilePage { id: profile.id.to_string() }, glyph: look(profile.who), hue: "hue-gold",
                                    title: words.who_name(profile.who, &profile.name), text: words.profiles_known(counted(&profile)) }
                            }
                        }
                    }
                    Add { has_me: people.iter().any(|profile| profile.who == Who::Me) }
                },
            }
            Trash {}
        }
    }
}

/// How many answers are kept: those of forms, and those of « Mes droits » as they were asked.
fn counted(profile: &Profile) -> usize {
    profile.answers.keys().filter(|path| Subject::parse(path).is_none()).count() + told(profile)
}

/// The icon of a person or a body.
fn look(who: Who) -> Glyph {
    match who {
        Who::Me | Who::MyParent => Glyph::Person,
        Who::MyChild => Glyph::School,
        Who::MyAssociation => Glyph::People,
    }
}

#[component]
fn Add(has_me: bool) -> Element {
    let words = use_words();
    let mut who = use_signal(|| if has_me { Who::MyChild } else { Who::Me });
    let mut name = use_signal(String::new);
    let mut told = use_signal(|| None::<String>);
    let describe = use_act(|actions, (who, name): (Who, String)| async move {
        actions.describe(who, name).await.map(|_| ())
    });
    let options = Who::ALL.into_iter().filter(|who| !has_me || *who != Who::Me);
    let options: Vec<_> = options.map(|who| (who.code().to_owned(), words.form_who(who.code()))).collect();
    // There is one « me »: once it is added, it is offered no more.
    let chosen = if has_me && who() == Who::Me { Who::MyChild } else { who() };
    rsx! {
        form { class: "card", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                let typed = name.peek().trim().to_owned();
                if typed.is_empty() && chosen != Who::Me {
                    return told.set(Some(words.form_name_missing()));
                }
                told.set(None);
                name.set(String::new());
                describe((chosen, typed));
            },
            h2 { {words.profiles_add()} }
            Radios { name: "profile-who", legend: words.profiles_add_who(), value: chosen.code(), options,
                onpick: move |code: String| who.set(Who::parse(&code).unwrap_or(Who::MyChild)) }
            if chosen != Who::Me {
                div { class: "field",
                    label { r#for: "profile-new", {words.form_somebody_name()} }
                    p { id: "profile-new-hint", class: "help", {words.form_somebody_hint()} }
                    span { class: "line",
                        input { id: "profile-new", r#type: "text", autocomplete: "off", value: "{name}", aria_describedby: "profile-new-hint",
                            aria_invalid: if told().is_some() { "true" }, oninput: move |event| name.set(event.value()) }
                    }
                }
            }
            if let Some(text) = told() { p { class: "wrong", role: "alert", Icon { glyph: Glyph::Alert } span { "{text}" } } }
            div { class: "cluster",
                button { class: "button primary", r#type: "submit", Icon { glyph: Glyph::Plus } {words.profiles_add_do()} }
            }
        }
    }
}

#[component]
fn Trash() -> Element {
    let words = use_words();
    let today = use_today();
    let found = use_live(Topic::Profiles, profiles::trashed);
    let restore = use_act(|actions, id: ProfileId| async move { actions.restore_profile(id).await });
    let found = found.read();
    let trashed: Vec<(Profile, _)> = found.ready().cloned().unwrap_or_default();
    if trashed.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.profiles_trash()} }
            ul { class: "rows",
                for (profile, at) in trashed {
                    li { key: "{profile.id}", class: "row flat",
                        div { class: "grow stack tight",
                            strong { {words.who_name(profile.who, &profile.name)} }
                            p { class: "quiet small", {words.profiles_trash_until(&words.near_day(domain::paris::paris(at + KEPT_FOR).date_naive(), today))} }
                        }
                        button { class: "button plain", r#type: "button", aria_label: words.profiles_restore_name(&words.who_name(profile.who, &profile.name)),
                            onclick: move |_| restore(profile.id), {words.profiles_restore()}
                        }
                    }
                }
            }
        }
    }
}
