//! One event of a calendar, out of what its entry says; whoever is named in it stays outside.

use api_client::wire::Event;
use calcard::icalendar::{
    ICalendarClassification, ICalendarComponent, ICalendarEntry, ICalendarParameterName,
    ICalendarProperty as Property, ICalendarStatus, ICalendarValue as Value,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::distance::Point;
use domain::event::{Occurrence, Status};

use super::place::{Place, place};
use super::word;
use crate::sources::repair::links;
use crate::sources::repair::text::folded;
use crate::sources::{Code, Notes, Organiser, Why, event_door};

/// Properties that name persons.
const PERSONS: [Property; 3] = [Property::Attendee, Property::Organizer, Property::Contact];

/// First words of a title by which organisers say what they should say by a status.
const TOLD: [(&str, Status); 6] = [
    ("annule", Status::Cancelled),
    ("annulee", Status::Cancelled),
    ("annulation", Status::Cancelled),
    ("reporte", Status::Postponed),
    ("reportee", Status::Postponed),
    ("complet", Status::Full),
];

/// Reads it.
pub fn event(
    id: String,
    entry: &ICalendarComponent,
    times: Result<Vec<Occurrence>, Why>,
    notes: &mut Notes,
) -> Result<Event, Why> {
    use ICalendarClassification::{Confidential, Private};
    let class = entry.property(&Property::Class).and_then(|entry| entry.values.first());
    if matches!(class, Some(Value::Classification(Private | Confidential))) {
        return Err(Why::new(Code::NotPublished, "CLASS"));
    }
    if PERSONS.iter().any(|name| entry.has_property(name)) {
        notes.add(Code::PersonalDataRemoved, "ATTENDEE, ORGANIZER, CONTACT");
    }
    let said = |name: &Property| word(entry, name).unwrap_or_default();
    let words = event_door::words(said(&Property::Summary), "", said(&Property::Description), notes)?;
    let dates = event_door::dates(times?, notes)?;
    let status = status(entry, &words.title, notes);
    let Place { online, venue, address, postcode, commune_name } = place(said(&Property::Location), notes);
    let conference = pages(entry, &Property::Conference).next().map(str::to_owned);
    let online = online.or(conference).and_then(|page| links::absolute(&page, None, notes, "CONFERENCE"));
    let in_person = venue.is_some() || postcode.is_some();
    let categories: Vec<&str> = entry
        .properties(&Property::Categories)
        .flat_map(|entry| entry.values.iter().filter_map(Value::as_text))
        .collect();
    let keywords = event_door::keywords(categories.iter().copied(), notes);
    let spoken = || keywords.iter().map(String::as_str).chain([words.title.as_str()]);
    let (theme, young) = (event_door::theme(spoken()), event_door::is_young(spoken()));
    let (cost, price) = match other(entry, "X-COST-TYPE") {
        Some("free") => (Some("free".to_owned()), None),
        _ => event_door::price(&all(entry, "X-COST"), notes),
    };
    let tickets = other(entry, "X-TICKETS-URL").and_then(|page| event_door::booking(page, notes));
    let mut event = Event {
        id,
        theme: theme.slug().to_owned(),
        young,
        keywords,
        dates,
        status: status.map(|status| status.slug().to_owned()),
        mode: online.is_some().then(|| if in_person { "mixed" } else { "online" }.to_owned()),
        online,
        cost,
        price,
        booking: tickets.into_iter().collect(),
        venue,
        address,
        postcode,
        commune_name,
        point: point(entry, notes),
        source_url: pages(entry, &Property::Url)
            .next()
            .and_then(|page| links::absolute(page, None, notes, "URL")),
        sequence: entry
            .property(&Property::Sequence)
            .and_then(|entry| entry.values.first()?.as_integer())
            .and_then(|count| u32::try_from(count).ok())
            .unwrap_or_default(),
        ..Event::default()
    };
    event_door::say(&mut event, "fr", words);
    if let Some(picture) = picture(entry) {
        event_door::picture(&mut event, picture, "", notes);
    }
    Ok(event)
}

/// Gives it what its organiser says of all, and its day.
pub fn settle(event: &mut Event, organiser: &Organiser, updated: Option<DateTime<Utc>>, today: NaiveDate) {
    organiser.sign(event, "iCalendar");
    // A postcode alone is no commune's: then the organiser's own must do, and where nothing is said too.
    if event.mode.as_deref() != Some("online")
        && event.commune_name.is_none()
        && !organiser.commune.is_empty()
    {
        event.commune.clone_from(&organiser.commune);
    }
    let updated = updated.filter(|at| domain::paris::paris(*at).date_naive() <= today);
    event_door::dated(event, updated, today);
}

/// Whether it takes place: by its status, else by how its title begins.
fn status(entry: &ICalendarComponent, title: &str, notes: &mut Notes) -> Option<Status> {
    if entry.status() == Some(&ICalendarStatus::Cancelled) {
        return Some(Status::Cancelled);
    }
    let head: String = title.chars().skip_while(|c| !c.is_alphanumeric()).collect();
    let first: String = head.chars().take_while(|c| c.is_alphabetic()).collect();
    let rest = head.get(first.len()..).unwrap_or_default().trim_start();
    let apart = rest.is_empty() || rest.starts_with([':', '-', '–', '—', ']', ')', '!', '|', '/']);
    let told = TOLD.iter().find(|(word, _)| folded(&first) == *word && apart);
    told.map(|(_, status)| {
        notes.add(Code::UnknownValue, "STATUS");
        *status
    })
}

fn pages<'a>(entry: &'a ICalendarComponent, name: &'a Property) -> impl Iterator<Item = &'a str> {
    let words = entry.properties(name).flat_map(|entry| &entry.values).filter_map(Value::as_text);
    words.map(str::trim).filter(|page| page.starts_with("http"))
}

fn other<'a>(entry: &'a ICalendarComponent, name: &str) -> Option<&'a str> {
    word(entry, &Property::Other(name.to_owned()))
}

