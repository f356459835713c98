//! Nodes of schema.org as one event.

use api_client::canonical::sha256_hex;
use api_client::wire::Event;
use chrono::{DateTime, NaiveDate, Utc};
use domain::event::Status;
use reqwest::Url;
use serde_json::Value;

use super::page::Page;
use super::{offers, place, when};
use crate::sources::datatourisme::{parts, status};
use crate::sources::event_door::{self, Spread};
use crate::sources::repair::{links, names};
use crate::sources::{Code, Notes, Why, feed};

/// Letters of a description that is short enough to be a summary.
const SHORT: usize = 300;

/// Its name.
pub fn name(node: &Value) -> String {
    parts::text(node, "name")
}

/// What it is known by from one day to the next: its own address, else its name and its first day.
pub fn key(node: &Value, page: &Page) -> String {
    let own = ["@id", "url"].iter().find_map(|key| {
        let address = feed::field(node, key)?;
        address.contains("://").then(|| address.trim().to_owned())
    });
    own.unwrap_or_else(|| format!("{} {} {}", page.path, name(node), parts::text(node, "startDate")))
}

/// The id of the record: the site, and a digest of what it is known by.
pub fn id(key: &str, page: &Page) -> String {
    let host = host(key).unwrap_or_else(|| page.path.split('/').next().unwrap_or_default().to_owned());
    let site = names::slug(&host.replace('.', " "));
    let site: String = site.chars().take(60).collect();
    let digest = sha256_hex(key.as_bytes());
    format!("json-ld:{}-{}", if site.is_empty() { "page" } else { &site }, &digest[..16])
}

