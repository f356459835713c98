//! What of an event is compared with another: its words, its days and hours, where it is, from whom it comes.

use std::collections::BTreeSet;

use api_client::translate;
use api_client::wire::Event;
use chrono::{Datelike, Timelike};
use domain::distance::Point;
use domain::event::Slot;

use super::words::{self, Word};
use crate::sources::repair::links;
use crate::sources::repair::text::folded;

/// So many days of an event are looked at.
const MOST_DAYS: usize = 800;

/// An event as it is compared.
#[derive(Debug, Clone)]
pub struct Look {
    /// INSEE code; empty where it is not known.
    pub commune: String,
    /// Words of its title.
    pub title: Vec<Word>,
    /// The same, part by part.
    pub parts: Vec<Vec<Word>>,
    /// Words of its venue's name.
    pub venue: Vec<Word>,
    /// Its address, folded.
    pub address: String,
    /// Where it is, if that is more than its commune's centre.
    pub point: Option<Point>,
    /// Its days, in order.
    pub days: Vec<i32>,
    /// When it begins and ends, in minutes of the day; no end where it is not published.
    pub hours: Vec<(u16, Option<u16>)>,
    /// Words of its summary and text.
    pub text: Vec<u64>,
    /// Its own page, if a page of a site and not the site.
    pub page: Option<String>,
    /// Whether it is said to take place online.
    pub online: bool,
    /// Whether its days are said to have changed.
    pub moved: bool,
}

impl Look {
    /// How an event is looked at; none if it has no day.
    pub fn of(event: &Event) -> Option<Self> {
        let dates = translate::dates(&event.dates);
        let mut days = BTreeSet::new();
        let mut hours = BTreeSet::new();
        for one in
            dates.stretches().iter().flat_map(|run| run.occurrences(run.first, run.last)).take(MOST_DAYS)
        {
            days.insert(one.day.num_days_from_ce());
            hours.extend(clock(one.slot));
        }
        let point = event.point.filter(|_| !event.approximate);
        let look = Self {
            commune: event.commune.clone(),
            title: words::of_title(&event.title),
            parts: words::parts(&event.title),
            venue: event.venue.as_deref().map(words::of_venue).unwrap_or_default(),
            address: folded(&event.address),
            point: point.map(|[lat, lon]| Point { lat, lon }),
            days: days.into_iter().collect(),
            hours: hours.into_iter().collect(),
            text: words::of_text(&format!("{} {}", event.summary, event.text)),
            page: event.source_url.as_deref().and_then(links::key).filter(|page| page.contains('/')),
            online: event.mode.as_deref() == Some("online"),
            moved: matches!(event.status.as_deref(), Some("rescheduled" | "postponed")),
        };
        (!look.days.is_empty()).then_some(look)
    }

    /// Its first day.
    pub fn first(&self) -> i32 {
        self.days.first().copied().unwrap_or_default()
    }

    /// Its last day.
    pub fn last(&self) -> i32 {
        self.days.last().copied().unwrap_or_default()
    }

    /// Whether it can be found by where it is: in a commune, or online.
    pub fn is_somewhere(&self) -> bool {
        !self.commune.is_empty() || self.online
    }
}

fn clock(slot: Slot) -> Option<(u16, Option<u16>)> {
    let minutes =
        |time: chrono::NaiveTime| u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or_default();
    match slot {
        Slot::AllDay => None,
        Slot::From(from) => Some((minutes(from), None)),
        Slot::Between { from, to, nights } => {
            Some((minutes(from), Some(if nights == 0 { minutes(to) } else { 24 * 60 })))
        }
    }
}

/// The feed of a record: the first part of its id, for `source` is written for people. A mirror is the feed that it
/// mirrors, and the two ways to one base are one.
pub fn feed(id: &str) -> &str {
    match id.split_once(':').map_or(id, |(feed, _)| feed) {
        "opendatasoft" | "opendatasoft-events" => "openagenda",
        "datatourisme-feed" | "datatourisme-api" => "datatourisme",
        feed => feed,
    }
}

/// What two records of one base share, whichever way they came.
pub fn same_base(id: &str) -> (&str, &str) {
    (feed(id), id.split_once(':').map_or(id, |(_, own)| own))
}
