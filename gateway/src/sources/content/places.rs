//! A place that has no public feed: one TOML file of `places/`.

use api_client::wire::{Place, Stop};
use chrono::NaiveTime;
use domain::distance::Point;
use domain::hours::{Holidays, Hours};
use serde::Deserialize;

use super::check::{self, all_shown, day, listed, needed, shown};
use crate::sources::repair::{people, phones};
use crate::sources::{Code, File, Why};

/// The kinds that a file may be of. What comes from a register or from the Region's list of telehealth points
/// is not written here.
const KINDS: [&str; 9] = [
    "region",
    "france-services",
    "france-renov",
    "digital-help",
    "campus-connecte",
    "micro-folie",
    "training",
    "museum",
    "other",
];

/// The keys of a place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    kind: String,
    name: String,
    address: Option<Vec<String>>,
    postcode: Option<String>,
    commune: Option<String>,
    point: Option<[f64; 2]>,
    phone: Option<String>,
    email: Option<String>,
    web: Option<String>,
    hours: Option<String>,
    hours_said: Option<String>,
    appointment: Option<String>,
    wheelchair: Option<String>,
    services: Option<Vec<String>>,
    companion: Option<bool>,
    note: Option<String>,
    booking: Option<String>,
    bring: Option<Vec<String>>,
    stops: Option<Vec<Halt>>,
    source: String,
    source_url: String,
    licence: Option<String>,
    verified_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Halt {
    on: String,
    commune: String,
    spot: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

/// Makes a card a place, or says what keeps it from being one.
pub fn place(file: &File, card: Card) -> Result<Place, Why> {
    listed(&card.kind, &KINDS, "", "kind")?;
    let stops = card.stops.unwrap_or_default().into_iter().map(stop).collect::<Result<Vec<_>, _>>()?;
    let commune = match card.commune {
        Some(code) => insee(&code, "commune")?,
        None if stops.is_empty() => return Err(Why::new(Code::MissingField, "commune")),
        None => String::new(),
    };
    if let Some(hours) = &card.hours {
        Hours::parse(hours, &Holidays::default()).ok_or_else(|| Why::new(Code::HoursUnreadable, hours))?;
    }
    if let Some(appointment) = &card.appointment {
        listed(appointment, &["only", "possible"], "", "appointment")?;
    }
    if let Some(wheelchair) = &card.wheelchair {
        listed(wheelchair, &["yes", "limited", "no"], "", "wheelchair")?;
    }
    Ok(Place {
        id: format!("content:{}", check::slug(&file.path)?),
        kind: card.kind,
        name: needed(Some(card.name), "name")?,
        address: all_shown(card.address, "address")?.join("\n"),
        postcode: card.postcode.map(|code| figures(&code, 5, "postcode")).transpose()?,
        commune,
        point: card.point.map(degrees).transpose()?,
        phone: card.phone.map(|number| phone(&number)).transpose()?,
        email: card.email.map(mailbox).transpose()?,
        web: check::some_address(card.web, "web")?,
        hours: card.hours,
        hours_said: card.hours_said.map(|hours| shown(&hours)),
        appointment: card.appointment,
        wheelchair: card.wheelchair,
        services: all_shown(card.services, "services")?,
        companion: card.companion.unwrap_or_default(),
        note: card.note.map(|note| needed(Some(note), "note")).transpose()?,
        booking: card.booking.map(|how| needed(Some(how), "booking")).transpose()?,
        bring: all_shown(card.bring, "bring")?,
        stops,
        source: needed(Some(card.source), "source")?,
        source_url: Some(check::address(&card.source_url, "source_url")?),
        licence: card.licence.map(|licence| shown(&licence)),
        verified_on: day(&card.verified_on, "verified_on")?,
        ..Place::default()
    })
}

fn stop(halt: Halt) -> Result<Stop, Why> {
    let clock = |text: &String| NaiveTime::parse_from_str(text, "%H:%M").is_ok() && text.len() == 5;
    let fits = match (&halt.from, &halt.to) {
        (None, None) => true,
        (Some(from), Some(to)) => clock(from) && clock(to) && from < to,
        _ => false,
    };
    if !fits {
        return Err(Why::new(Code::HoursUnreadable, "stops"));
    }
    Ok(Stop {
        on: day(&halt.on, "stops")?,
        commune: insee(&halt.commune, "stops commune")?,
        spot: halt.spot.map(|spot| shown(&spot)).unwrap_or_default(),
        from: halt.from,
        to: halt.to,
        ..Stop::default()
    })
}

/// A number that is dialled, written as people write it.
pub fn phone(text: &str) -> Result<String, Why> {
    phones::french(text).ok_or_else(|| Why::new(Code::UnreadableValue, "phone"))
}

/// An INSEE code.
pub fn insee(text: &str, about: &str) -> Result<String, Why> {
    let fits = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    if fits { Ok(text.to_owned()) } else { Err(Why::new(Code::UnreadableValue, about)) }
}

/// A text of so many figures.
pub fn figures(text: &str, length: usize, about: &str) -> Result<String, Why> {
    let fits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(text.to_owned()) } else { Err(Why::new(Code::UnreadableValue, about)) }
}

/// A point in degrees, in hundred-thousandths.
pub fn degrees([lat, lon]: [f64; 2]) -> Result<[i32; 2], Why> {
    let point = Point::of_degrees(lat, lon).ok_or_else(|| Why::new(Code::CoordinatesOutside, "point"))?;
    Ok([point.lat, point.lon])
}

fn mailbox(address: String) -> Result<String, Why> {
    let shared = people::shared_mailbox(&address) || named_as_its_place(&address);
    if shared { Ok(address) } else { Err(Why::new(Code::PersonalDataRemoved, "email")) }
}

/// A mailbox that bears the name of the place and of nobody: `musee@…`, `campus-connecte@…`.
fn named_as_its_place(address: &str) -> bool {
    let name = address.split('@').next().unwrap_or_default();
    ["musee", "museum", "campus", "micro", "visite", "bibracte", "citadelle"]
        .iter()
        .any(|word| name.starts_with(word))
}
