//! One offer of Décibelles Data as an event.

use api_client::wire::Event;
use chrono::NaiveDate;
use domain::distance::Point;
use domain::event::Status;
use serde_json::Value;

use super::{cells, contacts, periods};
use crate::sources::datatourisme::status;
use crate::sources::repair::text::folded;
use crate::sources::repair::{capitals, names};
use crate::sources::{Code, Notes, Why, event_door, feed};

/// Letters of a description that is short enough to be a summary.
const SHORT: usize = 300;

/// The id of the record that an offer is.
pub fn id(offer: &Value) -> Option<String> {
    let id = feed::field(offer, "SyndicObjectID")?.trim().to_lowercase();
    let sound = (1..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    sound.then(|| format!("tourinsoft:{id}"))
}

/// Makes it an event, or says why it is none.
pub fn event(mut offer: Value, today: NaiveDate, notes: &mut Notes) -> Result<Event, Why> {
    event_door::without_persons(&mut offer, notes);
    let offer = &offer;
    let id = id(offer).ok_or_else(|| Why::new(Code::MissingField, "SyndicObjectID"))?;
    let text = |key: &str| feed::field(offer, key).unwrap_or_default();
    if !is_event(&id, &text("ObjectTypeName")) {
        return Err(Why::new(Code::NotAnEvent, &text("ObjectTypeName")));
    }
    let title = text("SyndicObjectName");
    if title.trim().is_empty() {
        return Err(Why::new(Code::MissingField, "SyndicObjectName"));
    }
    let mut event = Event { id, source: "Décibelles Data".to_owned(), ..Event::default() };
    let description = text("DescriptionCommerciale");
    let short = description.chars().count() <= SHORT;
    let (summary, whole) = if short { (description.as_str(), "") } else { ("", description.as_str()) };
    let words = event_door::words(&title, summary, whole, notes)?;
    event_door::say(&mut event, "fr", words);
    let state = status(&event.title);
    event.status = state.map(|state| state.slug().to_owned());
    event.dates = periods::spread(offer, notes).dates(state == Some(Status::Cancelled), notes)?;
    let classes: Vec<String> = ["Classification", "Classification2", "Classification3", "Themes"]
        .iter()
        .flat_map(|key| cells::items(offer, key))
        .collect();
    event.keywords = event_door::keywords(classes.iter().map(String::as_str), notes);
    let heard: Vec<&str> = classes.iter().map(String::as_str).chain([event.title.as_str()]).collect();
    event.theme = event_door::theme(heard.iter().copied()).slug().to_owned();
    event.young = event_door::is_young(heard.into_iter().chain([event.summary.as_str()]));
    (event.cost, event.price) = event_door::price(&contacts::price(offer), notes);
    event.access = contacts::access(offer);
    event.booking = contacts::booking(offer, notes);
    place(&mut event, offer, notes);
    contacts::picture(&mut event, offer, notes);
    event_door::dated(&mut event, cells::instant(&text("Updated")), today);
    // The base has no page of its own: that of those who organise is where it comes from.
    event.source_url = event.booking.iter().find(|way| way.contains("://")).cloned();
    Ok(event)
}

/// Feeds hold inns and museums beside: events are « Fêtes et manifestations », or `FMA…` where no type is given.
fn is_event(id: &str, kind: &str) -> bool {
    let kind = folded(kind);
    match kind.trim() {
        "" => id.strip_prefix("tourinsoft:").is_some_and(|id| id.starts_with("fma")),
        kind => ["manifestation", "evenement", "agenda", "spectacle"].iter().any(|word| kind.contains(word)),
    }
}

/// `AdresseComplete`: some lines of street, then postcode, commune in capitals, INSEE code.
fn place(event: &mut Event, offer: &Value, notes: &mut Notes) {
    let address = feed::field(offer, "AdresseComplete").unwrap_or_default();
    let parts = cells::parts(&address);
    let five = |text: &str| Some(names::five(text)).filter(|code| !code.is_empty());
    let postcode = parts.iter().position(|part| five(part).is_some());
    let street = parts.get(..postcode.unwrap_or(parts.len())).unwrap_or_default();
    let lines = street.iter().map(|line| capitals::line(line));
    let lines: Vec<String> =
        lines.filter_map(|line| event_door::line(&line, notes, "AdresseComplete")).take(4).collect();
    event.address = lines.join("\n");
    if let Some(at) = postcode {
        event.postcode = parts.get(at).and_then(|part| five(part));
        let commune = parts.get(at + 1).map(|name| capitals::lowered(name)).unwrap_or_default();
        event.commune_name = event_door::line(&commune, notes, "AdresseComplete");
        event.commune = parts.get(at + 2).and_then(|part| five(part)).unwrap_or_default();
    }
    let degrees = |keys: [&str; 2]| {
        let text = keys.iter().find_map(|key| feed::field(offer, key))?;
        text.trim().replace(',', ".").parse::<f64>().ok()
    };
    let point =
        degrees(["GmapLatitude", "GooglemapLatitude"]).zip(degrees(["GmapLongitude", "GooglemapLongitude"]));
    event.point =
        point.and_then(|(lat, lon)| Point::of_degrees(lat, lon)).map(|point| [point.lat, point.lon]);
}
