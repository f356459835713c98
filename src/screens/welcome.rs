//! The first start: three short pages, each of which can be skipped; no permission, no account.

use dioxus::prelude::*;

use super::communes::{CommunePicker, place, use_my_commune};
use super::page::Heading;
use super::parts::icon::{Glyph, Icon};
use super::parts::picture::Hills;
use super::router::Route;
use super::settings::{LookFields, use_adjust};
use super::words::{Choices, use_words};
use crate::store::desk::settings::Adjust;

/// How many pages.
const PAGES: usize = 3;

/// Welcome.
#[component]
pub fn Welcome() -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let adjust = use_adjust();
    let mut choices = use_context::<Choices>();
    let mut page = use_signal(|| 1_usize);
    let mut leave = move || {
        choices.welcomed.set(true);
        adjust(Adjust::Welcomed);
        navigator.replace(Route::Home {});
    };
    let here = page();
    rsx! {
        div { class: "welcome",
            Hills {}
            div { class: "cluster spread",
                div { class: "dots", role: "img", aria_label: words.welcome_page(here, PAGES),
                    for rank in 1..=PAGES { i { key: "{rank}", class: if rank == here { "on" }, aria_hidden: "true" } }
                }
                // Whom to call is one tap away from here too.
                Link { to: Route::Help {}, class: "tool", aria_label: words.nav_help(), title: words.nav_help(), Icon { glyph: Glyph::Help } }
            }
            match here {
                1 => rsx! { Hello {} },
                2 => rsx! { MyCommune {} },
                _ => rsx! { Comfort {} },
            }
            div { class: "welcome-actions",
                button { class: "button primary full", r#type: "button",
                    onclick: move |_| if here < PAGES { page += 1 } else { leave() },
                    if here < PAGES { {words.welcome_next()} } else { {words.welcome_finish()} }
                }
                if here < PAGES {
                    button { class: "button plain full", r#type: "button", onclick: move |_| leave(), {words.welcome_skip()} }
                } else {
                    button { class: "button plain full", r#type: "button", onclick: move |_| page -= 1, {words.welcome_back()} }
                }
            }
        }
    }
}

#[component]
fn Hello() -> Element {
    let words = use_words();
    rsx! {
        div { class: "stack wide",
            div { class: "page-head",
                Heading { text: words.welcome_hello() }
                p { class: "lead", {words.welcome_hello_text()} }
            }
            ul { class: "stack wide",
                for (rank, glyph, hue) in [(1, Glyph::Offline, "hue-fir"), (2, Glyph::Check, "hue-gold"), (3, Glyph::Desk, "hue-info")] {
                    li { key: "{rank}", class: "row-head", span { class: "badge {hue}", Icon { glyph } } p { class: "grow", {words.welcome_point(rank)} } }
                }
            }
        }
    }
}

#[component]
fn MyCommune() -> Element {
    let words = use_words();
    let adjust = use_adjust();
    let commune = use_my_commune();
    rsx! {
        div { class: "stack wide",
            div { class: "page-head",
                Heading { text: words.welcome_commune() }
                p { class: "lead", {words.welcome_commune_text()} }
            }
            if let Some(commune) = commune.read().clone() {
                div { class: "notice success", role: "status",
                    Icon { glyph: Glyph::Check }
                    p { {words.commune_chosen(&commune.name)} " " span { class: "small quiet", {place(&commune, words)} } }
                }
            }
            CommunePicker { onpick: move |commune: domain::commune::Commune| adjust(Adjust::Commune(Some(commune.code))) }
        }
    }
}

#[component]
fn Comfort() -> Element {
    let words = use_words();
    rsx! {
        div { class: "stack wide",
            div { class: "page-head",
                Heading { text: words.welcome_comfort() }
                p { class: "lead", {words.welcome_comfort_text()} }
            }
            LookFields {}
        }
    }
}
