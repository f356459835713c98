//! Accueil: greeting, commune, freshness, search, where to start, what to do, whom to ask.

use chrono::{NaiveDate, TimeDelta, Timelike};
use dioxus::prelude::*;
use domain::event::{Event, Status};

use super::Keys;
use super::agenda::wanted::{Span, use_wanted};
use super::communes::use_my_commune;
use super::fresh::FreshChip;
use super::kept::{KeptEvent, use_kept_events, use_kept_rows};
use super::live::use_live;
use super::page::Heading;
use super::parts::field::SearchField;
use super::parts::icon::{Glyph, Icon};
use super::parts::link_row::LinkRow;
use super::parts::picture::Hills;
use super::parts::tile::Tile;
use super::places::NearRows;
use super::places::asked::Group;
use super::router::Route;
use super::words::{Choices, use_settings, use_today, use_words};
use crate::store::Topic;
use crate::store::desk::Reader;
use crate::store::desk::searches::{self, Saved};
use crate::store::desk::watched::{self, News, Watch};
use crate::store::reference::aids::AidRow;
use crate::words::Words;

/// How many days before its end a kept aid is something to do, where nothing else was chosen.
const AHEAD: i64 = 30;

/// An outing that is kept is called to mind so long before.
const SOON: TimeDelta = TimeDelta::days(2);

/// Accueil.
#[component]
pub fn Home() -> Element {
    let words = use_words();
    let choices = use_context::<Choices>();
    let navigator = use_navigator();
    let commune = use_my_commune();
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
                    Tile { to: Route::Eligibility {}, glyph: Glyph::Rights, hue: "hue-fir", title: words.tile_rights() }
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
                    LinkRow { to: Route::Assistant {}, glyph: Glyph::Help, hue: "hue-gold", title: words.assistant_link(), text: words.assistant_link_text() }
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
    let ahead = use_settings().lead.map_or(AHEAD, i64::from);
    let rows = use_kept_rows();
    let rows = rows.read();
    let mut due: Vec<(i64, AidRow)> = rows
        .ready()
        .into_iter()
        .flatten()
        .filter_map(|row| Some(((row.calendar.closes_on(today)? - today).num_days(), row.clone())))
        .filter(|(days, _)| *days <= ahead)
        .collect();
    due.sort_by_key(|(days, _)| *days);
    let outings = use_kept_events();
    let outings = soon(outings.read().ready().map(Vec::as_slice).unwrap_or_default(), today);
    let news = use_live(Topic::Searches, |db: &Reader<'_>| Ok((searches::all(db)?, watched::all(db)?)));
    let news = news.read();
    let told = news.ready().map(|(saved, news)| news_rows(saved, news, words)).unwrap_or_default();
    if due.is_empty() && outings.is_empty() && told.is_empty() {
        return rsx! {
            div { class: "row flat",
                span { class: "badge hue-green", Icon { glyph: Glyph::Check } }
                p { class: "grow", {words.home_todo_empty()} }
            }
        };
    }
    rsx! {
        ul { class: "rows",
            for (to, title) in told.into_iter().take(3) {
                LinkRow { key: "{to}", to: to.clone(), glyph: Glyph::Refresh, hue: "hue-info", title }
            }
            for (day, event, off) in outings.into_iter().take(3) {
                LinkRow { key: "{event.id}", to: Route::EventPage { id: event.id.to_string() }, glyph: Glyph::Outing, hue: "hue-cassis",
                    title: event.title.clone(),
                    text: match off {
                        Some(status) => words.home_todo_outing_off(&words.event_status(status.slug()), &words.weekday(day, today)),
                        None => words.weekday(day, today),
                    } }
            }
            for (days, row) in due.into_iter().take(3) {
                LinkRow { key: "{row.id}", to: Route::AidCard { id: row.id.to_string() }, glyph: Glyph::Clock, hue: "hue-gold",
                    title: words.home_todo_closes(&row.title, usize::try_from(days).unwrap_or_default()) }
            }
        }
    }
}

/// What is new in saved searches, one row each; then what became of kept aids.
fn news_rows(saved: &[Saved], news: &[News], words: &Words) -> Vec<(Route, String)> {
    let search = |saved: &Saved| {
        let of: Vec<News> =
            news.iter().filter(|news| news.watch == Watch::Search(saved.id)).cloned().collect();
        let title = words.home_todo_search(&words.news_counted(&of)?, &words.asked_name(&saved.asked));
        Some((Route::SearchSaved { id: saved.id.to_string() }, title))
    };
    let kept = news.iter().filter(|news| news.watch == Watch::Kept).map(|news| {
        let what = words.deadline_named(&news.title, &words.why_told(&news.why));
        (Route::AidCard { id: news.aid.to_string() }, words.home_todo_kept(&what))
    });
    saved.iter().filter_map(search).chain(kept).collect()
}

/// Kept events of the next days, the first one before the others; with what became of those that do not take place.
fn soon(kept: &[KeptEvent], today: NaiveDate) -> Vec<(NaiveDate, Event, Option<Status>)> {
    let next = |event: &Event| {
        let time = event.dates.occurrences(today, today + SOON).next()?;
        let cancelled = time.cancelled.then_some(Status::Cancelled);
        let off = Some(event.status).filter(|status| status.is_off()).or(cancelled);
        Some((time.begins(), time.day.max(today), event.clone(), off))
    };
    let mut soon: Vec<_> = kept.iter().filter_map(|(_, _, event)| next(event.as_ref()?)).collect();
    soon.sort_by_key(|(begins, ..)| *begins);
    soon.into_iter().map(|(_, day, event, off)| (day, event, off)).collect()
}
