//! `wire::Event` → `domain::event::Event`.

use domain::event::{
    Access, Attendance, Audience, Booking, Cost, Event, Origin, Picture, Price, Status, Theme, Translation,
    Venue,
};
use domain::ids::RecordId;
use domain::place::Wheelchair;

use super::{dates, instant};
use crate::wire;

/// Makes an event of its record; none if it has no title, no day of verification, or not one date.
///
/// A theme or a status that is not known is another one; a flag that is not known is left out.
pub fn event(record: wire::Event) -> Option<Event> {
    let dates = dates(&record.dates);
    if record.title.is_empty() || dates.is_empty() {
        return None;
    }
    let origin = origin(wire::EventOrigin {
        id: record.id.clone(),
        source: record.source,
        source_url: record.source_url,
        licence: record.licence,
        verified_on: record.verified_on,
        verified_from: record.verified_from,
    })?;
    let mut access: Vec<_> = record.access.iter().filter_map(|flag| Access::parse(flag)).collect();
    access.sort_unstable();
    access.dedup();
    Some(Event {
        id: RecordId::parse(&record.id)?,
        title: record.title,
        summary: record.summary,
        description: record.text,
        translations: record.langs.into_iter().map(translation).collect(),
        theme: Theme::parse(&record.theme).unwrap_or(Theme::Other),
        keywords: record.keywords,
        dates,
        status: record
            .status
            .map_or(Status::Scheduled, |status| Status::parse(&status).unwrap_or(Status::Other)),
        status_said: record.status_said,
        attendance: record.mode.as_deref().and_then(Attendance::parse).unwrap_or(Attendance::InPerson),
        online: record.online,
        price: Price {
            cost: record.cost.as_deref().and_then(Cost::parse).unwrap_or_default(),
            said: record.price,
        },
        booking: record.booking.into_iter().filter_map(booking).collect(),
        access,
        wheelchair: record.wheelchair.as_deref().and_then(Wheelchair::parse),
        audience: Audience { from_age: record.from_age, to_age: record.to_age, young: record.young },
        venue: Venue {
            name: record.venue,
            address: super::places::lines(&record.address),
            postcode: record.postcode,
            commune: record.commune,
            commune_name: record.commune_name,
            point: record.point.and_then(super::places::point),
            approximate: record.approximate,
            place: record.place.as_deref().and_then(RecordId::parse),
        },
        organiser: record.organiser,
        picture: record.image.map(|url| Picture { url, credit: record.image_credit }),
        origins: std::iter::once(origin).chain(record.also.into_iter().filter_map(self::origin)).collect(),
        sequence: record.sequence,
        updated_at: record.updated_at.as_deref().and_then(instant),
    })
}

fn translation((language, words): (String, wire::EventWords)) -> Translation {
    Translation { language, title: words.title, summary: words.summary, description: words.text }
}

/// A page, a mailbox or a number, by its form; none for anything else.
fn booking(text: String) -> Option<Booking> {
    if text.contains("://") {
        return Some(Booking::Web(text));
    }
    if text.contains('@') {
        return Some(Booking::Email(text));
    }
    let number = text.strip_prefix('+').unwrap_or(&text);
    let dialled = number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    dialled.then_some(Booking::Phone(text))
}

fn origin(record: wire::EventOrigin) -> Option<Origin> {
    Some(Origin {
        record: RecordId::parse(&record.id)?,
        source: record.source,
        url: record.source_url,
        licence: record.licence,
        verified_on: record.verified_on.parse().ok()?,
        verified_by_fetch: record.verified_from.as_deref() == Some("fetch"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> wire::Event {
        wire::Event {
            id: "openagenda:52614576".into(),
            title: "Concert".into(),
            dates: "20261205T2030".into(),
            source: "OpenAgenda".into(),
            verified_on: "2026-11-30".into(),
            ..wire::Event::default()
        }
    }

    #[test]
    fn what_is_not_said_is_not_guessed() {
        let event = event(record()).unwrap();
        assert_eq!((event.status, event.attendance), (Status::Scheduled, Attendance::InPerson));
        assert_eq!((event.price, event.wheelchair, event.theme), (Price::default(), None, Theme::Other));
        assert_eq!((event.origins.len(), event.origins[0].record.as_str()), (1, "openagenda:52614576"));
    }

    #[test]
    fn an_event_of_a_newer_edition_is_shown_and_not_lost() {
        let event = event(wire::Event {
            theme: "space-opera".into(),
            status: Some("haunted".into()),
            mode: Some("dream".into()),
            cost: Some("barter".into()),
            access: ["vi", "xx", "hi", "vi"].map(str::to_owned).to_vec(),
            booking: ["https://a.example/b", "contact@a.example", "0380000000", "+41320000000", "gull"]
                .map(str::to_owned)
                .to_vec(),
            also: vec![wire::EventOrigin { id: "NO".into(), ..wire::EventOrigin::default() }],
            ..record()
        })
        .unwrap();
        assert_eq!((event.theme, event.status), (Theme::Other, Status::Other));
        assert_eq!(
            (event.price.cost, event.access.as_slice()),
            (Cost::Unstated, &[Access::Hearing, Access::Visual][..])
        );
        assert_eq!((event.booking.len(), event.origins.len()), (4, 1));
        assert_eq!(event.booking[2], Booking::Phone("0380000000".into()));
    }

    #[test]
    fn an_event_without_a_title_or_a_date_is_none() {
        assert!(event(wire::Event { title: String::new(), ..record() }).is_none());
        assert!(event(wire::Event { dates: "soon".into(), ..record() }).is_none());
        assert!(event(wire::Event { verified_on: String::new(), ..record() }).is_none());
        let line = crate::canonical::to_vec(&record()).unwrap();
        assert_eq!(serde_json::from_slice::<wire::Event>(&line).unwrap(), record());
        assert!(line.len() < 150, "what is absent does not travel");
    }
}
