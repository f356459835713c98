//! Cards of every kind, as the assistant quotes them.

use domain::aid::Aid;
use domain::assistant::{Body, Card};
use domain::ids::RecordId;
use domain::paris::paris;

use crate::store::Result;
use crate::store::reference::guide::Guide;
use crate::store::reference::search::Hit;
use crate::store::reference::{Reader, aids, editions, links, places, words};

/// The card of a result; none if it is not held any more.
pub(super) fn of(db: &Reader, guide: &Guide, hit: &Hit) -> Result<Option<Card>> {
    if hit.kind == "aid" {
        return Ok(guide.aids.iter().find(|aid| aid.id.as_str() == hit.id).cloned().map(of_aid));
    }
    one(db, &hit.kind, &hit.id)
}

/// One card, by its kind and name.
pub(super) fn one(db: &Reader, kind: &str, id: &str) -> Result<Option<Card>> {
    let Some(name) = RecordId::parse(id) else { return Ok(None) };
    match kind {
        "aid" => Ok(aids::card(db, &name)?.map(of_aid)),
        "link" => Ok(links::card(db, id)?.map(of_link)),
        "help" => words::page(db, id)?.map(|page| of_page(db, page)).transpose(),
        "place" | "school" => Ok(places::card(db, &name)?.map(|place| of_place(kind, place))),
        // What takes place is shown by its own list; it is no answer to a question of rights.
        _ => Ok(None),
    }
}

pub(super) fn of_aid(aid: Aid) -> Card {
    Card {
        kind: "aid".to_owned(),
        id: aid.id.as_str().to_owned(),
        title: aid.title.clone(),
        source_url: aid.source_url.clone(),
        verified_on: aid.verified_on.to_string(),
        body: Body::Aid(Box::new(aid)),
    }
}

pub(super) fn of_link(card: links::LinkCard) -> Card {
    let phones = card.phones.into_iter().map(|phone| (phone.label, phone.number)).collect();
    Card {
        kind: "link".to_owned(),
        id: card.id,
        title: card.title,
        source_url: card.url.clone().unwrap_or_default(),
        verified_on: card.verified_on,
        body: Body::Text { text: card.text, phones, url: card.url },
    }
}

fn of_page(db: &Reader, page: words::Page) -> Result<Card> {
    // A word of the glossary has no day of its own: it is as old as its edition.
    let mut verified_on = page.verified_on;
    if verified_on.is_empty() {
        let held = editions::all(db)?.into_iter().find(|edition| edition.collection == "words");
        verified_on =
            held.map(|edition| paris(edition.issued_at).date_naive().to_string()).unwrap_or_default();
    }
    // A word is told in full first where it is an acronym.
    let text = page.long.map_or_else(|| page.text.clone(), |long| format!("{long}\n{}", page.text));
    Ok(Card {
        kind: "help".to_owned(),
        id: page.id,
        title: page.title,
        source_url: String::new(),
        verified_on,
        body: Body::Text { text, phones: Vec::new(), url: None },
    })
}

fn of_place(kind: &str, place: domain::place::Place) -> Card {
    let mut lines = vec![place.name.clone()];
    lines.extend(place.address.iter().cloned());
    lines.extend(place.hours_said.clone());
    lines.extend(place.phone.clone());
    lines.extend(place.note.clone());
    Card {
        kind: kind.to_owned(),
        id: place.id.as_str().to_owned(),
        title: place.name,
        source_url: place.source_url.unwrap_or_default(),
        verified_on: place.verified_on.to_string(),
        body: Body::Lines(lines),
    }
}
