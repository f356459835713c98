//! One instant a line: whether a place is open, until when, and never closed for want of knowing.

use chrono::{DateTime, Utc};
use domain::distance::Point;
use domain::hours::{Doubt, Opening};
use ma_region::store::reference::places::{Near, near};

use crate::world::places::{open, phone_with, place, records};

const VESOUL: (f64, f64) = (47.62, 6.155);

/// Hours, an instant by the clocks of Paris, and what is said: `open <until>`, `closed <opens>`, `unknown <why>`.
const FIXTURES: &[(&str, &str, &str)] = &[
    // The usual day, to the minute.
    ("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "2025-10-20T08:29:59+02:00", "closed 2025-10-20T08:30:00"),
    ("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "2025-10-20T08:30:00+02:00", "open 2025-10-20T12:00:00"),
    ("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "2025-10-20T11:59:59+02:00", "open 2025-10-20T12:00:00"),
    ("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "2025-10-20T16:59:00+02:00", "open 2025-10-20T17:00:00"),
    // Lunch.
    ("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "2025-10-20T12:00:00+02:00", "closed 2025-10-20T13:30:00"),
    ("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "2025-10-20T13:30:00+02:00", "open 2025-10-20T17:00:00"),
    // Evening, week-end.
    ("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "2025-10-20T17:00:00+02:00", "closed 2025-10-21T08:30:00"),
    ("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "2025-10-24T17:00:00+02:00", "closed 2025-10-27T08:30:00"),
    ("Mo,We,Fr 09:00-12:00; PH off", "2025-10-21T10:00:00+02:00", "closed 2025-10-22T09:00:00"),
    // Three stretches a day.
    ("Tu 08:00-10:00,11:00-12:00,14:00-16:00", "2025-10-21T10:30:00+02:00", "closed 2025-10-21T11:00:00"),
    ("Tu 08:00-10:00,11:00-12:00,14:00-16:00", "2025-10-21T11:30:00+02:00", "open 2025-10-21T12:00:00"),
    // Public holidays: of which something is said, and nothing.
    ("Mo-Fr 09:00-17:00; PH off", "2025-11-11T10:00:00+01:00", "closed 2025-11-12T09:00:00"),
    ("Mo-Fr 09:00-17:00", "2025-11-11T10:00:00+01:00", "unknown holiday"),
    ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2025-11-11T11:00:00+01:00", "open 2025-11-11T12:00:00"),
    ("Mo-Fr 09:00-17:00; PH off", "2026-05-14T10:00:00+02:00", "closed 2026-05-15T09:00:00"),
    ("Mo-Fr 09:00-17:00; PH off", "2026-04-06T10:00:00+02:00", "closed 2026-04-07T09:00:00"),
    // Good Friday and 26 December are holidays in Alsace and Moselle only.
    ("Mo-Fr 09:00-17:00; PH off", "2026-04-03T10:00:00+02:00", "open 2026-04-03T17:00:00"),
    ("Mo-Fr 09:00-17:00; PH off", "2025-12-26T10:00:00+01:00", "open 2025-12-26T17:00:00"),
    // School holidays of zone A.
    ("Mo-Fr 12:00-14:00; SH 10:00-19:00; PH off", "2025-10-20T11:00:00+02:00", "open 2025-10-20T19:00:00"),
    ("Mo-Fr 12:00-14:00; SH 10:00-19:00; PH off", "2025-11-03T11:00:00+01:00", "closed 2025-11-03T12:00:00"),
    ("Mo-Fr 09:00-16:00; SH,PH off", "2025-10-21T10:00:00+02:00", "closed 2025-11-03T09:00:00"),
    // The night when clocks turn: 25 October 2026, 3 h becomes 2 h; and the other one, 29 March 2026.
    ("Mo-Su 09:00-18:00; PH off", "2026-10-25T08:30:00+01:00", "closed 2026-10-25T09:00:00"),
    ("Mo-Su 09:00-18:00; PH off", "2026-03-29T09:00:00+02:00", "open 2026-03-29T18:00:00"),
    // An instant given from elsewhere is the same instant.
    ("Mo-Fr 08:30-12:00; PH off", "2025-10-20T06:30:00Z", "open 2025-10-20T12:00:00"),
    ("Mo-Fr 08:30-12:00; PH off", "2025-10-20T15:29:00+09:00", "closed 2025-10-20T08:30:00"),
    // Seasons, first Tuesdays, nights, at all hours.
    ("Apr-Oct: Mo-Su 10:00-18:00; PH off", "2025-10-20T11:00:00+02:00", "open 2025-10-20T18:00:00"),
    ("Apr-Sep: Mo-Su 10:00-18:00; PH off", "2025-11-20T11:00:00+01:00", "closed -"),
    ("Tu[1] 14:00-16:00", "2025-11-04T15:00:00+01:00", "open 2025-11-04T16:00:00"),
    ("Tu[1] 14:00-16:00", "2025-11-11T15:00:00+01:00", "unknown holiday"),
    ("Fr 22:00-02:00", "2025-10-25T01:00:00+02:00", "open 2025-10-25T02:00:00"),
    ("24/7", "2025-12-25T03:00:00+01:00", "open -"),
    // What depends, what nobody published, what nobody can read.
    ("Mo-Fr 09:00-12:00 unknown \"sur rendez-vous\"", "2025-10-20T10:00:00+02:00", "unknown conditional"),
    ("", "2025-10-20T10:00:00+02:00", "unknown unstated"),
    ("tous les matins sauf le mercredi", "2025-10-20T10:00:00+02:00", "unknown unreadable"),
];

fn told(state: Opening) -> String {
    let at = |moment: Option<chrono::NaiveDateTime>| {
        moment.map_or_else(|| "-".to_owned(), |moment| moment.format("%Y-%m-%dT%H:%M:%S").to_string())
    };
    match state {
        Opening::Open { until } => format!("open {}", at(until)),
        Opening::Closed { opens } => format!("closed {}", at(opens)),
        Opening::Unknown(doubt) => format!("unknown {}", doubt.code()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_and_more_instants_are_told_as_they_are() {
    assert!(FIXTURES.len() >= 30);
    let places = FIXTURES.iter().enumerate().map(|(number, (hours, _, _))| match *hours {
        "" => place(&number.to_string(), "region", VESOUL),
        hours => open(&number.to_string(), "region", VESOUL, hours),
    });
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records(places)).await;
    for (number, (hours, instant, expected)) in FIXTURES.iter().enumerate() {
        let when: DateTime<Utc> = DateTime::parse_from_rfc3339(instant).unwrap().to_utc();
        let at = Point::of_degrees(VESOUL.0, VESOUL.1);
        let ask = Near { at, kinds: vec![], within: None, when, open: false, wheelchair: false, limit: 100 };
        let found = phone.app.store.read(move |db| near(db, &ask)).await.unwrap().found;
        let one = found.iter().find(|one| one.id.as_str() == format!("test:{number}")).unwrap();
        assert_eq!(told(one.state), *expected, "{hours} at {instant}");
        // What is asked for open holds what is open, and nothing that is not known to be.
        let ask = Near { at, kinds: vec![], within: None, when, open: true, wheelchair: false, limit: 100 };
        let open = phone.app.store.read(move |db| near(db, &ask)).await.unwrap().found;
        let held = open.iter().any(|one| one.id.as_str() == format!("test:{number}"));
        assert_eq!(held, expected.starts_with("open"), "{hours} at {instant}");
    }
}

#[test]
fn a_doubt_is_never_spelt_as_closed() {
    for doubt in [Doubt::Unstated, Doubt::Unreadable, Doubt::Holiday, Doubt::Conditional] {
        assert!(told(Opening::Unknown(doubt)).starts_with("unknown "));
    }
}
