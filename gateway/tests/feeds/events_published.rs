//! Events from the door to the pack: what is long past stays out, real texts come in plain, and what a day costs.

use api_client::pack::{self, Slice};
use api_client::translate;
use api_client::wire::Event;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::event::Occurrence;
use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{Notes, Reading, Record, event_door};

use crate::world::{extracts, today};

fn made(n: i64, last: NaiveDate) -> Event {
    let mut event = Event {
        id: format!("content:made-{n}"),
        dates: event_door::dates(Occurrence::days(last - TimeDelta::days(20), last), &mut Notes::default())
            .unwrap(),
        theme: "music".into(),
        mode: Some("online".into()),
        source: "Ville".into(),
        verified_on: "2026-11-20".into(),
        ..Event::default()
    };
    let words = event_door::words(&format!("Concert {n}"), "Une soirée.", "", &mut Notes::default()).unwrap();
    event_door::say(&mut event, "fr", words);
    event
}

fn reading(events: Vec<Event>) -> Reading {
    let mut reading = Reading::default();
    for event in events {
        reading.take("made", Ok(Record::Event(Box::new(event))), Notes::default());
    }
    reading
}

#[test]
fn an_event_is_published_until_a_month_after_its_last_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = gateway::Config::local(folder.path()).unwrap();
    config.seed = "none".into();
    let clock = gateway::Clock::stopped_at(today().and_hms_opt(9, 0, 0).unwrap().and_utc().timestamp());
    config.clock = clock.clone();
    let app = App::open(config).unwrap();
    let ends = [30, 31, -5].map(|days| today() - TimeDelta::days(days));
    let events = (1..).zip(ends).map(|(n, last)| made(n, last)).collect();
    let kept = import::keep(&app, "content", reading(events), Absence::IsGone).unwrap();
    assert_eq!(kept.report.accepted, 3, "what is past is kept, and not published");
    let count = || {
        let published = app.publish().unwrap();
        published.collections.iter().find(|one| one.name == "events").map_or(0, |one| one.count)
    };
    assert_eq!(count(), 2);
    clock.turn(TimeDelta::days(1));
    assert_eq!(count(), 1);
    clock.turn(TimeDelta::days(40));
    assert_eq!(count(), 0);
}

/// The real events of the extract, by way of the door; the reader of that source is not this test's.
fn real() -> Option<Vec<Event>> {
    let files = extracts("feeds/openagenda-opendatasoft")?;
    let answer: serde_json::Value = serde_json::from_slice(&files[0].bytes).unwrap();
    let event = |record: &serde_json::Value| {
        let said = |key: &str| record["fields"][key].as_str().unwrap_or_default();
        let mut notes = Notes::default();
        let timings: Vec<serde_json::Value> = serde_json::from_str(said("timings")).unwrap();
        let instant = |timing: &serde_json::Value, key: &str| -> DateTime<Utc> {
            timing[key].as_str().unwrap().parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc()
        };
        let occurrences: Vec<Occurrence> = timings
            .iter()
            .flat_map(|timing| Occurrence::timing(instant(timing, "begin"), Some(instant(timing, "end"))))
            .collect();
        let words = event_door::words(
            said("title_fr"),
            said("description_fr"),
            said("longdescription_fr"),
            &mut notes,
        );
        let (cost, price) = event_door::price(said("conditions_fr"), &mut notes);
        let keywords = event_door::keywords([said("keywords_fr")], &mut notes);
        let theme = event_door::theme(keywords.iter().map(String::as_str).chain([said("title_fr")]));
        let mut event = Event {
            id: format!("openagenda:{}", said("uid")),
            theme: theme.slug().to_owned(),
            keywords,
            dates: event_door::dates(occurrences.clone(), &mut notes).unwrap(),
            cost,
            price,
            venue: event_door::line(said("location_name"), &mut notes, "venue"),
            address: said("location_address").to_owned(),
            commune: said("location_insee").to_owned(),
            organiser: event_door::organiser(said("originagenda_title"), &mut notes),
            source: "OpenAgenda".into(),
            source_url: Some(said("canonicalurl").to_owned()),
            verified_on: said("updatedat")[..10].to_owned(),
            ..Event::default()
        };
        event_door::say(&mut event, "fr", words.unwrap());
        let again = domain::event::Dates::of(occurrences);
        assert_eq!(translate::dates(&event.dates), again, "{}", event.dates);
        event
    };
    Some(answer["records"].as_array().unwrap().iter().map(event).collect())
}

