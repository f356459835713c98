//! The sheet that a code holds, and the whole card of its aid where this telephone has it.

use std::path::PathBuf;

use dioxus::prelude::*;
use domain::ids::RecordId;
use domain::sheet::file_name;
use domain::slip::{Part, Slip};

use crate::actions::{self, Actions};
use crate::screens::act::use_ask;
use crate::screens::aids::card::Whole;
use crate::screens::desk::papers::Said;
use crate::screens::live::{Live, use_live_with};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::aids;

/// Everything of a slip.
#[component]
pub fn SlipSheet(slip: Slip) -> Element {
    let words = use_words();
    let mut said = use_signal(|| None::<Result<PathBuf, &'static str>>);
    let save = use_ask(
        move |actions: Actions, slip: Slip| async move {
            let paper = words.orientation_sheet(&slip, actions.now());
            actions.orient(slip.sheet.aid, paper, file_name(&[&words.orientation_name()], "pdf"), None).await
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    let sheet = slip.sheet.clone();
    let pairs = [
        (Part::Place, words.orientation_place(), sheet.place.clone()),
        (Part::Address, words.orientation_address(), sheet.address.clone()),
        (Part::Phone, words.orientation_phone(), sheet.phone.clone()),
        (Part::Hours, words.orientation_hours(), sheet.hours.clone()),
    ];
    let is_cut = |part: Part| slip.cut.contains(&part);
    let things = sheet.things();
    rsx! {
        section { class: "group", aria_labelledby: "slip-title",
            p { class: "eyebrow", {words.orientation_title()} }
            h2 { id: "slip-title", tabindex: -1,
                onmounted: move |event| async move {
                    // Not being able to focus is no reason to stop reading.
                    let _ = event.data().set_focus(true).await;
                },
                "{sheet.aid}"
            }
            if is_cut(Part::Title) { Cut {} }
            dl { class: "mandate",
                for (part, asked, answered) in pairs {
                    if !answered.is_empty() {
                        dt { "{asked}" }
                        dd { class: "break",
                            for line in answered.lines() { span { class: "line", "{line}" } }
                            if is_cut(part) { Cut {} }
                        }
                    }
                }
            }
            if !things.is_empty() {
                h3 { {words.orientation_things()} }
                ul { class: "ticks",
                    for (rank, thing) in things.into_iter().enumerate() {
                        li { key: "{rank}", Icon { glyph: Glyph::Desk } span { class: "grow break", "{thing}" } }
                    }
                }
                if is_cut(Part::Bring) { Cut {} }
            }
            p { {words.slip_made_on(&words.day(slip.made_on))} }
            p { class: "why", Icon { glyph: Glyph::Info } span { {words.slip_theirs()} } }
            button { class: "button", r#type: "button", onclick: { let slip = slip.clone(); move |_| save(slip.clone()) },
                Icon { glyph: Glyph::File } {words.orientation_save()}
            }
            Said { said: said() }
        }
        match slip.aid.clone() {
            Some(id) => rsx! { Card { id, title: sheet.aid } },
            None => rsx! { p { class: "quiet", {words.slip_no_card()} } Find { title: sheet.aid } },
        }
    }
}

/// Says that a line was longer.
#[component]
fn Cut() -> Element {
    let words = use_words();
    rsx! { p { class: "why", Icon { glyph: Glyph::Info } span { {words.slip_cut()} } } }
}

/// The card that the sheet began with, as this telephone holds it.
#[component]
fn Card(id: RecordId, title: String) -> Element {
    let words = use_words();
    let found = use_live_with(Topic::Aids, move || id.clone(), aids::card);
    rsx! {
        match &*found.read() {
            Live::Loading => rsx! { Waiting { words } },
            Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
            Live::Ready(None) => rsx! {
                div { class: "notice warning", Icon { glyph: Glyph::Info } p { {words.slip_unknown()} } }
                Find { title }
            },
            Live::Ready(Some(aid)) => rsx! {
                section { class: "stack wide",
                    div { class: "stack tight",
                        p { class: "eyebrow", {words.slip_card()} }
                        p { class: "small quiet", {words.slip_card_text()} }
                    }
                    Whole { key: "{aid.id}", aid: aid.clone(), under: true }
                }
            },
        }
    }
}

/// The way to whatever the guide knows of it.
#[component]
fn Find(title: String) -> Element {
    let words = use_words();
    rsx! { Link { to: Route::Search { q: title }, class: "button", Icon { glyph: Glyph::Search } {words.slip_search()} } }
}
