//! From where one looks: a commune that is typed is enough; the device's position only if one asks for it.

use dioxus::prelude::*;
use domain::distance::Point;

use super::asked::From;
use crate::actions::{self, Actions};
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::communes::{CommunePicker, use_my_commune};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;

/// Where the search is about the device itself.
#[derive(Clone, Copy, PartialEq)]
enum Locating {
    No,
    Asked,
    Nowhere,
}

/// Says from where, and lets it be changed.
#[component]
pub fn Whence(name: String, from: From, ongo: EventHandler<From>) -> Element {
    let words = use_words();
    let commune = use_my_commune();
    let offered = use_context::<Keys>().actions.can_locate();
    let mut open = use_signal(|| false);
    let mut locating = use_signal(|| Locating::No);
    let mut go = move |from: From| {
        ongo(from);
        open.set(false);
        locating.set(Locating::No);
    };
    let locate = use_ask(
        |actions: Actions, ()| async move { actions.locate().await },
        move |found: actions::Result<Option<Point>>| match found {
            Ok(Some(point)) => go(From::Device(point)),
            Ok(None) | Err(_) => locating.set(Locating::Nowhere),
        },
    );
    let mine = commune.read().as_ref().map(|commune| commune.name.clone());
    rsx! {
        section { class: "card soft whence",
            div { class: "cluster spread",
                p { class: "whence-name", Icon { glyph: Glyph::Places } strong { lang: "fr", "{name}" } }
                button { class: "button plain", r#type: "button", id: "whence", aria_expanded: "{open}", aria_controls: "whence-choices",
                    onclick: move |_| open.toggle(),
                    if mine.is_none() && from == From::Mine { {words.places_where_choose()} } else { {words.places_where_change()} }
                }
            }
            if open() {
                div { id: "whence-choices", class: "stack",
                    div { class: "step-actions",
                        if let Some(mine) = mine.filter(|_| from != From::Mine) {
                            button { class: "button", r#type: "button", onclick: move |_| go(From::Mine), Icon { glyph: Glyph::Home } {words.places_where_mine(&mine)} }
                        }
                        if offered {
                            button { class: "button", r#type: "button",
                                onclick: move |_| { locating.set(Locating::Asked); locate(()); },
                                Icon { glyph: Glyph::Places } {words.places_where_locate()}
                            }
                        }
                        if from != From::Everywhere {
                            button { class: "button plain", r#type: "button", onclick: move |_| go(From::Everywhere), {words.places_where_all()} }
                        }
                    }
                    p { class: "small", role: "status",
                        match locating() {
                            Locating::No => rsx! {},
                            Locating::Asked => rsx! { {words.places_where_locating()} },
                            Locating::Nowhere => rsx! { {words.places_where_nowhere()} },
                        }
                    }
                    CommunePicker { onpick: move |commune: domain::commune::Commune| {
                        if let Some(centre) = commune.point() { go(From::Named(commune.name, centre)) } else { locating.set(Locating::Nowhere) }
                    } }
                }
            }
        }
    }
}
