//! « Mon agenda »: the events that are kept, the deadlines of kept aids, the school holidays.

use dioxus::prelude::*;
use domain::event::Event;

use super::calendar::AddToCalendar;
use super::row::{Star, StatusChip};
use crate::screens::kept::{KeptEvent, use_kept_events, use_kept_rows};
use crate::screens::live::{Live, use_live};
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon, of_event};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::places;

/// Mon agenda.
#[component]
pub fn Mine() -> Element {
    let words = use_words();
    rsx! {
        Page { title: words.mine_title(), lead: words.mine_lead(),
            Link { to: Route::Agenda {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.events_title())} }
            KeptEvents {}
            Closing {}
            Holidays {}
        }
    }
}

#[component]
fn KeptEvents() -> Element {
    let words = use_words();
    let today = use_today();
    let found = use_kept_events();
    rsx! {
        section { class: "stack",
            h2 { {words.mine_events()} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(kept) if kept.is_empty() => rsx! {
                    Empty { glyph: Glyph::Star, hue: "hue-gold", title: words.mine_events_none(), text: words.mine_events_none_text(),
                        Link { to: Route::Agenda {}, class: "button primary", {words.event_missing_action()} }
                    }
                },
                Live::Ready(kept) => {
                    let (past, coming) = in_order(kept.clone(), today);
                    let held: Vec<Event> = coming.iter().filter_map(|(_, _, event)| event.clone()).collect();
                    rsx! {
                        ul { class: "rows", for kept in coming { KeptRow { key: "{kept.0}", kept } } }
                        if !past.is_empty() {
                            h3 { {words.mine_past()} }
                            ul { class: "rows", for kept in past { KeptRow { key: "{kept.0}", kept } } }
                        }
                        AddToCalendar { events: held, whole: true }
                    }
                }
            }
        }
    }
}

/// What is over, and what is not, by their next time; what is no longer published comes last.
fn in_order(mut kept: Vec<KeptEvent>, today: chrono::NaiveDate) -> (Vec<KeptEvent>, Vec<KeptEvent>) {
    let next = |event: &Event| {
        event.dates.occurrences(today, chrono::NaiveDate::MAX).next().map(|time| time.begins())
    };
    kept.sort_by_key(|(_, title, event)| {
        let next = event.as_ref().map(next);
        (next.is_none(), next, title.clone())
    });
    let is_past = |(_, _, event): &KeptEvent| event.as_ref().is_some_and(|event| next(event).is_none());
    kept.into_iter().partition(is_past)
}

#[component]
fn KeptRow(kept: KeptEvent) -> Element {
    let words = use_words();
    let today = use_today();
    let (id, title, event) = kept;
    let (glyph, hue) = event.as_ref().map_or((Glyph::Outing, ""), |event| of_event(event.theme));
    let lines = event.as_ref().map(|event| event.dates.said(today).lines).unwrap_or_default();
    let off = event.as_ref().is_some_and(|event| event.status.is_off());
    let told = event.as_ref().map_or(title, |event| event.title.clone());
    rsx! {
        li { class: "row event-row", "data-off": "{off}",
            div { class: "row-head",
                span { class: "badge {hue}", Icon { glyph } }
                div { class: "grow stack tight",
                    Link { to: Route::EventPage { id: id.to_string() }, class: "row-link", lang: "fr",
                        if off { s { "{told}" } } else { "{told}" }
                    }
                    for (index, line) in lines.iter().take(3).enumerate() {
                        p { key: "{index}", class: "small", {words.event_line_alone(line, today)} }
                    }
                    if event.is_none() { p { class: "quiet small", {words.mine_gone()} } }
                }
                Star { id, title: told.clone(), on: true }
            }
            if let Some(event) = event {
                div { class: "cluster", StatusChip { status: event.status, off } }
            }
        }
    }
}

/// The last days of kept aids.
#[component]
fn Closing() -> Element {
    let words = use_words();
    let today = use_today();
    let rows = use_kept_rows();
    let rows = rows.read();
    let dated = rows
        .ready()
        .into_iter()
        .flatten()
        .filter_map(|row| Some((row.calendar.closes_on(today)?, row.clone())));
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(day, _)| *day);
    rsx! {
        section { class: "stack",
            h2 { {words.mine_deadlines()} }
            if dated.is_empty() { p { class: "quiet", {words.agenda_deadlines_none()} } }
            ul { class: "rows",
                for (day, row) in dated {
                    LinkRow { key: "{row.id}", to: Route::AidCard { id: row.id.to_string() }, glyph: Glyph::Clock, hue: "hue-gold",
                        title: row.title, text: words.weekday(day, today), lang: "fr" }
                }
            }
            Link { to: Route::Deadlines {}, class: "button", {words.mine_deadlines_all()} Icon { glyph: Glyph::Next } }
        }
    }
}

/// The school holidays that are held and not over.
#[component]
fn Holidays() -> Element {
    let words = use_words();
    let today = use_today();
    let held = use_live(Topic::Places, places::school_holidays);
    let held = held.read();
    let coming: Vec<_> = held.ready().into_iter().flatten().filter(|(_, to)| *to >= today).copied().collect();
    rsx! {
        section { class: "stack",
            h2 { {words.mine_holidays()} }
            if held.ready().is_some() && coming.is_empty() { p { class: "quiet", {words.mine_holidays_none()} } }
            ul { class: "when",
                for (from, to) in coming {
                    li { key: "{from}", {words.mine_holiday(&words.near_day(from, today), &words.near_day(to, today))} }
                }
            }
        }
    }
}
