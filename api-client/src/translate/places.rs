//! `wire::Place` and `wire::School` → `domain::place::Place`.

use chrono::{NaiveDate, NaiveTime};
use domain::distance::Point;
use domain::ids::RecordId;
use domain::place::{Appointment, Kind, Place, Stop, Wheelchair};

use crate::wire;

/// Makes a place of its record; none if it has no name or no day. A kind that is not known is another one.
pub fn place(record: wire::Place) -> Option<Place> {
    if record.name.is_empty() {
        return None;
    }
    Some(Place {
        id: RecordId::parse(&record.id)?,
        kind: Kind::parse(&record.kind).unwrap_or(Kind::Other),
        address: lines(&record.address),
        postcode: record.postcode,
        commune: record.commune,
        commune_name: record.commune_name,
        point: record.point.and_then(point),
        approximate: record.approximate,
        phone: record.phone,
        email: record.email,
        web: record.web,
        hours: record.hours,
        hours_said: record.hours_said,
        appointment: match record.appointment.as_deref() {
            Some("only") => Some(Appointment::Only),
            Some("possible") => Some(Appointment::Possible),
            _ => None,
        },
        wheelchair: record.wheelchair.as_deref().and_then(Wheelchair::parse),
        services: record.services,
        telehealth: record.telehealth,
        companion: record.companion,
        note: record.note,
        booking: record.booking,
        bring: record.bring,
        stops: record.stops.into_iter().filter_map(stop).collect(),
        source: record.source,
        source_url: record.source_url,
        licence: record.licence,
        verified_on: record.verified_on.parse().ok()?,
        verified_by_fetch: record.verified_from.as_deref() == Some("fetch"),
        name: record.name,
    })
}

/// A lycée as a place; none for any other school, and none where nothing but its commune is known: one would not find it.
pub fn school_place(record: wire::School) -> Option<Place> {
    let nowhere = record.approximate && record.address.is_empty() && record.phone.is_none();
    if record.kind != "lycee" || nowhere {
        return None;
    }
    place(wire::Place {
        id: record.id,
        kind: Kind::Lycee.slug().to_owned(),
        name: record.name,
        address: record.address,
        postcode: record.postcode,
        commune: record.commune,
        commune_name: record.commune_name,
        point: record.point,
        approximate: record.approximate,
        phone: record.phone,
        email: record.email,
        web: record.web,
        source: record.source,
        source_url: record.source_url,
        licence: record.licence,
        verified_on: record.verified_on,
        verified_from: record.verified_from,
        ..wire::Place::default()
    })
}

pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

pub(super) fn point([lat, lon]: [i32; 2]) -> Option<Point> {
    let held = (-9_000_000..=9_000_000).contains(&lat) && (-18_000_000..=18_000_000).contains(&lon);
    held.then_some(Point { lat, lon })
}

fn stop(record: wire::Stop) -> Option<Stop> {
    let clock = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let hours = record.from.as_deref().and_then(clock).zip(record.to.as_deref().and_then(clock));
    let on: NaiveDate = record.on.parse().ok()?;
    Some(Stop {
        on,
        commune: record.commune,
        commune_name: record.commune_name,
        spot: record.spot,
        point: record.point.and_then(point),
        hours: hours.filter(|(from, to)| from < to),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> wire::Place {
        wire::Place {
            id: "france-services:1".into(),
            kind: "france-services".into(),
            name: "Espace".into(),
            verified_on: "2024-08-01".into(),
            ..wire::Place::default()
        }
    }

    #[test]
    fn a_place_of_a_newer_edition_is_another_kind_and_not_lost() {
        let place = place(wire::Place { kind: "moon-base".into(), ..record() }).unwrap();
        assert_eq!(place.kind, Kind::Other);
    }

    #[test]
    fn what_cannot_be_is_left_out_and_the_place_stays() {
        let stops = vec![
            wire::Stop { on: "2026-13-01".into(), ..wire::Stop::default() },
            wire::Stop {
                on: "2026-12-01".into(),
                from: Some("17:00".into()),
                to: Some("09:00".into()),
                ..wire::Stop::default()
            },
        ];
        let place = place(wire::Place { point: Some([99_000_000, 0]), stops, ..record() }).unwrap();
        assert_eq!((place.point, place.stops.len()), (None, 1));
        assert_eq!(place.stops[0].hours, None);
        assert!(super::place(wire::Place { name: String::new(), ..record() }).is_none());
    }

    #[test]
    fn only_a_lycee_is_a_place() {
        let school = |kind: &str| wire::School {
            id: "school:0250007x".into(),
            kind: kind.into(),
            name: "Jules Haag".into(),
            verified_on: "2026-09-01".into(),
            ..wire::School::default()
        };
        assert_eq!(school_place(school("lycee")).unwrap().kind, Kind::Lycee);
        assert!(school_place(school("college")).is_none());
        let told = wire::School { approximate: true, ..school("lycee") };
        assert!(school_place(told.clone()).is_none(), "only its commune is known");
        assert!(school_place(wire::School { phone: Some("0381000000".into()), ..told }).is_some());
    }
}
