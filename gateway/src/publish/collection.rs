//! The records of a collection as they will travel: several feeds become one thing, and links say how they are.

use std::collections::{BTreeMap, HashMap};

use crate::store::sql::Connection;
use api_client::{canonical, translate, wire};
use chrono::{NaiveDate, TimeDelta};

use crate::fault::Fault;
use crate::merge;
use crate::store::links::{Found, Link};
use crate::store::{links, records};

/// An event is published until so many days after its last one: whoever went may still look something up.
const LOOKED_UP: TimeDelta = TimeDelta::days(30);

/// The canonical lines of a collection, by id, as they are published on that day.
pub fn records(
    db: &Connection,
    collection: &str,
    today: NaiveDate,
) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let rows = || records::live(db, collection);
    match collection {
        "aids" => aids(db, rows()?),
        "calendars" => calendars(rows()?),
        "events" => events(db, today),
        "places" => places(rows()?),
        "schools" => schools(db, rows()?),
        _ => Ok(rows()?.into_iter().map(|(_, id, body)| (id, body)).collect()),
    }
}

/// The merged aids of all feeds.
pub fn merged_aids(db: &Connection) -> Result<Vec<wire::Aid>, Fault> {
    merged(records::live(db, "aids")?)
}

fn merged(rows: Vec<(String, String, Vec<u8>)>) -> Result<Vec<wire::Aid>, Fault> {
    let read = |(_, id, body): (String, String, Vec<u8>)| {
        serde_json::from_slice(&body).map_err(|_| Fault::Damaged(format!("the record {id} cannot be read")))
    };
    Ok(merge::aids(rows.into_iter().map(read).collect::<Result<_, _>>()?).aids)
}

fn aids(db: &Connection, rows: Vec<(String, String, Vec<u8>)>) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let checked = links::all(db)?;
    let line = |mut aid: wire::Aid| {
        aid.link = found(&checked, &aid.source_url).or(aid.link);
        let body = canonical::to_vec(&aid)
            .map_err(|_| Fault::Damaged(format!("the record {} cannot be written", aid.id)))?;
        Ok((aid.id, body))
    };
    merged(rows)?.into_iter().map(line).collect()
}

/// The merged events of all feeds, those that are long past left out: of one without a day nobody could say when.
///
/// What its feed has no more takes part, as long as it would be published: others may go on under its name.
fn events(db: &Connection, today: NaiveDate) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let mut held = Vec::new();
    for row in records::with_gone(db, "events")? {
        let event: wire::Event = serde_json::from_slice(&row.body)
            .map_err(|_| Fault::Damaged(format!("the record {} cannot be read", row.id)))?;
        let last = translate::dates(&event.dates).last_day();
        if last.is_some_and(|last| last + LOOKED_UP >= today) {
            held.push(merge::Held { event, since: row.since_ms, gone: row.gone });
        }
    }
    let line = |event: wire::Event| {
        let body = canonical::to_vec(&event)
            .map_err(|_| Fault::Damaged(format!("the record {} cannot be written", event.id)))?;
        Ok((event.id, body))
    };
    merge::events(held).events.into_iter().map(line).collect()
}

fn calendars(rows: Vec<(String, String, Vec<u8>)>) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let read = |(source, id, body): (String, String, Vec<u8>)| match serde_json::from_slice(&body) {
        Ok(calendar) => Ok((source, calendar)),
        Err(_) => Err(Fault::Damaged(format!("the record {id} cannot be read"))),
    };
    let line = |calendar: wire::Calendar| {
        let body = canonical::to_vec(&calendar)
            .map_err(|_| Fault::Damaged(format!("the record {} cannot be written", calendar.id)))?;
        Ok((calendar.id, body))
    };
    merge::calendars(rows.into_iter().map(read).collect::<Result<_, _>>()?).into_iter().map(line).collect()
}

fn places(rows: Vec<(String, String, Vec<u8>)>) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let read = |(_, id, body): (String, String, Vec<u8>)| {
        serde_json::from_slice(&body).map_err(|_| Fault::Damaged(format!("the record {id} cannot be read")))
    };
    let merged = merge::places(rows.into_iter().map(read).collect::<Result<_, _>>()?);
    let line = |place: wire::Place| {
        let body = canonical::to_vec(&place)
            .map_err(|_| Fault::Damaged(format!("the record {} cannot be written", place.id)))?;
        Ok((place.id, body))
    };
    merged.places.into_iter().map(line).collect()
}

/// The schools of the directory with the pages that the table tells; what is said of a page is that it is broken.
fn schools(
    db: &Connection,
    rows: Vec<(String, String, Vec<u8>)>,
) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let closed = records::gone_of(db, "annuaire-education", "schools")?;
    let mut told = merge::Told { closed: closed.into_iter().collect(), ..merge::Told::default() };
    for (source, id, body) in rows {
        let school: wire::School = serde_json::from_slice(&body)
            .map_err(|_| Fault::Damaged(format!("the record {id} cannot be read")))?;
        if source == "content" { told.table.push(school) } else { told.directory.push(school) }
    }
    let checked = links::all(db)?;
    let line = |mut school: wire::School| {
        let found = school.ent_url.as_deref().and_then(|url| found(&checked, url));
        school.ent_link = found.or(school.ent_link).filter(|link| link.state == "broken");
        let body = canonical::to_vec(&school)
            .map_err(|_| Fault::Damaged(format!("the record {} cannot be written", school.id)))?;
        Ok((school.id, body))
    };
    merge::schools(told).into_iter().map(line).collect()
}

/// A link that failed once is still said to be what it was: nothing is said of it.
fn found(checked: &HashMap<String, Link>, url: &str) -> Option<wire::LinkState> {
    let link = checked.get(url)?;
    let state = match link.state {
        Found::Alive => "alive",
        Found::Broken => "broken",
        Found::Failing => return None,
    };
    Some(wire::LinkState { state: state.to_owned(), since: link.since_on.clone() })
}
