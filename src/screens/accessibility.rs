//! The accessibility statement: what is aimed at, and that no audit has been made.

use dioxus::prelude::*;

use super::page::Page;
use super::parts::icon::{Glyph, Icon};
use super::router::Route;
use super::words::use_words;

/// The statement.
#[component]
pub fn Accessibility() -> Element {
    let words = use_words();
    rsx! {
        Page { title: words.settings_accessibility(), lead: words.settings_accessibility_text(),
            Link { to: Route::Help {}, class: "button", Icon { glyph: Glyph::Phone } {words.help_title()} }
            Link { to: Route::LinkPage { id: "link:defenseur-des-droits".to_owned() }, class: "button", Icon { glyph: Glyph::Next } {words.accessibility_remedy()} }
        }
    }
}
