//! The base map in Réglages: announced with its weight, fetched on wish alone, paused, taken away.

use dioxus::prelude::*;
use domain::base_map::{BaseMap, Stage, Wait};

use super::act::use_act;
use super::live::{Live, use_live};
use super::parts::icon::{Glyph, Icon};
use super::parts::state::{Failed, Waiting};
use super::words::{use_settings, use_words};
use crate::store::Topic;
use crate::store::reference::base_map::{self, Standing, Wish};

/// The section of the base map.
#[component]
pub fn MapSettings() -> Element {
    let words = use_words();
    let standing = use_live(Topic::Map, base_map::standing);
    rsx! {
        section { class: "group", id: "base-map",
            h2 { {words.base_map_title()} }
            p { class: "quiet", {words.base_map_text()} }
            match &*standing.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(standing) => rsx! { Stands { standing: standing.clone() } },
            }
        }
    }
}

/// What is held, what is on offer, how far a wish is.
#[component]
fn Stands(standing: Standing) -> Element {
    let words = use_words();
    let news = standing.news().cloned();
    rsx! {
        if let Some(held) = standing.held.clone() {
            Held { map: held }
        }
        match (standing.wish, news) {
            (Some(wish), news) => rsx! { Wished { wish, map: news } },
            (None, Some(map)) => rsx! { Offered { map, renews: standing.held.is_some() } },
            (None, None) if standing.held.is_none() => rsx! { p { role: "status", {words.base_map_none()} } },
            (None, None) => rsx! {},
        }
    }
}

/// The map that lies on this phone.
#[component]
fn Held(map: BaseMap) -> Element {
    let words = use_words();
    let remove = use_act(|actions, ()| async move { actions.remove_map().await });
    rsx! {
        div { class: "row flat", role: "status",
            span { class: "badge hue-green", Icon { glyph: Glyph::Check } }
            div { class: "grow stack tight",
                strong { {words.base_map_held(&map.title)} }
                span { class: "small quiet", {words.base_map_held_facts(&words.day(map.made_on), &words.size(map.size))} }
                span { class: "small quiet", "{map.attribution}" }
            }
        }
        div { class: "cluster",
            button { class: "button", r#type: "button", onclick: move |_| remove(()), Icon { glyph: Glyph::Trash } {words.base_map_remove()} }
        }
    }
}

/// A map to be had: its weight is on the button.
#[component]
fn Offered(map: BaseMap, renews: bool) -> Element {
    let words = use_words();
    let fetch = use_fetch();
    let size = words.size(map.size);
    rsx! {
        if renews {
            p { role: "status", {words.base_map_new(&words.day(map.made_on))} }
        }
        button { class: "button full", r#type: "button", onclick: move |_| fetch(false),
            Icon { glyph: Glyph::Down }
            if renews { {words.base_map_renew(&size)} } else { {words.base_map_get(&size)} }
        }
        p { class: "small quiet", {words.base_map_wifi()} }
    }
}

/// How far it is, in words and in figures, and what may be done about it.
#[component]
fn Wished(wish: Wish, map: Option<BaseMap>) -> Element {
    let words = use_words();
    let keeps_to_wifi = use_settings().keeps_to_wifi();
    let fetch = use_fetch();
    let pause = use_act(|actions, ()| async move { actions.pause_map().await });
    let stop = use_act(|actions, ()| async move { actions.give_up_map().await });
    let waits_for_wifi = wish.stage == Stage::Waits(Wait::Wifi);
    let has_ended = matches!(wish.stage, Stage::Ended(_));
    let offered = map.is_some();
    rsx! {
        div { class: if has_ended { "notice" } else { "row flat" }, role: "status",
            Icon { glyph: glyph(wish.stage) }
            p { {words.base_map_stage(wish.stage.code())} }
        }
        if let Some(map) = map.filter(|_| !has_ended || wish.come > 0) {
            Come { come: wish.come.min(map.size), size: map.size }
        }
        if waits_for_wifi && keeps_to_wifi {
            p { class: "small quiet", {words.base_map_wifi_kept()} }
        }
        div { class: "cluster",
            if waits_for_wifi && !keeps_to_wifi {
                button { class: "button", r#type: "button", onclick: move |_| fetch(true), {words.base_map_any_line()} }
            }
            if wish.stage.is_open() {
                button { class: "button", r#type: "button", onclick: move |_| pause(()), {words.base_map_pause()} }
            } else if offered {
                button { class: "button", r#type: "button", onclick: move |_| fetch(wish.any_line), Icon { glyph: Glyph::Down }
                    if has_ended { {words.base_map_again()} } else { {words.base_map_resume()} }
                }
            }
            button { class: "button plain", r#type: "button", onclick: move |_| stop(()), {words.base_map_stop()} }
        }
    }
}

/// Bytes that have come. No live region: it changes every second or so.
#[component]
fn Come(come: u64, size: u64) -> Element {
    let words = use_words();
    let percent = usize::try_from(come.saturating_mul(100) / size.max(1)).unwrap_or(100);
    rsx! {
        p { class: "small quiet", {words.base_map_come(&words.size(come), &words.size(size), percent)} }
        div { class: "progress", aria_hidden: "true", i { style: "width: {percent}%" } }
    }
}

fn use_fetch() -> Callback<bool> {
    use_act(|actions, any_line: bool| async move { actions.fetch_map(any_line).await })
}

fn glyph(stage: Stage) -> Glyph {
    match stage {
        Stage::Wished | Stage::Coming => Glyph::Down,
        Stage::Waits(Wait::Wifi) | Stage::Paused => Glyph::Clock,
        Stage::Waits(Wait::Line) => Glyph::Offline,
        Stage::Ended(_) => Glyph::Alert,
    }
}
