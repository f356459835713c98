//! What is said aloud, each topic by itself, and when nothing is: off until the citizen wishes it.

use dioxus::prelude::*;
use domain::watch::Quiet;

use super::Keys;
use super::parts::field::{Pick, Switch};
use super::settings::use_adjust;
use super::words::{use_settings, use_words};
use crate::store::desk::settings::Adjust;

/// Notifications. In a helper's desk there are none, and nothing is asked.
#[component]
pub fn NoticeSettings() -> Element {
    let words = use_words();
    let adjust = use_adjust();
    let aloud = use_settings().aloud;
    if use_context::<Keys>().actions.is_helping() {
        return rsx! {};
    }
    let hours: Vec<(String, String)> =
        (0..24_u8).map(|hour| (hour.to_string(), words.notices_hour(usize::from(hour)))).collect();
    let quiet = aloud.quiet;
    rsx! {
        section { class: "group", id: "notices",
            h2 { {words.notices_title()} }
            p { class: "quiet", {words.notices_lead()} }
            Switch { label: words.notices_searches(), hint: words.notices_searches_hint(), on: aloud.searches, onflip: move |on| adjust(Adjust::AloudSearches(on)) }
            Switch { label: words.notices_kept(), hint: words.notices_kept_hint(), on: aloud.kept, onflip: move |on| adjust(Adjust::AloudKept(on)) }
            Switch { label: words.notices_deadlines(), hint: words.notices_deadlines_hint(), on: aloud.deadlines, onflip: move |on| adjust(Adjust::AloudDeadlines(on)) }
            div { class: "stack tight", role: "group", aria_labelledby: "quiet-legend",
                span { id: "quiet-legend", class: "legend", {words.notices_quiet()} }
                div { class: "filters",
                    Pick { id: "quiet-from", label: words.notices_quiet_from(), value: quiet.from.to_string(), options: hours.clone(),
                        onpick: move |hour: String| adjust(Adjust::Quiet(Quiet { from: hour.parse().unwrap_or(quiet.from), ..quiet })) }
                    Pick { id: "quiet-until", label: words.notices_quiet_until(), value: quiet.until.to_string(), options: hours,
                        onpick: move |hour: String| adjust(Adjust::Quiet(Quiet { until: hour.parse().unwrap_or(quiet.until), ..quiet })) }
                }
                p { class: "small quiet", {words.notices_quiet_hint()} }
            }
            p { class: "small quiet", {words.notices_where()} }
        }
    }
}
