//! Agenda: plainly what this version has, the deadlines of what is kept, and the sites that announce events.

use dioxus::prelude::*;

use super::kept::use_kept_rows;
use super::link::LinkRows;
use super::page::Page;
use super::parts::icon::Glyph;
use super::parts::link_row::LinkRow;
use super::router::Route;
use super::words::{use_today, use_words};

/// Agenda.
#[component]
pub fn Agenda() -> Element {
    let words = use_words();
    let today = use_today();
    let rows = use_kept_rows();
    let rows = rows.read();
    let dated = rows
        .ready()
        .into_iter()
        .flatten()
        .filter_map(|row| Some((row.calendar.closes_on(today)?, row.clone())));
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(day, _)| *day);
    rsx! {
        Page { title: words.agenda_title(),
            section { class: "stack",
                h2 { {words.agenda_deadlines()} }
                if dated.is_empty() {
                    p { class: "quiet", {words.agenda_deadlines_none()} }
                }
                ul { class: "rows",
                    for (day, row) in dated {
                        LinkRow { key: "{row.id}", to: Route::AidCard { id: row.id.to_string() }, glyph: Glyph::Clock, hue: "hue-gold",
                            title: row.title, text: words.weekday(day, today), lang: "fr" }
                    }
                }
            }
            LinkRows { themes: vec!["culture".to_owned(), "tourism".to_owned()], title: words.agenda_useful() }
        }
    }
}