fn host(address: &str) -> Option<String> {
    let url = Url::parse(address.split_whitespace().next()?).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// Makes one event of the nodes that are one, or says why they are none.
pub fn event(
    id: &str,
    nodes: &[&Value],
    page: &Page,
    today: NaiveDate,
    notes: &mut Notes,
) -> Result<Event, Why> {
    let [first, ..] = nodes else { return Err(Why::new(Code::MissingField, "name")) };
    let mut node = (*first).clone();
    event_door::without_persons(&mut node, notes);
    let node = &node;
    let mut event = Event { id: id.to_owned(), ..Event::default() };
    let description = parts::text(node, "description");
    let short = description.chars().count() <= SHORT;
    let (summary, text) = if short { (description.as_str(), "") } else { ("", description.as_str()) };
    let words = event_door::words(&name(node), summary, text, notes)?;
    event_door::say(&mut event, "fr", words);
    dates(&mut event, nodes, page, today, notes)?;
    let kinds = parts::texts(node, "type");
    let tags = parts::texts(node, "keywords");
    event.keywords = event_door::keywords(tags.iter().map(String::as_str), notes);
    let mut heard = crate::sources::datatourisme::words(&kinds);
    heard.extend(event.keywords.iter().map(String::as_str));
    heard.push(&event.title);
    event.theme = event_door::theme(heard.iter().copied()).slug().to_owned();
    heard.push(&event.summary);
    let for_children = kinds.iter().any(|kind| parts::local(kind) == "ChildrensEvent");
    event.young = for_children || event_door::is_young(heard);
    (event.from_age, event.to_age) = ages(&parts::text(node, "typicalAgeRange"));
    (event.cost, event.price) = event_door::price(&offers::price(node, page), notes);
    event.booking = offers::booking(node, page, notes);
    place::place(&mut event, node, page, notes);
    let body = page.first(node, "organizer");
    if offers::is_a_person(body) {
        notes.add(Code::PersonalDataRemoved, "organizer");
    } else {
        let name = feed::word(body).unwrap_or_else(|| parts::text(body, "name"));
        event.organiser = event_door::organiser(&name, notes);
    }
    picture(&mut event, node, page, notes);
    let changed = parts::text(node, "dateModified");
    let changed = DateTime::parse_from_rfc3339(changed.trim()).map(|at| at.with_timezone(&Utc)).ok();
    event_door::dated(&mut event, changed, today);
    let base = page.path.split_once('/').filter(|(host, _)| host.contains('.'));
    let base = base.map(|_| format!("{}://{}", "https", page.path));
    let address = ["url", "@id"].iter().find_map(|key| feed::field(node, key));
    let address = address.filter(|address| !address.starts_with(['#', '_'])).or_else(|| base.clone());
    event.source_url = address.and_then(|address| links::absolute(&address, base.as_deref(), notes, "url"));
    let site = event.source_url.as_deref().and_then(host);
    let source = event.organiser.clone().or(site);
    event.source = source.unwrap_or_else(|| "schema.org".to_owned());
    Ok(event)
}

/// All their times; those of a node that is cancelled are struck, and so is the event where all are.
fn dates(
    event: &mut Event,
    nodes: &[&Value],
    page: &Page,
    today: NaiveDate,
    notes: &mut Notes,
) -> Result<(), Why> {
    let state = |node: &Value| match parts::local(&parts::text(node, "eventStatus")) {
        "EventCancelled" => Some(Status::Cancelled),
        "EventPostponed" => Some(Status::Postponed),
        "EventRescheduled" => Some(Status::Rescheduled),
        "EventMovedOnline" => Some(Status::MovedOnline),
        _ if offers::sold_out(node, page) => Some(Status::Full),
        _ => status(&name(node)),
    };
    let states: Vec<Option<Status>> = nodes.iter().map(|node| state(node)).collect();
    let shared =
        states.first().copied().flatten().filter(|first| states.iter().all(|one| *one == Some(*first)));
    event.status = shared.map(|status| status.slug().to_owned());
    let mut spread = Spread::default();
    for (node, state) in nodes.iter().zip(&states) {
        let times = when::times(node, today, notes);
        let off = *state == Some(Status::Cancelled);
        spread.at(times.into_iter().map(|time| if off { time.struck() } else { time }));
    }
    event.dates = spread.dates(false, notes)?;
    Ok(())
}

/// The first picture whose owner is named.
fn picture(event: &mut Event, node: &Value, page: &Page, notes: &mut Notes) {
    for image in page.all(node, "image") {
        let address =
            ["contentUrl", "url"].iter().map(|key| parts::text(image, key)).find(|text| !text.is_empty());
        let credit = ["creditText", "copyrightNotice"]
            .iter()
            .map(|key| parts::text(image, key))
            .find(|text| !text.is_empty());
        if let Some((address, credit)) = address.zip(credit) {
            event_door::picture(event, &address, &credit, notes);
            if event.image.is_some() {
                return;
            }
        }
    }
}

/// `6-12`, `6-`, `6+`, `-12`.
fn ages(text: &str) -> (Option<u8>, Option<u8>) {
    let bare: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '–')).collect();
    let (from, to) = bare.split_once(['-', '–']).unwrap_or((bare.trim_end_matches('+'), ""));
    event_door::ages(from.parse().ok(), to.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_read_from_one_end_or_both() {
        assert_eq!(ages("6-12"), (Some(6), Some(12)));
        assert_eq!((ages("6+"), ages("6-")), ((Some(6), None), (Some(6), None)));
        assert_eq!((ages("-12 ans"), ages("tout public")), ((None, Some(12)), (None, None)));
    }

    #[test]
    fn an_id_is_of_its_site_and_of_what_it_is_known_by() {
        let page = Page { path: "ville.example/agenda".into(), ..Page::default() };
        let one = id("https://www.theatre.example/piece", &page);
        assert!(
            one.starts_with("json-ld:theatre-example-")
                && one == id("https://www.theatre.example/piece", &page)
        );
        assert!(id("ville.example/agenda Fête 2026-12-04", &page).starts_with("json-ld:ville-example-"));
        assert!(domain::ids::RecordId::parse(&id("é", &Page::default())).is_some());
    }
}
