//! Mode aidant: the mandate is recorded, and what belongs to it is read, taken away, handed over, ended.

mod begin;
mod end;
mod helped;
mod journal;
mod line;
mod orientation;

use dioxus::prelude::*;
use domain::mandate::Help;

use self::begin::Begin;
use self::helped::Helped;
use super::live::{Live, use_live};
use super::page::Page;
use super::parts::icon::{Glyph, Icon};
use super::parts::link_row::LinkRow;
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::mandates;

/// Who is helped in this desk, read again at each change.
pub fn use_help() -> Signal<Live<Option<Help>>> {
    use_live(Topic::Help, mandates::help)
}

/// Mode aidant.
#[component]
pub fn Helper() -> Element {
    let words = use_words();
    let help = use_help();
    rsx! {
        Page { title: words.helper_title(), lead: words.helper_lead(),
            match &*help.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(None) => rsx! { Begin {} },
                Live::Ready(Some(help)) => rsx! { Helped { help: help.clone() } },
            }
            // Whoever is helped may bring the sheet of somebody who helped before.
            ul { class: "rows",
                LinkRow { to: Route::ReadCode { text: String::new() }, glyph: Glyph::Code, hue: "hue-info", title: words.slip_title(), text: words.slip_link_text() }
            }
        }
    }
}

/// Who is helped and until when, on every screen.
#[component]
pub fn Banner() -> Element {
    let words = use_words();
    let today = use_today();
    let help = use_help();
    let help = help.read();
    let Some(help) = help.ready().and_then(Option::as_ref) else { return rsx! {} };
    rsx! {
        div { class: "helping", role: "status",
            Link { to: Route::Helper {}, Icon { glyph: Glyph::People } span { {words.helper_line(help, today)} } }
        }
    }
}
