//! Events made for a test, on the real communes of the embedded content.

use api_client::wire;
use gateway::sources::Record;

/// An event on those dates, as they travel (`20260305T2030-2200`), at a point in degrees.
pub fn event(id: &str, dates: &str, (lat, lon): (f64, f64)) -> wire::Event {
    wire::Event {
        id: format!("test:{id}"),
        title: format!("Sortie {id}"),
        dates: dates.into(),
        theme: "music".into(),
        venue: Some(format!("Salle {id}")),
        commune: "70550".into(),
        point: Some([(lat * 1e5).round() as i32, (lon * 1e5).round() as i32]),
        source: "Test".into(),
        source_url: Some(format!("https://test.example/{id}")),
        verified_on: "2026-11-20".into(),
        ..wire::Event::default()
    }
}

/// As records.
pub fn records(events: impl IntoIterator<Item = wire::Event>) -> Vec<Record> {
    events.into_iter().map(|event| Record::Event(Box::new(event))).collect()
}
