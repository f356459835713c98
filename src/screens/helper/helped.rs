//! Somebody is helped: the mandate, the journal, what is handed over, the end.

use dioxus::prelude::*;
use domain::mandate::Help;

use super::end::{End, HandOver};
use super::journal::Journal;
use super::orientation::OrientationForm;
use crate::screens::words::use_words;

/// Everything of a help, on one page.
#[component]
pub fn Helped(help: Help) -> Element {
    let words = use_words();
    rsx! {
        section { class: "group",
            h2 { {words.helper_mandate()} }
            dl { class: "mandate",
                for (asked, answered) in words.mandate_facts(&help) {
                    dt { "{asked}" }
                    dd { class: "break", "{answered}" }
                }
            }
        }
        Journal { help: help.clone() }
        OrientationForm { matter: help.matter.clone() }
        HandOver {}
        End {}
    }
}
