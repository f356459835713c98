//! `json-ld`: events that organisers describe inside their own pages, in the vocabulary of schema.org.

mod event;
mod offers;
mod page;
mod place;
mod schedule;
mod when;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use reqwest::Url;
use serde_json::Value;

use super::repair::text::folded;
use super::{File, NotTheFeed, Notes, Reading, Record, Source, Why, feed};
use page::Page;

/// The source `json-ld`.
pub struct JsonLd;

/// Nodes that are one event: a theatre writes each evening of a play by itself.
struct Group<'a> {
    page: &'a Page,
    nodes: Vec<&'a Value>,
}

impl Source for JsonLd {
    fn name(&self) -> &'static str {
        "json-ld"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let mut pages: Vec<Page> = Vec::new();
        // Of an event on two pages, the same one is believed in any order.
        let mut in_order: Vec<&File> = files.iter().collect();
        in_order.sort_by(|one, two| one.path.cmp(&two.path));
        for file in in_order {
            match page::read(file, &mut reading) {
                Ok(page) => pages.push(page),
                // One organiser's page that is none keeps nobody else's events out.
                Err(code) => reading.take(&file.path, Err(Why::new(code, "")), Notes::default()),
            }
        }
        let mut groups: BTreeMap<(String, String), Group<'_>> = BTreeMap::new();
        for page in &pages {
            for node in &page.events {
                let names = (event::key(node, page), folded(&event::name(node)));
                groups.entry(names).or_insert_with(|| Group { page, nodes: Vec::new() }).nodes.push(node);
            }
        }
        // A page of many events may give its own address to each.
        let mut named: HashMap<&str, HashSet<&str>> = HashMap::new();
        for (key, name) in groups.keys() {
            named.entry(key).or_default().insert(name);
        }
        for ((key, name), group) in &groups {
            let alone = named.get(key.as_str()).is_none_or(|names| names.len() == 1);
            let whole = if alone { key.clone() } else { format!("{key} {name}") };
            let id = event::id(&whole, group.page);
            let mut notes = Notes::default();
            let outcome = event::event(&id, &group.nodes, group.page, today, &mut notes);
            reading.take(&id, outcome.map(|event| Record::Event(Box::new(event))), notes);
        }
        for broken in pages.iter().flat_map(|page| &page.broken) {
            reading.take(broken, Err(Why::new(super::Code::UnreadableValue, "JSON-LD")), Notes::default());
        }
        feed::some_of(reading, files)
    }

    fn leaves_no_copy(&self) -> bool {
        true
    }

    /// Its address, without a question: what a page says of itself is understood from there.
    fn called(&self, address: &Url) -> String {
        format!("{}{}", address.host_str().unwrap_or_default(), address.path())
    }
}
