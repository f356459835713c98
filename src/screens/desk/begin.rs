//! « Préparer ma demande »: an open draft is offered first, then « Pour qui ? ».

use dioxus::prelude::*;
use domain::draft::Draft as DraftOf;
use domain::form::FormState;
use domain::ids::{DraftId, ProfileId, RecordId};
use domain::profile::{Profile, Who};

use super::form::warning;
use crate::actions::{self, Actions, Begun};
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::live::{Live, use_live, use_live_with};
use crate::screens::page::Heading;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::{drafts, profiles};
use crate::store::reference::forms;
use crate::words::Language;

/// Begins a draft of that form.
#[component]
pub fn Begin(form: ReadSignal<String>) -> Element {
    let words = use_words();
    let found = use_live_with(
        Topic::Editions,
        move || RecordId::parse(&form.read()),
        |db, id: &Option<RecordId>| match id {
            Some(id) => forms::one(db, id),
            None => Ok(None),
        },
    );
    match &*found.read() {
        Live::Loading => rsx! { div { class: "page", Waiting { words } } },
        Live::Failed(error) => rsx! { div { class: "page", Failed { code: error.code(), words } } },
        Live::Ready(Some(held)) if matches!(held.form.state, FormState::Open | FormState::Closing) => {
            rsx! { Known { form: held.form.clone() } }
        }
        Live::Ready(_) => rsx! {
            div { class: "page",
                Heading { text: words.form_cannot_begin() }
                Empty { glyph: Glyph::Inbox, title: words.form_cannot_begin_text(),
                    Link { to: Route::NoCard {}, class: "button primary", {words.aid_missing_action()} }
                }
            }
        },
    }
}

#[component]
fn Known(form: domain::form::Form) -> Element {
    let words = use_words();
    let today = use_today();
    let now = use_context::<Keys>().actions.now();
    let french = words.language() == Language::French;
    let id = form.id.clone();
    let open = use_live(Topic::Drafts, move |db| drafts::open_of_form(db, &id));
    let warning = warning(&form, now, today, words);
    rsx! {
        div { class: "page",
            Link { to: Route::AidCard { id: form.aid.to_string() }, class: "back", Icon { glyph: Glyph::Back } {words.form_back_to_card()} }
            div { class: "page-head",
                Heading { text: words.form_prepare() }
                p { class: "lead", {form.title.read_in(french)} }
                if !form.intro.is_empty() { p { {form.intro.read_in(french)} } }
            }
            if let Some(text) = warning { div { class: "notice warning", Icon { glyph: Glyph::Alert } p { "{text}" } } }
            match &*open.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(open) => rsx! {
                    if !open.is_empty() { GoOn { open: open.clone() } }
                    ForWhom { form: form.id.clone(), anew: !open.is_empty() }
                },
            }
            ul { class: "ticks",
                for promise in [words.form_promise_kept(), words.form_promise_offline(), words.form_promise_nobody()] {
                    li { key: "{promise}", Icon { glyph: Glyph::Check } span { "{promise}" } }
                }
            }
        }
    }
}

/// What was begun before, first.
#[component]
fn GoOn(open: Vec<DraftOf>) -> Element {
    let words = use_words();
    let today = use_today();
    let people = use_live(Topic::Profiles, profiles::all);
    let people = people.read();
    let name = |draft: &DraftOf| {
        let of = people.ready().into_iter().flatten().find(|profile| draft.profile == Some(profile.id));
        words.form_for(&of.map_or_else(
            || words.who_name(Who::Me, ""),
            |profile| words.who_name(profile.who, &profile.name),
        ))
    };
    rsx! {
        section { class: "card soft",
            h2 { {words.form_begun(open.len())} }
            ul { class: "rows",
                for draft in open {
                    li { key: "{draft.id.0}", class: "stack tight",
                        p { {name(&draft)} " " span { class: "small quiet", {words.form_touched(&words.instant(draft.touched_at, today))} } }
                        Link { to: Route::Draft { id: draft.id.0.to_string(), at: String::new() }, class: "button primary full", {words.form_resume()} }
                    }
                }
            }
        }
    }
}

