//! The events as a calendar to subscribe to: each run of days is one entry with its rule.

use domain::event::Dates;
use domain::ics;

use super::asked::Asked;
use super::held::Agenda;
use crate::app::App;
use crate::pages::events::told;
use crate::pages::words::Words;

/// The answer.
pub fn written(_: &App, agenda: &Agenda, asked: &Asked) -> String {
    let words = Words { french: asked.french };
    let events: Vec<_> = asked
        .of(agenda)
        .into_iter()
        .map(|found| {
            let event = found.event;
            // Runs that are over by then, or begin later than asked, are left out whole: a name and a rule that
            // moved with each day would be told as another event each day.
            let runs = event
                .dates
                .stretches()
                .iter()
                .filter(|run| Dates::of_stretches(vec![(*run).clone()]).intersects(asked.from, asked.to));
            ics::Event {
                dates: Dates::of_stretches(runs.cloned().collect()),
                title: words.event_title(event),
                told: told(words, event),
                categories: event.keywords.clone(),
                ..ics::Event::of(event, agenda.commune_of(event))
            }
        })
        .collect();
    ics::agenda(&words.gateway_events_product(), &words.gateway_events_title(), &events, &[], agenda.made_at)
}
