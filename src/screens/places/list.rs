//! Lieux, as a list or on the map: always the same places.

use dioxus::prelude::*;
use domain::distance::Point;
use domain::ids::RecordId;
use domain::place::Kind;

use super::asked::{Asked, DISTANCES, View, use_asked, use_start};
use super::filters::PlaceFilters;
use super::map::{Map, Pin};
use super::row::PlaceRow;
use super::start::Whence;
use crate::screens::Keys;
use crate::screens::link::LinkRows;
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::field::Radios;
use crate::screens::parts::icon::Glyph;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::places::{self, Found};

/// How many rows at first, and how many more each time.
const PAGE: usize = 30;

/// Lieux.
#[component]
pub fn Places() -> Element {
    let words = use_words();
    let keys = use_context::<Keys>();
    let mut asked = use_asked();
    let start = use_start(words);
    let input = move || asked.read().near(&start.read(), &keys);
    let found = use_live_with(Topic::Places, input, places::near);
    let held = use_live_with(Topic::Places, || (), |db, ()| places::kinds(db));
    let nothing = held.read().ready().is_some_and(Vec::is_empty);
    let view = asked.read().view;
    let views =
        vec![("list".to_owned(), words.places_view_list()), ("map".to_owned(), words.places_view_map())];
    if nothing {
        return rsx! {
            Page { title: words.places_title(), lead: words.places_lead(),
                Empty { glyph: Glyph::Places, title: words.places_none_content(), text: words.places_none_content_text() }
                Useful {}
            }
        };
    }
    rsx! {
        Page { title: words.places_title(), lead: words.places_lead(),
            Whence { name: start.read().name.clone(), from: asked.read().from.clone(), ongo: move |from| asked.write().from = from }
            PlaceFilters { kinds: held.read().ready().cloned().unwrap_or_default(), far: start.read().at.is_some() }
            if let Some(held) = held.read().ready() { Coming { held: held.clone() } }
            div { class: "segmented",
                Radios { name: "places-view", legend: words.places_view(), heard: true, value: if view == View::Map { "map" } else { "list" }, options: views,
                    onpick: move |code: String| {
                        asked.write().view = if code == "map" { View::Map } else { View::List };
                        // The map is as high as the window: it is brought into it.
                        document::eval("document.querySelector('.segmented')?.scrollIntoView({ block: 'start' })");
                    } }
            }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(nearby) => rsx! {
                    strong { role: "status", {words.places_count(nearby.total.unwrap_or(nearby.found.len()))} }
                    if nearby.found.is_empty() {
                        Nothing {}
                    } else {
                        Shown { found: nearby.found.clone(), view, here: start.read().at }
                    }
                },
            }
            Useful {}
        }
    }
}

#[component]
fn Shown(found: Vec<Found>, view: View, here: Option<Point>) -> Element {
    let words = use_words();
    let mut shown = use_signal(|| PAGE);
    let mut chosen = use_signal(|| None::<RecordId>);
    let (total, visible) = (found.len(), shown());
    if view == View::Map {
        let pins = found.iter().map(pin).collect::<Vec<_>>();
        let row = found.into_iter().find(|found| Some(&found.id) == chosen.read().as_ref());
        return rsx! {
            Map { pins, here, chosen: chosen(), onchoose: move |id| chosen.set(Some(id)) }
            div { role: "status",
                if let Some(found) = row { ul { class: "rows", PlaceRow { key: "{found.id}", found } } }
            }
        };
    }
    rsx! {
        ul { class: "rows",
            for found in found.into_iter().take(visible) { PlaceRow { key: "{found.id}", found } }
        }
        if total > visible {
            div { class: "stack",
                p { class: "quiet small", {words.places_shown(visible, total)} }
                button { class: "button full", r#type: "button", onclick: move |_| shown += PAGE, {words.places_more()} }
            }
        }
    }
}

fn pin(found: &Found) -> Pin {
    Pin {
        id: found.id.clone(),
        kind: found.kind,
        name: found.name.clone(),
        point: found.point,
        approximate: found.approximate,
    }
}

/// Kinds that are asked for, and of which nothing has come to this device.
#[component]
fn Coming(held: Vec<(Kind, usize)>) -> Element {
    let words = use_words();
    let asked = use_asked();
    let asked = asked.read();
    let wanted: Vec<Kind> = if asked.kinds.is_empty() { Kind::ALL.to_vec() } else { asked.kinds.clone() };
    let missing = |kind: &Kind| *kind != Kind::Other && !held.iter().any(|(held, _)| held == kind);
    let names: Vec<String> =
        wanted.into_iter().filter(missing).map(|kind| words.places_kind(kind.slug())).collect();
    if names.is_empty() {
        return rsx! {};
    }
    rsx! { p { class: "small quiet", {words.places_coming(&words.list(&names))} } }
}

/// Nothing within what was asked: one step wider, or closed ones too.
#[component]
fn Nothing() -> Element {
    let words = use_words();
    let mut asked = use_asked();
    let now: Asked = asked.read().clone();
    let wider = now.km.and_then(|km| DISTANCES.into_iter().find(|wider| *wider > km));
    let title = match (now.open, now.km) {
        (true, _) => words.places_none_open(),
        (false, Some(km)) => words.places_none(km as usize),
        (false, None) => words.places_none_all(),
    };
    rsx! {
        Empty { glyph: Glyph::Places, title, text: words.places_none_text(),
            if let Some(wider) = wider {
                button { class: "button primary", r#type: "button", onclick: move |_| asked.write().km = Some(wider), {words.places_wider(wider as usize)} }
            }
            if now.open {
                button { class: "button", r#type: "button", onclick: move |_| asked.write().open = false, {words.places_also_closed()} }
            }
        }
    }
}

/// The services that keep lists of their own.
#[component]
fn Useful() -> Element {
    let words = use_words();
    let only = [
        "link:france-services",
        "link:mediation-numerique",
        "link:accueils-de-la-region",
        "link:france-renov",
        "link:campus-connectes",
        "link:micro-folies",
        "link:points-de-teleconsultation",
        "link:etablissements-de-sante",
    ];
    rsx! { LinkRows { themes: Vec::new(), only: only.map(str::to_owned).to_vec(), title: words.places_useful() } }
}