/// A text whose commas a program took for those of a list.
fn all(entry: &ICalendarComponent, name: &str) -> String {
    let name = Property::Other(name.to_owned());
    let values = entry.properties(&name).flat_map(|entry| &entry.values).filter_map(Value::as_text);
    values.collect::<Vec<_>>().join(",")
}

/// `GEO:47.32;5.04`; 0/0 is what programs write that do not know.
fn point(entry: &ICalendarComponent, notes: &mut Notes) -> Option<[i32; 2]> {
    let values: Vec<&Value> = entry.property(&Property::Geo)?.values.iter().collect();
    let degrees = |value: &Value| value.as_float();
    let found = match values.as_slice() {
        [lat, lon] => degrees(lat).zip(degrees(lon)),
        _ => None,
    };
    let point = found.and_then(|(lat, lon)| Point::of_degrees(lat, lon));
    if point.is_none() {
        notes.add(Code::UnreadableValue, "GEO");
    }
    point.map(|point| [point.lat, point.lon])
}

/// A picture that is attached by its address.
fn picture(entry: &ICalendarComponent) -> Option<&str> {
    let is_picture = |attached: &ICalendarEntry, page: &str| {
        let kind = attached.parameter(&ICalendarParameterName::Fmttype).and_then(|kind| kind.as_text());
        let path = page.split(['?', '#']).next().unwrap_or(page).to_lowercase();
        let named = [".jpg", ".jpeg", ".png", ".webp"].iter().any(|end| path.ends_with(end));
        attached.name == Property::Image || named || kind.is_some_and(|kind| kind.starts_with("image/"))
    };
    let attached = [Property::Image, Property::Attach];
    let all = entry.entries.iter().filter(|one| attached.contains(&one.name));
    let mut pages =
        all.flat_map(|one| one.values.iter().filter_map(Value::as_text).map(move |page| (one, page)));
    pages.find(|(one, page)| page.starts_with("http") && is_picture(one, page)).map(|(_, page)| page)
}
