//! What the Region was asked to erase, and what it answered.

use dioxus::prelude::*;
use domain::erasure::Stage;

use crate::screens::live::use_live;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::erasures::{self, Erasure};

/// Every erasure, the last first; nothing where none was asked for.
#[component]
pub fn Answers() -> Element {
    let words = use_words();
    let found = use_live(Topic::Erasures, erasures::all);
    let found = found.read();
    let all = found.ready().cloned().unwrap_or_default();
    if all.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "group",
            h2 { {words.my_data_answers()} }
            for erasure in all {
                Answered { key: "{erasure.id.0}", erasure }
            }
        }
    }
}

#[component]
fn Answered(erasure: Erasure) -> Element {
    let words = use_words();
    let today = use_today();
    let code = erasure.stage.code();
    let when = words.instant(erasure.answered_at.unwrap_or(erasure.asked_at), today);
    let (tone, glyph) = match erasure.stage {
        Stage::Owed => ("", Glyph::Clock),
        Stage::Queued => ("", Glyph::Refresh),
        Stage::Done => ("success", Glyph::Check),
        Stage::Unknown => ("", Glyph::Info),
    };
    rsx! {
        div { class: "notice {tone}", role: "status",
            Icon { glyph }
            div { class: "grow stack tight",
                strong { {words.my_data_stage(code, &when)} }
                p { {words.my_data_stage_text(code)} }
            }
        }
        if !erasure.answer.gone.is_empty() {
            div { class: "stack",
                h3 { {words.my_data_gone_title()} }
                ul { class: "ticks",
                    for (what, count) in &erasure.answer.gone {
                        li { key: "{what}", Icon { glyph: Glyph::Check } span { {words.my_data_gone(what, *count)} } }
                    }
                }
            }
        }
        if !erasure.answer.kept.is_empty() {
            div { class: "stack",
                h3 { {words.my_data_kept_title()} }
                ul { class: "ticks",
                    for kept in &erasure.answer.kept {
                        li { key: "{kept.application.0}", Icon { glyph: Glyph::Clock } span { class: "break", {words.my_data_kept_line(kept, today)} } }
                    }
                }
            }
        }
    }
}
