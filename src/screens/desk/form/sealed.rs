//! After « Envoyer »: sealed and on its way, or filed; and the draft that lies in the trash.

use dioxus::prelude::*;
use domain::form::Answers;

use super::opened::Opened;
use super::recap::{Recap, themes, use_commune_names};
use super::steps::TEXT;
use crate::actions;
use crate::screens::account::{SignInCard, use_identity};
use crate::screens::act::{use_act, use_ask};
use crate::screens::desk::papers::{Paper, PaperButton};
use crate::screens::page::Heading;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::desk::outbox::Recall;
use crate::words::Language;

/// The answers of a draft that is not being written.
pub fn answers_of(opened: &Opened) -> Answers {
    opened.answers.iter().filter_map(|(path, answer)| Some((path.clone(), answer.value.clone()?))).collect()
}

#[component]
fn Frozen(opened: Opened) -> Element {
    let words = use_words();
    let answers = answers_of(&opened);
    let names = use_commune_names(&answers);
    let themes = themes(&opened.form, &answers, &opened.papers, &names, words);
    rsx! {
        Recap { draft: opened.draft.id, themes, open: false }
        PaperButton { paper: Paper::Draft(opened.draft.id) }
        Link { to: Route::Draft { id: opened.draft.id.0.to_string(), at: TEXT.to_owned() }, class: "button plain", Icon { glyph: Glyph::Copy } {words.form_as_text()} }
    }
}

#[component]
fn Back() -> Element {
    let words = use_words();
    rsx! {
        Link { to: Route::Desk {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.desk_title())} }
    }
}

/// Frozen, and waiting in the outbox.
#[component]
pub fn Sealed(opened: Opened) -> Element {
    let words = use_words();
    let french = words.language() == Language::French;
    let mut told = use_signal(|| None::<String>);
    let draft = opened.draft.id;
    let identity = use_identity();
    let signed_in = identity.read().ready().is_none_or(|identity| !identity.must_sign_in());
    let take_back = use_ask(
        move |actions: actions::Actions, ()| async move { actions.take_back(draft).await },
        move |outcome: actions::Result<Recall>| match outcome {
            // It is open again, and shown so.
            Ok(Recall::Done) => {}
            Ok(Recall::AsksFirst) => told.set(Some(words.form_take_back_asks())),
            Ok(Recall::TooLate) => told.set(Some(words.form_take_back_late())),
            Err(error) => told.set(Some(words.form_trouble(error.code()))),
        },
    );
    rsx! {
        div { class: "page",
            Back {}
            div { class: "page-head",
                span { class: "badge hue-green", Icon { glyph: Glyph::Check } }
                Heading { text: words.form_sealed() }
                p { class: "lead", {opened.form.title.read_in(french)} }
            }
            section { class: "card soft",
                p { if signed_in { {words.form_sealed_text()} } else { {words.form_sealed_kept()} } }
                p { class: "quiet", {words.form_sealed_close()} }
            }
            SignInCard {}
            div { role: "status",
                if let Some(text) = told() { div { class: "notice", Icon { glyph: Glyph::Info } p { "{text}" } } }
            }
            button { class: "button full", r#type: "button", onclick: move |_| take_back(()), Icon { glyph: Glyph::Undo } {words.form_take_back()} }
            p { class: "small quiet", {words.form_take_back_hint()} }
            Frozen { opened }
        }
    }
}

/// The Region holds it.
#[component]
pub fn Filed(opened: Opened) -> Element {
    let words = use_words();
    let today = use_today();
    let french = words.language() == Language::French;
    let application = opened.application.clone();
    rsx! {
        div { class: "page",
            Back {}
            div { class: "page-head",
                span { class: "badge hue-green", Icon { glyph: Glyph::Check } }
                Heading { text: words.form_filed() }
                p { class: "lead", {opened.form.title.read_in(french)} }
            }
            if let Some(application) = application {
                section { class: "card soft",
                    if let Some(number) = application.number { p { strong { {words.form_number(&number)} } } }
                    p { {words.form_filed_on(&words.instant(application.sealed_at, today))} }
                }
            }
            Frozen { opened }
        }
    }
}

/// In the trash, for thirty days.
#[component]
pub fn Trashed(opened: Opened) -> Element {
    let words = use_words();
    let today = use_today();
    let french = words.language() == Language::French;
    let draft = opened.draft.id;
    let restore = use_act(move |actions: actions::Actions, ()| async move { actions.restore(draft).await });
    let until = opened
        .draft
        .kept_until()
        .map(|at| words.near_day(domain::paris::paris(at).date_naive(), today))
        .unwrap_or_default();
    rsx! {
        div { class: "page",
            Back {}
            div { class: "page-head",
                Heading { text: words.form_trashed() }
                p { class: "lead", {opened.form.title.read_in(french)} }
            }
            div { class: "notice", role: "status",
                Icon { glyph: Glyph::Trash }
                div { class: "grow stack tight",
                    p { {words.form_trashed_text(&until)} }
                    button { class: "button", r#type: "button", onclick: move |_| restore(()), Icon { glyph: Glyph::Undo } {words.form_restore()} }
                }
            }
            Frozen { opened }
        }
    }
}
