//! The events of a page: of its scripts `application/ld+json`, or of a file that is JSON-LD itself.

use std::collections::HashMap;

use scraper::{Html, Selector};
use serde_json::Value;

use crate::sources::datatourisme::parts;
use crate::sources::repair::text::decode;
use crate::sources::{Code, File, Reading};

/// The largest page that is read, in bytes, and most events on it.
const LARGEST: usize = 8 * 1024 * 1024;
const MOST: usize = 5_000;

/// Kinds of events that nobody goes to.
const NOT_ATTENDED: [&str; 4] = ["BroadcastEvent", "DeliveryEvent", "OnDemandEvent", "PublicationEvent"];
/// Kinds whose name does not end as the others' do.
const OTHERS: [&str; 4] = ["CourseInstance", "EventSeries", "Festival", "Hackathon"];

/// What was found in one file.
#[derive(Debug, Default)]
pub struct Page {
    /// Its path: of a page that was fetched, its host and its path there.
    pub path: String,
    /// Its events, in their order.
    pub events: Vec<Value>,
    /// Whatever has a name there, for those who only give it: `{"@id": "#hall"}`.
    pub named: HashMap<String, Value>,
    /// Scripts that are no JSON.
    pub broken: Vec<String>,
}

/// Reads a page. One without any event is no fault of it, for an agenda may be empty; one without any JSON-LD is.
pub fn read(file: &File, reading: &mut Reading) -> Result<Page, Code> {
    if file.bytes.len() > LARGEST {
        return Err(Code::TooLarge);
    }
    let (text, repaired) = decode(&file.bytes);
    if repaired {
        reading.say(&file.path, Code::Encoding, "");
    }
    let mut page = Page { path: file.path.clone(), ..Page::default() };
    match text.trim_start().chars().next() {
        None => return Err(Code::Empty),
        Some('{' | '[') => match parsed(&text) {
            Ok(value) => page.take(value),
            Err(error) if error.is_eof() => return Err(Code::Truncated),
            Err(_) => return Err(Code::NotTheFeed),
        },
        Some('<') => {
            let scripts = scripts(&text);
            // A portal's page, or a site that was rebuilt: not an agenda that is empty.
            if scripts.is_empty() {
                return Err(Code::NotTheFeed);
            }
            for (at, script) in scripts.into_iter().enumerate() {
                match parsed(&script) {
                    Ok(value) => page.take(value),
                    Err(_) => page.broken.push(format!("{}:{}", file.path, at + 1)),
                }
            }
        }
        Some(_) => return Err(Code::NotTheFeed),
    }
    Ok(page)
}

fn scripts(html: &str) -> Vec<String> {
    let Ok(script) = Selector::parse("script[type]") else { return Vec::new() };
    let html = Html::parse_document(html);
    html.select(&script)
        .filter(|script| {
            let kind = script.attr("type").unwrap_or_default();
            kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
        })
        .map(|script| script.text().collect::<String>())
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// JSON as pages have it: inside a comment, with bare line breaks in its texts, with a sign at its end.
fn parsed(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(text).or_else(|error| {
        let bare: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut bare = bare.trim();
        for (open, close) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")] {
            bare = bare.strip_prefix(open).unwrap_or(bare).trim();
            bare = bare.strip_suffix(close).unwrap_or(bare).trim();
        }
        serde_json::from_str(bare.trim_end_matches(';')).map_err(|_| error)
    })
}

impl Page {
    /// Finds events however deep they lie; without recursion, for pages nest as they please.
    fn take(&mut self, value: Value) {
        let mut left = vec![value];
        while let Some(value) = left.pop() {
            match value {
                // From the last to the first: they come off the pile in their order.
                Value::Array(items) => left.extend(items.into_iter().rev()),
                Value::Object(fields) => {
                    if let Some(id) = fields.get("@id").and_then(Value::as_str).filter(|_| fields.len() > 1) {
                        self.named.insert(id.to_owned(), Value::Object(fields.clone()));
                    }
                    let inside: Vec<Value> = fields
                        .iter()
                        .filter(|(key, value)| {
                            parts::local(key) != "superEvent" && (value.is_array() || value.is_object())
                        })
                        .map(|(_, value)| value.clone())
                        .collect();
                    let node = Value::Object(fields);
                    if is_event(&node) {
                        if self.events.len() < MOST {
                            self.events.push(node);
                        }
                        continue;
                    }
                    left.extend(inside.into_iter().rev());
                }
                _ => {}
            }
        }
        // Events inside events that have a name of their own are events too.
        let mut at = 0;
        while at < self.events.len() && self.events.len() < MOST {
            let name = parts::text(&self.events[at], "name");
            let inside: Vec<Value> = parts::all(&self.events[at], "subEvent")
                .iter()
                .filter(|inside| is_event(inside))
                .filter(|inside| !matches!(parts::text(inside, "name"), own if own.is_empty() || own == name))
                .cloned()
                .collect();
            self.events.extend(inside);
            at += 1;
        }
    }

    /// What a field holds, looked up where it only gives a name.
    pub fn first<'a>(&'a self, node: &'a Value, key: &str) -> &'a Value {
        self.whole(parts::first(node, key))
    }

    /// Every item of a field, looked up the same way.
    pub fn all<'a>(&'a self, node: &'a Value, key: &str) -> Vec<&'a Value> {
        parts::all(node, key).iter().map(|value| self.whole(value)).collect()
    }

    fn whole<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value {
            Value::Object(fields) if fields.len() == 1 => {
                fields.get("@id").and_then(Value::as_str).and_then(|id| self.named.get(id)).unwrap_or(value)
            }
            _ => value,
        }
    }
}

/// Whether a node is something one goes to.
pub fn is_event(node: &Value) -> bool {
    let kinds = parts::texts(node, "type");
    kinds
        .iter()
        .map(|kind| parts::local(kind))
        .any(|kind| (kind.ends_with("Event") && !NOT_ATTENDED.contains(&kind)) || OTHERS.contains(&kind))
}
