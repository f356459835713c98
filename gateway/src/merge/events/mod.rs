//! Several feeds' events as one list: one evening, one record, whoever announces it.

mod alike;
mod fill;
mod groups;
mod look;
mod title;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use api_client::wire::Event;

use super::aids::{Merged, note};
use groups::groups;
use look::{Look, feed};

/// Who wins, the first before the others: who is told first, then who gathers, then who copies.
const PRECEDENCE: [&str; 11] = [
    "openagenda",
    "tourinsoft",
    "datatourisme-api",
    "datatourisme-feed",
    "datatourisme",
    "opendatasoft-events",
    "opendatasoft",
    "ical",
    "agenda-csv",
    "json-ld",
    "content",
];

/// A record as the gateway holds it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Held {
    /// What its feed says, or said last.
    pub event: Event,
    /// When it was first read, in milliseconds: of several names for one event, the oldest stays.
    pub since: i64,
    /// Whether its feed has it no more: then it says nothing, and keeps the name for those who do.
    pub gone: bool,
}

/// The list, and what was made one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MergedEvents {
    /// One record per event, by id.
    pub events: Vec<Event>,
    /// What was merged, by id of the event.
    pub merged: Vec<Merged>,
}

/// Makes one list of what the sources read.
///
/// The order of the input makes no difference. The believed source keeps what it says; what it lacks comes from the
/// others. The id is that of the record that was known first, whoever is believed and whether or not its feed still
/// has it: a favourite, a reminder or a calendar entry outlives the feed it came by.
pub fn events(held: Vec<Held>) -> MergedEvents {
    let mut items: Vec<Item> = held.into_iter().map(Item::of).collect();
    // A filled field may make two events alike that were not: on until nothing moves.
    loop {
        let before = items.len();
        items = joined(items);
        if items.len() == before {
            break;
        }
    }
    let mut merged = BTreeMap::new();
    let mut events: Vec<Event> =
        items.into_iter().filter(|item| !item.gone).map(|item| item.named(&mut merged)).collect();
    events.sort_by(|a, b| a.id.cmp(&b.id));
    MergedEvents { events, merged: merged.into_values().collect() }
}

fn joined(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by(|a, b| a.order().cmp(&b.order()));
    let groups = groups(&items);
    let mut left: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    groups
        .into_iter()
        .filter_map(|group| group.into_iter().filter_map(|at| left[at].take()).reduce(Item::and))
        .collect()
}

/// What is one event so far.
#[derive(Debug, Clone)]
struct Item {
    event: Event,
    look: Option<Look>,
    gone: bool,
    /// The name that it will have, the oldest before the others.
    name: (i64, usize, String),
    /// Bases whose living records are in it.
    feeds: BTreeSet<String>,
    /// Ids of all its records, those that it absorbed before included.
    ids: BTreeSet<String>,
    /// Ids that were made one here.
    absorbed: BTreeSet<String>,
}

impl Item {
    fn of(held: Held) -> Self {
        let Held { event, since, gone } = held;
        let ids: BTreeSet<String> =
            std::iter::once(&event.id).chain(event.also.iter().map(|origin| &origin.id)).cloned().collect();
        let feeds = if gone { BTreeSet::new() } else { ids.iter().map(|id| feed(id).to_owned()).collect() };
        Self {
            look: Look::of(&event),
            gone,
            name: (since, rank(&event.id), event.id.clone()),
            feeds,
            ids,
            absorbed: BTreeSet::new(),
            event,
        }
    }

    /// The best source first; who has it no more comes after who has it.
    fn order(&self) -> (bool, usize, &str, i64, &str) {
        (self.gone, rank(&self.event.id), &self.event.id, self.name.0, &self.event.source)
    }

    /// One of two, the first being the better one.
    fn and(mut self, other: Self) -> Self {
        if !other.gone {
            fill::fill(&mut self.event, &other.event);
            self.look = Look::of(&self.event);
        }
        self.absorbed.extend([
            self.name.2.clone(),
            other.name.2.clone(),
            self.event.id.clone(),
            other.event.id,
        ]);
        self.absorbed.extend(other.absorbed);
        self.gone &= other.gone;
        self.feeds.extend(other.feeds);
        self.ids.extend(other.ids);
        if other.name < self.name {
            self.name = other.name;
        }
        self
    }

    /// The event under its name, what it absorbed being noted.
    fn named(mut self, merged: &mut BTreeMap<String, Merged>) -> Event {
        self.event.id = self.name.2;
        for id in self.absorbed.iter().filter(|id| **id != self.event.id) {
            note(merged, &self.event.id, id, Vec::new());
        }
        self.event
    }
}

fn rank(id: &str) -> usize {
    let feed = id.split_once(':').map_or(id, |(feed, _)| feed);
    PRECEDENCE.iter().position(|known| *known == feed).unwrap_or(PRECEDENCE.len())
}
