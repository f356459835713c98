//! `/v1/events.ics`, `.atom`, `.rss`: the published events for other programs.

use api_client::wire::{Commune, Event};
use gateway::sources::Record;

use crate::world::World;

fn event(id: &str, dates: &str) -> Event {
    Event {
        id: format!("ical:essai:{id}"),
        title: format!("Fête <{id}> & bal"),
        dates: dates.into(),
        theme: "music".into(),
        commune: "39001".into(),
        point: Some([4_670_000, 560_000]),
        source: "Ville d’Essai".into(),
        source_url: Some("https://exemple.fr/a?b&c".into()),
        verified_on: "2026-11-20".into(),
        ..Event::default()
    }
}

fn commune(code: &str, centre: [i32; 2]) -> Record {
    Record::Commune(Commune {
        id: format!("commune:{code}"),
        code: code.into(),
        name: "Essai-sur-Ain".into(),
        centre: Some(centre),
        postcodes: vec!["39570".into()],
        ..Commune::default()
    })
}

async fn world() -> World {
    let world = World::empty().await;
    let mut records: Vec<Record> = [
        Event {
            cost: Some("free".into()),
            access: vec!["hi".into(), "mi".into()],
            ..event("a", "20261205T2030-2230")
        },
        Event { status: Some("cancelled".into()), ..event("b", "20261206") },
        event("c", "20260103/20271225w6T0800-1230!329"),
        Event {
            commune: "39002".into(),
            point: Some([4_700_000, 560_000]),
            theme: "sport".into(),
            ..event("d", "20261207")
        },
        event("past", "20261101"),
        Event { dates: "20280101".into(), ..event("far", "20280101") },
    ]
    .into_iter()
    .map(|event| Record::Event(Box::new(event)))
    .collect();
    records.extend([commune("39001", [46_700, 5_600]), commune("39002", [47_000, 5_600])]);
    world.region.publish(records).unwrap();
    world
}

async fn ids(world: &World, query: &str) -> String {
    let answer = world.get(&format!("/v1/events.rss?{query}"), "").await;
    assert_eq!(answer.status, 200, "{query}");
    let body = String::from_utf8(answer.body).unwrap();
    body.split("event:ical:essai:")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap())
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_is_given_the_soonest_first() {
    let world = world().await;
    for (query, expected) in [
        ("", "c a b d"),
        ("free=1", "a"),
        ("access=hi,mi", "a"),
        ("access=vi", ""),
        ("theme=sport", "d"),
        ("commune=39001", "c a b"),
        ("commune=39001&km=50", "c a b d"),
        ("commune=25056&km=50", ""),
        ("lat=47.0&lon=5.6&km=5", "d"),
        ("from=2026-12-06&to=2026-12-06", "b"),
        ("from=2026-11-01&to=2026-11-01", "past"),
        ("limit=1", "c"),
    ] {
        assert_eq!(ids(&world, query).await, expected, "{query}");
    }
    assert_eq!(world.get("/v1/events.ics?commune=dole", "").await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_tells_its_runs_once_and_what_is_cancelled() {
    let world = world().await;
    let answer = world.get("/v1/events.ics", "").await;
    assert!(answer.header("content-type").starts_with("text/calendar"));
    let text = String::from_utf8(answer.body).unwrap().replace("\r\n ", "");
    for line in [
        "UID:event.ical:essai:a.20261205T2030@ma-region",
        "SUMMARY:Annulé\u{a0}: Fête <b> & bal",
        "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=SA;WKST=MO;UNTIL=20271225T070000Z",
        "LOCATION:Essai-sur-Ain",
        "GEO:46.70000;5.60000",
        "BEGIN:VTIMEZONE",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert_eq!((text.matches("BEGIN:VEVENT").count(), text.matches("STATUS:CANCELLED").count()), (5, 2));
    assert!(!text.contains("BEGIN:VALARM"), "who subscribes says when to be reminded");
}

#[tokio::test(flavor = "multi_thread")]
async fn news_are_sound_xml() {
    let world = world().await;
    for path in ["/v1/events.atom", "/v1/events.rss?lang=en"] {
        let answer = world.get(path, "").await;
        let text = String::from_utf8(answer.body).unwrap();
        assert!(
            text.contains("F\u{ea}te &lt;a&gt; &amp; bal") && text.contains("https://exemple.fr/a?b&amp;c"),
            "{text}"
        );
        let (opened, closed) = (text.matches("<title").count(), text.matches("</title>").count());
        assert_eq!((opened, closed), (5, 5), "{text}");
    }
    let atom = String::from_utf8(world.get("/v1/events.atom", "").await.body).unwrap();
    assert!(atom.contains("05/12/2026 20\u{a0}h\u{a0}30"), "{atom}");
    assert!(atom.contains("<updated>2026-11-19T23:00:00Z</updated>"), "{atom}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_holds_the_answer_gets_nothing_until_it_changes() {
    let world = world().await;
    let first = world.get("/v1/events.ics?commune=39001", "").await;
    let tag = first.header("etag").to_owned();
    assert_eq!(first.header("cache-control"), "public, max-age=900");
    let held = format!("If-None-Match: {tag}\r\n");
    let again = world.get("/v1/events.ics?commune=39001", &held).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(world.get("/v1/events.ics?commune=39002", &held).await.status, 200);
    assert_eq!(world.get("/v1/events.atom?commune=39001", &held).await.status, 200);
    let near = world.get("/v1/events.ics?lat=46.7&lon=5.6", "").await;
    assert_eq!(near.header("cache-control"), "private, max-age=900", "it says where somebody is");
    world.region.publish(vec![Record::Event(Box::new(event("new", "20261210")))]).unwrap();
    assert_eq!(world.get("/v1/events.ics?commune=39001", &held).await.status, 200);
    // The same bytes at each question.
    let one = world.get("/v1/events.ics", "").await.body;
    assert_eq!(one, world.get("/v1/events.ics", "").await.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_published_is_an_empty_agenda() {
    let world = World::empty().await;
    let answer = world.get("/v1/events.ics", "").await;
    let text = String::from_utf8(answer.body).unwrap();
    assert_eq!(answer.status, 200);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && !text.contains("VEVENT"), "{text}");
}
