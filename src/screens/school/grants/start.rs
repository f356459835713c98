//! Where it begins: what is promised, what to have at hand.

use dioxus::prelude::*;

use super::ask::begin_again;
use super::pass::use_pass;
use super::use_tables;
use crate::screens::live::Live;
use crate::screens::page::{Heading, Page};
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;

/// « Ai-je droit à une bourse ? », for a family or for a student.
#[component]
pub fn Grants(kind: ReadSignal<String>) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let student = super::is_student(&kind.read());
    let pass = use_pass(student);
    let tables = use_tables();
    let name = super::kind_of(student);
    if let Live::Ready(tables) = &*tables.read()
        && tables.years(pass.read().kinds()).is_empty()
    {
        return rsx! { NotHere {} };
    }
    let begun = pass.read().year().is_some();
    let next = pass.read().next();
    rsx! {
        Page { title: words.grants_kind(name), lead: words.grants_title(),
            Link { to: Route::School {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.topic_school())} }
            ul { class: "ticks",
                for promise in [words.grants_promise_estimate(), words.rights_promise_unsure(), words.grants_promise_here()] {
                    li { key: "{promise}", Icon { glyph: Glyph::Check } span { "{promise}" } }
                }
            }
            p { {words.grants_ready(name)} }
            div { class: "step-actions",
                match (begun, next) {
                    (false, _) => rsx! {
                        Link { to: Route::GrantQuestion { kind: name.to_owned(), step: 0 }, class: "button primary full", {words.grants_begin()} }
                    },
                    (true, Some(step)) => rsx! {
                        Link { to: Route::GrantQuestion { kind: name.to_owned(), step }, class: "button primary full", {words.rights_go_on()} }
                    },
                    (true, None) => rsx! {
                        Link { to: Route::GrantResult { kind: name.to_owned() }, class: "button primary full", {words.grants_see()} }
                    },
                }
                if begun {
                    button { class: "button full", r#type: "button",
                        onclick: move |_| {
                            begin_again(pass);
                            navigator.push(Route::GrantQuestion { kind: name.to_owned(), step: 0 });
                        },
                        {words.grants_again()}
                    }
                }
            }
        }
    }
}

/// No scale is held yet.
#[component]
pub fn NotHere() -> Element {
    let words = use_words();
    rsx! {
        div { class: "page",
            Heading { text: words.grants_title() }
            Empty { glyph: Glyph::Inbox, title: words.grants_not_here(), text: words.grants_not_here_text(),
                Link { to: Route::School {}, class: "button", {words.topic_school()} }
            }
        }
    }
}
