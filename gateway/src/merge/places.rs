//! Several sources' places as one list: one building, one desk, one record, whoever speaks of it.

use std::collections::{BTreeMap, HashMap};

use api_client::wire::Place;
use domain::distance::Point;

use super::aids::{Merged, note};
use crate::sources::repair::text::folded;

/// Who wins, the first before the others: what we write, then who runs the desks and the registers.
const PRECEDENCE: [&str; 5] = ["content", "france-services", "finess-plus", "finess", "mediation-numerique"];

/// Two desks farther apart than that are two desks, in metres.
const SAME_DOOR: f64 = 200.0;

/// The list, and what was made one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MergedPlaces {
    /// One record per place, by id.
    pub places: Vec<Place>,
    /// What was merged, by id of the winner.
    pub merged: Vec<Merged>,
}

/// Makes one list of what the sources read.
///
/// The order of the input makes no difference, and merging the result again changes nothing. The winner keeps
/// its id and what it says; what it lacks comes from the others.
pub fn places(records: Vec<Place>) -> MergedPlaces {
    let mut merged = BTreeMap::new();
    let mut records = by_number(records, &mut merged);
    // A phone that was filled in may make two desks one that were not: on until nothing moves.
    loop {
        let before = records.len();
        records = by_door(records, &mut merged);
        if records.len() == before {
            break;
        }
    }
    records.sort_by(|a, b| a.id.cmp(&b.id));
    MergedPlaces { places: records, merged: merged.into_values().collect() }
}

/// Establishments with one number of FINESS are one, and the Region's list says what is offered there.
fn by_number(records: Vec<Place>, merged: &mut BTreeMap<String, Merged>) -> Vec<Place> {
    let mut list: Vec<Place> = Vec::with_capacity(records.len());
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut said: Vec<Place> = Vec::new();
    for place in ordered(records) {
        let number = place.finess.clone().filter(|number| !number.is_empty());
        let Some(number) = number else {
            list.push(place);
            continue;
        };
        if of_the_list(&place) {
            said.push(place);
            continue;
        }
        match numbers.get(&number) {
            Some(at) => absorb(&mut list[*at], &place, merged),
            None => {
                numbers.insert(number, list.len());
                list.push(place);
            }
        }
    }
    for row in said {
        let building = row.finess.as_ref().and_then(|number| numbers.get(number)).copied();
        match building {
            Some(at) => {
                let winner = &mut list[at];
                told_by_the_region(winner, &row);
                absorb(winner, &row, merged);
            }
            None => list.push(row),
        }
    }
    list
}

/// A row of the Region's list of telehealth points, by itself.
fn of_the_list(place: &Place) -> bool {
    place.telehealth && source(place) == "content"
}

/// What the Region says of the service stands before what a register says of the building.
fn told_by_the_region(building: &mut Place, row: &Place) {
    building.telehealth = true;
    if row.kind == "pharmacy" {
        building.kind.clone_from(&row.kind);
    }
    let told = |held: &mut Option<String>, said: &Option<String>| {
        if said.is_some() {
            held.clone_from(said);
        }
    };
    told(&mut building.phone, &row.phone);
    told(&mut building.booking, &row.booking);
    told(&mut building.wheelchair, &row.wheelchair);
    told(&mut building.note, &row.note);
    if row.hours.is_some() || row.hours_said.is_some() {
        (building.hours, building.hours_said) = (row.hours.clone(), row.hours_said.clone());
    }
    // It is the service that people look for: its day is the list's.
    (building.verified_on, building.verified_from) = (row.verified_on.clone(), row.verified_from.clone());
}

/// Desks behind one door are one: same commune, at most 200 metres apart, and the same phone or name.
fn by_door(records: Vec<Place>, merged: &mut BTreeMap<String, Merged>) -> Vec<Place> {
    let mut list: Vec<Place> = Vec::with_capacity(records.len());
    let mut communes: HashMap<String, Vec<usize>> = HashMap::new();
    for place in ordered(records) {
        let neighbours = communes.entry(place.commune.clone()).or_default();
        let home = neighbours.iter().copied().find(|at| same_desk(&list[*at], &place));
        match home {
            Some(at) if !place.commune.is_empty() => absorb(&mut list[at], &place, merged),
            _ => {
                neighbours.push(list.len());
                list.push(place);
            }
        }
    }
    list
}

