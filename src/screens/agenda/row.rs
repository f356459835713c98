//! An event in a list: when, what, where, how far; what is off is struck through, with the word.

use chrono::NaiveDate;
use dioxus::prelude::*;
use domain::event::{Attendance, Cost, Status};

use crate::screens::kept::{holds, use_keep_event, use_kept};
use crate::screens::parts::chip::Chip;
use crate::screens::parts::icon::{Glyph, Icon, of_event};
use crate::screens::places::row::how_far;
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::reference::events::Found;
use crate::words::Words;

/// One event, on that day of the list; none for what goes on for long.
#[component]
pub fn EventRow(found: Found, on: Option<NaiveDate>) -> Element {
    let words = use_words();
    let today = use_today();
    let kept = use_kept();
    let (glyph, hue) = of_event(found.theme);
    let off = found.is_off();
    let whereabouts = whereabouts(&found, words);
    let on_day = found.times.iter().filter(|time| off || !time.cancelled).copied().collect::<Vec<_>>();
    let when = match (found.until, on) {
        (Some(until), _) => words.event_until(&words.near_day(until, today)),
        (None, on) => words.event_times(&on_day, on.unwrap_or(today), today),
    };
    let is_kept = holds(&kept.read(), &found.id);
    rsx! {
        li { class: "row event-row", "data-off": "{off}",
            div { class: "row-head",
                span { class: "badge {hue}", Icon { glyph } }
                div { class: "grow stack tight",
                    span { class: "eyebrow", "{when}" }
                    Link { to: Route::EventPage { id: found.id.to_string() }, class: "row-link", lang: "fr",
                        if off { s { "{found.title}" } } else { "{found.title}" }
                    }
                    if !whereabouts.is_empty() { p { class: "quiet small", lang: "fr", "{whereabouts}" } }
                }
                Star { id: found.id.clone(), title: found.title.clone(), on: is_kept }
            }
            div { class: "cluster",
                StatusChip { status: found.status, off }
                if found.cost == Cost::Free { Chip { tone: "good", glyph: Glyph::Check, text: words.event_cost("free") } }
                if let Some(text) = from_home(found.attendance, words) { Chip { glyph: Glyph::Globe, text } }
                if found.young { Chip { glyph: Glyph::People, text: words.event_young() } }
            }
        }
    }
}

/// Keeps an event, or keeps it no longer.
#[component]
pub fn Star(id: domain::ids::RecordId, title: String, on: bool) -> Element {
    let words = use_words();
    let keep = use_keep_event();
    let label = if on { words.event_unkeep_name(&title) } else { words.event_keep_name(&title) };
    rsx! {
        button { class: if on { "tool star star-on" } else { "tool star" }, r#type: "button", aria_pressed: "{on}", aria_label: label,
            onclick: move |_| keep((id.clone(), title.clone(), !on)),
            Icon { glyph: Glyph::Star }
        }
    }
}

/// What became of it, if that is not as announced: an icon and the word.
#[component]
pub fn StatusChip(status: Status, off: bool) -> Element {
    let words = use_words();
    let (tone, glyph, code) = match status {
        Status::Cancelled | Status::Postponed => ("bad", Glyph::Cross, status.slug()),
        // Every time of that day is cancelled by itself.
        _ if off => ("bad", Glyph::Cross, Status::Cancelled.slug()),
        Status::Full => ("warn", Glyph::Alert, status.slug()),
        Status::Rescheduled | Status::MovedOnline | Status::Other => ("note", Glyph::Info, status.slug()),
        Status::Scheduled => return rsx! {},
    };
    rsx! { Chip { tone, glyph, text: words.event_status(code) } }
}

/// That one may take part from home; none where one comes in person only.
pub fn from_home(attendance: Attendance, words: &Words) -> Option<String> {
    match attendance {
        Attendance::InPerson => None,
        Attendance::Online => Some(words.event_online()),
        Attendance::Mixed => Some(words.event_mixed()),
    }
}

/// « La Vapeur, Dijon, à 12 km, vers le nord ».
fn whereabouts(found: &Found, words: &Words) -> String {
    let distance = found.metres.map(|metres| how_far(metres, found.wind, found.approximate, words));
    let parts = found.venue.iter().cloned().chain([found.commune.clone()]).chain(distance);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
