//! Answers that hardly go together: said, never in the way.

use dioxus::prelude::*;
use domain::eligibility::contradictions;

use super::pass::use_rights;
use crate::screens::Keys;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;

/// The contradictions among the answers, with the way to them; `here` where they stand on the same screen.
#[component]
pub fn Slips(#[props(default)] here: bool) -> Element {
    let words = use_words();
    let rights = use_rights();
    let today = use_context::<Keys>().actions.today();
    let found = contradictions(&rights.pass.read().facts, today);
    rsx! {
        div { role: "status",
            if !found.is_empty() {
                div { class: "notice warning",
                    Icon { glyph: Glyph::Alert }
                    div { class: "grow stack tight",
                        for slip in found {
                            p { key: "{slip:?}", {words.rights_contradiction(&words.subject(&slip.one), &words.subject(&slip.other))} }
                        }
                        if !here {
                            div { class: "cluster", Link { to: Route::RightsAnswers {}, class: "button", {words.rights_recap_see()} } }
                        }
                    }
                }
            }
        }
    }
}
