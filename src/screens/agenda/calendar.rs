//! « Ajouter à mon calendrier »: a file for other calendars, of one event or of all that are kept.

use std::path::PathBuf;

use chrono::TimeDelta;
use dioxus::prelude::*;
use domain::event::Event;
use domain::ics;

use crate::actions;
use crate::screens::act::use_ask;
use crate::screens::desk::papers::Said;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::words::Words;

/// How long before a program reminds.
const REMINDED: [TimeDelta; 2] = [TimeDelta::days(1), TimeDelta::hours(2)];

/// The button. `whole`: these are all that are kept.
#[component]
pub fn AddToCalendar(events: Vec<Event>, whole: bool) -> Element {
    let words = use_words();
    let mut said = use_signal(|| None::<Result<PathBuf, &'static str>>);
    let save = use_ask(
        move |actions: actions::Actions, events: Vec<Event>| async move {
            let told = events.iter().map(|event| told(event, words)).collect();
            let title = if whole { words.mine_calendar_title() } else { String::new() };
            let calendar = actions.agenda(told, whole, words.deadlines_product(), title).await?;
            let name = if whole { words.mine_file() } else { words.event_calendar_file() };
            actions.save_file(calendar, words.calendar_file(&name), None).await
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    let (label, text) = match whole {
        true => (words.mine_export(), words.mine_export_text()),
        false => (words.event_calendar(), words.event_calendar_text()),
    };
    rsx! {
        section { class: "card",
            p { "{text}" }
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| save(events.clone()), Icon { glyph: Glyph::Agenda } "{label}" }
            }
            Said { said: said() }
        }
    }
}

/// As other programs are told of it.
fn told(event: &Event, words: &Words) -> ics::Event {
    let mut entry = ics::Event::of(event, None);
    let status =
        (event.status != domain::event::Status::Scheduled).then(|| words.event_status(event.status.slug()));
    let price = words.event_cost(event.price.cost.slug());
    let parts = status.into_iter().chain([entry.told.clone(), price]).chain(event.price.said.clone());
    entry.told = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    entry.categories = vec![words.event_theme(event.theme.slug())];
    entry.reminders = REMINDED.to_vec();
    entry
}
