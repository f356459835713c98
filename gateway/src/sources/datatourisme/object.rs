//! One object of DATAtourisme, of its files or of its API, as an event.

use api_client::wire::Event;
use chrono::{DateTime, NaiveDate, Utc};
use domain::distance::Point;
use domain::event::Status;
use serde_json::Value;

use super::{contacts, kinds, languages, offers, parts, periods, pictures};
use crate::sources::repair::{days, links, names};
use crate::sources::{Code, Notes, Why, addresses, event_door};

/// What the index of a feed says of an object, and which source reads it.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Name of the source.
    pub source: &'static str,
    /// The index' `lastUpdateDatatourisme`; empty where there is none.
    pub updated: &'a str,
    /// Day of the import.
    pub today: NaiveDate,
}

/// The id of the record that an object is: the last part of its address, the same in the files and in the API.
pub fn id(object: &Value, source: &str) -> Option<String> {
    let address = ["id", "uri"].iter().map(|key| parts::text(object, key)).find(|text| !text.is_empty());
    let name = address.map(|address| parts::local(address.trim_end_matches('/')).to_owned());
    let name = name.or_else(|| Some(parts::text(object, "uuid")))?.to_lowercase();
    let sound = (8..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    sound.then(|| format!("{source}:{name}"))
}

/// Makes it an event, or says why it is none.
pub fn event(mut object: Value, around: Around<'_>, notes: &mut Notes) -> Result<Event, Why> {
    event_door::without_persons(&mut object, notes);
    let object = &object;
    let id = id(object, around.source).ok_or_else(|| Why::new(Code::MissingField, "@id"))?;
    let kinds = parts::texts(object, "type");
    if !kinds::is_event(&kinds) {
        return Err(Why::new(Code::NotAnEvent, parts::local(kinds.first().map_or("", String::as_str))));
    }
    if matches!(parts::get(object, "isObsolete"), Some(Value::Bool(true))) {
        return Err(Why::new(Code::NotPublished, "isObsolete"));
    }
    let mut event = Event { id, ..Event::default() };
    languages::say(&mut event, object, notes)?;
    let state = kinds::status(&event.title);
    event.status = state.map(|state| state.slug().to_owned());
    event.dates = periods::spread(object, notes).dates(state == Some(Status::Cancelled), notes)?;
    (event.cost, event.price) = event_door::price(&offers::said(object), notes);
    let themes: Vec<String> =
        parts::all(object, "hasTheme").iter().map(|theme| parts::french(theme, "label")).collect();
    event.keywords = event_door::keywords(themes.iter().map(String::as_str), notes);
    let mut heard: Vec<&str> = kinds::words(&kinds);
    heard.extend(themes.iter().map(String::as_str));
    heard.push(&event.title);
    event.theme = event_door::theme(heard.iter().copied()).slug().to_owned();
    heard.push(&event.summary);
    event.young =
        kinds.iter().any(|kind| parts::local(kind) == "ChildrensEvent") || event_door::is_young(heard);
    if matches!(parts::get(object, "reducedMobilityAccess"), Some(Value::Bool(true))) {
        event.access = event_door::access(["mi"]);
    }
    event.booking = contacts::booking(object, notes);
    event.organiser = contacts::organiser(object, notes);
    place(&mut event, parts::first(object, "isLocatedAt"), notes);
    pictures::picture(&mut event, object, around.today, notes);
    dated(&mut event, object, around);
    event.source = contacts::producer(object, notes)
        .map_or_else(|| "DATAtourisme".to_owned(), |producer| format!("DATAtourisme, {producer}"));
    event.source_url = Some(page(object, notes));
    event.licence = Some("Licence Ouverte 2.0".to_owned());
    Ok(event)
}

fn place(event: &mut Event, location: &Value, notes: &mut Notes) {
    let address = parts::first(location, "address");
    let city = parts::first(address, "hasAddressCity");
    let streets = parts::texts(address, "streetAddress");
    let lines = streets.iter().flat_map(|street| street.lines());
    let lines: Vec<String> =
        lines.filter_map(|line| event_door::line(line, notes, "streetAddress")).take(4).collect();
    event.address = lines.join("\n");
    event.venue = ["name", "label"]
        .iter()
        .map(|key| parts::french(location, key))
        .find_map(|name| event_door::line(&name, notes, "isLocatedAt"));
    event.commune = names::five(&parts::text(city, "insee"));
    event.postcode = Some(names::five(&parts::text(address, "postalCode"))).filter(|code| !code.is_empty());
    event.commune_name = event_door::line(&parts::text(address, "addressLocality"), notes, "addressLocality");
    let geo = parts::first(location, "geo");
    let degrees = |key: &str| parts::text(geo, key).trim().replace(',', ".").parse::<f64>().ok();
    event.point = degrees("latitude")
        .zip(degrees("longitude"))
        .and_then(|(lat, lon)| Point::of_degrees(lat, lon))
        .map(|point| [point.lat, point.lon]);
}

/// The producer's own day of change is what people are told; the platform's instant orders two versions.
fn dated(event: &mut Event, object: &Value, around: Around<'_>) {
    let own = parts::text(object, "lastUpdate");
    let own = days::day(own.get(..10).unwrap_or(&own), &mut Notes::default(), "");
    let platform = parts::text(object, "lastUpdateDatatourisme");
    let platform = if platform.is_empty() { around.updated } else { &platform };
    let midnight = |day: NaiveDate| domain::paris::instant_of(day.and_time(chrono::NaiveTime::MIN));
    let at = DateTime::parse_from_rfc3339(platform.trim()).map(|at| at.with_timezone(&Utc)).ok();
    event_door::dated(event, at.or(own.map(midnight)), around.today);
    if let Some(own) = own.filter(|own| *own <= around.today) {
        event.verified_on = days::written(own);
    }
}

/// Where the object is on the web; its host lost its `.gouv` in 2022.
fn page(object: &Value, notes: &mut Notes) -> String {
    let address = ["id", "uri"].iter().map(|key| parts::text(object, key)).find(|text| text.contains("://"));
    let address = address.map(|address| address.replacen("datatourisme.gouv.fr", "datatourisme.fr", 1));
    let address = address.and_then(|address| links::absolute(&address, None, notes, "@id"));
    address.unwrap_or_else(|| addresses::shipped().datatourisme.clone())
}
