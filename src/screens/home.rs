//! Accueil: greeting, commune, freshness, search, where to start, what to do, whom to ask.

use chrono::Timelike;
use dioxus::prelude::*;

use super::Keys;
use super::agenda::wanted::{Span, use_wanted};
use super::aids::list::{Filters, use_filters, use_unfolded};
use super::communes::use_my_commune;
use super::fresh::FreshChip;
use super::kept::use_kept_rows;
use super::page::Heading;
use super::parts::field::SearchField;
use super::parts::icon::{Glyph, Icon};
use super::parts::link_row::LinkRow;
use super::parts::picture::Hills;
use super::parts::tile::Tile;
use super::places::NearRows;
use super::places::asked::Group;
use super::router::Route;
use super::words::{Choices, use_today, use_words};
use crate::store::reference::aids::AidRow;

/// How many days before its end a kept aid is something to do.
const AHEAD: i64 = 30;

/// Accueil.
#[component]
pub fn Home() -> Element {
    let words = use_words();
    let choices = use_context::<Choices>();
    let navigator = use_navigator();
    let commune = use_my_commune();
    let mut filters = use_filters();
    let mut unfolded = use_unfolded();
    let mut wanted = use_wanted();
    let now = use_context::<Keys>().actions.now();
    use_effect(move || {
        if !choices.settings.read().welcomed && !*choices.welcomed.peek() {
            navigator.replace(Route::Welcome {});
        }
    });
    let moment = if (4..17).contains(&now.hour()) { "day" } else { "evening" };
    let name = commune.read().as_ref().map(|commune| commune.name.clone());
    rsx! {
        div { class: "page home",
            div {
                div { class: "hero",
                    Heading { text: words.home_title(moment) }
                    p { class: "lead", {words.home_lead()} }
                    div { class: "cluster",
                        Link { to: Route::Settings {}, class: "chip",
                            aria_label: name.as_ref().map(|name| words.home_commune_change(name)),
                            Icon { glyph: Glyph::Places }
                            if let Some(name) = &name { "{name}" } else { {words.home_commune_none()} }
                        }
                        FreshChip {}
                    }
                    Hills {}
                }
                div { class: "hero-search",
                    SearchField { id: "home-search", label: words.search_label(), value: "", words,
                        ongo: move |q: String| { navigator.push(Route::Search { q }); },
                    }
                }
            }
            section { class: "stack",
                h2 { {words.home_tiles()} }
                ul { class: "tiles",
                    Tile { to: Route::NoCard {}, glyph: Glyph::Rights, hue: "hue-fir", title: words.tile_rights(),
                        onclick: move |()| { filters.set(Filters::default()); unfolded.set(true); } }
                    Tile { to: Route::School {}, glyph: Glyph::School, hue: "hue-info", title: words.tile_school() }
                    Tile { to: Route::Health {}, glyph: Glyph::Health, hue: "hue-rust", title: words.tile_health() }
                    Tile { to: Route::Agenda {}, glyph: Glyph::Outing, hue: "hue-cassis", title: words.tile_outings(),
                        onclick: move |()| wanted.write().span = Span::Weekend }
                    Tile { to: Route::Renovate {}, glyph: Glyph::Renovate, hue: "hue-gold", title: words.tile_renovate() }
                    Tile { to: Route::Associations {}, glyph: Glyph::Farming, hue: "hue-green", title: words.tile_associations() }
                }
            }
            section { class: "stack",
                h2 { {words.home_todo()} }
                Todo {}
            }
            NearRows { title: words.places_near_title(), kinds: Group::Desks.kinds().to_vec() }
            section { class: "stack",
                h2 { {words.home_help()} }
                ul { class: "rows",
                    LinkRow { to: Route::Help {}, glyph: Glyph::Phone, hue: "hue-fir", title: words.home_help_action(), text: words.home_help_text() }
                }
            }
        }
    }
}

#[component]
fn Todo() -> Element {
    let words = use_words();
    let today = use_today();
    let rows = use_kept_rows();
    let rows = rows.read();
    let mut due: Vec<(i64, AidRow)> = rows
        .ready()
        .into_iter()
        .flatten()
        .filter_map(|row| Some(((row.calendar.closes_on(today)? - today).num_days(), row.clone())))
        .filter(|(days, _)| *days <= AHEAD)
        .collect();
    due.sort_by_key(|(days, _)| *days);
    if due.is_empty() {
        return rsx! {
            div { class: "row flat",
                span { class: "badge hue-green", Icon { glyph: Glyph::Check } }
                p { class: "grow", {words.home_todo_empty()} }
            }
        };
    }
    rsx! {
        ul { class: "rows",
            for (days, row) in due.into_iter().take(3) {
                LinkRow { key: "{row.id}", to: Route::AidCard { id: row.id.to_string() }, glyph: Glyph::Clock, hue: "hue-gold",
                    title: words.home_todo_closes(&row.title, usize::try_from(days).unwrap_or_default()) }
            }
        }
    }
}
