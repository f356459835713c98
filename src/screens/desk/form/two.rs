//! Two phones, two answers: both are shown where they are asked, and the citizen keeps one.

use dioxus::prelude::*;
use domain::form::{Answers, question};

use super::commune::focus;
use super::missing::name_of;
use super::pad::use_pad;
use super::recap::use_commune_names;
use super::steps::step_of;
use crate::actions::{self, Actions};
use crate::screens::act::use_ask;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::notice::{Kind as NoticeKind, Notice, use_notices};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::desk::answers::{Contested, Side};

/// What waits for a choice at a path; nothing where nothing does. Once chosen, that is said in its place.
#[component]
pub fn TwoAnswers(path: String) -> Element {
    let pad = use_pad();
    let words = use_words();
    let waiting = pad.opened.read().contested.iter().find(|one| one.path == path).cloned();
    let was_chosen = pad.chosen.read().as_ref() == Some(&path);
    rsx! {
        match waiting {
            Some(contested) => rsx! { Both { contested } },
            None => rsx! {
                div { role: "status",
                    if was_chosen { p { class: "echo", Icon { glyph: Glyph::Check } span { {words.choices_kept()} } } }
                }
            },
        }
    }
}

#[component]
fn Both(contested: Contested) -> Element {
    let pad = use_pad();
    let words = use_words();
    let today = use_today();
    let path = contested.path.clone();
    let form = pad.form();
    let kind = question(&form, &path).map(|(_, kind)| kind.clone());
    let (mine, mine_at) = (pad.value(&path), pad.edited(&path));
    let values = [mine.clone(), contested.theirs.clone()].into_iter().enumerate();
    let names =
        use_commune_names(&values.map(|(rank, value)| (rank.to_string(), value)).collect::<Answers>());
    let told = |value: &str| match &kind {
        _ if value.is_empty() => words.choices_emptied(),
        Some(kind) => words.told(kind, value, &names),
        None => value.to_owned(),
    };
    let legend = format!("two-{path}");
    let sides = [
        (Side::Mine, words.choices_here(&words.instant(mine_at, today)), told(&mine)),
        (Side::Theirs, words.choices_there(&words.instant(contested.at, today)), told(&contested.theirs)),
    ];
    rsx! {
        section { class: "card two-answers", role: "group", aria_labelledby: "{legend}",
            div { class: "stack tight",
                strong { id: "{legend}", {words.choices_count(1)} }
                p { class: "small", {words.choices_text()} }
            }
            div { class: "two-sides",
                for (side, whose, value) in sides {
                    Answer { key: "{whose}", path: path.clone(), side, whose, value }
                }
            }
        }
    }
}

#[component]
fn Answer(path: String, side: Side, whose: String, value: String) -> Element {
    let mut pad = use_pad();
    let words = use_words();
    let mut notices = use_notices();
    let chosen = path.clone();
    let choose = use_ask(
        move |actions: Actions, (path, side): (String, Side)| {
            let (draft, pen) = (pad.draft(), pad.pen());
            async move {
                // What is typed at this very moment is the answer of this phone.
                pen.settled().await;
                actions.choose(draft, path, side).await
            }
        },
        move |done: actions::Result<()>| match done {
            Ok(()) => {
                pad.chosen.set(Some(chosen.clone()));
                focus(&chosen);
            }
            Err(error) => notices.push(Notice::new(NoticeKind::Error, words.apology(error.code()))),
        },
    );
    rsx! {
        div { class: "side",
            p { class: "small quiet", "{whose}" }
            p { class: "answer", "{value}" }
            button { class: "button", r#type: "button", aria_label: words.choices_keep_name(&value),
                onclick: move |_| choose((path.clone(), side)),
                {words.choices_keep()}
            }
        }
    }
}

/// Every choice that waits: a way to each question; what no question asks for now is chosen here.
#[component]
pub fn Choices() -> Element {
    let pad = use_pad();
    let words = use_words();
    let form = pad.form();
    let waiting = pad.opened.read().contested.clone();
    let steps = pad.steps.read();
    let is_asked = |one: &Contested| {
        step_of(&form, &one.path).is_some_and(|id| steps.iter().any(|step| step.id() == id))
    };
    let id = pad.draft().0.to_string();
    if waiting.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "card points two-answers", id: "choices",
            h2 { {words.choices_count(waiting.len())} }
            p { class: "small", {words.choices_text()} }
            ul {
                for one in waiting {
                    li { key: "{one.path}",
                        if is_asked(&one) {
                            Link { to: Route::Draft { id: id.clone(), at: one.path.clone() }, class: "point",
                                Icon { glyph: Glyph::Next }
                                span { {name_of(&form, &one.path, words)} }
                            }
                        } else {
                            div { class: "stack",
                                strong { {name_of(&form, &one.path, words)} }
                                TwoAnswers { path: one.path.clone() }
                            }
                        }
                    }
                }
            }
        }
    }
}
