//! A place in a list: what it is, where, how far, and whether one finds somebody.

use dioxus::prelude::*;
use domain::distance::Wind;
use domain::hours::Opening;
use domain::paris::paris;
use domain::place::Kind;

use super::asked::{From, use_asked};
use crate::screens::Keys;
use crate::screens::act::use_act;
use crate::screens::communes::use_my_commune;
use crate::screens::live::{Live, use_live_with};
use crate::screens::parts::icon::{Glyph, Icon, of_kind};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::places::{self, Found, Near};
use crate::words::Words;

/// One place.
#[component]
pub fn PlaceRow(found: Found) -> Element {
    let words = use_words();
    let now = paris(use_context::<Keys>().actions.now()).naive_local();
    let (glyph, hue) = of_kind(found.kind);
    let call = use_act(|actions, link: String| async move { actions.open_link(link).await });
    rsx! {
        li { class: "row place-row", id: "place-{found.id}",
            div { class: "row-head",
                span { class: "badge {hue}", Icon { glyph } }
                div { class: "grow stack tight",
                    span { class: "eyebrow", {words.places_kind(found.kind.slug())} }
                    Link { to: Route::PlacePage { id: found.id.to_string() }, class: "row-link", lang: "fr", "{found.name}" }
                    p { class: "quiet small", {whereabouts(&found, words)} }
                    if let Some((day, stop)) = &found.stop {
                        p { class: "small", {words.place_stop_row(&words.weekday(*day, now.date()), stop)} }
                    }
                }
                if let Some(phone) = found.phone.clone() {
                    button { class: "tool call-tool", r#type: "button", aria_label: words.places_call(&found.name),
                        onclick: move |_| call(format!("tel:{phone}")),
                        Icon { glyph: Glyph::Phone }
                    }
                }
            }
            div { class: "cluster",
                OpenChip { state: found.state }
                if let Some(how) = &found.appointment { span { class: "chip", {words.places_appointment(how)} } }
                if found.telehealth && found.kind != Kind::Telehealth { span { class: "chip", Icon { glyph: Glyph::Health } {words.places_telehealth()} } }
            }
        }
    }
}

/// Whether one finds somebody now: an icon and words.
#[component]
pub fn OpenChip(state: Opening) -> Element {
    let words = use_words();
    let now = paris(use_context::<Keys>().actions.now()).naive_local();
    let (tone, glyph) = match state {
        Opening::Open { .. } => ("good", Glyph::Clock),
        Opening::Closed { .. } => ("", Glyph::Cross),
        Opening::Unknown(_) => ("note", Glyph::Info),
    };
    rsx! { span { class: "chip {tone}", Icon { glyph } {words.open_state(state, now)} } }
}

/// « Vesoul, à 12 km, vers le nord ».
fn whereabouts(found: &Found, words: &Words) -> String {
    let commune = Some(found.commune.clone()).filter(|name| !name.is_empty());
    let distance = found.metres.map(|metres| how_far(metres, found.wind, found.approximate, words));
    commune.into_iter().chain(distance).collect::<Vec<_>>().join(", ")
}

/// « à 12 km, vers le nord ».
pub fn how_far(metres: f64, wind: Option<Wind>, approximate: bool, words: &Words) -> String {
    let distance = words.distance(metres);
    let distance = if approximate { words.distance_about(&distance) } else { distance };
    match wind {
        Some(wind) if metres >= 50.0 => words.distance_towards(&distance, wind.code()),
        _ => words.distance_here(),
    }
}

/// The nearest places of some kinds around the citizen's commune, and a way to all of them.
#[component]
pub fn NearRows(
    title: String,
    kinds: Vec<Kind>,
    #[props(default = 3)] count: usize,
    #[props(default)] none: Option<String>,
) -> Element {
    let words = use_words();
    let keys = use_context::<Keys>();
    let commune = use_my_commune();
    let mut asked = use_asked();
    let wished = kinds.clone();
    let input = move || {
        let at = commune.read().as_ref().and_then(domain::commune::Commune::point);
        (at, wished.clone(), keys.actions.now())
    };
    let found = use_live_with(Topic::Places, input, move |db, (at, kinds, when)| {
        if at.is_none() {
            return Ok(Vec::new());
        }
        let near = Near {
            at: *at,
            kinds: kinds.clone(),
            within: None,
            when: *when,
            open: false,
            wheelchair: false,
            limit: count,
        };
        Ok(places::near(db, &near)?.found)
    });
    let chosen = commune.read().is_some();
    rsx! {
        section { class: "stack",
            h2 { "{title}" }
            if !chosen {
                div { class: "row flat",
                    span { class: "badge hue-info", Icon { glyph: Glyph::Places } }
                    p { class: "grow", {words.places_near_choose()} }
                }
            } else {
                match &*found.read() {
                    Live::Loading => rsx! { Waiting { words } },
                    Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                    Live::Ready(found) if found.is_empty() => rsx! { p { class: "quiet", if let Some(none) = none { "{none}" } else { {words.places_none_content_text()} } } },
                    Live::Ready(found) => rsx! {
                        ul { class: "rows",
                            for found in found.iter().cloned() { PlaceRow { key: "{found.id}", found } }
                        }
                    },
                }
            }
            Link { to: Route::Places {}, class: "button",
                onclick: move |_| {
                    let mut asked = asked.write();
                    asked.from = From::Mine;
                    asked.kinds.clone_from(&kinds);
                },
                {words.places_near_all()} Icon { glyph: Glyph::Next }
            }
        }
    }
}
