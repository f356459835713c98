//! `json-ld`: events that organisers describe in their own pages, on pages made by hand.

use gateway::sources::{File, Reading};

use crate::tourism::event;
use crate::world::{file, fixtures, read, repaired, why};

fn pages() -> Reading {
    read("json-ld", &fixtures("json-ld")).unwrap()
}

fn titled<'a>(reading: &'a Reading, title: &str) -> &'a api_client::wire::Event {
    let found = reading.records.iter().find_map(|record| match record {
        gateway::sources::Record::Event(event) if event.title == title => Some(event.id.clone()),
        _ => None,
    });
    event(reading, &found.unwrap_or_else(|| panic!("no {title}")))
}

#[test]
fn an_event_is_what_its_page_says() {
    let reading = pages();
    let concert = titled(&reading, "Concert d'essai");
    assert!(concert.id.starts_with("json-ld:theatre-example-"));
    assert_eq!((concert.dates.as_str(), concert.status.as_deref()), ("20261204T2030-2200", Some("full")));
    assert_eq!(
        (concert.venue.as_deref(), concert.address.as_str()),
        (Some("Salle d'Essai"), "1 rue de l'Essai"),
        "found by its name in the graph"
    );
    assert_eq!(
        (concert.postcode.as_deref(), concert.commune_name.as_deref()),
        (Some("21000"), Some("Dijon"))
    );
    assert_eq!((concert.point, concert.theme.as_str()), (Some([4_732_000, 504_000]), "music"));
    assert_eq!((concert.summary.as_str(), concert.from_age), ("Un concert & des lampions.", Some(6)));
    assert_eq!(
        (concert.cost.as_deref(), concert.price.as_deref()),
        (Some("paid"), Some("Plein tarif\u{a0}: 12,50 €"))
    );
    assert_eq!(
        concert.booking,
        ["https://billets.example/concert", "0380000000", "billetterie@theatre.example"]
    );
    assert_eq!(
        (concert.organiser.as_deref(), concert.source.as_str()),
        (Some("Théâtre d'Essai"), "Théâtre d'Essai")
    );
    assert_eq!(
        (concert.source_url.as_deref(), concert.verified_on.as_str()),
        (Some("https://www.theatre.example/concert"), "2026-11-02")
    );
    assert_eq!(concert.image_credit.as_deref(), Some("Théâtre d'Essai"));
}

#[test]
fn evenings_that_are_written_one_by_one_are_one_event_and_a_cancelled_one_is_struck() {
    let reading = pages();
    let play = titled(&reading, "Pièce d'essai");
    assert_eq!((play.dates.as_str(), play.status.as_deref()), ("20261211/20261212T2000!1", None));
    assert_eq!((play.postcode.as_deref(), play.cost.as_deref()), (Some("21000"), Some("free")));
}

#[test]
fn online_a_rule_and_a_place_without_a_postcode() {
    let reading = pages();
    let visit = titled(&reading, "Visite en ligne");
    assert_eq!(
        (visit.mode.as_deref(), visit.online.as_deref()),
        (Some("online"), Some("https://visio.example/essai"))
    );
    assert_eq!((visit.organiser.as_deref(), visit.source.as_str()), (None, "theatre.example"));
    assert!(repaired(&reading, &visit.id, "personal_data_removed: organizer"));
    let workshop = titled(&reading, "Atelier du mercredi");
    assert_eq!(
        (workshop.dates.as_str(), workshop.address.as_str()),
        ("20261202/20261230w3T1400-1600", "Dijon")
    );
    let feast = titled(&reading, "Fête d'essai");
    assert_eq!((feast.commune_name.as_deref(), feast.source_url.as_deref()), (Some("Dole"), None));
}

#[test]
fn no_period_and_a_broken_script_are_refused_and_a_broadcast_is_no_event() {
    let reading = pages();
    assert_eq!(why(&reading, "agenda.html:2"), "unreadable_value: JSON-LD");
    assert!(reading.refused.iter().any(|refusal| refusal.why == "no_period"), "{:?}", reading.refused);
    assert_eq!((reading.read, reading.records.len()), (7, 5));
}

#[test]
fn a_portal_in_the_place_of_one_page_keeps_no_other_out() {
    let mut files = fixtures("json-ld");
    files.push(file("ville.example/agenda", "<html><body>Connectez-vous</body></html>"));
    files.push(file(
        "mairie.example/agenda",
        "<html><script type='application/ld+json'>{\"@type\": \"WebSite\"}</script></html>",
    ));
    let reading = read("json-ld", &files).unwrap();
    assert_eq!(why(&reading, "ville.example/agenda"), "not_the_feed");
    assert_eq!(reading.records, pages().records);
    let empty = &files[files.len() - 1..];
    assert_eq!(read("json-ld", empty).unwrap_err().code, "empty", "an agenda that is empty is said");
}

#[test]
fn a_script_as_pages_write_it_is_read() {
    let html = |inside: &str| -> Vec<File> {
        vec![file(
            "a.example/b",
            &format!("<html><script type=\"application/ld+json; charset=utf-8\">{inside}</script></html>"),
        )]
    };
    let node = "{\"@type\": \"Event\", \"name\": \"Fête\", \"startDate\": \"2026-12-04\", \"description\": \"Un\ndeux\"}";
    for inside in [
        node.to_owned(),
        format!("<!-- {node} -->"),
        format!("//<![CDATA[\n{node}\n//]]>"),
        format!("{node};"),
    ] {
        let reading = read("json-ld", &html(&inside)).unwrap();
        assert_eq!(titled(&reading, "Fête").dates, "20261204", "{inside}");
    }
    let deep = format!("{}{node}{}", "[".repeat(120), "]".repeat(120));
    assert_eq!(read("json-ld", &html(&deep)).unwrap().records.len(), 1);
    let deeper = format!("{}{node}{}", "[".repeat(50_000), "]".repeat(50_000));
    assert_eq!(read("json-ld", &html(&deeper)).unwrap().refused.len(), 1);
}

#[test]
fn two_events_under_one_address_are_two() {
    let nodes = r#"[{"@type": "Event", "name": "Un", "url": "https://a.example/agenda", "startDate": "2026-12-04"},
                    {"@type": "Event", "name": "Deux", "url": "https://a.example/agenda", "startDate": "2026-12-04"}]"#;
    let reading = read("json-ld", &[file("a.json", nodes)]).unwrap();
    assert_eq!((reading.records.len(), reading.refused.len()), (2, 0));
}
