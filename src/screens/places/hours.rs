//! The hours of a place: the next seven days, its stops, and what the source itself writes.

use chrono::{Datelike, NaiveDate, TimeDelta};
use dioxus::prelude::*;
use domain::hours::Stretch;
use domain::place::Place;

use crate::screens::parts::paragraphs::Paragraphs;
use crate::screens::words::{use_today, use_words};

/// A day, and what is published of it.
pub type Day = (NaiveDate, Option<Vec<Stretch>>);

/// The days that are told, from a day on.
pub fn week(hours: Option<&domain::hours::Hours>, from: NaiveDate) -> Vec<Day> {
    let Some(hours) = hours else { return Vec::new() };
    (0..7).map(|days| from + TimeDelta::days(days)).map(|day| (day, hours.on(day))).collect()
}

/// Horaires.
#[component]
pub fn HoursTable(days: Vec<Day>, said: Option<String>, travels: bool) -> Element {
    let words = use_words();
    let today = use_today();
    let name = |day: NaiveDate| {
        let name = words.weekday(day, today);
        if day == today { words.place_day_today(&name) } else { name }
    };
    rsx! {
        section { class: "section",
            h2 { {words.place_hours()} }
            if days.is_empty() && said.is_none() && !travels {
                p { {words.place_hours_none()} }
            }
            if !days.is_empty() {
                table { class: "hours",
                    caption { class: "hidden-text", {words.place_hours_week()} }
                    tbody {
                        for (day, stretches) in days {
                            tr { key: "{day}", "data-today": "{day == today}", "data-end": "{day.weekday().num_days_from_monday() == 6}",
                                th { scope: "row", {name(day)} }
                                td { for (index, line) in words.place_day(stretches.as_deref()).into_iter().enumerate() { span { key: "{index}", class: "stretch", "{line}" } } }
                            }
                        }
                    }
                }
            }
            if let Some(said) = said {
                p { class: "small quiet", {words.place_hours_said()} }
                blockquote { class: "said", lang: "fr", Paragraphs { text: said } }
            }
        }
    }
}

/// Where something that travels stops next.
#[component]
pub fn Stops(place: Place) -> Element {
    let words = use_words();
    let today = use_today();
    let mut stops: Vec<_> = place.stops.into_iter().filter(|stop| stop.on >= today).collect();
    stops.sort_by_key(|stop| (stop.on, stop.hours));
    rsx! {
        section { class: "section",
            h2 { {words.place_stops()} }
            if stops.is_empty() { p { class: "quiet", {words.place_stops_none()} } }
            ul { class: "plain-list",
                for (index, stop) in stops.into_iter().take(12).enumerate() {
                    li { key: "{index}",
                        strong { {words.stop_day(stop.on, stop.hours, today)} }
                        span { lang: "fr", if stop.spot.is_empty() { "{stop.commune_name}" } else { "{stop.commune_name}, {stop.spot}" } }
                    }
                }
            }
        }
    }
}
