//! What the winner takes from the others: what it lacks, and that it does not take place.

use std::collections::HashSet;

use api_client::translate::{self, written_dates};
use api_client::wire::{Event, EventOrigin};
use domain::event::{Dates, Occurrence, Slot};

/// Fills the empty fields of the winner from another record of the same event, and says from whom.
pub fn fill(winner: &mut Event, other: &Event) {
    called_off(winner, other);
    dates(winner, other);
    text(&mut winner.summary, &other.summary);
    text(&mut winner.text, &other.text);
    for (language, words) in &other.langs {
        winner.langs.entry(language.clone()).or_insert_with(|| words.clone());
    }
    if matches!(winner.theme.as_str(), "" | "other") && !other.theme.is_empty() {
        winner.theme.clone_from(&other.theme);
    }
    list(&mut winner.keywords, &other.keywords);
    list(&mut winner.booking, &other.booking);
    list(&mut winner.access, &other.access);
    option(&mut winner.wheelchair, &other.wheelchair);
    if winner.cost.is_none() && winner.price.is_none() {
        (winner.cost, winner.price) = (other.cost.clone(), other.price.clone());
    }
    if winner.from_age.is_none() && winner.to_age.is_none() {
        (winner.from_age, winner.to_age) = (other.from_age, other.to_age);
    }
    winner.young |= other.young;
    if winner.mode.is_some() {
        option(&mut winner.online, &other.online);
    }
    place(winner, other);
    option(&mut winner.organiser, &other.organiser);
    if winner.image.is_none() {
        (winner.image, winner.image_credit) = (other.image.clone(), other.image_credit.clone());
    }
    winner.also.push(EventOrigin {
        id: other.id.clone(),
        source: other.source.clone(),
        source_url: other.source_url.clone(),
        licence: other.licence.clone(),
        verified_on: other.verified_on.clone(),
        verified_from: other.verified_from.clone(),
    });
    winner.also.extend(other.also.iter().cloned());
    winner.also.sort_by(|a, b| (&a.id, &a.source).cmp(&(&b.id, &b.source)));
    winner.also.dedup_by(|a, b| a.id == b.id && a.source == b.source);
}

/// That it does not take place is believed of anyone who spoke since: nobody goes to a closed door for a better source.
fn called_off(winner: &mut Event, other: &Event) {
    if spoke(other) < spoke(winner) {
        return;
    }
    let weight = |event: &Event| match event.status.as_deref() {
        Some("cancelled") => 2,
        Some("postponed") => 1,
        _ => 0,
    };
    if weight(other) > weight(winner) {
        (winner.status, winner.status_said) = (other.status.clone(), other.status_said.clone());
    }
    if !other.dates.contains('!') {
        return;
    }
    let off: HashSet<_> = translate::dates(&other.dates)
        .all()
        .filter(|one| one.cancelled)
        .map(|one| (one.day, one.slot.begins()))
        .collect();
    let strike = |one: Occurrence| {
        let off = off.contains(&(one.day, one.slot.begins()));
        if off { one.struck() } else { one }
    };
    winner.dates = written_dates(&Dates::of(translate::dates(&winner.dates).all().map(strike).collect()));
}

/// The day on which its source spoke last. Only days are compared: not every feed says the hour.
fn spoke(event: &Event) -> &str {
    &event.verified_on
}

/// The hours of the same days, where the winner has none.
fn dates(winner: &mut Event, other: &Event) {
    if winner.dates.contains('T') || !other.dates.contains('T') {
        return;
    }
    let (held, told) = (translate::dates(&winner.dates), translate::dates(&other.dates));
    let days = |dates: &Dates| dates.all().map(|one| (one.day, one.cancelled)).collect::<HashSet<_>>();
    if days(&held) == days(&told) && told.all().all(|one| one.slot != Slot::AllDay) {
        winner.dates.clone_from(&other.dates);
    }
}

fn place(winner: &mut Event, other: &Event) {
    option(&mut winner.venue, &other.venue);
    option(&mut winner.place, &other.place);
    let same_commune = winner.commune == other.commune;
    if winner.commune.is_empty() && winner.commune_name.is_none() {
        winner.commune.clone_from(&other.commune);
        option(&mut winner.commune_name, &other.commune_name);
    } else if !same_commune {
        // A point or a street of another commune would lead astray.
        return;
    }
    if winner.address.is_empty() {
        winner.address.clone_from(&other.address);
        option(&mut winner.postcode, &other.postcode);
    }
    if other.point.is_some() && (winner.point.is_none() || winner.approximate && !other.approximate) {
        (winner.point, winner.approximate) = (other.point, other.approximate);
    }
}

fn text(held: &mut String, other: &str) {
    if held.is_empty() {
        other.clone_into(held);
    }
}

fn list(held: &mut Vec<String>, others: &[String]) {
    if held.is_empty() {
        held.extend_from_slice(others);
    }
}

fn option(held: &mut Option<String>, other: &Option<String>) {
    if held.is_none() {
        held.clone_from(other);
    }
}
