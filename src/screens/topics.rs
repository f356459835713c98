//! The pages behind the tiles of Accueil: the services of a matter, then its aids.

use dioxus::prelude::*;
use domain::place::Kind;

use super::aids::list::{Filters, use_filters};
use super::calculators::{CalculatorRow, Matter};
use super::emergency::Emergency;
use super::link::LinkRows;
use super::live::use_live;
use super::page::Page;
use super::parts::icon::{Glyph, Icon, of_theme};
use super::places::NearRows;
use super::router::Route;
use super::words::use_words;
use crate::store::Topic as News;
use crate::store::reference::places;

/// Santé près de moi; the emergency numbers come first.
#[component]
pub fn Health() -> Element {
    let words = use_words();
    rsx! {
        Topic { title: words.topic_health(), lead: words.topic_health_lead(), themes: owned(&["health", "disability"]),
            Emergency {}
            NearRows { title: words.places_near_title(), kinds: Kind::HEALTH.to_vec(), count: 5 }
            Telehealth {}
        }
    }
}

/// Where the Region has not said where one is accompanied to a doctor far away, that is said.
#[component]
fn Telehealth() -> Element {
    let words = use_words();
    let kinds = use_live(News::Places, places::kinds);
    let kinds = kinds.read();
    let told = |kind: &Kind| matches!(kind, Kind::Telehealth | Kind::Pharmacy);
    match kinds.ready() {
        Some(kinds) if !kinds.iter().any(|(kind, _)| told(kind)) => rsx! {
            div { class: "notice", Icon { glyph: Glyph::Info } p { {words.places_telehealth_none()} } }
        },
        _ => rsx! {},
    }
}

/// Associations et agriculture.
#[component]
pub fn Associations() -> Element {
    let words = use_words();
    rsx! {
        Topic { title: words.topic_associations(), lead: words.topic_associations_lead(), themes: owned(&["association", "farming", "local_life"]) }
    }
}

/// Rénover.
#[component]
pub fn Renovate() -> Element {
    let words = use_words();
    rsx! {
        Topic { title: words.topic_renovate(), lead: words.topic_renovate_lead(), themes: owned(&["energy", "housing"]),
            section { class: "stack",
                h2 { {words.calc_renovate()} }
                ul { class: "rows", CalculatorRow { matter: Matter::Bracket } }
            }
        }
    }
}

/// A matter: what is proper to it, then its aids and its services.
#[component]
pub fn Topic(title: String, lead: String, themes: Vec<String>, children: Element) -> Element {
    let words = use_words();
    let mut filters = use_filters();
    rsx! {
        Page { title, lead,
            {children}
            section { class: "stack",
                h2 { {words.topic_aids()} }
                ul { class: "rows",
                    for code in themes.clone() {
                        li { key: "{code}", class: "row flat {of_theme(&code).1}",
                            span { class: "badge", Icon { glyph: of_theme(&code).0 } }
                            div { class: "grow",
                                Link { to: Route::NoCard {}, class: "row-link", onclick: { let code = code.clone(); move |_| filters.set(Filters::of_theme(&code)) },
                                    {words.topic_all_aids(&words.theme(&code))}
                                }
                            }
                            Icon { glyph: Glyph::Next }
                        }
                    }
                }
            }
            LinkRows { themes, title: words.topic_services() }
        }
    }
}

fn owned(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}
