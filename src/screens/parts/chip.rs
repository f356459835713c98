//! Chips: a state in a word and an icon, never by its colour alone.

use chrono::NaiveDate;
use dioxus::prelude::*;
use domain::aid::{Calendar, State};

use super::icon::{Glyph, Icon};
use crate::words::Words;

/// Under that many days, a deadline turns to a warning.
const SOON: i64 = 14;

/// Where an aid stands today.
#[component]
pub fn Deadline(calendar: Calendar, today: NaiveDate, words: &'static Words) -> Element {
    let (tone, glyph, text) = said(&calendar, today, words);
    rsx! {
        span { class: "chip {tone}",
            Icon { glyph }
            "{text}"
        }
    }
}

/// The tone, the icon and the words of a calendar on that day.
pub fn said(calendar: &Calendar, today: NaiveDate, words: &Words) -> (&'static str, Glyph, String) {
    if !calendar.is_known() {
        return ("", Glyph::Info, words.aid_undated());
    }
    match calendar.state(today) {
        State::Open => match calendar.closes_on(today) {
            Some(day) if (day - today).num_days() < SOON => {
                let days = usize::try_from((day - today).num_days()).unwrap_or_default();
                ("warn", Glyph::Clock, words.aid_open_days(days))
            }
            Some(day) => ("good", Glyph::Clock, words.aid_open_until(&words.near_day(day, today))),
            None => ("good", Glyph::Check, undated(calendar, words)),
        },
        State::Upcoming => {
            let text = calendar.next_opening(today).map_or_else(
                || words.aid_upcoming_undated(),
                |day| words.aid_upcoming(&words.near_day(day, today)),
            );
            ("note", Glyph::Agenda, text)
        }
        State::Closed => ("", Glyph::Cross, words.aid_closed()),
        State::Ended => ("", Glyph::Cross, words.aid_ended()),
    }
}

/// Open without a last day: all year if the source says so, else its own short words, else simply open.
fn undated(calendar: &Calendar, words: &Words) -> String {
    let short = calendar.words.clone().filter(|text| text.chars().count() <= 40);
    if calendar.all_year { words.aid_all_year() } else { short.unwrap_or_else(|| words.aid_open()) }
}

/// A plain chip.
#[component]
pub fn Chip(#[props(default)] tone: String, glyph: Option<Glyph>, text: String) -> Element {
    rsx! {
        span { class: "chip {tone}",
            if let Some(glyph) = glyph {
                Icon { glyph }
            }
            "{text}"
        }
    }
}
