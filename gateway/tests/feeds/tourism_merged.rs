//! Sources of tourism in one list: an object that came by the files and by the API is one event, whatever they say of it.

use std::collections::BTreeSet;

use api_client::wire::Event;
use gateway::merge::{self, Held};
use gateway::sources::Record;

use crate::world::{fixtures, read};

const BOTH: &str = "10000000-0000-3000-8000-000000000001";

fn events(source: &str) -> Vec<Event> {
    let records = read(source, &fixtures(source)).unwrap().records;
    let event = |record| match record {
        Record::Event(event) => *event,
        other => panic!("{other:?}"),
    };
    records.into_iter().map(event).collect()
}

fn known_since(events: Vec<Event>, since: i64) -> impl Iterator<Item = Held> {
    events.into_iter().map(move |event| Held { event, since, gone: false })
}

#[test]
fn every_source_of_events_names_its_records_after_itself() {
    for source in [
        "openagenda",
        "opendatasoft-events",
        "datatourisme-feed",
        "datatourisme-api",
        "tourinsoft",
        "json-ld",
    ] {
        let events = events(source);
        let strange = events.iter().find(|event| event.id.split_once(':').is_none_or(|(by, _)| by != source));
        assert!(!events.is_empty() && strange.is_none(), "{source}: {strange:?}");
    }
}

#[test]
fn an_object_that_came_by_the_files_and_by_the_api_is_one_event() {
    let (by_files, mut by_api) = (events("datatourisme-feed"), events("datatourisme-api"));
    let named = |events: &[Event], source: &str| -> BTreeSet<String> {
        let own = |event: &Event| event.id.strip_prefix(source).unwrap().to_owned();
        events.iter().map(own).collect()
    };
    let (files, api) = (named(&by_files, "datatourisme-feed:"), named(&by_api, "datatourisme-api:"));
    assert!(files.contains(BOTH) && api.contains(BOTH) && files != api, "{files:?} {api:?}");
    // Nothing but its number is left alike: since the files came, it was renamed, moved and put off.
    let changed = by_api.iter_mut().find(|event| event.id.ends_with(BOTH)).unwrap();
    changed.title = "Tout autre chose".into();
    changed.dates = "20271001".into();
    changed.commune = "39300".into();
    changed.point = None;

    let held = known_since(by_files, 1).chain(known_since(by_api, 2)).collect();
    let merged = merge::events(held);
    assert_eq!(merged.events.len(), files.union(&api).count(), "{:?}", merged.merged);
    let one = merged.events.iter().find(|event| event.id.ends_with(BOTH)).unwrap();
    assert_eq!(one.id, format!("datatourisme-feed:{BOTH}"), "the name that was known first");
    assert_eq!(
        (one.title.as_str(), one.dates.as_str()),
        ("Tout autre chose", "20271001"),
        "the API is believed"
    );
    assert_eq!(one.also.len(), 1, "{:?}", one.also);
}
