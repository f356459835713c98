//! The agenda as a list, day by day; what goes on for long is one row, at its end.

use dioxus::prelude::*;

use super::filters::EventFilters;
use super::row::EventRow;
use super::wanted::{Span, Wanted, use_wanted};
use crate::screens::Keys;
use crate::screens::link::LinkRows;
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::Glyph;
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::places::asked::{DISTANCES, use_start_of};
use crate::screens::places::start::Whence;
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::events::{self, Agenda as Found};

/// How many rows at first, and how many more each time.
const PAGE: usize = 40;

/// Agenda.
#[component]
pub fn Agenda() -> Element {
    let words = use_words();
    let today = use_today();
    let keys = use_context::<Keys>();
    let mut wanted = use_wanted();
    let start = use_start_of(words, move || wanted.read().from.clone());
    let input = move || wanted.read().ask(&start.read(), &keys);
    let found = use_live_with(Topic::Events, input, events::agenda);
    let themes = use_live_with(Topic::Events, move || today, |db, today| events::themes(db, *today));
    let any = use_live_with(Topic::Events, || (), |db, ()| events::any(db));
    if any.read().ready() == Some(&false) {
        return rsx! {
            Page { title: words.events_title(), lead: words.events_lead(),
                Empty { glyph: Glyph::Outing, hue: "hue-cassis", title: words.events_none_content(), text: words.events_none_content_text() }
                ToMine {}
                Useful {}
            }
        };
    }
    rsx! {
        Page { title: words.events_title(), lead: words.events_lead(),
            Whence { name: start.read().name.clone(), from: wanted.read().from.clone(), ongo: move |from| wanted.write().from = from }
            EventFilters { themes: themes.read().ready().cloned().unwrap_or_default(), far: start.read().at.is_some() }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(found) => rsx! {
                    strong { role: "status", {words.events_count(found.total)} }
                    if found.total == 0 { Nothing { far: start.read().at.is_some() } } else { Days { found: found.clone() } }
                },
            }
            ToMine {}
            Useful {}
        }
    }
}

#[component]
fn Days(found: Found) -> Element {
    let words = use_words();
    let today = use_today();
    let mut shown = use_signal(|| PAGE);
    let visible = shown();
    let all: usize = found.days.iter().map(|day| day.found.len()).sum();
    let mut left = visible;
    let days = found.days.into_iter().filter_map(|mut day| {
        day.found.truncate(left);
        left -= day.found.len();
        (!day.found.is_empty()).then_some(day)
    });
    let days: Vec<_> = days.collect();
    rsx! {
        for day in days {
            section { key: "{day.on}", class: "stack",
                h2 { {words.event_day_heading(day.on, today)} }
                ul { class: "rows",
                    for found in day.found { EventRow { key: "{found.id}", found, on: day.on } }
                }
            }
        }
        if all > visible {
            div { class: "stack",
                p { class: "quiet small", {words.events_shown(visible, all)} }
                button { class: "button full", r#type: "button", onclick: move |_| shown += PAGE, {words.events_more()} }
            }
        }
        if !found.long.is_empty() {
            section { class: "stack",
                h2 { {words.events_long()} }
                ul { class: "rows",
                    for found in found.long.into_iter().take(visible) { EventRow { key: "{found.id}", found } }
                }
            }
        }
    }
}

/// Nothing within what was asked: one step wider, longer, or with fewer filters.
#[component]
fn Nothing(far: bool) -> Element {
    let words = use_words();
    let mut wanted = use_wanted();
    let now: Wanted = wanted.read().clone();
    let wider = now.km.filter(|_| far).and_then(|km| DISTANCES.into_iter().find(|wider| *wider > km));
    let span = words.events_span(now.span.code());
    rsx! {
        Empty { glyph: Glyph::Outing, hue: "hue-cassis", title: words.events_none(&span), text: words.events_none_text(),
            if let Some(wider) = wider {
                button { class: "button primary", r#type: "button", onclick: move |_| wanted.write().km = Some(wider), {words.events_wider(wider as usize)} }
            }
            if now.span == Span::Weekend {
                button { class: "button", r#type: "button", onclick: move |_| wanted.write().span = Span::Week, {words.events_week()} }
            }
            if now.chosen() > 0 {
                button { class: "button plain", r#type: "button", onclick: move |_| wanted.write().clear(), {words.events_fewer()} }
            }
        }
    }
}

/// The way to « Mon agenda ».
#[component]
fn ToMine() -> Element {
    let words = use_words();
    rsx! {
        ul { class: "rows",
            LinkRow { to: Route::Mine {}, glyph: Glyph::Star, hue: "hue-gold", title: words.events_mine(), text: words.events_mine_text() }
        }
    }
}

/// The sites that announce events.
#[component]
fn Useful() -> Element {
    let words = use_words();
    rsx! { LinkRows { themes: vec!["culture".to_owned(), "tourism".to_owned()], title: words.agenda_useful() } }
}
