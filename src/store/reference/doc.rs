//! What search sees of a record: its title, what it is about, and the words it is found by.

use api_client::{translate, wire};
use domain::aid::Aid;

use super::{Reader, aids, communes};
use crate::store::Result;

/// A thing as search sees it.
pub(super) struct Doc {
    pub kind: &'static str,
    pub title: String,
    pub keywords: String,
    pub lead: String,
    pub body: String,
    pub source_url: String,
    pub prior: f64,
}

impl Doc {
    /// Of any record; none if search does not look for such things, or the line cannot be read.
    pub(super) fn of(db: &Reader, collection: &str, line: &[u8]) -> Result<Option<Self>> {
        match collection {
            "events" => serde_json::from_slice(line).ok().map_or(Ok(None), |record| event(db, record)),
            "places" => serde_json::from_slice(line).ok().map_or(Ok(None), |record| place(db, record)),
            "schools" => serde_json::from_slice(line).ok().map_or(Ok(None), |record| school(db, record)),
            _ => Ok(Self::of_line(collection, line)),
        }
    }

    fn of_line(collection: &str, line: &[u8]) -> Option<Self> {
        match collection {
            "aids" => aids::read(line).map(|(record, aid)| Self::of_aid(&record, aid)),
            "links" => link(serde_json::from_slice(line).ok()?),
            "words" => help(serde_json::from_slice(line).ok()?),
            _ => None,
        }
    }

    /// Of an aid as it travelled and as it is understood.
    pub(super) fn of_aid(record: &wire::Aid, aid: Aid) -> Self {
        let keywords =
            [record.keywords.join(" "), record.theme.replace('_', " "), record.bodies.join(" ")].join(" ");
        let body = [
            record.description.clone(),
            record.for_whom.join(" "),
            record.documents.join(" "),
            record.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>().join(" "),
            record.amount.as_ref().map(|amount| amount.words.clone()).unwrap_or_default(),
        ]
        .join(" ");
        let full = aid.detail == domain::aid::Detail::Full;
        let over = aid.calendar.ends_on.is_some_and(|day| day < aid.verified_on);
        let ended = over || aid.calendar.stated == Some(domain::aid::State::Ended);
        let closed = aid.calendar.stated == Some(domain::aid::State::Closed);
        let prior =
            if full { 1.0 } else { 0.8 } * if ended { 0.75 } else { 1.0 } * if closed { 0.9 } else { 1.0 };
        Self {
            kind: "aid",
            title: aid.title,
            keywords,
            lead: aid.promise,
            body,
            source_url: aid.source_url,
            prior,
        }
    }

    /// Its texts, in the order of the index's columns.
    pub(super) fn texts(&self) -> [&str; 4] {
        [&self.title, &self.keywords, &self.lead, &self.body]
    }
}

fn link(record: wire::Link) -> Option<Doc> {
    if record.title.is_empty() {
        return None;
    }
    let lead = first_sentence(&record.text);
    let source_url = record.url.or(record.source_url).unwrap_or_default();
    let keywords = record.keywords.join(" ");
    Some(Doc {
        kind: "link",
        title: record.title,
        keywords,
        lead,
        body: record.text,
        source_url,
        prior: 0.95,
    })
}

/// A place is found by its name, its commune, and what is treated there.
fn place(db: &Reader, record: wire::Place) -> Result<Option<Doc>> {
    if record.name.is_empty() {
        return Ok(None);
    }
    let commune = commune(db, record.commune_name, &record.commune)?;
    let stops: Vec<&str> = record.stops.iter().map(|stop| stop.commune_name.as_str()).collect();
    let lead = [record.address.replace('\n', ", "), commune.clone()];
    Ok(Some(Doc {
        kind: "place",
        title: record.name,
        keywords: [record.kind.replace('-', " "), commune, stops.join(" ")].join(" "),
        lead: lead.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        body: [record.services.join(" "), record.note.unwrap_or_default()].join(" "),
        source_url: record.source_url.unwrap_or_default(),
        prior: 0.7,
    }))
}

/// A school is found by its name, its commune, its kind and its number.
fn school(db: &Reader, record: wire::School) -> Result<Option<Doc>> {
    if record.name.is_empty() {
        return Ok(None);
    }
    let commune = commune(db, record.commune_name, &record.commune)?;
    let kind = record.nature.unwrap_or(record.kind).replace('-', " ");
    Ok(Some(Doc {
        kind: "school",
        title: record.name,
        keywords: [kind, commune.clone()].join(" "),
        lead: commune,
        body: record.uai,
        source_url: record.source_url.unwrap_or_default(),
        prior: 0.6,
    }))
}

/// An event is found by its title, what it is about, where it is, and what its organisers write.
fn event(db: &Reader, record: wire::Event) -> Result<Option<Doc>> {
    let Some(event) = translate::event(record.clone()) else { return Ok(None) };
    let commune = commune(db, record.commune_name, &record.commune)?;
    let place = [record.venue.unwrap_or_default(), commune.clone()];
    let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let keywords = [record.keywords.join(" "), commune, record.organiser.unwrap_or_default()];
    Ok(Some(Doc {
        kind: "event",
        title: record.title,
        keywords: keywords.join(" "),
        lead: if record.summary.is_empty() { place.clone() } else { record.summary },
        body: [place, record.text].join(" "),
        source_url: record.source_url.unwrap_or_default(),
        prior: if event.status.is_off() { 0.4 } else { 0.7 },
    }))
}

fn commune(db: &Reader, said: Option<String>, code: &str) -> Result<String> {
    match said {
        Some(name) => Ok(name),
        None => Ok(communes::by_code(db, code)?.map(|commune| commune.name).unwrap_or_default()),
    }
}

fn help(record: wire::Word) -> Option<Doc> {
    let text = record.text?;
    let (kind, prior, title, keywords) = match record.kind.as_str() {
        "help" => ("help", 0.9, record.title?, record.keywords.join(" ")),
        "glossary" => ("help", 0.5, record.title?, record.long.unwrap_or_default()),
        _ => return None,
    };
    let source_url = record.source_url.unwrap_or_default();
    Some(Doc { kind, title, keywords, lead: first_sentence(&text), body: text, source_url, prior })
}

/// Up to the first full stop, so that a result says something whole.
fn first_sentence(text: &str) -> String {
    let text = text.trim();
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    text[..end].split_whitespace().collect::<Vec<_>>().join(" ")
}