/// Whether two records of one commune speak of one desk. A source that lists two means two.
fn same_desk(one: &Place, other: &Place) -> bool {
    let helps = |place: &Place| matches!(place.kind.as_str(), "france-services" | "digital-help");
    if source(one) == source(other) || !(one.kind == other.kind || helps(one) && helps(other)) {
        return false;
    }
    // Buildings are one by their numbers only.
    if one.finess.is_some() || other.finess.is_some() {
        return false;
    }
    let phone = one.phone.is_some() && one.phone == other.phone;
    let name = !folded(&one.name).is_empty() && folded(&one.name) == folded(&other.name);
    // Two centres of one commune are no proof that two doors are near: then both must agree.
    if one.approximate || other.approximate {
        return phone && name;
    }
    let metres = point(one).zip(point(other)).map(|(one, other)| one.metres_to(other));
    (phone || name) && metres.is_some_and(|metres| metres <= SAME_DOOR)
}

fn point(place: &Place) -> Option<Point> {
    let [lat, lon] = place.point?;
    Some(Point { lat, lon })
}

/// The feed of a record: the first part of its id, for `source` is written for people.
fn source(place: &Place) -> &str {
    place.id.split(':').next().unwrap_or_default()
}

/// The best source first; of one source, by id.
fn ordered(mut records: Vec<Place>) -> Vec<Place> {
    let rank = |place: &Place| {
        PRECEDENCE.iter().position(|known| *known == source(place)).unwrap_or(PRECEDENCE.len())
    };
    records.sort_by(|a, b| (rank(a), &a.id).cmp(&(rank(b), &b.id)));
    records
}

/// The winner takes what it lacks, and says from whom it has it.
fn absorb(winner: &mut Place, other: &Place, merged: &mut BTreeMap<String, Merged>) {
    if winner.address.is_empty() {
        winner.address.clone_from(&other.address);
        fill(&mut winner.postcode, &other.postcode);
    }
    if winner.point.is_none() || winner.approximate && other.point.is_some() && !other.approximate {
        (winner.point, winner.approximate) = (other.point, other.approximate);
    }
    if winner.commune.is_empty() {
        winner.commune.clone_from(&other.commune);
        fill(&mut winner.commune_name, &other.commune_name);
    }
    fill(&mut winner.phone, &other.phone);
    fill(&mut winner.email, &other.email);
    fill(&mut winner.web, &other.web);
    if winner.hours.is_none() && winner.hours_said.is_none() {
        (winner.hours, winner.hours_said) = (other.hours.clone(), other.hours_said.clone());
    }
    fill(&mut winner.appointment, &other.appointment);
    fill(&mut winner.wheelchair, &other.wheelchair);
    fill(&mut winner.note, &other.note);
    fill(&mut winner.booking, &other.booking);
    fill(&mut winner.finess, &other.finess);
    fill(&mut winner.source_url, &other.source_url);
    fill(&mut winner.licence, &other.licence);
    add(&mut winner.services, &other.services);
    add(&mut winner.bring, &other.bring);
    winner.companion |= other.companion;
    if winner.stops.is_empty() {
        winner.stops.clone_from(&other.stops);
    }
    for name in other.source.split(", ") {
        if !winner.source.split(", ").any(|known| known == name) {
            winner.source = format!("{}, {name}", winner.source);
        }
    }
    note(merged, &winner.id, &other.id, Vec::new());
}

fn fill(held: &mut Option<String>, other: &Option<String>) {
    if held.is_none() {
        held.clone_from(other);
    }
}

fn add(held: &mut Vec<String>, others: &[String]) {
    for other in others {
        if !held.iter().any(|known| folded(known) == folded(other)) {
            held.push(other.clone());
        }
    }
}