/// Somebody who may be chosen.
#[derive(Clone, PartialEq)]
enum For {
    Known(Option<ProfileId>),
    New(Who),
}

/// « Pour qui ? »
#[component]
fn ForWhom(form: RecordId, anew: bool) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let people = use_live(Topic::Profiles, profiles::all);
    let people = people.read();
    let people: Vec<Profile> = people.ready().cloned().unwrap_or_default();
    let me = people.iter().find(|profile| profile.who == Who::Me).map(|profile| profile.id);
    let mut chosen = use_signal(|| None::<For>);
    let mut name = use_signal(String::new);
    let mut told = use_signal(|| None::<String>);
    let french = words.language() == Language::French;
    let begin = use_ask(
        move |actions: Actions, (whom, name): (For, String)| {
            let form = form.clone();
            async move {
                let profile = match whom {
                    For::Known(profile) => profile,
                    For::New(who) => Some(actions.describe(who, name).await?),
                };
                match actions.begin(form, profile, french, anew).await? {
                    Begun::New(draft) => Ok(draft),
                    // Begun meanwhile, in another window: that one is gone on with.
                    Begun::GoOn(open) => open.first().map(|draft| draft.id).ok_or(actions::Error::FormClosed),
                }
            }
        },
        move |outcome: actions::Result<DraftId>| match outcome {
            Ok(draft) => {
                navigator.push(Route::Draft { id: draft.0.to_string(), at: String::new() });
            }
            Err(error) => told.set(Some(words.form_trouble(error.code()))),
        },
    );
    let mut options = vec![(For::Known(me), words.who_name(Who::Me, ""))];
    let others = people.iter().filter(|profile| profile.who != Who::Me);
    options.extend(
        others.map(|profile| (For::Known(Some(profile.id)), words.who_name(profile.who, &profile.name))),
    );
    let fresh = Who::ALL.into_iter().filter(|who| *who != Who::Me);
    options.extend(fresh.map(|who| (For::New(who), words.form_somebody_new(who.code()))));
    let new = matches!(chosen(), Some(For::New(_)));
    rsx! {
        form { class: "stack wide", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                let Some(whom) = chosen() else { return told.set(Some(words.form_for_whom_missing())) };
                if matches!(whom, For::New(_)) && name.peek().trim().is_empty() {
                    return told.set(Some(words.form_name_missing()));
                }
                told.set(None);
                begin((whom, name.peek().clone()));
            },
            fieldset { class: "field ask",
                legend { class: "legend", if anew { {words.form_another_for_whom()} } else { {words.form_for_whom()} } }
                div { class: "choices one",
                    for (rank, (whom, text)) in options.into_iter().enumerate() {
                        label { key: "{rank}", class: "choice",
                            input { r#type: "radio", name: "whom", value: "{rank}", checked: chosen() == Some(whom.clone()), onchange: move |_| chosen.set(Some(whom.clone())) }
                            span { "{text}" }
                        }
                    }
                }
            }
            if new {
                div { class: "field ask",
                    label { r#for: "whom-name", {words.form_somebody_name()} }
                    p { id: "whom-hint", class: "help", {words.form_somebody_hint()} }
                    span { class: "line", input { id: "whom-name", r#type: "text", autocomplete: "off", aria_describedby: "whom-hint", initial_value: "", oninput: move |event| name.set(event.value()) } }
                }
            }
            div { role: "alert", if let Some(text) = told() { p { class: "wrong", Icon { glyph: Glyph::Alert } span { "{text}" } } } }
            button { class: if anew { "button full" } else { "button primary full" }, r#type: "submit", if anew { {words.form_begin_another()} } else { {words.form_begin()} } }
        }
    }
}
