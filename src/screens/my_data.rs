//! « Mes données »: what is kept and where, out and in again, whom the app calls, and the way to erase.

mod answers;
mod come_in;
mod erase;
mod hosts;
mod out;

use dioxus::prelude::*;

use self::answers::Answers;
use self::come_in::ComeIn;
pub use self::erase::MyDataErase;
use self::hosts::Hosts;
use self::out::TakeOut;
use super::Keys;
use super::live::{Live, use_live_on};
use super::page::Page;
use super::parts::icon::{Glyph, Icon};
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::words::use_words;
use crate::store::Topic;
use crate::store::desk::contents::{self, Contents};
use crate::words::my_data::Held;

/// Whatever changes what is kept.
const CHANGES: &[Topic] = &[
    Topic::Drafts,
    Topic::Documents,
    Topic::Applications,
    Topic::Outbox,
    Topic::Profiles,
    Topic::Favourites,
    Topic::Searches,
];

/// What lies in the desk, counted again at each change.
fn use_contents() -> Signal<Live<Contents>> {
    use_live_on(CHANGES, contents::count)
}

/// Mes données.
#[component]
pub fn MyData() -> Element {
    let words = use_words();
    let held = use_contents();
    let safe = use_context::<Keys>().actions.safe();
    rsx! {
        Page { title: words.my_data_title(), lead: words.my_data_lead(),
            Link { to: Route::Settings {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.settings_title())} }
            Answers {}
            section { class: "group",
                h2 { {words.my_data_here()} }
                match &*held.read() {
                    Live::Loading => rsx! { Waiting { words } },
                    Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                    Live::Ready(held) if held.is_empty() => rsx! { p { {words.my_data_empty()} } },
                    Live::Ready(held) => rsx! {
                        p { {words.my_data_here_text()} }
                        Lines { held: *held }
                    },
                }
                div { class: "stack tight",
                    h3 { {words.my_data_rights()} }
                    p { {words.my_data_rights_text()} }
                }
                div { class: "stack tight",
                    h3 { {words.my_data_locked()} }
                    p { {words.my_data_locked_text(safe.code())} }
                }
                div { class: "stack tight",
                    h3 { {words.my_data_until()} }
                    p { {words.my_data_until_text()} }
                }
            }
            section { class: "group",
                h2 { {words.my_data_there()} }
                p { {words.my_data_there_text()} }
            }
            Hosts {}
            TakeOut {}
            ComeIn {}
            section { class: "group",
                h2 { {words.my_data_erase()} }
                p { {words.my_data_erase_text()} }
                Link { to: Route::MyDataErase {}, class: "button danger", Icon { glyph: Glyph::Trash } {words.my_data_erase_link()} }
            }
        }
    }
}

/// What is there, a line a kind.
#[component]
fn Lines(held: Contents) -> Element {
    let words = use_words();
    rsx! {
        ul { class: "ticks",
            for (what, line) in words.my_data_counts(&held) {
                li { key: "{line}", Icon { glyph: glyph(what) } span { "{line}" } }
            }
        }
    }
}

fn glyph(what: Held) -> Glyph {
    match what {
        Held::Drafts => Glyph::Edit,
        Held::Applications => Glyph::Desk,
        Held::Documents => Glyph::File,
        Held::Receipts => Glyph::Check,
        Held::Messages => Glyph::Mail,
        Held::Profiles => Glyph::People,
        Held::Kept => Glyph::Star,
    }
}