#[test]
fn real_events_come_through_the_door_plain() {
    let Some(events) = real() else { return };
    assert_eq!(events.len(), 15);
    for event in &events {
        let texts = [&event.title, &event.summary, &event.text];
        assert!(texts.iter().all(|text| !text.contains(['<', '\u{2028}'])), "{}", event.id);
        assert!(translate::event(event.clone()).is_some(), "{}", event.id);
    }
    assert!(events.iter().all(|event| event.keywords.iter().all(|word| !word.contains('='))));
}

#[test]
fn a_day_of_changes_costs_little() {
    let Some(events) = real() else { return };
    let mut slice = Slice::default();
    // What a phone holds: the real ones, and many made of them so that the dictionary is as large as it is.
    for copy in 0..40 {
        for (n, event) in events.iter().enumerate() {
            let id = format!("openagenda:{:08}", 10_000_019 + copy * 7_919 + n * 104_729);
            slice.put(&Event { id, title: format!("{} {copy}", event.title), ..event.clone() }).unwrap();
        }
    }
    for event in &events {
        slice.put(event).unwrap();
    }
    let form = slice.canonical();
    let cost = |changed: &Slice| pack::delta_from(&form, changed).unwrap().0.len();
    type Change = fn(&Event) -> Option<Event>;
    let changes: [(&str, Change); 5] = [
        ("cancelled", |event| Some(Event { status: Some("cancelled".into()), ..event.clone() })),
        ("another date", |event| {
            Some(Event { dates: format!("{} 20261219T1730-1900", event.dates), ..event.clone() })
        }),
        ("a price", |event| {
            Some(Event {
                cost: Some("paid".into()), price: Some("12 €, réduit 8 €".into()), ..event.clone()
            })
        }),
        ("another day of update", |event| Some(Event { verified_on: "2026-11-30".into(), ..event.clone() })),
        ("gone", |_| None),
    ];
    let mut all = Vec::new();
    for (name, change) in changes {
        let mut costs: Vec<usize> = events
            .iter()
            .map(|event| {
                let mut changed = slice.clone();
                match change(event) {
                    Some(event) => changed.put(&event).unwrap(),
                    None => drop(changed.0.remove(&event.id)),
                }
                cost(&changed)
            })
            .collect();
        costs.sort_unstable();
        eprintln!(
            "one event {name}: {} B in the middle, {} at most",
            costs[costs.len() / 2],
            costs[costs.len() - 1]
        );
        all.extend(costs);
    }
    all.sort_unstable();
    assert!(all[all.len() / 2] <= 130, "{all:?}");

    // A day as days are: of 615 events ten gone, thirty changed, and eight that nobody had seen.
    let mut tomorrow = slice.clone();
    let ids: Vec<String> = slice.0.keys().cloned().collect();
    for id in ids.iter().step_by(60).take(10) {
        tomorrow.0.remove(id);
    }
    for id in ids.iter().skip(7).step_by(20).take(30) {
        let mut event: Event = serde_json::from_slice(&slice.0[id]).unwrap();
        event.verified_on = "2026-11-30".into();
        event.status = Some("full".into());
        tomorrow.put(&event).unwrap();
    }
    let mut known = Slice::default();
    for event in events.iter().skip(8) {
        known.put(event).unwrap();
    }
    let new: Vec<usize> = events
        .iter()
        .take(8)
        .map(|event| {
            let mut with = known.clone();
            with.put(event).unwrap();
            pack::delta_from(&known.canonical(), &with).unwrap().0.len()
        })
        .collect();
    let day = cost(&tomorrow) + new.iter().sum::<usize>();
    eprintln!("new ones, each: {new:?} B; a day of 48 changes: {day} B, {} each", day / 48);
    assert!(day / 48 <= 250, "{day}");
}
