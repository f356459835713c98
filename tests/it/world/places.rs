//! Places made for a test, on the real communes of the embedded content.

use api_client::wire;
use gateway::Region;
use gateway::sources::Record;

use super::{Phone, region};

/// A place of that kind, at a point in degrees.
pub fn place(id: &str, kind: &str, (lat, lon): (f64, f64)) -> wire::Place {
    wire::Place {
        id: format!("test:{id}"),
        kind: kind.into(),
        name: format!("Lieu {id}"),
        commune: "70550".into(),
        point: Some([(lat * 1e5).round() as i32, (lon * 1e5).round() as i32]),
        phone: Some("0384000000".into()),
        source: "Test".into(),
        verified_on: "2025-09-01".into(),
        ..wire::Place::default()
    }
}

/// The same with hours.
pub fn open(id: &str, kind: &str, at: (f64, f64), hours: &str) -> wire::Place {
    wire::Place { hours: Some(hours.into()), ..place(id, kind, at) }
}

/// School holidays of the zone, as PRODUCT.md §3.8 gives them for 2025-2026.
pub fn zone_a() -> Record {
    let span = |from: &str, to: &str| wire::Span {
        title: "Vacances".into(),
        from: from.into(),
        to: to.into(),
        ..wire::Span::default()
    };
    Record::Calendar(wire::Calendar {
        id: "calendar:test".into(),
        kind: "school_holidays".into(),
        title: "Zone A".into(),
        zone: Some("A".into()),
        spans: vec![span("2025-10-18", "2025-11-02"), span("2025-12-20", "2026-01-04")],
        verified_on: "2025-09-01".into(),
        ..wire::Calendar::default()
    })
}

/// A phone that holds these places beside the embedded content, and a gateway that gave them.
pub async fn phone_with(folder: &std::path::Path, records: Vec<Record>) -> (Phone, Region) {
    let region = region(folder).await;
    let records = records.into_iter().chain([zone_a()]).collect();
    tokio::task::block_in_place(|| region.publish(records)).unwrap();
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.syncs().await;
    (phone, region)
}

/// As records.
pub fn records(places: impl IntoIterator<Item = wire::Place>) -> Vec<Record> {
    places.into_iter().map(|place| Record::Place(Box::new(place))).collect()
}
