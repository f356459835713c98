//! A bus: told where it stops, on the day it stops there, and nowhere once it has left.

use api_client::wire;
use domain::distance::Point;
use domain::hours::{Doubt, Opening};
use ma_region::store::reference::places::{Near, near};

use crate::world::places::{phone_with, place, records};

fn bus() -> wire::Place {
    let stop = |on: &str, name: &str, (lat, lon): (f64, f64), hours: Option<(&str, &str)>| wire::Stop {
        on: on.into(),
        commune: "70550".into(),
        commune_name: name.into(),
        spot: "place de la mairie".into(),
        point: Some([(lat * 1e5).round() as i32, (lon * 1e5).round() as i32]),
        from: hours.map(|(from, _)| from.into()),
        to: hours.map(|(_, to)| to.into()),
    };
    wire::Place {
        commune: String::new(),
        point: None,
        stops: vec![
            stop("2025-10-20", "Vesoul", (47.62, 6.15), Some(("09:00", "12:00"))),
            stop("2025-10-22", "Lure", (47.68, 6.49), Some(("14:00", "17:00"))),
            stop("2025-10-23", "Vesoul", (47.62, 6.15), None),
            stop("2025-12-24", "Vesoul", (47.62, 6.15), Some(("09:00", "12:00"))),
        ],
        ..place("bus", "france-services", (0.0, 0.0))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bus_is_told_where_and_when_it_stops() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records([bus()])).await;
    let at = |(lat, lon): (f64, f64)| Point::of_degrees(lat, lon);
    let told = async |from: (f64, f64), instant: &str, open: bool| {
        let when = chrono::DateTime::parse_from_rfc3339(instant).unwrap().to_utc();
        let ask = Near {
            at: at(from),
            kinds: vec![],
            within: Some(5_000.0),
            when,
            open,
            wheelchair: false,
            limit: 5,
        };
        let found = phone.app.store.read(move |db| near(db, &ask)).await.unwrap().found;
        found
            .into_iter()
            .map(|one| (one.commune, one.stop.unwrap().0.to_string(), one.state))
            .collect::<Vec<_>>()
    };
    let (vesoul, lure) = ((47.62, 6.15), (47.68, 6.49));
    let moment = |text: &str| Some(text.parse::<chrono::NaiveDateTime>().unwrap());
    let now = told(vesoul, "2025-10-20T10:00:00+02:00", false).await;
    assert_eq!(
        now,
        [("Vesoul".into(), "2025-10-20".into(), Opening::Open { until: moment("2025-10-20T12:00:00") })]
    );
    assert_eq!(told(vesoul, "2025-10-20T10:00:00+02:00", true).await.len(), 1);
    // Gone at noon; back on Thursday, at an hour that nobody said.
    let later = told(vesoul, "2025-10-20T12:00:00+02:00", false).await;
    assert_eq!(later, [("Vesoul".into(), "2025-10-23".into(), Opening::Unknown(Doubt::Unstated))]);
    assert!(told(vesoul, "2025-10-20T12:00:00+02:00", true).await.is_empty());
    let there = told(lure, "2025-10-20T12:00:00+02:00", false).await;
    assert_eq!(
        there,
        [("Lure".into(), "2025-10-22".into(), Opening::Closed { opens: moment("2025-10-22T14:00:00") })]
    );
    // Months ahead is too far to be told; nearer, it is.
    assert!(told(vesoul, "2025-11-01T10:00:00+01:00", false).await.is_empty());
    assert_eq!(told(vesoul, "2025-12-20T10:00:00+01:00", false).await.len(), 1);
}
