//! The words of an event outside of the app: in other calendars, in readers of news.

use domain::event::{Booking, Cost, Event, Occurrence, Slot, Status};

use super::words::Words;

impl Words {
    /// Its title, with what one must not miss: other programs may show nothing else.
    pub fn event_title(self, event: &Event) -> String {
        let title = event.title.as_str();
        match event.status {
            Status::Cancelled => self.gateway_events_cancelled(title),
            Status::Postponed => self.gateway_events_postponed(title),
            Status::Full => self.gateway_events_full(title),
            Status::MovedOnline => self.gateway_events_moved_online(title),
            Status::Scheduled | Status::Rescheduled | Status::Other => title.to_owned(),
        }
    }
}

/// What is said of it: its text, what it costs, how one books, whose word it is.
pub fn told(words: Words, event: &Event) -> String {
    let mut lines = vec![event.status_said.clone().unwrap_or_default(), event.summary.clone()];
    lines.push(event.description.clone());
    let price = event.price.said.clone();
    lines.push(match (event.price.cost, price) {
        (_, Some(price)) => words.gateway_events_price(&price),
        (Cost::Free, None) => words.gateway_events_free(),
        (Cost::Paid | Cost::Unstated, None) => String::new(),
    });
    if let Some(online) = &event.online {
        lines.push(words.gateway_events_online(online));
    }
    for way in &event.booking {
        let (Booking::Web(way) | Booking::Phone(way) | Booking::Email(way)) = way;
        lines.push(words.gateway_events_booking(way));
    }
    if let Some(origin) = event.origins.first() {
        let licence = origin.licence.as_deref().map(|licence| format!(" ({licence})")).unwrap_or_default();
        lines.push(words.gateway_events_source(&format!("{}{licence}", origin.source)));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n\n")
}

/// Day and hour of a time, in figures.
pub fn when(one: Occurrence, french: bool) -> String {
    let day = one.day.format(if french { "%d/%m/%Y" } else { "%Y-%m-%d" }).to_string();
    match one.slot {
        Slot::AllDay => day,
        Slot::From(from) | Slot::Between { from, .. } => {
            format!("{day} {}", from.format(if french { "%H\u{a0}h\u{a0}%M" } else { "%H:%M" }))
        }
    }
}
